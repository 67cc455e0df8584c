extension Migration {
    /// What every other table stands on: places, governments, the audit chain, and what takes the place of
    /// locks and queues.
    ///
    /// A table that a government owns has `gov_id` first in its key. Instants are milliseconds since 1970,
    /// days `yyyymmdd`, months `yyyymm`, money whole rupiah.
    static let ground = Migration(
        1, "ground",
        """
        -- Provinces to villages, by their Kemendagri code as a number: 16, 1671, 167101, 1671011001.
        -- @reference
        CREATE TABLE region (
            region_id BIGINT NOT NULL,
            parent_id BIGINT,
            level SMALLINT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (region_id),
            FOREIGN KEY (parent_id) REFERENCES region (region_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (level BETWEEN 1 AND 4)
        );

        -- Branch offices of BPJS Ketenagakerjaan.
        -- @reference
        CREATE TABLE bpjs_office (
            office_id BIGINT NOT NULL,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            region_id BIGINT,
            PRIMARY KEY (office_id),
            UNIQUE (code),
            FOREIGN KEY (region_id) REFERENCES region (region_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- @distribute gov_id
        CREATE TABLE government (
            gov_id INTEGER NOT NULL,
            region_id BIGINT NOT NULL,
            name TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id),
            FOREIGN KEY (region_id) REFERENCES region (region_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (gov_id > 0)
        );

        -- Every accepted change, each entry holding the hash of the one before.
        -- @distribute gov_id like government
        CREATE TABLE audit_entry (
            gov_id INTEGER NOT NULL,
            sequence BIGINT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            actor TEXT NOT NULL,
            act TEXT NOT NULL,
            subject TEXT NOT NULL,
            reason TEXT NOT NULL,
            before_text TEXT NOT NULL,
            after_text TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (gov_id, sequence),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (sequence > 0)
        );

        -- The end of each chain: whoever appends holds this row first.
        -- @distribute gov_id like government
        CREATE TABLE audit_head (
            gov_id INTEGER NOT NULL,
            sequence BIGINT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (gov_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- An answer that was given under a key of the caller's, so that asking twice does not do twice.
        -- @distribute gov_id like government
        CREATE TABLE idempotency (
            gov_id INTEGER NOT NULL,
            idem_key TEXT NOT NULL,
            request_digest TEXT NOT NULL,
            answer TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, idem_key),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- What others are to be told, written in the transaction in which it happened.
        -- @distribute gov_id like government
        CREATE TABLE outbox_event (
            gov_id INTEGER NOT NULL,
            event_id BIGINT NOT NULL,
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            sent_ms BIGINT,
            PRIMARY KEY (gov_id, event_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX outbox_event_unsent ON outbox_event (gov_id, event_id) WHERE sent_ms IS NULL;

        -- Work to be done once; state 0 waits, 1 is being done, 2 is done, 3 failed for good.
        -- @distribute queue
        CREATE TABLE job (
            queue INTEGER NOT NULL,
            job_id BIGINT NOT NULL,
            kind TEXT NOT NULL,
            argument TEXT NOT NULL,
            state SMALLINT NOT NULL,
            owner TEXT,
            lease_until_ms BIGINT NOT NULL,
            attempts INTEGER NOT NULL,
            last_fault TEXT,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (queue, job_id),
            CHECK (state BETWEEN 0 AND 3)
        );

        CREATE INDEX job_waiting ON job (queue, state, job_id);
        """)
}
