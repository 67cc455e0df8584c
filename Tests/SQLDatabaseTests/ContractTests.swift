import SQLDatabase
import TestDatabases
import Testing

/// What the store relies on, the same on every engine.
@Suite struct `The contract of an engine` {
    @Test(
        .enabled(
            if: TestEngine.postgresAddress != nil,
            "POSTGRESQL WAS NOT TESTED: run the tests as `scripts/with-postgres swift test`, or `make test`"))
    func `both engines are at hand`() {
        #expect(TestEngine.atHand == TestEngine.allCases)
    }

    @Test(arguments: TestEngine.atHand)
    func `numbers, texts and nothing come back as they were written`(engine: TestEngine) async throws {
        let texts = ["", "Siti", "D’Angelo \\N \t\n\r\u{0B} \"x\"", "🌾 Ki Agĕng"]
        let numbers = [Int64.min, -1, 0, Int64.max]
        let found = try await withSample(engine) { database in
            try await database.write { connection in
                for (place, text) in texts.enumerated() {
                    try connection.execute(
                        insertSample, [1, .integer(Int64(place)), .text(text), .integer(numbers[place])])
                }
                try connection.execute(insertSample, [1, 9, nil, nil])
            }
            return try await database.read { connection in
                try connection.rows(selectSample, [1]) {
                    Sample(
                        try $0.integer(0), $0.optionalText(1),
                        try $0.optionalInteger(2))
                }
            }
        }

        #expect(found.map(\.name) == texts + [nil])
        #expect(found.map(\.wage) == numbers + [nil])
    }

    @Test(arguments: TestEngine.atHand, [3, 8, 9, 5_000, 5_001])
    func `a bulk write keeps every row, by COPY or one by one`(engine: TestEngine, count: Int) async throws {
        let rows = BulkRows(
            "sample",
            [
                ("gov_id", .constant(7)), ("id", .integers((0..<count).map(Int64.init))),
                ("name", .texts(names(count))),
                ("wage", .optionalIntegers((0..<count).map { $0 % 3 == 0 ? nil : -Int64($0) })),
            ])
        let found = try await withSample(engine) { database in
            let written = try await database.write { try $0.write(rows) }
            #expect(written == count)
            return try await database.read { connection in
                try connection.rows(selectSample, [7]) {
                    Sample(try $0.integer(0), $0.optionalText(1), try $0.optionalInteger(2))
                }
            }
        }

        let texts = names(count)
        let expected = (0..<count).map { row in
            Sample(Int64(row), texts[row], row % 3 == 0 ? nil : -Int64(row))
        }
        #expect(found == expected)
    }

