extension Migration {
    /// Work that goes on after its request was answered: whose it is, and how far.
    static let work = Migration(
        14, "work",
        """
        -- Beside its row in job, which has its lease: what whoever ordered it sees. state as in job. fault is
        -- a sentence by its key with what fills it.
        -- @distribute gov_id like government
        CREATE TABLE work (
            gov_id INTEGER NOT NULL,
            work_id BIGINT NOT NULL,
            account_id BIGINT NOT NULL,
            actor TEXT NOT NULL,
            role TEXT NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            state SMALLINT NOT NULL,
            step TEXT NOT NULL,
            done BIGINT NOT NULL,
            total BIGINT NOT NULL,
            result_path TEXT,
            fault TEXT,
            recorded_ms BIGINT NOT NULL,
            begun_ms BIGINT,
            ended_ms BIGINT,
            PRIMARY KEY (gov_id, work_id),
            FOREIGN KEY (gov_id, account_id) REFERENCES account (gov_id, account_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (state BETWEEN 0 AND 3),
            CHECK (done >= 0),
            CHECK (total >= 0)
        );

        CREATE INDEX work_account ON work (gov_id, account_id, work_id);
        """)
}
