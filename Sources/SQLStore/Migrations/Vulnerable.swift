extension Migration {
    /// Vulnerable workers on their way from a list to a card, and villages that became part of others. Who is
    /// insured stands in the register; here is what led there.
    static let vulnerable = Migration(
        26, "vulnerable",
        """
        -- changes counts the acts upon a quota; whoever acts upon its rows holds it. dues: of one person for
        -- all months, as the law was when the quota was written.
        -- @distribute gov_id like government
        CREATE TABLE vulnerable_quota (
            gov_id INTEGER NOT NULL,
            quota_id BIGINT NOT NULL,
            name TEXT NOT NULL,
            funding TEXT NOT NULL,
            ceiling BIGINT NOT NULL,
            from_month INTEGER NOT NULL,
            to_month INTEGER NOT NULL,
            income BIGINT NOT NULL,
            largest_decile SMALLINT,
            posting_days SMALLINT NOT NULL,
            registration_id BIGINT NOT NULL,
            dues BIGINT NOT NULL,
            places INTEGER NOT NULL,
            changes BIGINT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, quota_id),
            UNIQUE (gov_id, name),
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (from_month <= to_month),
            CHECK (ceiling > 0),
            CHECK (places >= 0)
        );

        -- At most so many of the quota for a village, a sector's office or a firm.
        -- @distribute gov_id like government
        CREATE TABLE vulnerable_share (
            gov_id INTEGER NOT NULL,
            quota_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            places INTEGER NOT NULL,
            PRIMARY KEY (gov_id, quota_id, unit_id),
            FOREIGN KEY (gov_id, quota_id) REFERENCES vulnerable_quota (gov_id, quota_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (places >= 0)
        );

        -- A file as it was brought; the same file for the same quota and unit is taken once.
        -- @distribute gov_id like government
        CREATE TABLE vulnerable_list (
            gov_id INTEGER NOT NULL,
            list_id BIGINT NOT NULL,
            quota_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            proposer TEXT NOT NULL,
            file_name TEXT NOT NULL,
            digest TEXT NOT NULL,
            persons INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, list_id),
            UNIQUE (gov_id, quota_id, unit_id, digest),
            FOREIGN KEY (gov_id, quota_id) REFERENCES vulnerable_quota (gov_id, quota_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- @distribute gov_id like government
        CREATE TABLE vulnerable_posting (
            gov_id INTEGER NOT NULL,
            posting_id BIGINT NOT NULL,
            quota_id BIGINT NOT NULL,
            from_day INTEGER NOT NULL,
            to_day INTEGER NOT NULL,
            persons INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, posting_id),
            FOREIGN KEY (gov_id, quota_id) REFERENCES vulnerable_quota (gov_id, quota_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (from_day <= to_day)
        );

        -- digest: SHA-256 of the attached list. withdrawn_on: the last day of those whom it carried.
        -- @distribute gov_id like government
        CREATE TABLE vulnerable_decree (
            gov_id INTEGER NOT NULL,
            decree_id BIGINT NOT NULL,
            quota_id BIGINT NOT NULL,
            number TEXT NOT NULL,
            signed_on INTEGER NOT NULL,
            persons INTEGER NOT NULL,
            digest TEXT NOT NULL,
            withdrawn_on INTEGER,
            withdrawn_reason TEXT,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, decree_id),
            UNIQUE (gov_id, number),
            FOREIGN KEY (gov_id, quota_id) REFERENCES vulnerable_quota (gov_id, quota_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- What was sent to BPJS at once, and how many of it were answered.
        -- @distribute gov_id like government
        CREATE TABLE vulnerable_batch (
            gov_id INTEGER NOT NULL,
            batch_id BIGINT NOT NULL,
            quota_id BIGINT NOT NULL,
            sent_on INTEGER NOT NULL,
            persons INTEGER NOT NULL,
            accepted INTEGER NOT NULL,
            rejected INTEGER NOT NULL,
            replied_ms BIGINT,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, batch_id),
            FOREIGN KEY (gov_id, quota_id) REFERENCES vulnerable_quota (gov_id, quota_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- A person who is proposed. ill: y, t or nothing while nobody answered. findings: one a line, with
        -- what fills its sentence behind bars. What stands here follows from the steps below.
        -- @distribute gov_id like government
        CREATE TABLE vulnerable_row (
            gov_id INTEGER NOT NULL,
            row_id BIGINT NOT NULL,
            quota_id BIGINT NOT NULL,
            list_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            unit_id BIGINT NOT NULL,
            stage TEXT NOT NULL,
            name TEXT NOT NULL,
            nik_index TEXT,
            nik_sealed TEXT NOT NULL,
            born INTEGER,
            sex TEXT,
            work TEXT NOT NULL,
            decile TEXT NOT NULL,
            proof TEXT NOT NULL,
            ill TEXT NOT NULL,
            findings TEXT NOT NULL,
            is_held SMALLINT NOT NULL,
            person_id BIGINT,
            spell_id BIGINT,
            posting_id BIGINT,
            posting_line INTEGER,
            decree_id BIGINT,
            decree_line INTEGER,
            batch_id BIGINT,
            batch_line INTEGER,
            answer TEXT,
            carded_on INTEGER,
            end_reason TEXT,
            ended_on INTEGER,
            fills_row BIGINT,
            choice TEXT,
            next_spell_id BIGINT,
            events INTEGER NOT NULL,
            proposed_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, row_id),
            FOREIGN KEY (gov_id, list_id) REFERENCES vulnerable_list (gov_id, list_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX vulnerable_row_quota ON vulnerable_row (gov_id, quota_id, stage, row_id);
        CREATE INDEX vulnerable_row_nik ON vulnerable_row (gov_id, nik_index, row_id)
            WHERE nik_index IS NOT NULL;
        CREATE INDEX vulnerable_row_unit ON vulnerable_row (gov_id, unit_id, row_id);
        CREATE INDEX vulnerable_row_posting ON vulnerable_row (gov_id, posting_id, posting_line)
            WHERE posting_id IS NOT NULL;

        -- All that was done with it; never changed, never taken away. remark_sealed: what somebody wrote.
        -- @distribute gov_id like government
        -- @key-ordered
        CREATE TABLE vulnerable_step (
            gov_id INTEGER NOT NULL,
            row_id BIGINT NOT NULL,
            sequence INTEGER NOT NULL,
            step TEXT NOT NULL,
            note TEXT NOT NULL,
            remark_sealed TEXT,
            actor TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, row_id, sequence),
            FOREIGN KEY (gov_id, row_id) REFERENCES vulnerable_row (gov_id, row_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- What somebody from the public says about a line of a posting; who may stay unnamed.
        -- @distribute gov_id like government
        CREATE TABLE vulnerable_correction (
            gov_id INTEGER NOT NULL,
            correction_id BIGINT NOT NULL,
            posting_id BIGINT NOT NULL,
            posting_line INTEGER,
            text_sealed TEXT NOT NULL,
            contact_sealed TEXT NOT NULL,
            state TEXT NOT NULL,
            answer TEXT NOT NULL,
            decided_by TEXT,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, correction_id),
            FOREIGN KEY (gov_id, posting_id) REFERENCES vulnerable_posting (gov_id, posting_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX vulnerable_correction_open
            ON vulnerable_correction (gov_id, posting_id, state, correction_id);

        -- A village that became part of another one from a day on.
        -- @distribute gov_id like government
        CREATE TABLE unit_succession (
            gov_id INTEGER NOT NULL,
            unit_id BIGINT NOT NULL,
            successor_id BIGINT NOT NULL,
            from_day INTEGER NOT NULL,
            people INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, unit_id),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, successor_id) REFERENCES unit (gov_id, unit_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- The government's own calendar of the village allocation (ADD); of a year, every tranche once.
        -- @distribute gov_id like government
        CREATE TABLE village_tranche (
            gov_id INTEGER NOT NULL,
            year INTEGER NOT NULL,
            month SMALLINT NOT NULL,
            percent SMALLINT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, year, month),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- A sheet that a village took along to fill without a network: the rows as they were then, sealed.
        -- @distribute gov_id like government
        CREATE TABLE village_sheet (
            gov_id INTEGER NOT NULL,
            sheet_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            rows_sealed TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, sheet_id),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- A field that the books and the sheet changed each otherwise; a person decides.
        -- @distribute gov_id like government
        CREATE TABLE village_conflict (
            gov_id INTEGER NOT NULL,
            sheet_id BIGINT NOT NULL,
            row_id BIGINT NOT NULL,
            field TEXT NOT NULL,
            before_sealed TEXT NOT NULL,
            mine_sealed TEXT NOT NULL,
            theirs_sealed TEXT NOT NULL,
            state TEXT NOT NULL,
            decided_by TEXT,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, sheet_id, row_id, field),
            FOREIGN KEY (gov_id, sheet_id) REFERENCES village_sheet (gov_id, sheet_id)
                DEFERRABLE INITIALLY DEFERRED
        );
        """)
}
