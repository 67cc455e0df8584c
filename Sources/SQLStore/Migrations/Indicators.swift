extension Migration {
    /// What is said of many: counts by month, unit and group that are kept as the data changes, numbers that
    /// others counted, targets, and meetings with what was promised there.
    static let indicators = Migration(
        23, "indicators",
        """
        -- People of a month by unit and group. persons: in work on its last day, each under the first of his
        -- jobs; reported: of them in a finalised period of the month; paid: of those, the bill is settled.
        -- What is nobody's any more has noughts. sex '-' where it is not known.
        -- @distribute gov_id like government
        -- @key-ordered
        CREATE TABLE coverage_rollup (
            gov_id INTEGER NOT NULL,
            month INTEGER NOT NULL,
            unit_id BIGINT NOT NULL,
            segment TEXT NOT NULL,
            category TEXT NOT NULL,
            sex TEXT NOT NULL,
            persons BIGINT NOT NULL,
            reported BIGINT NOT NULL,
            paid BIGINT NOT NULL,
            PRIMARY KEY (gov_id, month, unit_id, segment, category, sex),
            CHECK (persons >= reported),
            CHECK (reported >= paid),
            CHECK (paid >= 0)
        );

        -- The same of a whole government, by segment: what a national page adds up.
        -- @distribute gov_id like government
        CREATE TABLE coverage_total (
            gov_id INTEGER NOT NULL,
            month INTEGER NOT NULL,
            segment TEXT NOT NULL,
            persons BIGINT NOT NULL,
            reported BIGINT NOT NULL,
            paid BIGINT NOT NULL,
            PRIMARY KEY (gov_id, month, segment),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (persons >= reported),
            CHECK (reported >= paid),
            CHECK (paid >= 0)
        );

        -- How far the counts of a government go: what the audit chain had in sequence is in them, and every
        -- month from first_month to last_month is.
        -- @distribute gov_id like government
        CREATE TABLE coverage_head (
            gov_id INTEGER NOT NULL,
            sequence BIGINT NOT NULL,
            chain_ms BIGINT NOT NULL,
            counted_ms BIGINT NOT NULL,
            first_month INTEGER NOT NULL,
            last_month INTEGER NOT NULL,
            PRIMARY KEY (gov_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (first_month <= last_month)
        );

        -- A number that somebody else counted, with its day and source; a correction is a new row.
        -- @distribute gov_id like government
        CREATE TABLE population_figure (
            gov_id INTEGER NOT NULL,
            figure_id BIGINT NOT NULL,
            measure TEXT NOT NULL,
            population TEXT NOT NULL,
            region_id BIGINT NOT NULL,
            as_of INTEGER NOT NULL,
            persons BIGINT NOT NULL,
            source TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, figure_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (persons >= 0),
            CHECK (recorded_ms <= superseded_ms)
        );

        CREATE UNIQUE INDEX population_figure_now
            ON population_figure (gov_id, measure, population, region_id, as_of)
            WHERE superseded_ms = 9223372036854775807;

        -- What is to be reached by a day, in millionths.
        -- @distribute gov_id like government
        CREATE TABLE coverage_target (
            gov_id INTEGER NOT NULL,
            target_id BIGINT NOT NULL,
            indicator TEXT NOT NULL,
            by_month INTEGER NOT NULL,
            millionths BIGINT NOT NULL,
            source TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, target_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (millionths BETWEEN 1 AND 1000000),
            CHECK (recorded_ms <= superseded_ms)
        );

        CREATE UNIQUE INDEX coverage_target_now ON coverage_target (gov_id, indicator, by_month)
            WHERE superseded_ms = 9223372036854775807;

        -- A meeting that asks who has not; tables is what lay on the table, as JSON, and never changes.
        -- @distribute gov_id like government
        CREATE TABLE meeting (
            gov_id INTEGER NOT NULL,
            meeting_id BIGINT NOT NULL,
            title TEXT NOT NULL,
            held_on INTEGER NOT NULL,
            place TEXT NOT NULL,
            state SMALLINT NOT NULL,
            tables TEXT,
            frozen_ms BIGINT,
            minutes TEXT,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, meeting_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (state BETWEEN 0 AND 2)
        );

        CREATE INDEX meeting_day ON meeting (gov_id, held_on, meeting_id);

        -- What was found there. kind: budget, agreement, arrears, other.
        -- @distribute gov_id like government
        CREATE TABLE meeting_finding (
            gov_id INTEGER NOT NULL,
            meeting_id BIGINT NOT NULL,
            finding INTEGER NOT NULL,
            unit_id BIGINT,
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, meeting_id, finding),
            FOREIGN KEY (gov_id, meeting_id) REFERENCES meeting (gov_id, meeting_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- What somebody promised to have done by a day. state: 0 open, 1 done, 2 dropped.
        -- @distribute gov_id like government
        CREATE TABLE meeting_commitment (
            gov_id INTEGER NOT NULL,
            commitment_id BIGINT NOT NULL,
            meeting_id BIGINT NOT NULL,
            unit_id BIGINT,
            owner TEXT NOT NULL,
            body TEXT NOT NULL,
            due INTEGER NOT NULL,
            state SMALLINT NOT NULL,
            outcome TEXT,
            closed_ms BIGINT,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, commitment_id),
            FOREIGN KEY (gov_id, meeting_id) REFERENCES meeting (gov_id, meeting_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (state BETWEEN 0 AND 2)
        );

        CREATE INDEX meeting_commitment_open ON meeting_commitment (gov_id, due, commitment_id)
            WHERE state = 0;
        CREATE INDEX meeting_commitment_meeting ON meeting_commitment (gov_id, meeting_id, commitment_id);

        -- Who was there, or is invited; attended 0 or 1.
        -- @distribute gov_id like government
        CREATE TABLE meeting_attendance (
            gov_id INTEGER NOT NULL,
            meeting_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            name TEXT NOT NULL,
            office TEXT NOT NULL,
            attended SMALLINT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, meeting_id, line),
            FOREIGN KEY (gov_id, meeting_id) REFERENCES meeting (gov_id, meeting_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (attended BETWEEN 0 AND 1)
        );
        """)
}
