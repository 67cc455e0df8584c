extension Migration {
    /// Bills, payments, and the journal in which every movement balances inside one government.
    static let money = Migration(
        6, "money",
        """
        -- Who pays for a person, programme and month: the second is refused with the name of the first.
        -- @distribute person_id
        -- @key-ordered
        CREATE TABLE sponsored_month (
            person_id BIGINT NOT NULL,
            for_month INTEGER NOT NULL,
            programme TEXT NOT NULL,
            gov_id INTEGER NOT NULL,
            unit_id BIGINT NOT NULL,
            PRIMARY KEY (person_id, for_month, programme)
        );

        -- @distribute gov_id like government
        CREATE TABLE bill (
            gov_id INTEGER NOT NULL,
            bill_id BIGINT NOT NULL,
            registration_id BIGINT NOT NULL,
            period INTEGER NOT NULL,
            billing_code TEXT,
            amount BIGINT NOT NULL,
            fine BIGINT NOT NULL,
            due INTEGER NOT NULL,
            state TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, bill_id),
            UNIQUE (gov_id, billing_code),
            FOREIGN KEY (gov_id, period, registration_id)
                REFERENCES period (gov_id, period, registration_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (state IN ('UNPAID', 'PAID')),
            CHECK (fine >= 0)
        );

        CREATE INDEX bill_period ON bill (gov_id, period, registration_id, bill_id);

        -- @distribute gov_id like government
        CREATE TABLE payment (
            gov_id INTEGER NOT NULL,
            payment_id BIGINT NOT NULL,
            idem_key TEXT NOT NULL,
            paid_on INTEGER NOT NULL,
            amount BIGINT NOT NULL,
            method TEXT NOT NULL,
            reference TEXT NOT NULL,
            spp TEXT,
            spm TEXT,
            sp2d TEXT,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, payment_id),
            UNIQUE (gov_id, idem_key),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (amount > 0)
        );

        -- Which payment went to which bill; what is left over is carried forward.
        -- @distribute gov_id like government
        CREATE TABLE allocation (
            gov_id INTEGER NOT NULL,
            payment_id BIGINT NOT NULL,
            bill_id BIGINT NOT NULL,
            amount BIGINT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, payment_id, bill_id),
            FOREIGN KEY (gov_id, payment_id) REFERENCES payment (gov_id, payment_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, bill_id) REFERENCES bill (gov_id, bill_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (amount > 0)
        );

        CREATE INDEX allocation_bill ON allocation (gov_id, bill_id, payment_id);

        -- An entry is reversed once, by an entry of its own; none is edited.
        -- @distribute gov_id like government
        CREATE TABLE journal_entry (
            gov_id INTEGER NOT NULL,
            entry_id BIGINT NOT NULL,
            entry_day INTEGER NOT NULL,
            kind TEXT NOT NULL,
            narration TEXT NOT NULL,
            idem_key TEXT NOT NULL,
            digest TEXT NOT NULL,
            reverses_entry_id BIGINT,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, entry_id),
            UNIQUE (gov_id, idem_key),
            UNIQUE (gov_id, reverses_entry_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, reverses_entry_id) REFERENCES journal_entry (gov_id, entry_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX journal_entry_day ON journal_entry (gov_id, entry_day, entry_id);

        -- amount: what is debited is positive, what is credited negative; an entry sums to nought.
        -- @distribute gov_id like government
        -- @key-ordered
        CREATE TABLE journal_line (
            gov_id INTEGER NOT NULL,
            entry_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            account TEXT NOT NULL,
            amount BIGINT NOT NULL,
            PRIMARY KEY (gov_id, entry_id, line),
            FOREIGN KEY (gov_id, entry_id) REFERENCES journal_entry (gov_id, entry_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (amount <> 0)
        );

        CREATE INDEX journal_line_account ON journal_line (gov_id, account, entry_id, line);
        """)
}
