extension Migration {
    /// What was told of people at enrolment and later, and what that and the books show to a human: signals
    /// with their cases, and when they were looked for.
    static let signals = Migration(
        27, "signals",
        """
        -- What was told of a person. kind: enrolment, abroad, returned. is_ill: he said that he is.
        -- @distribute gov_id like government
        CREATE TABLE person_statement (
            gov_id INTEGER NOT NULL,
            statement_id BIGINT NOT NULL,
            person_id BIGINT NOT NULL,
            kind TEXT NOT NULL,
            stated_on INTEGER NOT NULL,
            is_ill SMALLINT NOT NULL,
            note_sealed TEXT,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, statement_id),
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (is_ill BETWEEN 0 AND 1)
        );

        CREATE INDEX person_statement_person ON person_statement (gov_id, person_id, statement_id);
        CREATE INDEX person_statement_ill ON person_statement (gov_id, is_ill, statement_id)
            WHERE is_ill = 1;
        CREATE INDEX person_statement_kind ON person_statement (gov_id, kind, person_id, statement_id);

        -- Through whom, from where and by which telephone somebody was enrolled. value_index is a keyed hash.
        -- @distribute gov_id like government
        CREATE TABLE statement_contact (
            gov_id INTEGER NOT NULL,
            statement_id BIGINT NOT NULL,
            contact TEXT NOT NULL,
            person_id BIGINT NOT NULL,
            stated_on INTEGER NOT NULL,
            value_sealed TEXT NOT NULL,
            value_index TEXT NOT NULL,
            PRIMARY KEY (gov_id, statement_id, contact),
            FOREIGN KEY (gov_id, statement_id) REFERENCES person_statement (gov_id, statement_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX statement_contact_value
            ON statement_contact (gov_id, contact, value_index, person_id, statement_id);

        CREATE INDEX statement_contact_person
            ON statement_contact (gov_id, person_id, contact, statement_id);

        -- A signal and what a human made of it. mark: the facts that make it new; previous_id: the case of
        -- the same before it. state: 0 opened, 1 looked at, 2 decided, 3 gone by itself, 4 overtaken.
        -- facts: figure=number; seen_ms: the last run that found it.
        -- @distribute gov_id like government
        CREATE TABLE signal_case (
            gov_id INTEGER NOT NULL,
            signal_id BIGINT NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            mark TEXT NOT NULL,
            previous_id BIGINT,
            unit_id BIGINT,
            facts TEXT NOT NULL,
            weight BIGINT NOT NULL,
            severity SMALLINT NOT NULL,
            state SMALLINT NOT NULL,
            raised_ms BIGINT NOT NULL,
            seen_ms BIGINT NOT NULL,
            looked_by TEXT,
            looked_ms BIGINT,
            decision TEXT,
            decision_reason TEXT,
            decided_by TEXT,
            decided_ms BIGINT,
            PRIMARY KEY (gov_id, signal_id),
            UNIQUE (gov_id, kind, subject, mark),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, previous_id) REFERENCES signal_case (gov_id, signal_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (severity BETWEEN 0 AND 2),
            CHECK (state BETWEEN 0 AND 4),
            CHECK (decision IN ('nothing-wrong', 'correct-data', 'refer-branch', 'refer-inspectorate'))
        );

        CREATE INDEX signal_case_state ON signal_case (gov_id, state, severity, signal_id);
        CREATE INDEX signal_case_kind ON signal_case (gov_id, kind, state, severity, signal_id);

        -- Whom a signal is about, at most as many as its page shows.
        -- @distribute gov_id like government
        CREATE TABLE signal_person (
            gov_id INTEGER NOT NULL,
            signal_id BIGINT NOT NULL,
            person_id BIGINT NOT NULL,
            PRIMARY KEY (gov_id, signal_id, person_id),
            FOREIGN KEY (gov_id, signal_id) REFERENCES signal_case (gov_id, signal_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX signal_person_person ON signal_person (gov_id, person_id, signal_id);

        -- When each kind was looked for. is_cut: there were more new ones than a run raises.
        -- @distribute gov_id like government
        CREATE TABLE signal_run (
            gov_id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            run_ms BIGINT NOT NULL,
            found BIGINT NOT NULL,
            raised BIGINT NOT NULL,
            gone BIGINT NOT NULL,
            is_cut SMALLINT NOT NULL,
            run_by TEXT NOT NULL,
            PRIMARY KEY (gov_id, kind, run_ms),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (is_cut BETWEEN 0 AND 1)
        );
        """)
}
