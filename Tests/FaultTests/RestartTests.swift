import Foundation
import MoneyAndDates
import PostgresDriver
import SQLDatabase
import SQLStore
import Testing

@Suite(.serialized) struct `PostgreSQL that goes away in the middle` {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["NAUNGAN_TEST_POSTGRES_BINARIES"] != nil))
    func `loses nothing acknowledged, and nothing is there twice`() async throws {
        let server = try #require(try OwnServer())
        defer { server.throwAway() }
        let database = PostgresDatabase.open(
            .init(address: server.address), connections: 3, patience: .seconds(60))
        defer { database.close() }
        try await prepareJournal(database)
        let journal = JournalBook(
            database, IdentifierMaker(node: 1, now: { Int64(Date().timeIntervalSince1970 * 1_000) }))
        let posting = Task { try await post(300, in: journal) }
        for _ in 0..<3 {
            try await Task.sleep(for: .milliseconds(150))
            try server.stopAtOnce()
            try await Task.sleep(for: .milliseconds(100))
            try server.start()
        }
        let acknowledged = try await posting.value
        #expect(acknowledged == 300)
        let found = try await database.read { connection in
            [
                try connection.integer("SELECT COUNT(*) FROM journal_entry WHERE gov_id = 1671"),
                try connection.integer("SELECT COUNT(*) FROM journal_line WHERE gov_id = 1671"),
            ]
        }
        #expect(found == [300, 600])
        _ = try await StoreCheck.run(database)
    }
}

/// One after the other; each waits until the server is there again.
private func post(_ count: Int, in journal: JournalBook) async throws -> Int {
    var acknowledged = 0
    for number in 0..<count {
        let posting = try JournalPosting(
            government: 1671, day: Day(sinceEpoch: 20_513), kind: "payment-confirmed", narration: "",
            key: "entry \(number)", lines: [.init("bank", Rupiah(1)), .init("owed", Rupiah(-1))])
        _ = try await journal.post([posting], now: 1)[0].entry()
        acknowledged += 1
    }
    return acknowledged
}

private func prepareJournal(_ database: SQLDatabase) async throws {
    _ = try await MigrationRunner(database).migrate(owner: "test", now: { 1 })
    try await database.write { connection in
        try connection.execute("INSERT INTO region (region_id, level, name) VALUES (1671, 2, 'B')")
        try connection.execute(
            "INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES (1671, 1671, 'B', 1)")
    }
}
