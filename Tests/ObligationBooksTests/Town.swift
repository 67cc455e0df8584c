import EmbeddedFiles
import Foundation
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import ObligationFiles
import Obligations
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

let both = ProgrammeSet([.workAccident, .death])

/// A PDF of a few bytes.
let pdf: [UInt8] = Array("%PDF-1.7 perjanjian".utf8)

/// Two governments with the same units: 1, and 2 and 3 below it. It is 10 November 2026.
struct Town: Sendable {
    let database: SQLDatabase
    let sealing: FieldSealing
    let rules: ObligationRules
    private let identifiers = IdentifierMaker(node: 1, now: { 1_794_000_000_000 })

    init(_ database: SQLDatabase) throws {
        self.database = database
        sealing = try FieldSealing(
            fieldKey: Data(repeating: 1, count: 32).base64EncodedString(),
            indexKey: Data(repeating: 2, count: 32).base64EncodedString())
        rules = try ObligationRules(
            files: EmbeddedFiles.paths(under: ObligationRules.folder).map {
                (path: $0, text: EmbeddedFiles.text(at: $0) ?? "")
            }, reminders: EmbeddedFiles.text(at: ObligationRules.remindersPath))
    }

    func office(
        _ actor: String = "ani", government: Int64 = 1671, today: Int = 20_261_110
    ) -> Office {
        Office(
            database: database, identifiers: identifiers, sealing: sealing,
            government: government, actor: actor, today: day(today),
            now: { 1_794_000_000_000 })
    }

    func agreements(
        _ actor: String = "ani", government: Int64 = 1671, today: Int = 20_261_110
    ) -> AgreementBook {
        AgreementBook(office(actor, government: government, today: today))
    }

    func regulations(_ actor: String = "ani", government: Int64 = 1671) -> RegulationBook {
        RegulationBook(office(actor, government: government), rules: rules)
    }

    /// Signed by two people, with the numbers `PKS-unit` and `B-unit`.
    @discardableResult
    func signed(_ terms: AgreementTerms) async throws -> AgreementID {
        let id = try await agreements().draft(terms)
        try await agreements().sendToReview(id)
        try await sign(id, "PKS-\(terms.unit)-\(terms.from.year)")
        return id
    }

    func sign(_ id: AgreementID, _ number: String) async throws {
        try await agreements("kepala").accept(id)
        try await agreements("kepala").sign(
            id, on: day(20_261_101), number: number, insurerNumber: "B-\(number)")
    }

    func write(_ table: String, _ row: [String: SQLValue], government: Int64 = 1671) async throws {
        let names = ["gov_id"] + row.keys.sorted()
        let values = [.integer(government)] + row.keys.sorted().compactMap { row[$0] }
        let places = (1...names.count).map { "$\($0)" }.joined(separator: ", ")
        let sql = "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(places))"
        try await database.write { try $0.execute(sql, values) }
    }

    func count(_ sql: String) async throws -> Int64 { try await database.read { try $0.integer(sql) } ?? -1 }

    func entries(government: Int64 = 1671) async throws -> Int64 {
        try await database.read { try AuditBook.verify(government: government, on: $0).entries }
    }

    /// A person with a job in a unit.
    func person(
        _ number: Int64, unit: Int64 = 2, category: String = "phl", programmes: Int64 = 3,
        isInsured: Bool = true
    ) async throws {
        let place = FieldSealing.Place("person.nik", government: 1671, row: number)
        try await write(
            "person",
            [
                "person_id": .integer(number), "name": "ORANG", "born": 19_800_101, "sex": "L",
                "nik_sealed": .text(sealing.seal("99710101900\(10_000 + number)", place)), "recorded_ms": 0,
            ])
        try await write(
            "job_spell",
            [
                "spell_id": .integer(number), "version": 1, "person_id": .integer(number),
                "unit_id": .integer(unit), "registration_id": 7, "valid_from": 20_260_101,
                "valid_to": 99_991_231, "recorded_ms": 1, "superseded_ms": .integer(.max),
                "category": .text(category), "segment": "pu", "programmes": .integer(programmes),
                "wage": 1, "wage_basis": "honor", "funding": "apbd", "act_id": 1,
            ])
        guard isInsured else { return }
        try await write(
            "assessment",
            [
                "period": 202_610, "spell_id": .integer(number), "for_month": 202_610,
                "person_id": .integer(number), "registration_id": 7, "reason": "regular", "refusal": 0,
                "programmes": 3, "risk_class": 1, "wage": 100, "work_accident": 10, "death": 0,
                "old_age_employer": 0, "old_age_worker": 0, "pension_employer": 0, "pension_worker": 0,
                "job_loss": 0,
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
                "INSERT INTO region (region_id, level, name) VALUES (1671, 2, 'Palembang')")
            for government in [1671, 1672] as [Int64] {
                try connection.execute(
                    "INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES ($1, 1671, 'B', 0)",
                    [.integer(government)])
            }
        }
        for government in [1671, 1672] as [Int64] {
            for (unit, parent, kind) in [(1, nil, "kota"), (2, 1, "opd"), (3, 1, "opd")]
                as [(Int64, Int64?, String)]
            {
                // The other government has units of other numbers.
                let shift = government == 1671 ? 0 : 100 as Int64
                try await town.write(
                    "unit",
                    [
                        "unit_id": .integer(unit + shift),
                        "parent_unit_id": SQLValue(parent.map { $0 + shift }),
                        "kind": .text(kind), "name": .text("Unit \(unit)"), "code": .text("0\(unit)"),
                        "valid_from": 20_000_101, "valid_to": 99_991_231, "recorded_ms": 0,
                    ], government: government)
            }
        }
        try await town.write(
            "registration",
            [
                "registration_id": 7, "npp": "AA000001", "division": "000", "name": "Divisi",
                "segment": "pu", "risk_class": 1, "valid_from": 20_000_101, "valid_to": 99_991_231,
                "recorded_ms": 0,
            ])
        return try await body(town)
    }
}

/// Terms for a year, ready to be signed.
func terms(
    _ from: Int = 20_260_101, _ through: Int = 20_261_231, unit: Int64 = 2, programmes: ProgrammeSet = both
) -> AgreementTerms {
    AgreementTerms(
        unit: UnitID(unit), insurer: "Cabang Palembang",
        signatory: Signatory(name: "Ani", office: "Kepala Dinas", number: "1"),
        insurerSignatory: Signatory(name: "Budi", office: "Kepala Cabang", number: "2"),
        programmes: programmes, headcount: 10, funding: "APBD", from: day(from), through: day(through))
}

func mayor(
    _ number: String, _ year: Int, scope: RegulationScope = RegulationScope(),
    supersedes: RegulationKey? = nil, kind: RegulationKind = .mayorRegulation
) -> Regulation {
    Regulation(
        kind: kind, number: number, year: year, title: "Perlindungan pekerja", issuer: .government,
        issuerName: "Wali Kota", scope: scope, from: day(year * 10_000 + 101), supersedes: supersedes)
}
