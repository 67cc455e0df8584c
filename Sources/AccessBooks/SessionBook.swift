package import Access
package import SQLDatabase

/// How long somebody stays entered; milliseconds.
package struct SessionRules: Sendable {
    /// Without asking for anything.
    package let idle: Int64
    /// Altogether.
    package let absolute: Int64
    /// Between the password and the second factor.
    package let pending: Int64
    /// How long a printed first password is good for.
    package let slip: Int64

    package init(
        idle: Int64 = 60 * 60_000, absolute: Int64 = 12 * 3_600_000, pending: Int64 = 5 * 60_000,
        slip: Int64 = 14 * 86_400_000
    ) {
        self.idle = idle
        self.absolute = absolute
        self.pending = pending
        self.slip = slip
    }
}

/// One entry into the portal, from sign-in to its end.
package struct Session: Sendable, Equatable {
    package let id: Int64
    package let government: Int64
    package let account: Int64
    /// What the cookie carries, `1671.kq3…`; nil but at the moment at which it was made.
    package let token: String?
    /// The password was right, the code of the telephone is awaited: `SignIn.secondFactor`. Until then the
    /// token permits nothing.
    package let secondFactorNeeded: Bool
    /// He entered with a printed password and may do nothing before he has chosen one.
    package let mustChangePassword: Bool
    /// Milliseconds since 1970, as all of the following.
    package let begun: Int64
    package let last: Int64
    package let until: Int64
    /// From where, as the server saw it.
    package let address: String
    /// What the browser said of itself.
    package let agent: String
}

/// Who is inside.
package struct SessionBook: Sendable {
    private let database: SQLDatabase
    private let matrix: AccessMatrix
    private let rules: SessionRules

    package init(_ database: SQLDatabase, matrix: AccessMatrix, rules: SessionRules = SessionRules()) {
        self.database = database
        self.matrix = matrix
        self.rules = rules
    }

    /// What the bearer of a cookie may do now; nil for a token that is forged, ended, too old, idle for too
    /// long, without its second factor, or of a closed account. One look-up by key.
    ///
    /// - Parameter now: milliseconds since 1970.
    package func permit(token: String, now: Int64) async throws -> (permit: Permit, session: Session)? {
        guard let bearer = BearerToken(token) else { return nil }
        let (idle, matrix) = (rules.idle, matrix)
        let found = try await database.read { connection in
            try sessions(
                """
                s.token_hash = $2 AND s.ended_ms IS NULL AND s.pending = 0 AND s.until_ms > $3
                AND s.last_ms > $4 AND a.state = 0
                """,
                [
                    .integer(bearer.government), .text(Secret.hash(of: bearer.secret)), .integer(now),
                    .integer(now - idle),
                ], connection
            ) { (session: try $0.session(), permit: try $0.permit(of: bearer.government, matrix)) }.first
        }
        guard let found else { return nil }
        if now - found.session.last >= 60_000 { try await touch(found.session, now) }
        return (found.permit, found.session)
    }

    /// Ends one session of an account: signing out, or from its list.
    ///
    /// - Throws: `.unknownSession` where this account has no such session.
    package func end(_ session: Int64, of account: Int64, government: Int64, now: Int64) async throws {
        let ended = try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            try connection.integer(
                """
                UPDATE session SET ended_ms = COALESCE(ended_ms, $1)
                WHERE gov_id = $2 AND session_id = $3 AND account_id = $4 RETURNING session_id
                """, [.integer(now), .integer(government), .integer(session), .integer(account)])
        }
        if ended == nil { throw AccessRefusal.unknownSession }
    }

    /// Ends every session of an account but one.
    ///
    /// - Returns: how many were ended.
    @discardableResult
    package func endAll(
        of account: Int64, but kept: Int64 = 0, government: Int64, now: Int64
    ) async throws -> Int {
        try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            try SessionBook.endAll(of: account, but: kept, government, now, on: connection)
        }
    }

    /// The sessions of an account that still stand, the latest first.
    package func list(of account: Int64, government: Int64, now: Int64) async throws -> [Session] {
        let idle = rules.idle
        return try await database.read { connection in
            try sessions(
                """
                s.account_id = $2 AND s.ended_ms IS NULL AND s.until_ms > $3 AND s.last_ms > $4
                """,
                [.integer(government), .integer(account), .integer(now), .integer(now - idle)], connection
            ) { try $0.session() }
        }
    }

    static func endAll(
        of account: Int64, but kept: Int64 = 0, _ government: Int64, _ now: Int64,
        on connection: any SQLConnection
    ) throws -> Int {
        try connection.execute(
            """
            UPDATE session SET ended_ms = $1
            WHERE gov_id = $2 AND account_id = $3 AND session_id <> $4 AND ended_ms IS NULL
            """, [.integer(now), .integer(government), .integer(account), .integer(kept)])
    }

    /// At most once a minute, so that reading a page costs no write.
    private func touch(_ session: Session, _ now: Int64) async throws {
        try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            try connection.execute(
                "UPDATE session SET last_ms = $1 WHERE gov_id = $2 AND session_id = $3 AND last_ms < $1",
                [.integer(now), .integer(session.government), .integer(session.id)])
        }
    }
}

/// Sessions with their accounts; the first parameter is the government.
private func sessions<Element>(
    _ condition: String, _ values: [SQLValue], _ connection: any SQLConnection,
    _ body: (SQLRow) throws -> Element
) throws -> [Element] {
    try connection.rows(
        """
        SELECT s.session_id, s.gov_id, s.account_id, s.begun_ms, s.last_ms, s.until_ms, s.address, s.agent,
            s.pending, a.must_change, a.login, a.display, a.role, a.person_id
        FROM session s JOIN account a ON a.gov_id = s.gov_id AND a.account_id = s.account_id
        WHERE s.gov_id = $1 AND \(condition) ORDER BY s.session_id DESC
        """, values, body)
}

extension SQLRow {
    fileprivate func session() throws -> Session {
        Session(
            id: try integer(0), government: try integer(1), account: try integer(2), token: nil,
            secondFactorNeeded: try integer(8) == 1, mustChangePassword: try integer(9) == 1,
            begun: try integer(3), last: try integer(4), until: try integer(5), address: try text(6),
            agent: try text(7))
    }

    fileprivate func permit(of government: Int64, _ matrix: AccessMatrix) throws -> Permit {
        Permit(
            account: try integer(2), name: try text(10), display: try text(11),
            role: try coded(text(12), "account.role"), government: government,
            person: try optionalInteger(13), mustChangePassword: try integer(9) == 1, matrix: matrix)
    }
}

/// A code of ours out of a column; a database of another program is refused rather than guessed at.
func coded<Code: RawRepresentable<String>>(_ text: String, _ column: String) throws(SQLFault) -> Code {
    guard let code = Code(rawValue: text) else {
        throw SQLFault(kind: .statement, code: "code", detail: "\(column) holds \(text)")
    }
    return code
}
