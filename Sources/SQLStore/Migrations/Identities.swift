extension Migration {
    /// The identities at an office's own sign-in service (OpenID Connect) by which accounts may be entered.
    static let identities = Migration(
        28, "identities",
        """
        -- Which account an identity leads to: a keyed hash of who it is at which service.
        -- @distribute identity_index
        -- @key-ordered
        CREATE TABLE identity_login (
            identity_index TEXT NOT NULL,
            gov_id INTEGER NOT NULL,
            account_id BIGINT NOT NULL,
            PRIMARY KEY (identity_index)
        );

        -- The identity of an account, as it was and as it is; ended_ms is the largest number while it holds.
        -- @distribute gov_id like government
        CREATE TABLE account_identity (
            gov_id INTEGER NOT NULL,
            account_id BIGINT NOT NULL,
            joined_ms BIGINT NOT NULL,
            ended_ms BIGINT NOT NULL,
            identity_index TEXT NOT NULL,
            PRIMARY KEY (gov_id, account_id, joined_ms),
            FOREIGN KEY (gov_id, account_id) REFERENCES account (gov_id, account_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (joined_ms <= ended_ms)
        );

        CREATE UNIQUE INDEX account_identity_now ON account_identity (gov_id, account_id)
            WHERE ended_ms = 9223372036854775807;
        """)
}
