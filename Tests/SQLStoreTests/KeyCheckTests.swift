import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `The keys of a database` {
    private let first = String(repeating: "A", count: 42) + "A="
    private let second = String(repeating: "A", count: 42) + "E="
    private let third = String(repeating: "A", count: 42) + "I="

    @Test(arguments: TestEngine.atHand)
    func `are those that it was begun with`(engine: TestEngine) async throws {
        try await withStore(engine) { database in
            let keys = try FieldSealing(fieldKey: first, indexKey: second)
            for _ in 0..<2 {
                try await KeyCheck.hold(keys, government: 1671, now: noon, in: database)
            }
            let otherIndex = try FieldSealing(fieldKey: first, indexKey: third)
            let refused = await refusalOf {
                try await KeyCheck.hold(otherIndex, government: 1671, now: noon, in: database)
            }
            #expect(refused == .keysDiffer(name: "NAUNGAN_INDEX_KEY"))
            let otherField = try FieldSealing(fieldKey: third, indexKey: second)
            let unread = await refusalOf {
                try await KeyCheck.hold(otherField, government: 1671, now: noon, in: database)
            }
            #expect(unread == .keysDiffer(name: "NAUNGAN_FIELD_KEY"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `find a person by one key in the whole country, and seal by one of each government`(
        engine: TestEngine
    ) async throws {
        try await withStore(engine) { database in
            let keys = try FieldSealing(fieldKey: first, indexKey: second)
            try await KeyCheck.hold(keys, government: 1671, now: noon, in: database)
            let otherIndex = try FieldSealing(fieldKey: first, indexKey: third)
            let refused = await refusalOf {
                try await KeyCheck.hold(otherIndex, government: 1672, now: noon, in: database)
            }
            #expect(refused == .keysDiffer(name: "NAUNGAN_INDEX_KEY"))
            let otherField = try FieldSealing(fieldKey: third, indexKey: second)
            try await KeyCheck.hold(otherField, government: 1672, now: noon, in: database)
            try await KeyCheck.hold(keys, government: 1671, now: noon, in: database)
        }
    }
}
