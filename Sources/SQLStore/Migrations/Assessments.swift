extension Migration {
    /// The lines of a period, kept together by registration, because a registration is what is calculated,
    /// billed and read. The table takes the place of one that no command wrote to.
    static let assessments = Migration(
        10, "assessments",
        """
        DROP TABLE assessment;

        -- reason: regular, or why an earlier month comes out otherwise than it was billed. refusal: why the
        -- law gives no amount, nought where it gives one. programmes: those that are owed, as in job_spell.
        -- A spell whose payer was corrected has lines under both registrations.
        -- @distribute gov_id like government
        -- @key-ordered
        CREATE TABLE assessment (
            gov_id INTEGER NOT NULL,
            period INTEGER NOT NULL,
            registration_id BIGINT NOT NULL,
            spell_id BIGINT NOT NULL,
            for_month INTEGER NOT NULL,
            person_id BIGINT NOT NULL,
            reason TEXT NOT NULL,
            refusal SMALLINT NOT NULL,
            risk_class SMALLINT NOT NULL,
            programmes SMALLINT NOT NULL,
            wage BIGINT NOT NULL,
            work_accident BIGINT NOT NULL,
            death BIGINT NOT NULL,
            old_age_employer BIGINT NOT NULL,
            old_age_worker BIGINT NOT NULL,
            pension_employer BIGINT NOT NULL,
            pension_worker BIGINT NOT NULL,
            job_loss BIGINT NOT NULL,
            PRIMARY KEY (gov_id, period, registration_id, spell_id, for_month),
            CHECK (for_month <= period)
        );

        CREATE INDEX assessment_person ON assessment (gov_id, person_id, for_month, period, spell_id);

        CREATE INDEX job_spell_registration ON job_spell (gov_id, registration_id, spell_id, version);
        """)
}
