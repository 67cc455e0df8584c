package import SQLDatabase

/// Opens PostgreSQL: a pool of connections, each on a thread of its own.
package enum PostgresDatabase {
    /// Where the server is and how to speak to it.
    package struct Settings: Sendable {
        /// A libpq address: `postgres://user@host:5432/name?…`, several hosts included.
        package let address: String
        package let engine: SQLEngine
        /// False behind pgbouncer below 1.21 in transaction mode, which mixes up kept statements.
        package let keepsStatements: Bool

        package init(address: String, engine: SQLEngine = .postgres, keepsStatements: Bool = true) {
            precondition(engine != .sqlite, "PostgreSQL is no SQLite")
            self.address = address
            self.engine = engine
            self.keepsStatements = keepsStatements
        }
    }

    /// Nothing is opened yet: the first statement opens.
    package static func open(
        _ settings: Settings, connections: Int = 4, patience: Duration = .seconds(60)
    ) -> SQLDatabase {
        SQLDatabase(engine: settings.engine, writers: connections, readers: nil, patience: patience) { _ in
            try PostgresConnection(settings)
        }
    }
}
