import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `A register` {
    @Test(arguments: TestEngine.atHand, [8, 500, 6_000])
    func `is loaded once, whole, and found again by NIK`(engine: TestEngine, count: Int) async throws {
        try await withUnits(engine) { database in
            let sealing = try sealing()
            let load = RegisterLoad(database, IdentifierMaker(node: 1, now: { noon }), sealing)
            let columns = register(0..<count)
            let first = try await load.load(columns, government: 1671, key: "a", actor: "op", now: noon)
            let second = try await load.load(columns, government: 1671, key: "a", actor: "op", now: noon)
            #expect(first == RegisterLoad.Outcome(rows: count, newPersons: count, isNew: true))
            #expect(second == RegisterLoad.Outcome(rows: count, newPersons: 0, isNew: false))
            #expect(try await counts(database) == [count, count, count])

            let nik = columns.niks[7]
            let index = sealing.index(nik, kind: "nik")
            let opened = try await database.read { connection -> String? in
                guard let person = try SpellBook.person(nikIndex: index, on: connection) else { return nil }
                return try connection.first(
                    "SELECT nik_sealed FROM person WHERE gov_id = 1671 AND person_id = $1",
                    [.integer(person)]
                ) {
                    try sealing.open(
                        try $0.text(0), FieldSealing.Place("person.nik", government: 1671, row: person))
                }
            }
            #expect(opened == nik)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `refuses the key of a load for another content`(engine: TestEngine) async throws {
        try await withUnits(engine) { database in
            let load = try loader(database)
            _ = try await load.load(register(0..<100), government: 1671, key: "a", actor: "op", now: noon)
            let other = register(0..<100, wage: 3_000_001)
            let refusal = await refusalOf {
                try await load.load(other, government: 1671, key: "a", actor: "op", now: noon)
            }
            #expect(refusal == .keyReused(key: "a"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `knows a person once, whoever employs them and in however many jobs`(
        engine: TestEngine
    ) async throws {
        try await withUnits(engine) { database in
            let load = try loader(database)
            _ = try await load.load(register(0..<100), government: 1671, key: "a", actor: "op", now: noon)
            let more = try await load.load(
                register(50..<200, unit: 2), government: 1671, key: "b", actor: "op", now: noon)
            #expect(more.newPersons == 100)
            let elsewhere = try await load.load(
                register(190..<270), government: 1672, key: "a", actor: "op", now: noon)
            #expect(elsewhere.newPersons == 70)

            // 270 people in the country; ten of them in both governments; 330 jobs.
            #expect(try await counts(database) == [270, 280, 330])
            let shared = try await database.read {
                try $0.integer(
                    """
                    SELECT COUNT(*) FROM person a JOIN person b ON b.person_id = a.person_id
                    WHERE a.gov_id = 1671 AND b.gov_id = 1672
                    """)
            }
            #expect(shared == 10)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `leaves nothing when one of its rows is refused`(engine: TestEngine) async throws {
        try await withUnits(engine) { database in
            let load = try loader(database)
            var columns = register(0..<200)
            columns.units[199] = 3
            let wrong = columns
            let fault = await faultOf {
                try await load.load(wrong, government: 1671, key: "a", actor: "op", now: noon)
            }
            #expect(fault?.kind == .foreignKey)
            #expect(try await counts(database) == [0, 0, 0])
            let root = try await database.read { try AuditBook.verify(government: 1671, on: $0) }
            #expect(root.entries == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `loaded twice at the same time knows each person once`(engine: TestEngine) async throws {
        try await withUnits(engine) { database in
            try await withThrowingTaskGroup { group in
                for node in 1...4 {
                    let load = try loader(database, node: node)
                    group.addTask {
                        try await load.load(
                            register(0..<300), government: 1671, key: "\(node)", actor: "op", now: noon)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await counts(database) == [300, 300, 1_200])
            let root = try await database.read { try AuditBook.verify(government: 1671, on: $0) }
            #expect(root.entries == 4)
        }
    }
}

@Suite struct `An assessment` {
    @Test(arguments: TestEngine.atHand)
    func `stored again changes nothing, and changed only what changed`(engine: TestEngine) async throws {
        try await withUnits(engine) { database in
            let load = try loader(database)
            _ = try await load.load(register(0..<300), government: 1671, key: "a", actor: "op", now: noon)
            let spells = try await database.read { try march(on: $0) }
            #expect(spells.count == 300)

            let columns = assess(spells, month: 202_603)
            #expect(try await store(columns, database) == .init(written: 300, removed: 0))
            #expect(try await store(columns, database) == .init(written: 0, removed: 0))

            var raised = columns
            raised.wages[5] += 1
            #expect(try await store(raised, database) == .init(written: 1, removed: 0))

            var left = spells
            left.spells.removeLast(2)
            for column in [\SpellColumns.persons, \.registrations, \.wages, \.programmes, \.riskClasses] {
                left[keyPath: column].removeLast(2)
            }
            let fewer = assess(left, month: 202_603)
            #expect(try await store(fewer, database) == .init(written: 1, removed: 2))
            #expect(try await store(AssessmentColumns(), database) == .init(written: 0, removed: 298))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `sees the spells of the month as they were known then`(engine: TestEngine) async throws {
        try await withUnits(engine) { database in
            let load = try loader(database)
            var columns = register(0..<3)
            columns.from = [20_260_331, 20_260_401, 20_250_101]
            columns.to = [99_991_231, 99_991_231, 20_260_301]
            _ = try await load.load(columns, government: 1671, key: "a", actor: "op", now: noon)
            let now = try await database.read { try march(on: $0).count }
            let before = try await database.read {
                try SpellBook.columns(government: 1671, month: month, known: noon - 1, on: $0).count
            }
            #expect(now == 2)
            #expect(before == 0)
        }
    }

    /// Governments do not look into each other: what one database says of all of them is what one each says.
    @Test func `is the same for all governments together as for each alone`() async throws {
        let together = try await lines(of: [1671, 1672])
        let apart = try await lines(of: [1671]) + lines(of: [1672])
        #expect(together == apart)
        #expect(together.count == 90)
    }
}

/// The lines of the assessments of these governments, from one database that holds only them.
private func lines(of governments: [Int64]) async throws -> [[Int64]] {
    try await withDatabase(.sqlite) { database in
        _ = try await MigrationRunner(database).migrate(owner: "test", now: { noon })
        try await database.write { connection in
            try addGovernments(to: connection)
            for government in [1671, 1672] as [Int64] { try addUnits(to: connection, government: government) }
        }
        for government in governments {
            // The same numbers in each: what forgets the government mixes them up.
            let load = try loader(database, node: 1, clock: noon + government * 60_000)
            let wage = 3_000_000 + government
            _ = try await load.load(
                register(0..<45, wage: wage), government: government, key: "a", actor: "op", now: noon)
        }
        for government in governments {
            try await database.write { connection in
                let spells = try SpellBook.columns(
                    government: government, month: month, known: noon, on: connection)
                _ = try AssessmentBook.store(
                    assess(spells, month: 202_603), of: [7], government: government, period: month,
                    on: connection)
            }
        }
        return try await database.read { connection in
            try connection.rows(
                "SELECT gov_id, spell_id, wage, work_accident FROM assessment ORDER BY gov_id, spell_id"
            ) { row in try (0..<4).map { try row.integer($0) } }
        }
    }
}

private var month: Month { Month(of: day(20_260_301)) }

private func march(on connection: any SQLConnection) throws -> SpellColumns {
    try SpellBook.columns(government: 1671, month: month, known: noon, on: connection)
}

private func store(
    _ columns: AssessmentColumns, _ database: SQLDatabase
) async throws -> AssessmentBook.Change {
    try await database.write {
        try AssessmentBook.store(columns, of: [7], government: 1671, period: month, on: $0)
    }
}

private func loader(_ database: SQLDatabase, node: Int = 1, clock: Int64 = noon) throws -> RegisterLoad {
    RegisterLoad(database, IdentifierMaker(node: node, now: { clock }), try sealing())
}

/// NIKs, people and jobs.
private func counts(_ database: SQLDatabase) async throws -> [Int] {
    try await database.read { connection in
        try ["person_nik", "person", "job_spell"].map { table in
            Int(try connection.integer("SELECT COUNT(*) FROM \(table)") ?? -1)
        }
    }
}

func withUnits<Result>(_ engine: TestEngine, _ body: (SQLDatabase) async throws -> Result) async throws
    -> Result
{
    try await withStore(engine) { database in
        try await database.write { connection in
            for government in [1671, 1672] as [Int64] { try addUnits(to: connection, government: government) }
        }
        return try await body(database)
    }
}
