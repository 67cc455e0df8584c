extension Migration {
    /// Reports that are made by themselves: which, for whom, when; and those that were made.
    static let reports = Migration(
        31, "reports",
        """
        -- Which report is made for which role, on which days. rhythm: monthly or weekly, day of it. What is
        -- due before from_day is not made up for; state: 0 on, 1 off.
        -- @distribute gov_id like government
        CREATE TABLE report_schedule (
            gov_id INTEGER NOT NULL,
            schedule_id BIGINT NOT NULL,
            kind TEXT NOT NULL,
            role TEXT NOT NULL,
            rhythm TEXT NOT NULL,
            due_on SMALLINT NOT NULL,
            format TEXT NOT NULL,
            from_day INTEGER NOT NULL,
            state SMALLINT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, schedule_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (rhythm IN ('monthly', 'weekly')),
            CHECK (due_on BETWEEN 1 AND 28),
            CHECK (state BETWEEN 0 AND 1)
        );

        CREATE UNIQUE INDEX report_schedule_once
            ON report_schedule (gov_id, kind, role, rhythm, due_on) WHERE state = 0;

        -- A report of a due day. scope: '-' of the whole government, else a digest of its units, which are
        -- rows of report_unit; month: of which month it tells, nought where it is as of a day. state: 0 made,
        -- 1 failed, with its fault as a sentence that is kept.
        -- @distribute gov_id like government
        CREATE TABLE report (
            gov_id INTEGER NOT NULL,
            report_id BIGINT NOT NULL,
            schedule_id BIGINT NOT NULL,
            due_day INTEGER NOT NULL,
            scope TEXT NOT NULL,
            scope_name TEXT NOT NULL,
            kind TEXT NOT NULL,
            role TEXT NOT NULL,
            format TEXT NOT NULL,
            month INTEGER NOT NULL,
            state SMALLINT NOT NULL,
            attempts INTEGER NOT NULL,
            fault TEXT,
            row_count BIGINT NOT NULL,
            digest TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, report_id),
            UNIQUE (gov_id, schedule_id, due_day, scope),
            FOREIGN KEY (gov_id, schedule_id) REFERENCES report_schedule (gov_id, schedule_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (state BETWEEN 0 AND 1)
        );

        CREATE INDEX report_role ON report (gov_id, role, changed_ms, report_id);

        -- The units that a report tells of; none for one of the whole government.
        -- @distribute gov_id like government
        CREATE TABLE report_unit (
            gov_id INTEGER NOT NULL,
            report_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            PRIMARY KEY (gov_id, report_id, unit_id),
            FOREIGN KEY (gov_id, report_id) REFERENCES report (gov_id, report_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- What it tells, sealed piece by piece.
        -- @distribute gov_id like government
        CREATE TABLE report_part (
            gov_id INTEGER NOT NULL,
            report_id BIGINT NOT NULL,
            part INTEGER NOT NULL,
            bytes_sealed TEXT NOT NULL,
            PRIMARY KEY (gov_id, report_id, part),
            FOREIGN KEY (gov_id, report_id) REFERENCES report (gov_id, report_id)
                DEFERRABLE INITIALLY DEFERRED
        );
        """)
}
