import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `A first large load` {
    private struct Stop: Error {}

    private func loader(_ database: SQLDatabase, many: Int) throws -> RegisterLoad {
        RegisterLoad(database, IdentifierMaker(node: 1, now: { noon }), try sealing(), many: many)
    }

    /// Every index and constraint of the tables, as the engine tells them.
    private func schema(_ database: SQLDatabase) async throws -> [String] {
        let sql =
            database.engine == .sqlite
            ? "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY name"
            : """
            SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
            UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = current_schema()::regnamespace ORDER BY 1
            """
        return try await database.read { connection in try connection.rows(sql) { try $0.text(0) } }
    }

    @Test(arguments: TestEngine.atHand)
    func `leaves every index and every reference as they were`(engine: TestEngine) async throws {
        try await withUnits(engine) { database in
            let before = try await schema(database)
            let load = try loader(database, many: 500)
            let first = try await load.load(
                register(0..<500), government: 1671, key: "a", actor: "op", now: noon)
            #expect(first.newPersons == 500)
            #expect(try await schema(database) == before)
            let second = try await load.load(
                register(400..<1_000), government: 1671, key: "b", actor: "op", now: noon)
            #expect(second.newPersons == 500)
            #expect(try await schema(database) == before)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `leaves them too where it ends in the middle`(engine: TestEngine) async throws {
        try await withUnits(engine) { database in
            let before = try await schema(database)
            let load = try loader(database, many: 1)
            await #expect(throws: Stop.self) {
                try await load.load(
                    register(0..<500), government: 1671, key: "a", actor: "op", now: noon,
                    check: { _, _, _ in throw Stop() })
            }
            #expect(try await schema(database) == before)
            let count = try await database.read { try $0.integer("SELECT COUNT(*) FROM person") }
            #expect(count == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `refuses a job in a unit that is not there, as any load does`(engine: TestEngine) async throws {
        try await withUnits(engine) { database in
            for many in [1, 10_000] {
                let load = try loader(database, many: many)
                let fault = await faultOf {
                    _ = try await load.load(
                        register(0..<500, unit: 77), government: 1671, key: "a", actor: "op", now: noon)
                }
                #expect(fault == .foreignKey)
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `lays something aside on PostgreSQL alone, and only where no row is yet`(
        engine: TestEngine
    ) async throws {
        try await withUnits(engine) { database in
            let empty = await statements(database)
            #expect(engine == .sqlite ? empty == 0 : empty > 8)
            let load = try loader(database, many: 500)
            _ = try await load.load(register(0..<1), government: 1671, key: "a", actor: "op", now: noon)
            #expect(await statements(database) == 0)
        }
    }

    @Test(arguments: TestEngine.atHand, [500, 100])
    func `leaves a participant's number with whom it came first, however it is written`(
        engine: TestEngine, different: Int
    ) async throws {
        for many in [500, 10_000] {
            try await withUnits(engine) { database in
                let before = try await schema(database)
                var columns = register(0..<500)
                columns.participantNumbers = (0..<500).map { String(10_000_000 + $0 % different) }
                let load = try loader(database, many: many)
                _ = try await load.load(columns, government: 1671, key: "a", actor: "op", now: noon)
                let counts = try await database.read { connection in
                    try ["participant_number", "person_kpj", "person_nik"].map {
                        try connection.integer("SELECT COUNT(*) FROM \($0)")
                    }
                }
                #expect(counts == [500, Int64(different), 500])
                #expect(try await schema(database) == before)
            }
        }
    }

    private struct Laid: Error { let statements: Int }

    /// How much would be laid aside; nothing is.
    private func statements(_ database: SQLDatabase) async -> Int {
        do {
            try await database.write { connection in
                let aside = try connection.layAside(indexesOf: ["person", "job_spell"])
                throw Laid(statements: aside?.statements.count ?? 0)
            }
            return -1
        } catch { return (error as? Laid)?.statements ?? -1 }
    }

    private func faultOf(_ body: () async throws -> Void) async -> SQLFault.Kind? {
        do {
            try await body()
            return nil
        } catch { return (error as? SQLFault)?.kind }
    }
}
