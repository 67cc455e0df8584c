extension Migration {
    /// What the desk of the money needs: of a proposed payment its bill, warrant and what it was booked as;
    /// statements of banks that wait to be taken; the few lines of a month that ask for something.
    static let moneyDesk = Migration(
        13, "money-desk",
        """
        ALTER TABLE payment_proposal ADD COLUMN bill_id BIGINT;
        ALTER TABLE payment_proposal ADD COLUMN sp2d TEXT;
        ALTER TABLE payment_proposal ADD COLUMN payment_id BIGINT;

        CREATE INDEX assessment_refused ON assessment (gov_id, period, registration_id, spell_id, for_month)
            WHERE refusal <> 0;
        CREATE INDEX assessment_earlier ON assessment (gov_id, period, registration_id, spell_id, for_month)
            WHERE for_month < period;

        -- A bank's file that was read and shown, and is not taken before somebody says so.
        -- @distribute gov_id like government
        CREATE TABLE bank_draft (
            gov_id INTEGER NOT NULL,
            draft_id BIGINT NOT NULL,
            file_name TEXT NOT NULL,
            body_sealed TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            taken_ms BIGINT,
            PRIMARY KEY (gov_id, draft_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );
        """)
}
