import Foundation
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `A backup` {
    @Test(arguments: TestEngine.atHand, TestEngine.atHand)
    func `taken from one engine is the same on any`(from: TestEngine, to: TestEngine) async throws {
        try await withBackup(of: from) { file, seals, _ in
            try await withDatabase(to) { database in
                let backup = Backup(database, key: try backupKey())
                let restored = try await backup.restore(from: file, owner: "test", now: noon)
                #expect(restored == seals)
                #expect(try await Backup.seals(database) == seals)
                #expect(seals.first { $0.table == "person" }?.rows == 250)

                let root = try await database.read { try AuditBook.verify(government: 1671, on: $0) }
                #expect(root.entries == 1)
                let journal = JournalBook(database, IdentifierMaker(node: 1, now: { noon }))
                let balances = try await journal.balances(government: 1671, through: day(20_260_301))
                #expect(balances == ["owed": Rupiah(100), "due": Rupiah(-100)])
                let report = try await StoreCheck.run(database)
                #expect(report == StoreCheck.Report(seals: seals, roots: report.roots))
                #expect(report.roots.map(\.entries) == [1, 0])
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `holds one moment, while others write`(engine: TestEngine) async throws {
        try await withBackup(of: engine) { file, _, database in
            let backup = Backup(database, key: try backupKey())
            let writing = Task {
                let journal = JournalBook(database, IdentifierMaker(node: 1, now: { noon + 1 }))
                for number in 0..<200 {
                    let posting = try JournalPosting(
                        government: 1671, day: day(20_260_301), kind: "bill", narration: "",
                        key: "more \(number)",
                        lines: [.init("owed", Rupiah(7)), .init("due", Rupiah(-7))])
                    _ = try await journal.post([posting], now: noon)
                }
            }
            let seals = try await backup.take(to: file + "2")
            try await writing.value
            try await withDatabase(.sqlite) { other in
                let restore = Backup(other, key: try backupKey())
                #expect(try await restore.restore(from: file + "2", owner: "test", now: noon) == seals)
                let sum = try await other.read {
                    try $0.integer("SELECT CAST(SUM(amount) AS BIGINT) FROM journal_line")
                }
                #expect(sum == 0)
            }
            let entries = seals.first { $0.table == "journal_entry" }?.rows ?? 0
            #expect(seals.first { $0.table == "journal_line" }?.rows == entries * 2)
        }
    }

    @Test func `is refused when cut off, changed, or sealed with another key`() async throws {
        try await withBackup(of: .sqlite) { file, _, _ in
            let whole = try Data(contentsOf: URL(filePath: file))
            #expect(!whole.contains("Nama 1".utf8))
            var changed = whole
            changed[whole.count / 2] ^= 1
            let damaged = [
                whole.dropLast(1), whole.dropLast(whole.count - 60), Data(), changed, whole + Data([0]),
            ]
            for data in damaged {
                try data.write(to: URL(filePath: file))
                let refusal = await restoring(file, with: try backupKey())
                #expect(refusal == .backupUnreadable)
            }
            try whole.write(to: URL(filePath: file))
            #expect(await restoring(file, with: try BackupKey(key("x"))) == .backupUnreadable)
            #expect(await restoring(file, with: try backupKey()) == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is checked entry by entry and chain by chain`(engine: TestEngine) async throws {
        try await withBackup(of: engine) { _, _, database in
            try await database.write {
                try $0.execute("UPDATE journal_line SET amount = amount + 1 WHERE line = 1")
            }
            #expect(await refusalOf { try await StoreCheck.run(database) } == .unbalanced(difference: 1))
            try await database.write {
                try $0.execute("UPDATE journal_line SET amount = amount - 1 WHERE line = 1")
                try $0.execute("UPDATE audit_entry SET actor = 'x'")
            }
            let refusal = await refusalOf { try await StoreCheck.run(database) }
            #expect(refusal == .chainBroken(government: 1671, sequence: 1))
        }
    }

    @Test func `goes into an empty database only`() async throws {
        try await withBackup(of: .sqlite) { file, seals, database in
            let backup = Backup(database, key: try backupKey())
            let refusal = await refusalOf {
                try await backup.restore(from: file, owner: "test", now: noon)
            }
            #expect(refusal == .databaseNotEmpty(table: "region"))
            #expect(try await Backup.seals(database) == seals)
        }
    }

    @Test func `of an older program is restored as it was, and then brought up`() async throws {
        let later = Migration(
            Migration.all.count + 1, "later",
            "ALTER TABLE government ADD COLUMN phone TEXT NOT NULL DEFAULT '-';")
        try await withBackup(of: .sqlite) { file, seals, _ in
            try await withDatabase(.sqlite) { database in
                let newer = Backup(database, key: try backupKey(), migrations: Migration.all + [later])
                #expect(try await newer.restore(from: file, owner: "test", now: noon) == seals)
                let runner = MigrationRunner(database, Migration.all + [later])
                #expect(try await runner.migrate(owner: "test", now: { noon }) == ["later"])
                let again = try await newer.take(to: file)
                #expect(again.first { $0.table == "government" } != seals.first { $0.table == "government" })
                #expect(again.first { $0.table == "person" } == seals.first { $0.table == "person" })
            }
        }
    }
}

private func backupKey() throws -> BackupKey { try BackupKey(key("c")) }

private func restoring(_ file: String, with key: BackupKey) async -> StoreRefusal? {
    await refusalOf {
        try await withDatabase(.sqlite) { database in
            try await Backup(database, key: key).restore(from: file, owner: "test", now: noon)
        }
    }
}

/// A small database with people and money in it, and a backup of it.
private func withBackup(
    of engine: TestEngine, _ body: (String, [TableSeal], SQLDatabase) async throws -> Void
) async throws {
    let file =
        FileManager.default.temporaryDirectory.path
        + "/naungan-backup-\(UInt64.random(in: 0 ..< .max))"
    defer { for name in [file, file + "2"] { try? FileManager.default.removeItem(atPath: name) } }
    try await withUnits(engine) { database in
        let maker = IdentifierMaker(node: 1, now: { noon })
        var columns = register(0..<250)
        columns.decrees = TextColumn((0..<250).map { "SK\t\($0)\\\n’é" })
        _ = try await RegisterLoad(database, maker, try sealing())
            .load(columns, government: 1671, key: "a", actor: "op", now: noon)
        let posting = try JournalPosting(
            government: 1671, day: day(20_260_301), kind: "bill", narration: "", key: "a",
            lines: [.init("owed", Rupiah(100)), .init("due", Rupiah(-100))])
        _ = try await JournalBook(database, maker).post([posting], now: noon)
        let seals = try await Backup(database, key: try backupKey()).take(to: file)
        try await body(file, seals, database)
    }
}