    @Test(arguments: TestEngine.atHand, [5, 1_000, 6_000])
    func `a second bulk write of the same rows keeps or replaces, as asked`(
        engine: TestEngine, count: Int
    ) async throws {
        func rows(_ name: String, _ conflict: BulkRows.Conflict) -> BulkRows {
            BulkRows(
                "sample",
                [
                    ("gov_id", .constant(7)), ("id", .integers((0..<count).map(Int64.init))),
                    ("name", .constant(.text(name))),
                ], conflict: conflict)
        }
        let key = ["gov_id", "id"]
        let kept = rows("second", .keep(key: key))
        let replaced = rows("third", .replace(key: key, columns: ["name"]))
        let first = rows("first", .refuse)
        try await withSample(engine) { database in
            _ = try await database.write { try $0.write(first) }
            let wroteKept = try await database.write { try $0.write(kept) }
            #expect(wroteKept == 0)
            let namedFirst = try await database.read { try $0.integer(countNamed, ["first"]) }
            #expect(namedFirst == Int64(count))
            let wroteReplaced = try await database.write { try $0.write(replaced) }
            #expect(wroteReplaced == count)
            let namedThird = try await database.read { try $0.integer(countNamed, ["third"]) }
            #expect(namedThird == Int64(count))
            let fault = await faultOf { _ = try await database.write { try $0.write(first) } }
            #expect(fault?.kind == .duplicate)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a large answer is read in portions while the same connection writes`(
        engine: TestEngine
    ) async throws {
        let count = 45_000
        let rows = BulkRows(
            "sample", [("gov_id", .constant(1)), ("id", .integers((0..<count).map(Int64.init)))])
        let sum = try await withSample(engine) { database in
            try await database.write { connection in
                _ = try connection.write(rows)
                var sum: Int64 = 0
                try connection.stream(selectSample, [1]) { row in
                    let id = try row.integer(0)
                    sum += id
                    if id % 15_000 == 0 { try connection.execute(insertSample, [2, .integer(id), nil, nil]) }
                }
                return sum
            }
        }
        #expect(sum == Int64(count) * Int64(count - 1) / 2)
    }

    @Test(arguments: TestEngine.atHand)
    func `what is refused inside a transaction leaves nothing of it`(engine: TestEngine) async throws {
        try await withSample(engine) { database in
            let fault = await faultOf {
                try await database.write { connection in
                    try connection.execute(insertSample, [1, 1, "a", nil])
                    try connection.execute(insertSample, [1, 1, "b", nil])
                }
            }
            #expect(fault?.kind == .duplicate)
            let count = try await database.read { try $0.integer(countAll) }
            #expect(count == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `each refusal has its kind`(engine: TestEngine) async throws {
        let refused: [(String, [SQLValue], SQLFault.Kind)] = [
            (insertSample, [1, 1, "a", nil], .duplicate),
            (insertSample, [nil, 1, "a", nil], .constraint),
            (insertSample, [1, 2, "refused", nil], .constraint),
            ("INSERT INTO part (gov_id, id, sample_id) VALUES ($1, $2, $3)", [1, 1, 99], .foreignKey),
            ("SELECT no_such_column FROM sample", [], .statement),
            (insertSample, [1, 2, "nought\0inside", nil], .statement),
        ]
        try await withSample(engine) { database in
            try await database.write { try $0.execute(insertSample, [1, 1, "a", nil]) }
            for (sql, values, kind) in refused {
                let fault = await faultOf { try await database.write { try $0.execute(sql, values) } }
                #expect(fault?.kind == kind, "\(sql) gave \(String(describing: fault))")
            }
            let count = try await database.read { try $0.integer(countAll) }
            #expect(count == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a reader may not write`(engine: TestEngine) async throws {
        try await withSample(engine) { database in
            let fault = await faultOf {
                try await database.read { connection in
                    try connection.execute(insertSample, [1, 1, "a", nil])
                }
            }
            #expect(fault?.kind == .readOnly)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a fault's message names no value`(engine: TestEngine) async throws {
        try await withSample(engine) { database in
            let insert: @Sendable (any SQLConnection) throws -> Void = { connection in
                try connection.execute(insertSample, [1, 1, "1671015708900001", 4_200_000])
            }
            try await database.write(insert)
            let fault = await faultOf { try await database.write(insert) }
            #expect(fault?.description.contains("1671015708900001") == false)
        }
    }
}

/// Sentences of the tests: one table of the sample and one that leans on it.
let sampleSchema = """
    CREATE TABLE sample (gov_id INTEGER NOT NULL, id BIGINT NOT NULL, name TEXT, wage BIGINT,
        PRIMARY KEY (gov_id, id), CHECK (name <> 'refused'));
    CREATE TABLE part (gov_id INTEGER NOT NULL, id BIGINT NOT NULL, sample_id BIGINT NOT NULL,
        PRIMARY KEY (gov_id, id), FOREIGN KEY (gov_id, sample_id) REFERENCES sample (gov_id, id));
    """
let insertSample = "INSERT INTO sample (gov_id, id, name, wage) VALUES ($1, $2, $3, $4)"
let selectSample = "SELECT id, name, wage FROM sample WHERE gov_id = $1 ORDER BY id"
let countAll = "SELECT COUNT(*) FROM sample"
let countNamed = "SELECT COUNT(*) FROM sample WHERE name = $1"

struct Sample: Sendable, Equatable {
    let id: Int64
    let name: String?
    let wage: Int64?

    init(_ id: Int64, _ name: String?, _ wage: Int64?) {
        self.id = id
        self.name = name
        self.wage = wage
    }
}

func withSample<Result>(
    _ engine: TestEngine, patience: Duration = .seconds(20), _ body: (SQLDatabase) async throws -> Result
) async throws -> Result {
    try await withDatabase(engine, patience: patience) { database in
        try await database.write { try $0.run(script: sampleSchema) }
        return try await body(database)
    }
}

/// The fault that something ends with; nil where it succeeds.
func faultOf<Result>(_ body: () async throws -> Result) async -> SQLFault? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? SQLFault
    }
}

private func names(_ count: Int) -> TextColumn {
    var texts = TextColumn()
    for number in 0..<count { texts.append(number % 5 == 4 ? nil : "nama\t\"\(number)\\") }
    return texts
}
