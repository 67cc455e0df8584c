package import Access
package import SQLDatabase
package import SQLStore

/// What a program enters with, as those who keep it see it.
package struct TokenEntry: Sendable, Equatable {
    package let id: Int64
    package let account: Int64
    package let login: String
    package let name: String
    package let rights: [Right]
    /// Milliseconds since 1970, as all of the following.
    package let recorded: Int64
    package let expires: Int64
    package let lastUsed: Int64?
    package let revoked: Int64?
}

/// The tokens of integrations: each of an account, with some of its rights, until a day.
package struct TokenBook: Sendable {
    /// By what a token is known among other texts, for those who search for leaked ones.
    package static let mark = "nau_"

    private let office: Office
    private let matrix: AccessMatrix

    package init(_ office: Office, matrix: AccessMatrix) {
        self.office = office
        self.matrix = matrix
    }

    /// Makes a token; its text is shown this once.
    ///
    /// - Parameters:
    ///   - login: of the account whose token it is; it must have `useAPI`.
    ///   - rights: some of the account's.
    ///   - expires: milliseconds since 1970.
    /// - Throws: `.tokenBeyondAccount`, `.tokenExpiryPast`, `.unknownAccount`.
    package func make(
        for login: String, name: String, rights: Set<Right>, expires: Int64
    ) async throws -> String {
        let (office, matrix, secret, number) = (office, matrix, Secret(), office.identifiers.next())
        guard expires > office.now() else { throw AccessRefusal.tokenExpiryPast }
        guard !name.isEmpty, !rights.isEmpty else { throw AccessRefusal.nameMissing }
        let wanted = rights.union([.useAPI]).sorted { $0.rawValue < $1.rawValue }
        try await office.act { connection, instant in
            let account = try KeptAccount.held(login: login.lowercased(), office.government, on: connection)
            guard account.isOpen else { throw AccessRefusal.unknownAccount(login) }
            for right in wanted where matrix[account.role, right] == .none {
                throw AccessRefusal.tokenBeyondAccount(right)
            }
            let listed = wanted.map(\.rawValue).joined(separator: " ")
            try connection.execute(
                """
                INSERT INTO api_token (gov_id, token_id, token_hash, account_id, name, rights, recorded_by,
                    recorded_ms, expires_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                [
                    .integer(office.government), .integer(number), .text(secret.hash), .integer(account.id),
                    .text(String(name.prefix(120))), .text(listed), .text(office.actor), .integer(instant),
                    .integer(expires),
                ])
            return Act((), [office.change("token.make", of: "token/\(number)", after: listed)])
        }
        return TokenBook.mark + BearerToken(government: office.government, secret: secret.text).text
    }

    /// Takes a token back. Once is enough; a second time changes nothing.
    package func revoke(_ token: Int64) async throws {
        let office = office
        try await office.act { connection, instant in
            let revoked = try connection.first(
                """
                SELECT revoked_ms FROM api_token
                WHERE gov_id = $1 AND token_id = $2\(connection.engine.lockClause)
                """, [.integer(office.government), .integer(token)]
            ) { try $0.optionalInteger(0) }
            guard let revoked else { throw AccessRefusal.unknownToken }
            if revoked != nil { return Act((), []) }
            try connection.execute(
                "UPDATE api_token SET revoked_ms = $1 WHERE gov_id = $2 AND token_id = $3",
                [.integer(instant), .integer(office.government), .integer(token)])
            return Act((), [office.change("token.revoke", of: "token/\(token)")])
        }
    }

    /// The tokens of the government, the latest first.
    package func list() async throws -> [TokenEntry] {
        let government = office.government
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT t.token_id, t.account_id, a.login, t.name, t.rights, t.recorded_ms, t.expires_ms,
                    t.last_ms, t.revoked_ms
                FROM api_token t JOIN account a ON a.gov_id = t.gov_id AND a.account_id = t.account_id
                WHERE t.gov_id = $1 ORDER BY t.token_id DESC
                """, [.integer(government)]
            ) { row in
                TokenEntry(
                    id: try row.integer(0), account: try row.integer(1), login: try row.text(2),
                    name: try row.text(3), rights: rights(try row.text(4)), recorded: try row.integer(5),
                    expires: try row.integer(6), lastUsed: try row.optionalInteger(7),
                    revoked: try row.optionalInteger(8))
            }
        }
    }

    /// What the bearer of a token may do now; nil for one that is forged, revoked, expired or of a closed
    /// account. Rights that the role lost since are lost to the token too.
    ///
    /// - Parameter now: milliseconds since 1970.
    /// - Returns: also until when: milliseconds since 1970.
    package static func permit(
        token: String, now: Int64, in database: SQLDatabase, matrix: AccessMatrix
    ) async throws -> (permit: Permit, expires: Int64)? {
        guard let bearer = BearerToken(token, mark: mark) else { return nil }
        let found = try await database.read { connection in
            try connection.first(
                """
                SELECT t.token_id, t.rights, t.last_ms, a.account_id, a.login, a.display, a.role, a.person_id,
                    t.expires_ms
                FROM api_token t JOIN account a ON a.gov_id = t.gov_id AND a.account_id = t.account_id
                WHERE t.gov_id = $1 AND t.token_hash = $2 AND t.revoked_ms IS NULL AND t.expires_ms > $3
                    AND a.state = 0
                """,
                [.integer(bearer.government), .text(Secret.hash(of: bearer.secret)), .integer(now)]
            ) { row in
                let permit = Permit(
                    account: try row.integer(3), name: try row.text(4), display: try row.text(5),
                    role: try coded(row.text(6), "account.role"), government: bearer.government,
                    person: try row.optionalInteger(7), matrix: matrix, only: Set(rights(try row.text(1))))
                return (
                    permit: permit, token: try row.integer(0), last: try row.optionalInteger(2) ?? 0,
                    expires: try row.integer(8)
                )
            }
        }
        guard let found, found.permit.may(.useAPI) else { return nil }
        if now - found.last >= 60_000 {
            try await database.write(ifCommitIsUnknown: .runAgain) { connection in
                try connection.execute(
                    "UPDATE api_token SET last_ms = $1 WHERE gov_id = $2 AND token_id = $3",
                    [.integer(now), .integer(bearer.government), .integer(found.token)])
            }
        }
        return (found.permit, found.expires)
    }
}

/// A right that there is no more is none.
private func rights(_ text: String) -> [Right] {
    text.split(separator: " ").compactMap { Right(rawValue: String($0)) }
}
