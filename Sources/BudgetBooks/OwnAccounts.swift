package import Budgets
import LawBook
package import Membership
package import SQLDatabase
package import SQLStore

/// Accounts that a government uses beside those of the published charts.
package enum OwnAccounts {
    /// Enters an account. The same code again changes nothing.
    ///
    /// - Throws: `BudgetRefusal.unknownAccount` for what is no code; `.nameNeeded`.
    package static func add(
        _ code: String, name: String, programmes: ProgrammeSet, categories: Set<WorkerCategory>, from: Int,
        by office: Office
    ) async throws {
        guard let account = AccountCode(code), account.scheme != .subActivity else {
            throw BudgetRefusal.unknownAccount(String(code.prefix(40)), nearest: [])
        }
        let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if name.isEmpty { throw BudgetBookRefusal.nameNeeded }
        if programmes.isEmpty { throw BudgetRefusal.noProgramme }
        let codes = categories.map(\.rawValue).sorted().joined(separator: " ")
        try await office.act { connection, instant in
            let added = try connection.execute(
                """
                INSERT INTO own_account (gov_id, code, programmes, categories, from_year, name, recorded_by,
                    recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (gov_id, code) DO NOTHING
                """,
                [
                    .integer(office.government), .text(account.description),
                    .integer(Int64(programmes.rawValue)), .text(codes), .integer(Int64(from)),
                    .text(String(name.prefix(200))), .text(office.actor), .integer(instant),
                ])
            if added == 0 { return Act((), []) }
            return Act(
                (), [office.change("budget.account", of: "account/\(account)", after: "\(name) \(codes)")])
        }
    }

    /// Those that were entered.
    package static func all(
        _ government: Int64, on connection: any SQLConnection
    ) throws -> [AccountEntry] {
        try connection.rows(
            """
            SELECT code, programmes, categories, from_year, name, recorded_by FROM own_account
            WHERE gov_id = $1 ORDER BY code
            """, [.integer(government)]
        ) { row -> AccountEntry? in
            guard let code = AccountCode(try row.text(0)) else { return nil }
            let categories = try row.text(2).split(separator: " ").compactMap {
                WorkerCategory(rawValue: String($0))
            }
            return AccountEntry(
                code: code,
                programmes: ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: try row.integer(1))),
                categories: Set(categories), from: Int(try row.integer(3)), status: .unverified,
                name: try row.text(4), source: try row.text(5))
        }.compactMap(\.self)
    }
}
