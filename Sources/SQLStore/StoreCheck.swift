package import SQLDatabase

/// Whether everything that must hold in a database does: every entry balances, every chain is whole.
package enum StoreCheck {
    /// What was found, for a page to be printed and for a comparison with another day or machine.
    package struct Report: Sendable, Equatable {
        package let seals: [TableSeal]
        package let roots: [AuditRoot]

        package init(seals: [TableSeal], roots: [AuditRoot]) {
            self.seals = seals
            self.roots = roots
        }
    }

    /// Refuses the first entry that does not balance and the first chain that breaks.
    package static func run(_ database: SQLDatabase) async throws -> Report {
        try await MigrationRunner(database).requireCurrent()
        let seals = try await Backup.seals(database)
        let roots = try await database.read { connection in
            try checkEntries(on: connection)
            return try GovernmentBook.numbers(on: connection).map {
                try AuditBook.verify(government: $0, on: connection)
            }
        }
        return Report(seals: seals, roots: roots)
    }

    private static func checkEntries(on connection: any SQLConnection) throws {
        let unbalanced = try connection.integer(
            """
            SELECT CAST(SUM(amount) AS BIGINT) FROM journal_line GROUP BY gov_id, entry_id
            HAVING CAST(SUM(amount) AS BIGINT) <> 0 ORDER BY gov_id, entry_id LIMIT 1
            """)
        if let unbalanced { throw StoreRefusal.unbalanced(difference: unbalanced) }
    }
}
