extension Migration {
    /// What others wrote down about the same month: the bank, EPS, SIPP and the treasury.
    static let statements = Migration(
        9, "statements",
        """
        -- A file of a bank or of EPS; its account number is kept masked.
        -- @distribute gov_id like government
        CREATE TABLE bank_statement (
            gov_id INTEGER NOT NULL,
            statement_id BIGINT NOT NULL,
            file_digest TEXT NOT NULL,
            layout TEXT NOT NULL,
            account TEXT NOT NULL,
            opening BIGINT,
            closing BIGINT,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, statement_id),
            UNIQUE (gov_id, file_digest),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- line_key tells the same movement again where two files overlap. outcome: as the matching names it.
        -- @distribute gov_id like government
        CREATE TABLE bank_line (
            gov_id INTEGER NOT NULL,
            statement_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            line_key TEXT NOT NULL,
            booked INTEGER NOT NULL,
            amount BIGINT NOT NULL,
            narrative TEXT NOT NULL,
            bank_reference TEXT,
            outcome TEXT NOT NULL,
            reasons TEXT NOT NULL,
            bill_id BIGINT,
            payment_id BIGINT,
            decided_by TEXT,
            PRIMARY KEY (gov_id, statement_id, line),
            UNIQUE (gov_id, line_key),
            FOREIGN KEY (gov_id, statement_id) REFERENCES bank_statement (gov_id, statement_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- SIPP's own list of a month (Rincian Iuran), person by person.
        -- @distribute gov_id like government
        CREATE TABLE reported_line (
            gov_id INTEGER NOT NULL,
            period INTEGER NOT NULL,
            registration_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            person_id BIGINT,
            name TEXT NOT NULL,
            wage BIGINT NOT NULL,
            dues BIGINT NOT NULL,
            file_digest TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, period, registration_id, line, recorded_ms),
            FOREIGN KEY (gov_id, period, registration_id)
                REFERENCES period (gov_id, period, registration_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (wage >= 0),
            CHECK (recorded_ms < superseded_ms)
        );

        -- What the treasury gave (SP2D) or withheld from wages for a month; kind: sp2d or potongan.
        -- @distribute gov_id like government
        CREATE TABLE warrant (
            gov_id INTEGER NOT NULL,
            warrant_id BIGINT NOT NULL,
            registration_id BIGINT NOT NULL,
            period INTEGER NOT NULL,
            kind TEXT NOT NULL,
            number TEXT NOT NULL,
            spp TEXT,
            spm TEXT,
            issued INTEGER NOT NULL,
            amount BIGINT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, warrant_id),
            UNIQUE (gov_id, kind, number, registration_id, period),
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (kind IN ('sp2d', 'potongan')),
            CHECK (amount > 0)
        );
        """)
}
