import SQLDatabase

/// A session on its way into the tables.
struct SessionDraft: Sendable {
    let id: Int64
    let secret: Secret
    let address: String
    let agent: String
    let code: String?
    let now: Int64

    func begin(
        _ account: KeptAccount, isPending: Bool, _ rules: SessionRules, on connection: any SQLConnection
    ) throws -> Session {
        let until = now + (isPending ? rules.pending : rules.absolute)
        try connection.execute(
            """
            INSERT INTO session (gov_id, session_id, token_hash, account_id, pending, begun_ms, last_ms,
                until_ms, address, agent)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .integer(account.government), .integer(id), .text(secret.hash), .integer(account.id),
                .integer(isPending ? 1 : 0), .integer(now), .integer(now), .integer(until), .text(address),
                .text(agent),
            ])
        return Session(
            id: id, government: account.government, account: account.id,
            token: BearerToken(government: account.government, secret: secret.text).text,
            secondFactorNeeded: isPending, mustChangePassword: account.mustChange, begun: now, last: now,
            until: until, address: address, agent: agent)
    }
}

/// A session that awaits its second factor.
struct PendingSession {
    let session: Int64
    let begun: Int64
    let address: String
    let agent: String
    let account: (id: Int64, login: String)
}

func pendingSession(
    _ bearer: BearerToken, now: Int64, on connection: any SQLConnection
) throws -> PendingSession? {
    try connection.first(
        """
        SELECT s.session_id, s.begun_ms, s.address, s.agent, a.account_id, a.login
        FROM session s JOIN account a ON a.gov_id = s.gov_id AND a.account_id = s.account_id
        WHERE s.gov_id = $1 AND s.token_hash = $2 AND s.ended_ms IS NULL AND s.pending = 1
            AND s.until_ms > $3 AND a.state = 0
        """,
        [.integer(bearer.government), .text(Secret.hash(of: bearer.secret)), .integer(now)]
    ) { row in
        PendingSession(
            session: try row.integer(0), begun: try row.integer(1), address: try row.text(2),
            agent: try row.text(3), account: (id: try row.integer(4), login: try row.text(5)))
    }
}
