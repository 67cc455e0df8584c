extension Migration {
    /// Who may enter, what he may see, who looked at whom, and the words by which people are found.
    static let access = Migration(
        11, "access",
        """
        -- Which account a login means: it is once in the whole database.
        -- @distribute login_index
        -- @key-ordered
        CREATE TABLE account_login (
            login_index TEXT NOT NULL,
            gov_id INTEGER NOT NULL,
            account_id BIGINT NOT NULL,
            PRIMARY KEY (login_index)
        );

        -- Wrong passwords of a login, whether there is such an account or not.
        -- @distribute login_index
        -- @key-ordered
        CREATE TABLE login_failure (
            login_index TEXT NOT NULL,
            failed INTEGER NOT NULL,
            last_ms BIGINT NOT NULL,
            locked_until_ms BIGINT NOT NULL,
            PRIMARY KEY (login_index)
        );

        -- How often something was tried in a window of time.
        -- @distribute attempt_key
        -- @key-ordered
        CREATE TABLE attempt (
            attempt_key TEXT NOT NULL,
            window_ms BIGINT NOT NULL,
            attempts INTEGER NOT NULL,
            PRIMARY KEY (attempt_key)
        );

        -- state: 0 may enter, 1 closed. totp_since is NULL until a first code was right.
        -- @distribute gov_id like government
        CREATE TABLE account (
            gov_id INTEGER NOT NULL,
            account_id BIGINT NOT NULL,
            login TEXT NOT NULL,
            display TEXT NOT NULL,
            role TEXT NOT NULL,
            password_hash TEXT NOT NULL,
            must_change SMALLINT NOT NULL,
            totp_sealed TEXT,
            totp_since BIGINT,
            last_totp_step BIGINT NOT NULL,
            state SMALLINT NOT NULL,
            person_id BIGINT,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, account_id),
            UNIQUE (gov_id, login),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (must_change BETWEEN 0 AND 1),
            CHECK (state BETWEEN 0 AND 1)
        );

        -- The units that an account was given, as it was and as we knew it.
        -- @distribute gov_id like government
        CREATE TABLE account_grant (
            gov_id INTEGER NOT NULL,
            account_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, account_id, unit_id, recorded_ms),
            FOREIGN KEY (gov_id, account_id) REFERENCES account (gov_id, account_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (recorded_ms < superseded_ms)
        );

        -- What follows from the grants by now: those units and every unit below them.
        -- @distribute gov_id like government
        -- @key-ordered
        CREATE TABLE account_unit (
            gov_id INTEGER NOT NULL,
            account_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            PRIMARY KEY (gov_id, account_id, unit_id),
            FOREIGN KEY (gov_id, account_id) REFERENCES account (gov_id, account_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX account_unit_unit ON account_unit (gov_id, unit_id, account_id);

        -- pending 1: the password was right, the second factor is awaited.
        -- @distribute gov_id like government
        CREATE TABLE session (
            gov_id INTEGER NOT NULL,
            session_id BIGINT NOT NULL,
            token_hash TEXT NOT NULL,
            account_id BIGINT NOT NULL,
            pending SMALLINT NOT NULL,
            begun_ms BIGINT NOT NULL,
            last_ms BIGINT NOT NULL,
            until_ms BIGINT NOT NULL,
            ended_ms BIGINT,
            address TEXT NOT NULL,
            agent TEXT NOT NULL,
            PRIMARY KEY (gov_id, session_id),
            UNIQUE (gov_id, token_hash),
            FOREIGN KEY (gov_id, account_id) REFERENCES account (gov_id, account_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (pending BETWEEN 0 AND 1)
        );

        CREATE INDEX session_account ON session (gov_id, account_id, session_id);

        -- What a program enters with; rights: some of its account's, with blanks between.
        -- @distribute gov_id like government
        CREATE TABLE api_token (
            gov_id INTEGER NOT NULL,
            token_id BIGINT NOT NULL,
            token_hash TEXT NOT NULL,
            account_id BIGINT NOT NULL,
            name TEXT NOT NULL,
            rights TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            expires_ms BIGINT NOT NULL,
            last_ms BIGINT,
            revoked_ms BIGINT,
            PRIMARY KEY (gov_id, token_id),
            UNIQUE (gov_id, token_hash),
            FOREIGN KEY (gov_id, account_id) REFERENCES account (gov_id, account_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- Who looked at a person, and why: she may read it.
        -- @distribute gov_id like government
        -- @key-ordered
        CREATE TABLE look (
            gov_id INTEGER NOT NULL,
            person_id BIGINT NOT NULL,
            look_id BIGINT NOT NULL,
            account_id BIGINT NOT NULL,
            actor TEXT NOT NULL,
            role TEXT NOT NULL,
            act TEXT NOT NULL,
            reason TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, person_id, look_id),
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- @distribute gov_id like government
        CREATE TABLE export_log (
            gov_id INTEGER NOT NULL,
            export_id BIGINT NOT NULL,
            account_id BIGINT NOT NULL,
            actor TEXT NOT NULL,
            what TEXT NOT NULL,
            reach TEXT NOT NULL,
            row_count BIGINT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, export_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (row_count >= 0)
        );

        -- A payment that one puts forward and another books: the schema holds it.
        -- @distribute gov_id like government
        CREATE TABLE payment_proposal (
            gov_id INTEGER NOT NULL,
            proposal_id BIGINT NOT NULL,
            registration_id BIGINT NOT NULL,
            idem_key TEXT NOT NULL,
            paid_on INTEGER NOT NULL,
            amount BIGINT NOT NULL,
            bank_reference TEXT NOT NULL,
            note TEXT NOT NULL,
            proposed_by TEXT NOT NULL,
            proposed_ms BIGINT NOT NULL,
            decided_by TEXT,
            decided_ms BIGINT,
            decision TEXT,
            decision_reason TEXT,
            PRIMARY KEY (gov_id, proposal_id),
            UNIQUE (gov_id, idem_key),
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (amount > 0),
            CHECK (decided_by <> proposed_by),
            CHECK (decision IN ('confirmed', 'refused'))
        );

        CREATE INDEX payment_proposal_open ON payment_proposal (gov_id, registration_id, proposal_id)
            WHERE decided_ms IS NULL;

        -- The words of a name in small letters, and # with a keyed hash of the last four digits of the NIK.
        -- @distribute gov_id like government
        -- @key-ordered
        CREATE TABLE person_word (
            gov_id INTEGER NOT NULL,
            word TEXT NOT NULL,
            person_id BIGINT NOT NULL,
            PRIMARY KEY (gov_id, word, person_id)
        );

        CREATE INDEX person_name ON person (gov_id, name, person_id);
        """)
}
