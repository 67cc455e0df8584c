import Access
import RegisterBooks
import SQLDatabase
import SQLStore

/// Which units an account was given.
enum AccountGrants {
    /// Those that hold now.
    static func units(
        of account: Int64, _ government: Int64, on connection: any SQLConnection
    ) throws -> [Int64] {
        try connection.rows(
            """
            SELECT unit_id FROM account_grant
            WHERE gov_id = $1 AND account_id = $2 AND superseded_ms = \(Int64.max) ORDER BY unit_id
            """, [.integer(government), .integer(account)]
        ) { try $0.integer(0) }
    }

    /// Gives more; refused where one is not of this government.
    static func add(
        _ units: [Int64], to account: Int64, _ government: Int64, _ instant: Int64,
        on connection: any SQLConnection
    ) throws {
        if units.isEmpty { return }
        for unit in units {
            try ReachSQL.hold(unit: unit, within: .government, government: government, on: connection)
        }
        _ = try connection.write(
            BulkRows(
                "account_grant",
                [
                    ("gov_id", .constant(.integer(government))), ("account_id", .constant(.integer(account))),
                    ("unit_id", .integers(units)), ("recorded_ms", .constant(.integer(instant))),
                    ("superseded_ms", .constant(.integer(.max))),
                ]))
        try AccountUnits.remake(of: account, government: government, on: connection)
    }

    /// Ends some.
    static func end(
        _ units: [Int64], of account: Int64, _ government: Int64, _ instant: Int64,
        on connection: any SQLConnection
    ) throws {
        for unit in units {
            try connection.execute(
                """
                UPDATE account_grant
                SET superseded_ms = CASE WHEN recorded_ms < $1 THEN $1 ELSE recorded_ms + 1 END
                WHERE gov_id = $2 AND account_id = $3 AND unit_id = $4 AND superseded_ms = \(Int64.max)
                """, [.integer(instant), .integer(government), .integer(account), .integer(unit)])
        }
        try AccountUnits.remake(of: account, government: government, on: connection)
    }
}

extension AccountBook {
    /// The accounts of the government by login, closed ones too.
    package func list() async throws -> [AccountEntry] {
        let government = office.government
        return try await office.database.read { connection in
            var units: [Int64: [Int64]] = [:]
            try connection.query(
                """
                SELECT account_id, unit_id FROM account_grant
                WHERE gov_id = $1 AND superseded_ms = \(Int64.max) ORDER BY account_id, unit_id
                """, [.integer(government)]
            ) { units[try $0.integer(0), default: []].append(try $0.integer(1)) }
            return try connection.rows(
                """
                SELECT a.account_id, a.login, a.display, a.role, a.person_id, a.state, a.totp_since,
                    a.must_change, (SELECT MAX(s.last_ms) FROM session s
                        WHERE s.gov_id = a.gov_id AND s.account_id = a.account_id)
                FROM account a WHERE a.gov_id = $1 ORDER BY a.login, a.account_id
                """, [.integer(government)]
            ) { row in
                AccountEntry(
                    id: try row.integer(0), login: try row.text(1), display: try row.text(2),
                    role: try coded(row.text(3), "account.role"), person: try row.optionalInteger(4),
                    isClosed: try row.integer(5) == 1,
                    hasSecondFactor: try row.optionalInteger(6) != nil,
                    mustChangePassword: try row.integer(7) == 1, units: units[try row.integer(0)] ?? [],
                    lastSeen: try row.optionalInteger(8))
            }
        }
    }

    /// One account by its login; refused where the government has none.
    package func account(_ login: String) async throws -> AccountEntry {
        guard let entry = try await list().first(where: { $0.login == login.lowercased() }) else {
            throw AccessRefusal.unknownAccount(login)
        }
        return entry
    }
}
