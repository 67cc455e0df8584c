import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `The chain of changes` {
    @Test(arguments: TestEngine.atHand)
    func `is whole from the first entry to the head`(engine: TestEngine) async throws {
        try await withChain(engine) { database in
            let root = try await database.read { try AuditBook.verify(government: 1671, on: $0) }
            let other = try await database.read { try AuditBook.verify(government: 1672, on: $0) }
            #expect(root.entries == 3)
            #expect(root.hash.utf8.count == 64)
            #expect(other.entries == 0)
        }
    }

    @Test(
        arguments: TestEngine.atHand,
        [
            ("UPDATE audit_entry SET after_text = 'x' WHERE sequence = 2", 2),
            ("UPDATE audit_entry SET recorded_ms = recorded_ms + 1 WHERE sequence = 1", 1),
            ("UPDATE audit_entry SET actor = 'adm', act = 'inchange' WHERE sequence = 3", 3),
            ("DELETE FROM audit_entry WHERE sequence = 2", 2),
            ("DELETE FROM audit_entry WHERE sequence = 3", 3),
            ("DELETE FROM audit_entry", 1),
            ("DELETE FROM audit_head", 4),
        ])
    func `names the entry that was changed, taken out or cut off`(
        engine: TestEngine, deed: (sql: String, sequence: Int64)
    ) async throws {
        try await withChain(engine) { database in
            try await database.write { try $0.execute(deed.sql) }
            let refusal = await refusalOf {
                try await database.read { try AuditBook.verify(government: 1671, on: $0) }
            }
            #expect(refusal == .chainBroken(government: 1671, sequence: deed.sequence))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `goes on when the clock was moved back`(engine: TestEngine) async throws {
        try await withChain(engine) { database in
            try await database.write { connection in
                try AuditBook.append([change("late")], government: 1671, now: 5, on: connection)
            }
            let root = try await database.read { try AuditBook.verify(government: 1671, on: $0) }
            #expect(root.entries == 4)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `has a place for each of twenty writers, and none for what was not kept`(
        engine: TestEngine
    ) async throws {
        try await withChain(engine) { database in
            try await withThrowingTaskGroup { group in
                for number in 0..<20 {
                    group.addTask {
                        _ = await refusalOf {
                            try await database.write { connection in
                                try AuditBook.append(
                                    [change("\(number)")], government: 1671, now: noon, on: connection)
                                if number % 4 == 0 { throw StoreRefusal.databaseEmpty }
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let root = try await database.read { try AuditBook.verify(government: 1671, on: $0) }
            #expect(root.entries == 3 + 15)
        }
    }
}

private func withChain<Result>(
    _ engine: TestEngine, _ body: (SQLDatabase) async throws -> Result
) async throws -> Result {
    try await withStore(engine) { database in
        try await database.write { connection in
            try AuditBook.append([change("a"), change("b")], government: 1671, now: noon, on: connection)
        }
        try await database.write { connection in
            try AuditBook.append([change("c")], government: 1671, now: noon + 5, on: connection)
        }
        return try await body(database)
    }
}

private func change(_ after: String) -> AuditChange {
    AuditChange(
        actor: "admin", act: "change", subject: "unit:1", reason: "test", before: "", after: after)
}
