import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases

/// A Sunday in the tests: 1 March 2026 in milliseconds since 1970.
let noon: Int64 = 1_772_366_400_000

/// A database with this program's schema and two governments, 1671 and 1672.
func withStore<Result>(
    _ engine: TestEngine, writers: Int = 4, _ body: (SQLDatabase) async throws -> Result
) async throws -> Result {
    try await withDatabase(engine, writers: writers) { database in
        _ = try await MigrationRunner(database).migrate(owner: "test", now: { noon })
        try await database.write { try addGovernments(to: $0) }
        return try await body(database)
    }
}

func addGovernments(to connection: any SQLConnection) throws {
    try connection.execute("INSERT INTO region (region_id, parent_id, level, name) VALUES (16, NULL, 1, 'A')")
    for number in [1671, 1672] as [Int64] {
        try connection.execute(
            "INSERT INTO region (region_id, parent_id, level, name) VALUES ($1, 16, 2, 'B')",
            [.integer(number)])
        try connection.execute(
            "INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES ($1, $2, 'B', $3)",
            [.integer(number), .integer(number), .integer(noon)])
    }
}

/// The refusal that something ends with; nil where it succeeds or ends otherwise.
func refusalOf<Result>(_ body: () async throws -> Result) async -> StoreRefusal? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? StoreRefusal
    }
}

func faultOf<Result>(_ body: () async throws -> Result) async -> SQLFault? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? SQLFault
    }
}

/// A day that the test knows to exist.
func day(_ yyyymmdd: Int) -> Day {
    guard let day = Day(yyyymmdd: yyyymmdd) else { preconditionFailure("no such day in a test") }
    return day
}
