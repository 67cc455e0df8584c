extension Migration {
    /// Rosters on their way in: the file as it came, what was found in it, what was corrected, and pairs of
    /// people that somebody decided about.
    static let uploads = Migration(
        15, "uploads",
        """
        -- state: 0 is being checked, 1 checked, 2 cannot be read, 3 handed in. revision counts what somebody
        -- changed of columns and cells; checked is the revision that the counts and cells are of.
        -- @distribute gov_id like government
        CREATE TABLE roster_upload (
            gov_id INTEGER NOT NULL,
            upload_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            campaign_id BIGINT,
            period INTEGER NOT NULL,
            file_name TEXT NOT NULL,
            file_digest TEXT NOT NULL,
            file_size BIGINT NOT NULL,
            account_id BIGINT NOT NULL,
            uploaded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            category TEXT,
            wage_basis TEXT NOT NULL,
            column_mapping TEXT NOT NULL,
            revision INTEGER NOT NULL,
            checked INTEGER,
            state SMALLINT NOT NULL,
            work_id BIGINT,
            people INTEGER NOT NULL,
            good INTEGER NOT NULL,
            bad INTEGER NOT NULL,
            repeated INTEGER NOT NULL,
            gone INTEGER NOT NULL,
            skipped INTEGER NOT NULL,
            cells INTEGER NOT NULL,
            layout_sealed TEXT,
            refusal TEXT,
            sptjm TEXT,
            submission_id BIGINT,
            PRIMARY KEY (gov_id, upload_id),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, campaign_id) REFERENCES campaign (gov_id, campaign_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, submission_id) REFERENCES roster_submission (gov_id, submission_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (state BETWEEN 0 AND 3)
        );

        CREATE INDEX roster_upload_unit ON roster_upload (gov_id, unit_id, upload_id);
        CREATE INDEX roster_upload_submission ON roster_upload (gov_id, submission_id, upload_id);

        -- The file as it came, in sealed pieces.
        -- @distribute gov_id like government
        CREATE TABLE roster_upload_part (
            gov_id INTEGER NOT NULL,
            upload_id BIGINT NOT NULL,
            part INTEGER NOT NULL,
            bytes_sealed TEXT NOT NULL,
            PRIMARY KEY (gov_id, upload_id, part),
            FOREIGN KEY (gov_id, upload_id) REFERENCES roster_upload (gov_id, upload_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- Cells that wait for somebody, as the last check found them; each check writes them anew.
        -- @distribute gov_id like government
        CREATE TABLE roster_upload_cell (
            gov_id INTEGER NOT NULL,
            upload_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            place INTEGER NOT NULL,
            column_index INTEGER,
            field TEXT NOT NULL,
            cell_sealed TEXT NOT NULL,
            PRIMARY KEY (gov_id, upload_id, line, place),
            FOREIGN KEY (gov_id, upload_id) REFERENCES roster_upload (gov_id, upload_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- What somebody put in the place of a cell; the latest revision holds, none is taken away.
        -- @distribute gov_id like government
        CREATE TABLE roster_upload_fix (
            gov_id INTEGER NOT NULL,
            upload_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            column_index INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            value_sealed TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, upload_id, line, column_index, revision),
            FOREIGN KEY (gov_id, upload_id) REFERENCES roster_upload (gov_id, upload_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- A row of a roster that may be somebody whom the register has. probability in millionths.
        -- @distribute gov_id like government
        CREATE TABLE roster_pair (
            gov_id INTEGER NOT NULL,
            submission_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            person_id BIGINT NOT NULL,
            row_index TEXT NOT NULL,
            probability INTEGER NOT NULL,
            reasons_sealed TEXT NOT NULL,
            decision TEXT,
            decided_by TEXT,
            decided_ms BIGINT,
            PRIMARY KEY (gov_id, submission_id, line),
            FOREIGN KEY (gov_id, submission_id) REFERENCES roster_submission (gov_id, submission_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (decision IN ('same', 'other', 'later'))
        );

        -- What was decided of a person as rosters write her, so that nobody is asked twice. row_index is a
        -- keyed hash of the row's NIK, name, birth date and mother.
        -- @distribute gov_id like government
        CREATE TABLE pair_decision (
            gov_id INTEGER NOT NULL,
            row_index TEXT NOT NULL,
            person_id BIGINT NOT NULL,
            decided_ms BIGINT NOT NULL,
            decision TEXT NOT NULL,
            decided_by TEXT NOT NULL,
            PRIMARY KEY (gov_id, row_index, person_id, decided_ms),
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (decision IN ('same', 'other'))
        );
        """)
}
