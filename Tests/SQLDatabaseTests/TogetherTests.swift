import Foundation
import SQLDatabase
import TestDatabases
import Testing

/// Several at once, and a server that goes away.
@Suite struct `Transactions that meet` {
    @Test(arguments: TestEngine.atHand)
    func `add up, none lost and none twice`(engine: TestEngine) async throws {
        let sum = try await withSample(engine) { database in
            try await database.write { try $0.execute(insertSample, [1, 1, "sum", 0]) }
            try await withThrowingTaskGroup { group in
                for _ in 0..<40 {
                    group.addTask {
                        try await database.write { connection in
                            let lock = connection.engine.lockClause
                            let wage = try connection.integer(
                                "SELECT wage FROM sample WHERE gov_id = $1 AND id = $2\(lock)", [1, 1])
                            try connection.execute(
                                "UPDATE sample SET wage = $1 WHERE gov_id = $2 AND id = $3",
                                [.integer((wage ?? 0) + 1), 1, 1])
                        }
                    }
                }
                try await group.waitForAll()
            }
            return try await database.read { try $0.integer("SELECT wage FROM sample") }
        }
        #expect(sum == 40)
    }

    private struct Refused: Error {}

    @Test(arguments: TestEngine.atHand)
    func `are kept together where they are small, each with its own answer`(
        engine: TestEngine
    ) async throws {
        let (kept, refused) = try await withSample(engine) { database in
            let refused = await withTaskGroup(of: Int64?.self) { group in
                for id in Int64(1)...60 {
                    group.addTask {
                        do {
                            try await database.writeTogether { connection in
                                try connection.execute(insertSample, [1, .integer(id), "a", nil])
                                if id % 10 == 0 { throw Refused() }
                                // What only the database can see: the same key again.
                                if id % 10 == 5 {
                                    try connection.execute(insertSample, [1, .integer(id), "b", nil])
                                }
                            }
                            return nil
                        } catch { return id }
                    }
                }
                return await group.reduce(into: Set<Int64>()) { if let id = $1 { $0.insert(id) } }
            }
            let kept = try await database.read { connection in
                try connection.rows("SELECT id FROM sample ORDER BY id") { try $0.integer(0) }
            }
            return (Set(kept), refused)
        }
        #expect(refused == Set((1...60).filter { $0 % 5 == 0 }))
        #expect(kept == Set(1...60).subtracting(refused))
    }

    @Test(.enabled(if: TestEngine.postgresAddress != nil))
    func `two that wait for each other both end well`() async throws {
        let wages = try await withSample(.postgres) { database in
            try await database.write { connection in
                for id in 1...2 { try connection.execute(insertSample, [1, .integer(Int64(id)), nil, 0]) }
            }
            let attempts = Counter()
            let holding = Counter()
            try await withThrowingTaskGroup { group in
                for order in [[1, 2], [2, 1]] as [[Int64]] {
                    group.addTask {
                        try await database.write { connection in
                            attempts.up()
                            for id in order {
                                try connection.execute(
                                    "UPDATE sample SET wage = wage + 1 WHERE gov_id = $1 AND id = $2",
                                    [1, .integer(id)])
                                // Each holds its first row before either asks for its second.
                                holding.up()
                                while holding.count < 2 { usleep(1_000) }
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(attempts.count == 3, "one of the two was chosen to begin again")
            return try await database.read { try $0.rows("SELECT wage FROM sample") { try $0.integer(0) } }
        }
        #expect(wages == [2, 2])
    }

    @Test(.enabled(if: TestEngine.postgresAddress != nil))
    func `a connection that the server ends is opened anew and the work done once`() async throws {
        let count = try await withSample(.postgres) { database in
            let attempts = Counter()
            try await database.write { connection in
                try connection.execute(insertSample, [1, 1, "a", nil])
                if attempts.up() == 1 {
                    try connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                }
            }
            #expect(attempts.count == 2)
            return try await database.read { try $0.integer(countAll) }
        }
        #expect(count == 1)
    }

    /// Every connection waits for a task that could not run if they held the threads of the tasks.
    @Test(.timeLimit(.minutes(30)), arguments: TestEngine.atHand)
    func `waiting for the engine holds no thread of the others`(engine: TestEngine) async throws {
        try await withSample(engine) { database in
            let gate = DispatchSemaphore(value: 0)
            let inside = Counter()
            let waiting = engine == .sqlite ? 2 : 4
            try await withThrowingTaskGroup { group in
                for _ in 0..<waiting {
                    group.addTask {
                        try await database.read { connection in
                            inside.up()
                            gate.wait()
                            return try connection.integer(countAll) ?? 0
                        }
                    }
                }
                while inside.count < waiting { await Task.yield() }
                for _ in 0..<waiting { gate.signal() }
                try await group.waitForAll()
            }
            #expect(inside.count == waiting)
        }
    }

    @Test func `two writers of one SQLite file wait for each other`() async throws {
        try await withPlace(.sqlite) { place in
            let both = [place.open(), place.open()]
            defer { for database in both { database.close() } }
            try await both[0].write { try $0.run(script: sampleSchema) }
            try await withThrowingTaskGroup { group in
                for id in 0..<40 {
                    group.addTask {
                        try await both[id % 2].write {
                            try $0.execute(insertSample, [1, .integer(Int64(id)), nil, nil])
                        }
                    }
                }
                try await group.waitForAll()
            }
            let count = try await both[1].read { try $0.integer(countAll) }
            #expect(count == 40)
        }
    }

    @Test func `a new file is its owner's alone, and whole once it is closed`() async throws {
        try await withPlace(.sqlite) { place in
            let database = place.open()
            try await database.write { try $0.run(script: sampleSchema) }
            database.close()
            let rights = try FileManager.default.attributesOfItem(atPath: place.name)[.posixPermissions]
            #expect(rights as? Int == 0o600)
            #expect(!FileManager.default.fileExists(atPath: place.name + "-wal"))
        }
    }

    @Test func `a file that is not there is refused, not made`() async throws {
        try await withPlace(.sqlite) { place in
            let database = place.open(patience: .zero, creating: false)
            defer { database.close() }
            let fault = await faultOf { try await database.greet() }
            #expect(fault?.kind == .unreadable)
        }
    }

    @Test(.enabled(if: TestEngine.postgresAddress != nil))
    func `a server that is not there is told at once when greeted`() async throws {
        let database = DatabasePlace(engine: .postgres, name: "x' port=1 application_name='y").open()
        defer { database.close() }
        let fault = await faultOf { try await database.greet() }
        #expect(fault?.kind == .connectionLost)
    }
}

@Suite struct `A full disk` {
    @Test func `is told as such, and leaves nothing of the transaction`() async throws {
        try await withSample(.sqlite) { database in
            try await database.write { try $0.execute(insertSample, [1, 1, "before", nil]) }
            let rows = BulkRows(
                "sample",
                [
                    ("gov_id", .constant(2)), ("id", .integers((0..<20_000).map(Int64.init))),
                    ("name", .constant("somebody with a name of some length")),
                ])
            let fault = await faultOf {
                try await database.write { connection in
                    // As if the disk had room for a hundred pages and no more.
                    try connection.query("PRAGMA max_page_count = 100", []) { _ in }
                    return try connection.write(rows)
                }
            }
            #expect(fault?.kind == .diskFull)
            let count = try await database.read { try $0.integer(countAll) }
            #expect(count == 1)
            try await database.write { connection in
                try connection.query("PRAGMA max_page_count = 1000000", []) { _ in }
                try connection.execute(insertSample, [1, 2, "after", nil])
            }
        }
    }
}
