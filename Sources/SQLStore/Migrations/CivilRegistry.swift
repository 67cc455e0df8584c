extension Migration {
    /// What the civil registry (Dukcapil) was asked about people and what it answered.
    static let civilRegistry = Migration(
        32, "civil-registry",
        """
        -- When name, NIK or birth date were corrected last; nought while they stand as they came. An answer
        -- about what stood there before is an old one.
        ALTER TABLE person ADD COLUMN named_ms BIGINT NOT NULL DEFAULT 0;

        -- What stood there before a correction, sealed; fields: codes of what was corrected.
        -- @distribute gov_id like government
        CREATE TABLE person_correction (
            gov_id INTEGER NOT NULL,
            person_id BIGINT NOT NULL,
            correction_id BIGINT NOT NULL,
            fields TEXT NOT NULL,
            before_sealed TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, person_id, correction_id),
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- People whom somebody sent to be checked. unit_id: of a unit and all below it; account_id: of the
        -- units of an account, nought for a whole government. basis: the letter or agreement it rests on.
        -- answered: of how many there is an answer, from the files that came back.
        -- @distribute gov_id like government
        CREATE TABLE civil_registry_batch (
            gov_id INTEGER NOT NULL,
            batch_id BIGINT NOT NULL,
            unit_id BIGINT,
            account_id BIGINT NOT NULL,
            basis TEXT NOT NULL,
            sent_on INTEGER NOT NULL,
            persons INTEGER NOT NULL,
            answered INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, batch_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (persons > 0)
        );

        -- @distribute gov_id like government
        -- @key-ordered
        CREATE TABLE civil_registry_line (
            gov_id INTEGER NOT NULL,
            batch_id BIGINT NOT NULL,
            nik_index TEXT NOT NULL,
            person_id BIGINT NOT NULL,
            PRIMARY KEY (gov_id, batch_id, nik_index),
            FOREIGN KEY (gov_id, batch_id) REFERENCES civil_registry_batch (gov_id, batch_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX civil_registry_line_person ON civil_registry_line (gov_id, person_id, batch_id);

        -- A file that came back; the same file for the same batch is taken once.
        -- @distribute gov_id like government
        CREATE TABLE civil_registry_reply (
            gov_id INTEGER NOT NULL,
            reply_id BIGINT NOT NULL,
            batch_id BIGINT NOT NULL,
            digest TEXT NOT NULL,
            file_name TEXT NOT NULL,
            checked_on INTEGER NOT NULL,
            line_count INTEGER NOT NULL,
            matched INTEGER NOT NULL,
            mismatched INTEGER NOT NULL,
            not_found INTEGER NOT NULL,
            deceased INTEGER NOT NULL,
            faults INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, reply_id),
            UNIQUE (gov_id, batch_id, digest),
            FOREIGN KEY (gov_id, batch_id) REFERENCES civil_registry_batch (gov_id, batch_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- Its lines as they were understood. fault: why one counts for nothing; written: the word that
        -- nobody knew.
        -- @distribute gov_id like government
        -- @key-ordered
        CREATE TABLE civil_registry_reply_line (
            gov_id INTEGER NOT NULL,
            reply_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            nik_index TEXT NOT NULL,
            status TEXT NOT NULL,
            differs TEXT NOT NULL,
            fault TEXT NOT NULL,
            written TEXT NOT NULL,
            PRIMARY KEY (gov_id, reply_id, line),
            FOREIGN KEY (gov_id, reply_id) REFERENCES civil_registry_reply (gov_id, reply_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX civil_registry_reply_fault ON civil_registry_reply_line (gov_id, reply_id, line)
            WHERE fault <> '';

        -- The file itself, in sealed pieces.
        -- @distribute gov_id like government
        CREATE TABLE civil_registry_reply_part (
            gov_id INTEGER NOT NULL,
            reply_id BIGINT NOT NULL,
            part INTEGER NOT NULL,
            bytes_sealed TEXT NOT NULL,
            PRIMARY KEY (gov_id, reply_id, part),
            FOREIGN KEY (gov_id, reply_id) REFERENCES civil_registry_reply (gov_id, reply_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- What was said of a person; of each the newest by day counts, then by recording. differs: codes of
        -- fields. sent_ms: when the batch was made, so what was compared is what stood there then.
        -- @distribute gov_id like government
        CREATE TABLE civil_registry_answer (
            gov_id INTEGER NOT NULL,
            person_id BIGINT NOT NULL,
            reply_id BIGINT NOT NULL,
            batch_id BIGINT NOT NULL,
            status TEXT NOT NULL,
            differs TEXT NOT NULL,
            checked_on INTEGER NOT NULL,
            sent_ms BIGINT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, person_id, reply_id),
            FOREIGN KEY (gov_id, reply_id) REFERENCES civil_registry_reply (gov_id, reply_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (status IN ('matched', 'mismatched', 'not-found', 'deceased')),
            CHECK (recorded_ms <= superseded_ms)
        );

        CREATE UNIQUE INDEX civil_registry_answer_now ON civil_registry_answer (gov_id, person_id)
            WHERE superseded_ms = 9223372036854775807;
        CREATE INDEX civil_registry_answer_status ON civil_registry_answer (gov_id, status, person_id)
            WHERE superseded_ms = 9223372036854775807;
        CREATE INDEX civil_registry_answer_reply ON civil_registry_answer (gov_id, reply_id, person_id);
        """)
}
