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
            let none = AuditFilter()
            var bySubject = AuditFilter()
            bySubject.subject = "unit/1"
            var byBoth = bySubject
            byBoth.actor = "ani"
            var byNobody = AuditFilter()
            byNobody.subject = ""
            var byTime = AuditFilter()
            (byTime.from, byTime.before) = (3_000, 5_000)
            var page = AuditFilter()
            (page.after, page.limit) = (2, 2)
            var beyond = AuditFilter()
            beyond.after = 12
            let expected: [(AuditFilter, [Int])] = [
                (none, Array(0..<12)), (bySubject, [1, 4, 7, 10]), (byBoth, [4, 10]), (byNobody, []),
                (byTime, [3, 4]), (page, [2, 3]), (beyond, []),
            ]
            for (filter, numbers) in expected {
                let shown = try await database.read { connection in
                    try AuditBook.entries(filter, government: 1671, on: connection)
                }
                #expect(shown.map(\.change.after) == numbers.map(String.init))
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `give a root for every instant, and none where a later one was changed`(
        engine: TestEngine
    ) async throws {
        try await withChain(engine) { database in
            let whole = try await database.read { try AuditBook.verify(government: 1671, on: $0) }
            let roots: [(Int64, Int64)] = [(.max, 12), (0, 0), (1, 1), (11_000, 11), (11_001, 12)]
            for (instant, entries) in roots {
                let root = try await rootOf(database, before: instant)
                #expect(root.entries == entries)
                if entries == 12 { #expect(root == whole) }
            }
            try await database.write {
                try $0.execute("UPDATE audit_entry SET actor = 'x' WHERE gov_id = 1671 AND sequence = 9")
            }
            let refusal = await refusalOf { try await rootOf(database, before: 1) }
            #expect(refusal == .chainBroken(government: 1671, sequence: 9))
        }
    }
}

private func rootOf(_ database: SQLDatabase, before instant: Int64) async throws -> AuditRoot {
    try await database.read { try AuditBook.root(of: 1671, before: instant, on: $0) }
}
