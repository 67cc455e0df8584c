import SQLDatabase
import SQLStore
import TestDatabases
import Testing

private func change(_ number: Int) -> AuditChange {
    AuditChange(
        actor: number % 2 == 0 ? "ani" : "budi", act: "change", subject: "unit/\(number % 3)", reason: "",
        before: "", after: "\(number)")
}

/// Twelve changes, one a second, of the first government, and one of the other.
private func withChain(_ engine: TestEngine, _ body: (SQLDatabase) async throws -> Void) async throws {
    try await withStore(engine) { database in
        try await database.write { connection in
            for number in 0..<12 {
                try AuditBook.append(
                    [change(number)], government: 1671, now: Int64(1_000 * number), on: connection)
            }
            try AuditBook.append([change(0)], government: 1672, now: 0, on: connection)
        }
        try await body(database)
    }
}

@Suite struct `The entries of the chain` {
    @Test(arguments: TestEngine.atHand)
    func `are shown by subject, author and time, and page by page`(engine: TestEngine) async throws {
        try await withChain(engine) { database in
            func shown(_ set: (inout AuditFilter) -> Void) async throws -> [String] {
                var filter = AuditFilter()
                set(&filter)
                let asked = filter
                return try await database.read { connection in
                    try AuditBook.entries(asked, government: 1671, on: connection).map(\.change.after)
                }
            }
            #expect(try await shown { _ in }.count == 12)
            #expect(try await shown { $0.subject = "unit/1" } == ["1", "4", "7", "10"])
            #expect(
                try await shown {
                    $0.subject = "unit/1"; $0.actor = "ani"
                } == ["4", "10"])
            #expect(try await shown { $0.subject = "" } == [])
            #expect(
                try await shown {
                    $0.from = 3_000; $0.before = 5_000
                } == ["3", "4"])
            #expect(
                try await shown {
                    $0.after = 2; $0.limit = 2
                } == ["2", "3"])
            #expect(try await shown { $0.after = 12 } == [])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `give a root for every instant, and none where a later one was changed`(
        engine: TestEngine
    ) async throws {
        try await withChain(engine) { database in
            func root(_ instant: Int64) async throws -> AuditRoot {
                try await database.read { try AuditBook.root(of: 1671, before: instant, on: $0) }
            }
            let whole = try await database.read { try AuditBook.verify(government: 1671, on: $0) }
            #expect(try await root(.max) == whole)
            #expect(try await root(0).entries == 0)
            #expect(try await root(1).entries == 1)
            #expect(try await root(11_000).entries == 11)
            try await database.write {
                try $0.execute("UPDATE audit_entry SET actor = 'x' WHERE gov_id = 1671 AND sequence = 9")
            }
            #expect(await refusalOf { try await root(1) } == .chainBroken(government: 1671, sequence: 9))
        }
    }
}
