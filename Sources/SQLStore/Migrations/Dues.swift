extension Migration {
    /// What a registration owes and what became of it. The four tables that take the place of older ones were
    /// never written to: no command used them.
    ///
    /// `dues_event` is the truth, in the order in which things became known; the journal and the other tables
    /// here follow from it, in the same transaction. A claim is named as programs name it: `bill/77`.
    static let dues = Migration(
        8, "dues",
        """
        DROP TABLE allocation;
        DROP TABLE payment;
        DROP TABLE bill;
        DROP TABLE sponsored_month;

        -- Who pays for a person, programme and month: the second is refused with the name of the first.
        -- @distribute person_id
        -- @key-ordered
        CREATE TABLE sponsored_month (
            person_id BIGINT NOT NULL,
            for_month INTEGER NOT NULL,
            programme TEXT NOT NULL,
            gov_id INTEGER NOT NULL,
            registration_id BIGINT NOT NULL,
            spell_id BIGINT NOT NULL,
            PRIMARY KEY (person_id, for_month, programme)
        );

        -- What happened to a registration's dues; body is the event in full, as JSON with sorted keys.
        -- @distribute gov_id like government
        CREATE TABLE dues_event (
            gov_id INTEGER NOT NULL,
            registration_id BIGINT NOT NULL,
            sequence BIGINT NOT NULL,
            idem_key TEXT NOT NULL,
            kind TEXT NOT NULL,
            event_day INTEGER NOT NULL,
            body TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, registration_id, sequence),
            UNIQUE (gov_id, idem_key),
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (sequence > 0)
        );

        -- The last event of each registration: whoever adds one holds this row first.
        -- @distribute gov_id like government
        CREATE TABLE dues_head (
            gov_id INTEGER NOT NULL,
            registration_id BIGINT NOT NULL,
            sequence BIGINT NOT NULL,
            PRIMARY KEY (gov_id, registration_id),
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- The bill of a registration and month, in the version that stands; state 0 cancelled, 1 standing.
        -- @distribute gov_id like government
        CREATE TABLE bill (
            gov_id INTEGER NOT NULL,
            bill_id BIGINT NOT NULL,
            registration_id BIGINT NOT NULL,
            period INTEGER NOT NULL,
            segment TEXT NOT NULL,
            version INTEGER NOT NULL,
            state SMALLINT NOT NULL,
            billing_code TEXT,
            raised INTEGER NOT NULL,
            due INTEGER,
            amount BIGINT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, bill_id),
            UNIQUE (gov_id, registration_id, period),
            UNIQUE (gov_id, billing_code),
            FOREIGN KEY (gov_id, period, registration_id)
                REFERENCES period (gov_id, period, registration_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (state BETWEEN 0 AND 1),
            CHECK (version > 0)
        );

        CREATE INDEX bill_period ON bill (gov_id, period, registration_id, bill_id);

        -- payer: employer or worker.
        -- @distribute gov_id like government
        CREATE TABLE bill_line (
            gov_id INTEGER NOT NULL,
            bill_id BIGINT NOT NULL,
            version INTEGER NOT NULL,
            programmes TEXT NOT NULL,
            payer TEXT NOT NULL,
            amount BIGINT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, bill_id, version, programmes, payer),
            FOREIGN KEY (gov_id, bill_id) REFERENCES bill (gov_id, bill_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (amount > 0)
        );

        -- A named adjustment of a posted month, asked or given back in a later one.
        -- @distribute gov_id like government
        CREATE TABLE correction (
            gov_id INTEGER NOT NULL,
            correction_id BIGINT NOT NULL,
            registration_id BIGINT NOT NULL,
            for_month INTEGER NOT NULL,
            booked_in INTEGER NOT NULL,
            cause TEXT NOT NULL,
            due INTEGER,
            amount BIGINT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, correction_id),
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (for_month < booked_in)
        );

        CREATE INDEX correction_booked ON correction (gov_id, registration_id, booked_in, correction_id);

        -- Money that reached BPJS.
        -- @distribute gov_id like government
        CREATE TABLE payment (
            gov_id INTEGER NOT NULL,
            payment_id BIGINT NOT NULL,
            registration_id BIGINT NOT NULL,
            idem_key TEXT NOT NULL,
            paid_on INTEGER NOT NULL,
            amount BIGINT NOT NULL,
            is_in_advance SMALLINT NOT NULL,
            billing_code TEXT,
            bank_reference TEXT,
            spp TEXT,
            spm TEXT,
            sp2d TEXT,
            receipt TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, payment_id),
            UNIQUE (gov_id, idem_key),
            UNIQUE (gov_id, receipt),
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (amount > 0),
            CHECK (is_in_advance BETWEEN 0 AND 1)
        );

        CREATE INDEX payment_registration ON payment (gov_id, registration_id, paid_on, payment_id);

        -- How far each claim is paid, as it was and as we knew it; paid_on once nothing is open.
        -- kind: bill, correction or fine.
        -- @distribute gov_id like government
        CREATE TABLE claim_state (
            gov_id INTEGER NOT NULL,
            claim TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            registration_id BIGINT NOT NULL,
            kind TEXT NOT NULL,
            claim_month INTEGER NOT NULL,
            due INTEGER,
            owed BIGINT NOT NULL,
            still_open BIGINT NOT NULL,
            last_paid INTEGER,
            paid_on INTEGER,
            PRIMARY KEY (gov_id, claim, recorded_ms),
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (still_open BETWEEN 0 AND owed),
            CHECK (recorded_ms < superseded_ms)
        );

        CREATE INDEX claim_state_now ON claim_state (gov_id, registration_id, claim_month, claim)
            WHERE superseded_ms = 9223372036854775807;

        -- Which money paid which claim, as it was and as we knew it.
        -- @distribute gov_id like government
        CREATE TABLE settlement_part (
            gov_id INTEGER NOT NULL,
            claim TEXT NOT NULL,
            credit TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            registration_id BIGINT NOT NULL,
            credit_day INTEGER NOT NULL,
            amount BIGINT NOT NULL,
            PRIMARY KEY (gov_id, claim, credit, recorded_ms),
            CHECK (amount > 0),
            CHECK (recorded_ms < superseded_ms)
        );

        CREATE INDEX settlement_part_credit ON settlement_part (gov_id, credit, claim, recorded_ms);

        ALTER TABLE journal_entry ADD COLUMN for_month INTEGER;
        ALTER TABLE journal_entry ADD COLUMN event_id BIGINT;

        -- @distribute gov_id like government
        CREATE TABLE entry_document (
            gov_id INTEGER NOT NULL,
            entry_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            kind TEXT NOT NULL,
            number TEXT NOT NULL,
            PRIMARY KEY (gov_id, entry_id, line),
            FOREIGN KEY (gov_id, entry_id) REFERENCES journal_entry (gov_id, entry_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- A balance that was found outside, on a paper of the bank or of BPJS.
        -- @distribute gov_id like government
        CREATE TABLE balance_assertion (
            gov_id INTEGER NOT NULL,
            assertion_key TEXT NOT NULL,
            asserted_on INTEGER NOT NULL,
            account TEXT NOT NULL,
            balance BIGINT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, assertion_key),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );
        """)
}
