package import SQLDatabase

/// Brings a database to this program's schema, or says why it may not.
package struct MigrationRunner: Sendable {
    /// How the database stands to this program.
    package enum State: Sendable, Equatable {
        case empty
        case older(found: Int)
        case current
    }

    private let database: SQLDatabase
    private let migrations: [Migration]

    /// - Parameter migrations: those of this program, unless a test has its own.
    package init(_ database: SQLDatabase, _ migrations: [Migration] = Migration.all) {
        precondition(
            migrations.map(\.number) == Array(1...migrations.count), "migrations are numbered from 1 on")
        self.database = database
        self.migrations = migrations
    }

    /// Refuses a database whose migrations were changed, or that a newer program made.
    package func state() async throws -> State {
        let applied = try await applied()
        try check(applied)
        if applied.isEmpty { return .empty }
        return applied.count == migrations.count ? .current : .older(found: applied.count)
    }

    /// Refuses anything but a database of exactly this program's schema: what every other command asks first.
    package func requireCurrent() async throws {
        switch try await state() {
        case .current: return
        case .empty: throw StoreRefusal.databaseEmpty
        case .older(let found): throw StoreRefusal.databaseOlder(found: found, known: migrations.count)
        }
    }

    /// Applies what is missing, one transaction a migration, and returns the names of what it applied. Only
    /// one program does this at a time; another is refused as busy.
    ///
    /// - Parameter now: milliseconds since 1970; also marks when each was applied.
    package func migrate(owner: String, now: @escaping @Sendable () -> Int64) async throws -> [String] {
        try check(try await applied())
        try await makeBooks()
        let lease = LeaseBook(database)
        guard let held = try await lease.take("schema", owner: owner, for: 600_000, now: now()) else {
            throw StoreRefusal.busy(
                lease: "schema", untilMilliseconds: try await lease.until("schema") ?? now())
        }
        do {
            let names = try await applyMissing(under: held, now: now)
            try await lease.giveBack(held)
            return names
        } catch {
            try? await lease.giveBack(held)
            throw error
        }
    }

    private func applyMissing(
        under lease: Lease, now: @escaping @Sendable () -> Int64
    ) async throws -> [String] {
        let applied = try await applied()
        try check(applied)
        if applied.isEmpty { try await refuseOtherOrder() }
        let missing = migrations.dropFirst(applied.count)
        for migration in missing {
            let engine = database.engine
            try await database.write { connection in
                try LeaseBook.hold(lease, on: connection, now: now())
                for statement in migration.statements(for: engine) { try connection.run(script: statement) }
                try connection.execute(
                    """
                    INSERT INTO schema_migration (number, name, checksum, applied_ms)
                    VALUES ($1, $2, $3, $4)
                    """,
                    [
                        .integer(Int64(migration.number)), .text(migration.name), .text(migration.checksum),
                        .integer(now()),
                    ])
            }
        }
        return missing.map(\.name)
    }

    /// The parts of a list begin where the last one ended, by the order of bytes.
    private func refuseOtherOrder() async throws {
        let isByBytes = try await database.read { connection in
            try connection.integer("SELECT CASE WHEN 'Z' < 'a' THEN 1 ELSE 0 END")
        }
        if isByBytes != 1 { throw StoreRefusal.textsOutOfOrder }
    }

    private func check(_ applied: [Applied]) throws {
        for (found, ours) in zip(applied, migrations)
        where found.checksum != ours.checksum || found.number != ours.number {
            throw StoreRefusal.migrationChanged(number: ours.number)
        }
        if applied.count > migrations.count {
            throw StoreRefusal.databaseNewer(found: applied.count, known: migrations.count)
        }
    }

    private struct Applied: Sendable {
        let number: Int
        let checksum: String
    }

    private func applied() async throws -> [Applied] {
        do {
            return try await database.read { connection in
                try connection.rows("SELECT number, checksum FROM schema_migration ORDER BY number") { row in
                    Applied(number: Int(try row.integer(0)), checksum: try row.text(1))
                }
            }
        } catch let fault as SQLFault where fault.isMissingTable {
            return []
        }
    }

    /// Two programs that make the books at once meet as duplicates in PostgreSQL's catalogue; then they are
    /// there.
    private func makeBooks() async throws {
        do {
            try await makeBooksOnce()
        } catch let fault as SQLFault where fault.kind == .duplicate || fault.code == "42P07" {
            try await makeBooksOnce()
        }
    }

    /// The two tables that must be there before the first migration: what was applied, and the leases.
    private func makeBooksOnce() async throws {
        let statements = SchemaText(books).statements
        let engine = database.engine
        try await database.write { connection in
            for statement in statements {
                let name = statement.table?.name ?? ""
                guard try connection.isMissing(table: name) else { continue }
                try connection.run(script: statement.sql)
                if engine == .citus {
                    for call in statement.citusCalls { try connection.run(script: call) }
                }
            }
        }
    }
}

private let books = """
    -- @reference
    CREATE TABLE IF NOT EXISTS schema_migration (
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        checksum TEXT NOT NULL,
        applied_ms BIGINT NOT NULL,
        PRIMARY KEY (number)
    );
    -- @distribute lease_name
    CREATE TABLE IF NOT EXISTS lease (
        lease_name TEXT NOT NULL,
        owner TEXT NOT NULL,
        until_ms BIGINT NOT NULL,
        turn BIGINT NOT NULL,
        PRIMARY KEY (lease_name)
    );
    """

extension SQLFault {
    /// PostgreSQL's 42P01; SQLite has no code of its own for it.
    var isMissingTable: Bool { code == "42P01" || detail.hasPrefix("no such table") }
}

extension SQLConnection {
    /// Asked of the catalogue, since a failed SELECT would end a transaction of PostgreSQL.
    func isMissing(table: String) throws -> Bool {
        let sql =
            engine == .sqlite
            ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = $1"
            : "SELECT COUNT(*) FROM pg_class WHERE oid = to_regclass($1)"
        return try integer(sql, [.text(table)]) == 0
    }
}
