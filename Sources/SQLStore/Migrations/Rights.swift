extension Migration {
    /// Letters that told somebody of a right that comes with time.
    static let rights = Migration(
        29, "rights",
        """
        -- heir_id is the child's whom it is about; nought where the right is the person's own. notice_id is
        -- the number under which the paper is looked up.
        -- @distribute gov_id like government
        CREATE TABLE right_notice (
            gov_id INTEGER NOT NULL,
            person_id BIGINT NOT NULL,
            right_code TEXT NOT NULL,
            for_month INTEGER NOT NULL,
            heir_id BIGINT NOT NULL,
            notice_id BIGINT NOT NULL,
            drafted_by TEXT NOT NULL,
            drafted_on INTEGER NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, person_id, right_code, for_month, heir_id),
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (right_code IN ('santunan-penuh', 'beasiswa', 'jht', 'pensiun', 'jenjang'))
        );
        """)
}
