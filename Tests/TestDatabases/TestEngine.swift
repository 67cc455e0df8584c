import Foundation
import PostgresDriver
package import SQLDatabase
import SQLiteDriver
import Synchronization

/// The engines on which every test of the store runs. `scripts/with-postgres` brings PostgreSQL along;
/// without it only SQLite is at hand, and the test that asks for both says so.
package enum TestEngine: String, Sendable, CaseIterable {
    case sqlite
    case postgres

    package static var atHand: [TestEngine] { postgresAddress == nil ? [.sqlite] : [.sqlite, .postgres] }

    package static var postgresAddress: String? {
        ProcessInfo.processInfo.environment["NAUNGAN_TEST_POSTGRES"]
    }
}

/// Counts the databases of this run, so that each has a name of its own.
private let made = Atomic(0)

/// Where a test's database is; several `SQLDatabase`s may open the same one.
package struct DatabasePlace: Sendable {
    package let engine: TestEngine
    /// The file, or the schema.
    package let name: String

    package init(engine: TestEngine, name: String) {
        self.engine = engine
        self.name = name
    }

    package func open(
        writers: Int = 4, patience: Duration = .seconds(20), creating: Bool = true
    ) -> SQLDatabase {
        switch engine {
        case .sqlite: SQLiteDatabase.open(path: name, creating: creating, patience: patience)
        case .postgres:
            PostgresDatabase.open(
                .init(address: "\(TestEngine.postgresAddress ?? "") options='-c search_path=\(name)'"),
                connections: writers, patience: patience)
        }
    }
}

/// An empty database for one test, removed afterwards. A few tests at a time have one; a test that has one
/// may have another inside.
package func withPlace<Result>(
    _ engine: TestEngine, _ body: (DatabasePlace) async throws -> Result
) async throws -> Result {
    if Turnstile.isInside { return try await makePlace(engine, body) }
    await Turnstile.databases.enter()
    let outcome: Swift.Result<Result, any Error>
    do {
        outcome = .success(
            try await Turnstile.$isInside.withValue(true) { try await makePlace(engine, body) })
    } catch { outcome = .failure(error) }
    await Turnstile.databases.leave()
    return try outcome.get()
}

private func makePlace<Result>(
    _ engine: TestEngine, _ body: (DatabasePlace) async throws -> Result
) async throws -> Result {
    let number = made.add(1, ordering: .relaxed).newValue
    switch engine {
    case .sqlite:
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("naungan-\(ProcessInfo.processInfo.processIdentifier)-\(number)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(DatabasePlace(engine: engine, name: folder.path + "/test.db"))
    case .postgres:
        let schema = "test_\(ProcessInfo.processInfo.processIdentifier)_\(number)"
        let server = PostgresDatabase.open(.init(address: TestEngine.postgresAddress ?? ""), connections: 1)
        defer { server.close() }
        try await server.write { try $0.run(script: "CREATE SCHEMA \(schema)") }
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await body(DatabasePlace(engine: engine, name: schema))) } catch {
            outcome = .failure(error)
        }
        try await server.write { try $0.run(script: "DROP SCHEMA \(schema) CASCADE") }
        return try outcome.get()
    }
}

/// The same, opened once.
package func withDatabase<Result>(
    _ engine: TestEngine, writers: Int = 4, patience: Duration = .seconds(20),
    _ body: (SQLDatabase) async throws -> Result
) async throws -> Result {
    try await withPlace(engine) { place in
        let database = place.open(writers: writers, patience: patience)
        defer { database.close() }
        return try await body(database)
    }
}

/// A number that several tasks count up.
package final class Counter: Sendable {
    private let number = Atomic(0)

    package init() {}

    package var count: Int { number.load(ordering: .sequentiallyConsistent) }

    /// One more; returns the new number.
    @discardableResult
    package func up() -> Int { number.add(1, ordering: .sequentiallyConsistent).newValue }
}
