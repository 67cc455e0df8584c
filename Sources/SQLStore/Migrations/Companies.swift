extension Migration {
    /// Companies of the register: what is known of each beside its unit, who counted its workers, the lists
    /// they came from, and the cases of sanctions against them.
    static let companies = Migration(
        25, "companies",
        """
        -- What is known of a company; a correction is a new version. A company is a unit of its own kind, a
        -- branch a unit below it.
        -- @distribute gov_id like government
        CREATE TABLE company_profile (
            gov_id INTEGER NOT NULL,
            unit_id BIGINT NOT NULL,
            version INTEGER NOT NULL,
            nib TEXT,
            licence TEXT NOT NULL,
            sector TEXT NOT NULL,
            address TEXT NOT NULL,
            capital BIGINT,
            sales BIGINT,
            stated_size TEXT,
            is_state SMALLINT NOT NULL,
            source TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, unit_id, version),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (is_state BETWEEN 0 AND 1),
            CHECK (capital >= 0),
            CHECK (sales >= 0),
            CHECK (recorded_ms <= superseded_ms)
        );

        CREATE UNIQUE INDEX company_profile_now ON company_profile (gov_id, unit_id)
            WHERE superseded_ms = 9223372036854775807;
        CREATE UNIQUE INDEX company_profile_nib ON company_profile (gov_id, nib)
            WHERE superseded_ms = 9223372036854775807 AND nib IS NOT NULL;

        -- How many workers somebody counted at a company or a branch.
        -- @distribute gov_id like government
        CREATE TABLE company_sighting (
            gov_id INTEGER NOT NULL,
            unit_id BIGINT NOT NULL,
            sighting_id BIGINT NOT NULL,
            seen_on INTEGER NOT NULL,
            source TEXT NOT NULL,
            persons INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, unit_id, sighting_id),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (persons >= 0)
        );

        -- From how many workers the government acts, and by which of its own texts; the last row of a day
        -- counts.
        -- @distribute gov_id like government
        CREATE TABLE company_threshold (
            gov_id INTEGER NOT NULL,
            threshold_id BIGINT NOT NULL,
            valid_from INTEGER NOT NULL,
            workers INTEGER NOT NULL,
            basis TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, threshold_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (workers > 0)
        );

        -- A list that was read in, as it came; its bytes in sealed pieces.
        -- @distribute gov_id like government
        CREATE TABLE company_list (
            gov_id INTEGER NOT NULL,
            list_id BIGINT NOT NULL,
            file_name TEXT NOT NULL,
            source TEXT NOT NULL,
            digest TEXT NOT NULL,
            file_size BIGINT NOT NULL,
            taken INTEGER NOT NULL,
            refused INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, list_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- @distribute gov_id like government
        CREATE TABLE company_list_part (
            gov_id INTEGER NOT NULL,
            list_id BIGINT NOT NULL,
            part INTEGER NOT NULL,
            bytes_sealed TEXT NOT NULL,
            PRIMARY KEY (gov_id, list_id, part),
            FOREIGN KEY (gov_id, list_id) REFERENCES company_list (gov_id, list_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- A company with all its branches as lists show it: all of it follows from the registers, and is
        -- reckoned anew as they change. findings adds up what is wrong: 1, 2, 4, 8, 16.
        -- @distribute gov_id like government
        CREATE TABLE company_standing (
            gov_id INTEGER NOT NULL,
            unit_id BIGINT NOT NULL,
            company_size TEXT NOT NULL,
            is_registered SMALLINT NOT NULL,
            seen INTEGER NOT NULL,
            seen_on INTEGER NOT NULL,
            enrolled INTEGER NOT NULL,
            under_minimum INTEGER NOT NULL,
            shortfall BIGINT NOT NULL,
            lacking INTEGER NOT NULL,
            arrears BIGINT NOT NULL,
            findings INTEGER NOT NULL,
            stage TEXT NOT NULL,
            PRIMARY KEY (gov_id, unit_id),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (is_registered BETWEEN 0 AND 1)
        );

        -- How far the reckoning of a government goes.
        -- @distribute gov_id like government
        CREATE TABLE company_head (
            gov_id INTEGER NOT NULL,
            sequence BIGINT NOT NULL,
            reckoned_on INTEGER NOT NULL,
            PRIMARY KEY (gov_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- What lists read of a case; all of it follows from its events. ends_on: the last day of the clock
        -- that runs; refused_on: since when services are refused, while they are.
        -- @distribute gov_id like government
        CREATE TABLE sanction_case (
            gov_id INTEGER NOT NULL,
            case_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            stage TEXT NOT NULL,
            is_open SMALLINT NOT NULL,
            opened_on INTEGER NOT NULL,
            ends_on INTEGER,
            refused_on INTEGER,
            proposed_step TEXT,
            proposed_by TEXT,
            events INTEGER NOT NULL,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, case_id),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (is_open BETWEEN 0 AND 1)
        );

        CREATE UNIQUE INDEX sanction_case_open ON sanction_case (gov_id, unit_id) WHERE is_open = 1;
        CREATE INDEX sanction_case_unit ON sanction_case (gov_id, unit_id, case_id);
        CREATE INDEX sanction_case_stage ON sanction_case (gov_id, stage, ends_on, case_id);

        -- All that was done; never changed, never taken away. The body is JSON and may name people.
        -- @distribute gov_id like government
        CREATE TABLE sanction_event (
            gov_id INTEGER NOT NULL,
            case_id BIGINT NOT NULL,
            sequence INTEGER NOT NULL,
            kind TEXT NOT NULL,
            body_sealed TEXT NOT NULL,
            actor TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, case_id, sequence),
            FOREIGN KEY (gov_id, case_id) REFERENCES sanction_case (gov_id, case_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- What proves that a letter was served; its bytes in sealed pieces.
        -- @distribute gov_id like government
        CREATE TABLE sanction_file (
            gov_id INTEGER NOT NULL,
            file_id BIGINT NOT NULL,
            case_id BIGINT NOT NULL,
            file_name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            file_size BIGINT NOT NULL,
            digest TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, file_id),
            FOREIGN KEY (gov_id, case_id) REFERENCES sanction_case (gov_id, case_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- @distribute gov_id like government
        CREATE TABLE sanction_file_part (
            gov_id INTEGER NOT NULL,
            file_id BIGINT NOT NULL,
            part INTEGER NOT NULL,
            bytes_sealed TEXT NOT NULL,
            PRIMARY KEY (gov_id, file_id, part),
            FOREIGN KEY (gov_id, file_id) REFERENCES sanction_file (gov_id, file_id)
                DEFERRABLE INITIALLY DEFERRED
        );
        """)
}
