extension Migration {
    /// Whether a version may be decided yet, and how what waits at the bank is found.
    static let rosterPairs = Migration(
        18, "roster-pairs",
        """
        -- 1 while its rows are held against the register: nobody approves it before.
        ALTER TABLE roster_submission ADD COLUMN pairs_pending SMALLINT NOT NULL DEFAULT 0;

        CREATE INDEX bank_line_waiting ON bank_line (gov_id, booked, statement_id, line)
            WHERE payment_id IS NULL;
        """)
}
