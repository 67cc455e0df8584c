package import SQLDatabase

/// One step of the schema. A shipped one never changes; what is to be different is a new one.
package struct Migration: Sendable {
    package let number: Int
    package let name: String
    package let sql: String

    package init(_ number: Int, _ name: String, _ sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// SHA-256 of its text, kept beside it in the database.
    package var checksum: String { sha256(sql.utf8) }

    /// Every migration of this program, in order.
    package static let all: [Migration] = [
        ground, institutions, people, rosters, periods, money, months, dues, statements, assessments,
        access, documents, moneyDesk, work, uploads, history, daysOfJobs, rosterPairs, claims,
        arising, obligations, budgets, indicators, sponsors, companies, vulnerable, signals,
        identities, rights, sponsorIllness, reports, civilRegistry,
    ]

    /// Its statements as an engine takes them: on Citus each table is spread over the nodes right after it is
    /// created, before another refers to it.
    package func statements(for engine: SQLEngine) -> [String] {
        SchemaText(sql).statements.flatMap { statement in
            var sql = statement.sql
            if statement.isKeyOrdered { sql += engine.keyOrderedSuffix }
            return [sql] + (engine == .citus ? statement.citusCalls : [])
        }
    }
}
