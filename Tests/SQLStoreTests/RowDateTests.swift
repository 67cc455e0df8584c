import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `A day in a table` {
    @Test(arguments: TestEngine.atHand)
    func `is read as it stands, and as none where there is none`(engine: TestEngine) async throws {
        try await withRow(engine, [20_240_229, .null, 99_991_231, 202_612]) { row throws in
            #expect(try row.day(0, "t.a") == Day(2024, 2, 29))
            #expect(try row.optionalDay(0, "t.a") == Day(2024, 2, 29))
            #expect(try row.endDay(0, "t.a") == Day(2024, 2, 29))
            #expect(try row.optionalDay(1, "t.b") == nil)
            #expect(try row.endDay(1, "t.b") == nil)
            #expect(try row.endDay(2, "t.c") == nil)
            #expect(try row.day(2, "t.c") == Day(9999, 12, 31))
            #expect(try row.month(3, "t.d") == Month(2026, 12))
        }
    }

    @Test(
        arguments: TestEngine.atHand,
        [20_230_229, 0, -1, 99_991_232, 202_613, Int64.max, .min] as [Int64])
    func `is a fault where it is none, and the fault names the column`(
        engine: TestEngine, number: Int64
    ) async throws {
        try await withRow(engine, [.integer(number)]) { row throws in
            let day = SQLFault(kind: .statement, code: "day", detail: "t.a holds no day")
            let month = SQLFault(kind: .statement, code: "month", detail: "t.a holds no month")
            #expect(throws: day) { try row.day(0, "t.a") }
            #expect(throws: day) { try row.optionalDay(0, "t.a") }
            #expect(throws: day) { try row.endDay(0, "t.a") }
            #expect(throws: month) { try row.month(0, "t.a") }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is a fault where nothing stands and something must`(engine: TestEngine) async throws {
        try await withRow(engine, [.null]) { row throws in
            #expect(throws: SQLFault.self) { try row.day(0, "t.a") }
            #expect(throws: SQLFault.self) { try row.month(0, "t.a") }
        }
    }

    @Test func `stands beside codes that are no guess either`() throws {
        let colour: Colour = try storedCode("merah", "t.a")
        #expect(colour == .red)
        let fault = SQLFault(kind: .statement, code: "code", detail: "t.a holds no code of this program")
        #expect(throws: fault) {
            let _: Colour = try storedCode("hijau", "t.a")
        }
    }
}

private enum Colour: String { case red = "merah" }

/// A row of values as an engine answers them.
private func withRow(
    _ engine: TestEngine, _ values: [SQLValue], _ body: @escaping @Sendable (SQLRow) throws -> Void
) async throws {
    try await withDatabase(engine) { database in
        let places = (1...values.count).map { "CAST($\($0) AS BIGINT)" }.joined(separator: ", ")
        try await database.read { connection in
            try connection.query("SELECT \(places)", values) { try body($0) }
        }
    }
}
