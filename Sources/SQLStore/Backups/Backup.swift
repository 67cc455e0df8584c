package import SQLDatabase

/// Takes a whole database out of any engine and into any engine: the backup, and the way up from SQLite to
/// PostgreSQL.
package struct Backup: Sendable {
    private let database: SQLDatabase
    private let migrations: [Migration]
    private let key: BackupKey

    package init(_ database: SQLDatabase, key: BackupKey, migrations: [Migration] = Migration.all) {
        self.database = database
        self.key = key
        self.migrations = migrations
    }

    /// Writes a sealed file with everything as it is at one moment, while others go on writing.
    ///
    /// - Returns: a seal a table, to be compared after a restore.
    package func take(to path: String) async throws -> [TableSeal] {
        try await MigrationRunner(database, migrations).requireCurrent()
        let (tables, key, count) = (TableDump.all(of: migrations), key, migrations.count)
        let checksum = migrations.last?.checksum ?? ""
        return try await database.read { connection in
            var file = try SealedFileWriter(path: path, key: key)
            do {
                try file.write(Array("!schema \(count) \(checksum)\n".utf8))
                let seals = try tables.map { table in
                    try file.write(Array("!table \(table.name)\n".utf8))
                    let seal = try TableDump(table: table).read(on: connection) { line in
                        try file.write([UInt8(ascii: "=")] + line + [UInt8(ascii: "\n")])
                    }
                    try file.write(Array("!end \(seal.rows) \(seal.digest)\n".utf8))
                    return seal
                }
                try file.finish()
                return seals
            } catch {
                file.abandon()
                throw error
            }
        }
    }

    /// Fills an empty database from a backup, in one transaction, and compares every table with it before the
    /// transaction is kept. A backup of an older program is restored with that one's schema; `migrate` then
    /// brings it up.
    ///
    /// - Parameter now: milliseconds since 1970, when the tables are made.
    package func restore(from path: String, owner: String, now: Int64) async throws -> [TableSeal] {
        let schema = try await makeSchema(forBackup: path, owner: owner, now: now)
        let (tables, key) = (TableDump.all(of: schema), key)
        return try await database.write { connection in
            for table in tables where try connection.hasRows(table.name) {
                throw StoreRefusal.databaseNotEmpty(table: table.name)
            }
            var restore = RestoreRun(try SealedFileReader(path: path, key: key), tables)
            let expected = try restore.run(on: connection)
            for seal in expected {
                let table = tables.first { $0.name == seal.table }
                let found = try table.map { try TableDump(table: $0).read(on: connection) { _ in } }
                guard found == seal else { throw StoreRefusal.restoreDiffers(table: seal.table) }
            }
            guard expected.count == tables.count else { throw StoreRefusal.backupUnreadable }
            return expected
        }
    }

    /// A seal a table as they are now.
    package static func seals(
        _ database: SQLDatabase, migrations: [Migration] = Migration.all
    ) async throws -> [TableSeal] {
        let tables = TableDump.all(of: migrations)
        return try await database.read { connection in
            try tables.map { try TableDump(table: $0).read(on: connection) { _ in } }
        }
    }

    /// The schema that the backup was taken with.
    private func makeSchema(
        forBackup path: String, owner: String, now: Int64
    ) async throws -> [Migration] {
        var reader = try SealedFileReader(path: path, key: key)
        let words = try reader.line().map { String(decoding: $0, as: UTF8.self).split(separator: " ") } ?? []
        guard words.count == 3, words[0] == "!schema", let count = Int(words[1]), count > 0 else {
            throw StoreRefusal.backupUnreadable
        }
        guard count <= migrations.count else {
            throw StoreRefusal.databaseNewer(found: count, known: migrations.count)
        }
        guard migrations[count - 1].checksum == words[2] else {
            throw StoreRefusal.migrationChanged(number: count)
        }
        let schema = Array(migrations.prefix(count))
        _ = try await MigrationRunner(database, schema).migrate(owner: owner, now: { now })
        return schema
    }
}

/// One pass over a backup's lines into the tables.
struct RestoreRun {
    private static let portion = 20_000

    private var reader: SealedFileReader
    private let tables: [TableShape]
    private var current: TableShape?
    private var lines: [[UInt8]] = []
    private var seals: [TableSeal] = []

    init(_ reader: SealedFileReader, _ tables: [TableShape]) {
        self.reader = reader
        self.tables = tables
    }

    /// What the backup says of each table.
    mutating func run(on connection: any SQLConnection) throws -> [TableSeal] {
        while let line = try reader.line() {
            if line.first == UInt8(ascii: "=") {
                lines.append(Array(line.dropFirst()))
                if lines.count >= RestoreRun.portion { try flush(on: connection) }
                continue
            }
            let words = String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
            switch words.first {
            case "!schema": continue
            case "!table" where words.count == 2:
                current = tables.first { $0.name == words[1] }
                guard current != nil else { throw StoreRefusal.backupUnreadable }
            case "!end" where words.count == 3:
                try flush(on: connection)
                guard let current, let rows = Int(words[1]) else { throw StoreRefusal.backupUnreadable }
                seals.append(TableSeal(table: current.name, rows: rows, digest: words[2]))
            default: throw StoreRefusal.backupUnreadable
            }
        }
        return seals
    }

    private mutating func flush(on connection: any SQLConnection) throws {
        guard let current, !lines.isEmpty else { return }
        _ = try connection.write(TableDump(table: current).rows(lines))
        lines.removeAll(keepingCapacity: true)
    }
}

extension SQLConnection {
    func hasRows(_ table: String) throws -> Bool { try integer("SELECT COUNT(*) FROM \(table)") != 0 }
}
