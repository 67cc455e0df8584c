extension Migration {
    /// What units are asked for and what they submitted, version by version.
    static let rosters = Migration(
        4, "rosters",
        """
        -- @distribute gov_id like government
        CREATE TABLE campaign (
            gov_id INTEGER NOT NULL,
            campaign_id BIGINT NOT NULL,
            name TEXT NOT NULL,
            period INTEGER NOT NULL,
            due INTEGER NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, campaign_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- @distribute gov_id like government
        CREATE TABLE campaign_unit (
            gov_id INTEGER NOT NULL,
            campaign_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            due INTEGER NOT NULL,
            PRIMARY KEY (gov_id, campaign_id, unit_id),
            FOREIGN KEY (gov_id, campaign_id) REFERENCES campaign (gov_id, campaign_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- Who submits does not approve: the schema holds it.
        -- @distribute gov_id like government
        CREATE TABLE roster_submission (
            gov_id INTEGER NOT NULL,
            submission_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            campaign_id BIGINT,
            period INTEGER NOT NULL,
            version INTEGER NOT NULL,
            file_digest TEXT NOT NULL,
            row_count INTEGER NOT NULL,
            submitted_by TEXT NOT NULL,
            submitted_ms BIGINT NOT NULL,
            sptjm_reference TEXT,
            decided_by TEXT,
            decided_ms BIGINT,
            decision TEXT,
            decision_reason TEXT,
            PRIMARY KEY (gov_id, submission_id),
            UNIQUE (gov_id, unit_id, period, version),
            UNIQUE (gov_id, unit_id, period, file_digest),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, campaign_id) REFERENCES campaign (gov_id, campaign_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (decided_by <> submitted_by),
            CHECK (decision IN ('approved', 'returned'))
        );

        -- @distribute gov_id like government
        CREATE TABLE roster_row (
            gov_id INTEGER NOT NULL,
            submission_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            person_id BIGINT,
            nik_index TEXT,
            outcome TEXT NOT NULL,
            wage BIGINT,
            category TEXT,
            row_sealed TEXT NOT NULL,
            PRIMARY KEY (gov_id, submission_id, line),
            FOREIGN KEY (gov_id, submission_id) REFERENCES roster_submission (gov_id, submission_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX roster_row_nik ON roster_row (gov_id, submission_id, nik_index, line);
        """)
}
