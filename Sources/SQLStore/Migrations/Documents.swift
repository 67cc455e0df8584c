extension Migration {
    /// What was given out: letters, receipts and certificates that somebody may ask about later.
    static let documents = Migration(
        12, "documents",
        """
        -- A document under the code printed on it. The same code with another content is a later print.
        -- kind: the folder of its template; subject: payment/77; digest: SHA-256 of the file.
        -- @distribute gov_id like government
        CREATE TABLE issued_document (
            gov_id INTEGER NOT NULL,
            document_id BIGINT NOT NULL,
            code TEXT NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            number TEXT NOT NULL,
            issued_on INTEGER NOT NULL,
            issued_by TEXT NOT NULL,
            digest TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, document_id),
            UNIQUE (gov_id, code, digest),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );
        """)
}
