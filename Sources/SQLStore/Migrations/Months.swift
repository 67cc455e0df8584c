extension Migration {
    /// What the month needs to know beside the job itself: why a job ended, when a death became known, which
    /// revision of the people a period was calculated from, and which papers let a unit pay.
    static let months = Migration(
        7, "months",
        """
        ALTER TABLE job_spell ADD COLUMN end_reason TEXT;
        ALTER TABLE job_spell ADD COLUMN decree_signed INTEGER;
        ALTER TABLE person ADD COLUMN died_recorded_ms BIGINT;

        ALTER TABLE period ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE period ADD COLUMN calculated_revision BIGINT;
        ALTER TABLE period ADD COLUMN dues BIGINT;
        ALTER TABLE period ADD COLUMN corrections BIGINT;
        ALTER TABLE period ADD COLUMN persons INTEGER;
        ALTER TABLE period ADD COLUMN bill_id BIGINT;
        ALTER TABLE period ADD COLUMN finalised_ms BIGINT;

        ALTER TABLE assessment ADD COLUMN risk_class SMALLINT NOT NULL DEFAULT 0;
        ALTER TABLE assessment ADD COLUMN programmes SMALLINT NOT NULL DEFAULT 0;

        -- An agreement (PKS), a budget (DPA, APBDes) or the decree of a treasurer: without one nothing is
        -- paid. A row with is_signed 0 is a paper that is expected from valid_from on.
        -- @distribute gov_id like government
        CREATE TABLE unit_paper (
            gov_id INTEGER NOT NULL,
            paper_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            kind TEXT NOT NULL,
            number TEXT NOT NULL,
            is_signed SMALLINT NOT NULL,
            valid_from INTEGER NOT NULL,
            valid_to INTEGER NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, paper_id),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (valid_from <= valid_to),
            CHECK (is_signed BETWEEN 0 AND 1),
            CHECK (recorded_ms < superseded_ms)
        );

        CREATE INDEX unit_paper_unit ON unit_paper (gov_id, unit_id, kind, valid_from, paper_id);
        """)
}
