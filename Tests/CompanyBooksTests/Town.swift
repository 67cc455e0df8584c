import CompanyBooks
import CompanyDuty
import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases

func day(_ yyyymmdd: Int) -> Day {
    guard let day = Day(yyyymmdd: yyyymmdd) else { preconditionFailure("the test names a real day") }
    return day
}

/// The error of a kind that something ends with; nil where it succeeds or ends otherwise.
func refusal<Refusal: Error, Result>(
    _ kind: Refusal.Type = Refusal.self, _ body: () async throws -> Result
) async -> Refusal? {
    do {
        _ = try await body()
        return nil
    } catch { return error as? Refusal }
}

private let shipped = Result {
    try CompanyLaw(
        from: LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
            EmbeddedFiles.text(at: "law/" + $0)
        }.book())
}

/// Two governments of Kota Serang. It is Monday, 6 July 2026, unless a test says otherwise.
struct Town: Sendable {
    let database: SQLDatabase
    let law: CompanyLaw
    private let sealing: FieldSealing
    private let identifiers = IdentifierMaker(node: 1, now: { 1_794_000_000_000 })

    init(_ database: SQLDatabase) throws {
        self.database = database
        law = try shipped.get()
        sealing = try FieldSealing(
            fieldKey: Data(repeating: 1, count: 32).base64EncodedString(),
            indexKey: Data(repeating: 2, count: 32).base64EncodedString())
    }

    func office(_ actor: String = "ani", government: Int64 = 3673, today: Int = 20_260_706) -> Office {
        Office(
            database: database, identifiers: identifiers, sealing: sealing, government: government,
            actor: actor, today: day(today), now: { 1_794_000_000_000 })
    }

    func companies(
        _ actor: String = "ani", government: Int64 = 3673, today: Int = 20_260_706
    ) -> CompanyBook {
        CompanyBook(office(actor, government: government, today: today), law: law)
    }

    func sanctions(
        _ actor: String = "ani", government: Int64 = 3673, today: Int = 20_260_706
    ) -> SanctionBook {
        SanctionBook(office(actor, government: government, today: today), law: law)
    }

    func write(_ table: String, _ row: [String: SQLValue], government: Int64 = 3673) async throws {
        let names = ["gov_id"] + row.keys.sorted()
        let values = [.integer(government)] + row.keys.sorted().compactMap { row[$0] }
        let places = (1...names.count).map { "$\($0)" }.joined(separator: ", ")
        let sql = "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(places))"
        try await database.write { try $0.execute(sql, values) }
    }

    func count(_ sql: String) async throws -> Int64 { try await database.read { try $0.integer(sql) } ?? -1 }

    /// A company with so many workers seen and nobody enrolled.
    func company(_ nib: String = "1234567890123", workers: Int = 12) async throws -> UnitID {
        let id = try await companies().add(
            "PT Contoh \(nib.prefix(2))",
            profile: CompanyProfile(
                businessNumber: BusinessNumber(nib), statedSize: .small, source: .licenceList))
        try await companies().sight(
            HeadcountSighting(on: day(20_260_105), source: .licenceList, persons: workers), at: id)
        return id
    }

    /// Gives a company a number at BPJS, under the registration 7.
    func register(_ unit: UnitID) async throws {
        try await write(
            "registration",
            [
                "registration_id": 7, "npp": "AA000001", "division": "000", "name": "Divisi",
                "segment": "pu", "risk_class": 1, "valid_from": 20_000_101, "valid_to": 99_991_231,
                "recorded_ms": 0,
            ])
        try await write(
            "unit_registration",
            [
                "unit_id": .integer(unit.number), "registration_id": 7, "valid_from": 20_000_101,
                "valid_to": 99_991_231,
            ])
    }

    /// Somebody who works there; JKK, JKM and JHT at the city's minimum wage where nothing else is said.
    func worker(
        _ number: Int64, at unit: UnitID, wage: Int64 = 4_665_928, programmes: Int64 = 7
    ) async throws {
        try await write(
            "person",
            [
                "person_id": .integer(number), "name": "ORANG", "born": 19_800_101, "sex": "L",
                "nik_sealed": "x", "recorded_ms": 0,
            ])
        try await write(
            "job_spell",
            [
                "spell_id": .integer(number), "version": 1, "person_id": .integer(number),
                "unit_id": .integer(unit.number), "registration_id": 7, "valid_from": 20_260_101,
                "valid_to": 99_991_231, "recorded_ms": 1, "superseded_ms": .integer(.max),
                "category": "karyawan", "segment": "pu", "programmes": .integer(programmes),
                "wage": .integer(wage), "wage_basis": "upah-pokok", "funding": "pemberi-kerja", "act_id": 1,
            ])
    }

    func arrears(_ amount: Int64) async throws {
        try await write(
            "claim_state",
            [
                "claim": "bill/7/202605", "recorded_ms": 1, "superseded_ms": .integer(.max),
                "registration_id": 7, "kind": "bill", "claim_month": 202_605, "due": 20_260_615,
                "owed": .integer(amount), "still_open": .integer(amount),
            ])
    }
}

/// A town on one engine.
func withTown<Result>(
    _ engine: TestEngine, _ body: (Town) async throws -> Result
) async throws -> Result {
    try await withDatabase(engine) { database in
        _ = try await MigrationRunner(database).migrate(owner: "test", now: { 0 })
        let town = try Town(database)
        try await database.write { connection in
            try connection.execute(
                "INSERT INTO region (region_id, level, name) VALUES (3673, 2, 'Serang')")
            for government in [3673, 3674] as [Int64] {
                try connection.execute(
                    "INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES ($1, 3673, 'B', 0)",
                    [.integer(government)])
            }
        }
        return try await body(town)
    }
}
