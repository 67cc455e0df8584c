import Foundation
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

/// How often the program is killed: a few times in every run of the tests, 200 times by `make faults`.
/// Every so many rounds in a new database, so that the look at all of it stays as short as at first.
private let roundsOfOne = 20
private let rounds = ProcessInfo.processInfo.environment["NAUNGAN_FAULT_ROUNDS"].flatMap { Int($0) } ?? 4

@Suite(.serialized) struct `A program that is killed` {
    @Test(arguments: TestEngine.atHand)
    func `loses nothing that it acknowledged and leaves nothing by half`(engine: TestEngine) async throws {
        for first in stride(from: 0, to: rounds, by: roundsOfOne) {
            try await kill(engine, first..<min(first + roundsOfOne, rounds))
        }
    }

    private func kill(_ engine: TestEngine, _ rounds: Range<Int>) async throws {
        try await withPlace(engine) { place in
            let folder = try makeFolder()
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try await prepare(place)
            var acknowledged: [String] = []
            var chance = SystemRandomNumberGenerator()
            for round in rounds {
                let killed = try KilledWorker(
                    place, seed: UInt64(round), first: max(0, acknowledged.count - 2), folder: folder,
                    milliseconds: Int.random(in: 5...(acknowledged.isEmpty ? 2_000 : 400), using: &chance))
                acknowledged += killed.acknowledged
                let database = place.open(creating: false)
                let after = AfterTheKill(database: database)
                try await after.expectWholeWork()
                try await after.expectAll(acknowledged, folder: folder)
                database.close()
            }
            #expect(!acknowledged.isEmpty, "a worker that never does anything proves nothing")
            try await restoreBackups(in: folder)
        }
    }
}

private func makeFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "naungan-kill-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
}

/// The tables, a government and what its people need.
private func prepare(_ place: DatabasePlace) async throws {
    let database = place.open()
    defer { database.close() }
    _ = try await MigrationRunner(database).migrate(owner: "test", now: { 1_772_366_400_000 })
    try await database.write { connection in
        for statement in ground { try connection.execute(statement) }
    }
}

private let ground = [
    "INSERT INTO region (region_id, parent_id, level, name) VALUES (16, NULL, 1, 'A')",
    "INSERT INTO region (region_id, parent_id, level, name) VALUES (1671, 16, 2, 'B')",
    "INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES (1671, 1671, 'B', 1)",
    """
    INSERT INTO unit (gov_id, unit_id, kind, name, valid_from, valid_to, recorded_ms)
    VALUES (1671, 1, 'opd', 'Dinas', 20200101, 99991231, 1)
    """,
    """
    INSERT INTO registration (gov_id, registration_id, npp, division, name, segment, risk_class,
        valid_from, valid_to, recorded_ms)
    VALUES (1671, 7, '12345678', '000', 'Pemkot', 'pu', 1, 20010101, 99991231, 1)
    """,
    """
    INSERT INTO unit (gov_id, unit_id, kind, name, valid_from, valid_to, recorded_ms)
    VALUES (1671, 2, 'opd', 'Badan', 20200101, 99991231, 1)
    """,
    """
    INSERT INTO registration (gov_id, registration_id, npp, division, name, segment, risk_class,
        valid_from, valid_to, recorded_ms)
    VALUES (1671, 8, '12345678', '001', 'Badan', 'pu', 1, 20010101, 99991231, 1)
    """,
    """
    INSERT INTO unit_registration (gov_id, unit_id, registration_id, valid_from, valid_to)
    VALUES (1671, 2, 8, 20200101, 99991231)
    """,
]

/// Every backup that has its name is whole: it restores and checks.
private func restoreBackups(in folder: String) async throws {
    for number in 0..<4 where FileManager.default.fileExists(atPath: "\(folder)/backup-\(number)") {
        try await withDatabase(.sqlite) { database in
            let backup = Backup(database, key: try BackupKey(String(repeating: "A", count: 43) + "="))
            _ = try await backup.restore(from: "\(folder)/backup-\(number)", owner: "test", now: 1)
            _ = try await StoreCheck.run(database)
        }
    }
}
