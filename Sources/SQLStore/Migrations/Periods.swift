extension Migration {
    /// The month of a registration and what it owes, person by person.
    ///
    /// One wide row a person and month, not one a programme: half the rows to write and to keep. Its key is
    /// natural, so that assessing again changes nothing. `for_month` is the month that the dues are for;
    /// `period` the one in which they are reported. They differ in a difference line, which a later change of
    /// wage or law brings; a line of a posted period is never edited.
    static let periods = Migration(
        5, "periods",
        """
        -- state: 0 draft, 1 calculated (Hitung), 2 finalised (Finalisasi), 3 posted (Posting).
        -- @distribute gov_id like government
        CREATE TABLE period (
            gov_id INTEGER NOT NULL,
            period INTEGER NOT NULL,
            registration_id BIGINT NOT NULL,
            state SMALLINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            calculated_ms BIGINT,
            calculated_by TEXT,
            finalised_by TEXT,
            posted_by TEXT,
            posted_ms BIGINT,
            law_digest TEXT,
            PRIMARY KEY (gov_id, period, registration_id),
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (state BETWEEN 0 AND 3),
            CHECK (period BETWEEN 190001 AND 999912)
        );

        -- @distribute gov_id like government
        -- @key-ordered
        CREATE TABLE assessment (
            gov_id INTEGER NOT NULL,
            period INTEGER NOT NULL,
            spell_id BIGINT NOT NULL,
            for_month INTEGER NOT NULL,
            person_id BIGINT NOT NULL,
            registration_id BIGINT NOT NULL,
            reason TEXT NOT NULL,
            wage BIGINT NOT NULL,
            work_accident BIGINT NOT NULL,
            death BIGINT NOT NULL,
            old_age_employer BIGINT NOT NULL,
            old_age_worker BIGINT NOT NULL,
            pension_employer BIGINT NOT NULL,
            pension_worker BIGINT NOT NULL,
            job_loss BIGINT NOT NULL,
            PRIMARY KEY (gov_id, period, spell_id, for_month),
            CHECK (for_month <= period)
        );

        CREATE INDEX assessment_person ON assessment (gov_id, person_id, for_month, period, spell_id);
        """)
}
