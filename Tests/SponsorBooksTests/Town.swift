import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import SponsorBooks
import Sponsorship
import TestDatabases

func day(_ yyyymmdd: Int) -> Day {
    guard let day = Day(yyyymmdd: yyyymmdd) else { preconditionFailure("the test names a real day") }
    return day
}

func month(_ yyyymm: Int) -> Month {
    guard let month = Month(yyyymm: yyyymm) else { preconditionFailure("the test names a real month") }
    return month
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

/// Two governments; in 1671 the office 2 with registration 7 of the self-employed and 8 of wage earners.
struct Town: Sendable {
    let database: SQLDatabase
    let sealing: FieldSealing
    let law: MembershipLaw
    let rules: SponsorRules
    private let identifiers = IdentifierMaker(node: 1, now: { 1_772_000_000_000 })

    init(_ database: SQLDatabase) throws {
        self.database = database
        sealing = try FieldSealing(
            fieldKey: Data(repeating: 1, count: 32).base64EncodedString(),
            indexKey: Data(repeating: 2, count: 32).base64EncodedString())
        let folder = LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
            EmbeddedFiles.text(at: "law/\($0)")
        }
        law = try MembershipLaw(from: try folder.book())
        rules = try SponsorRules(yaml: EmbeddedFiles.text(at: SponsorRules.path) ?? "")
    }

    func office(_ actor: String = "sertakan", government: Int64 = 1671, today: Int = 20_260_310) -> Office {
        Office(
            database: database, identifiers: identifiers, sealing: sealing, government: government,
            actor: actor, today: day(today), now: { 1_772_000_000_000 })
    }

    func sponsors(_ actor: String = "sertakan", today: Int = 20_260_310) -> SponsorBook {
        SponsorBook(office(actor, today: today), law: law, rules: rules)
    }

    func link(uses: Int = 10, expires: Int = 20_260_630, registration: Int64 = 7) async throws -> SponsorLink
    {
        try await SponsorLinkBook(office("ani")).make(
            SponsorLinkDraft(
                unit: UnitID(2), registration: registration, label: "1 ASN 1 pekerja",
                expires: day(expires), uses: uses))
    }

    func draft(
        worker: String = "1671014203900007", born: Int = 19_900_302, from: Int = 202_603, months: Int = 3
    ) throws -> SponsorshipDraft {
        SponsorshipDraft(
            sponsor: SponsorIdentity(
                kind: .civilServant, name: "Ratna Dewi", nik: NIK("1671015506820001"), born: day(19_820_615),
                phone: "081234567890", number: "198206152008012001"),
            worker: SponsoredWorker(
                name: "Sumi", nik: NIK(worker), born: day(born), work: .domesticWorker, phone: ""),
            term: try SponsorshipTerm(from: month(from), months: months, most: 24), payment: .payDeduction,
            income: Rupiah(1_000_000), hasConsent: true, isActive: true)
    }

    /// Proposed and verified.
    func enrolled(_ draft: SponsorshipDraft) async throws -> SentSponsorship {
        let sent = try await sponsors().propose(draft, through: try await link().id)
        try await sponsors("petugas").verify(sent.id)
        return sent
    }

    func jobs(of person: PersonID?) async throws -> [JobSpell] {
        guard let person else { return [] }
        return try await PersonSearch(office()).jobs(of: person).known(at: .latest)
    }

    func row(_ id: Int64) async throws -> SponsorshipRow {
        try await SponsorLists.open(id, by: office()).row
    }

    func write(_ table: String, _ row: [String: SQLValue], government: Int64 = 1671) async throws {
        let names = ["gov_id"] + row.keys.sorted()
        let values = [.integer(government)] + row.keys.sorted().compactMap { row[$0] }
        let places = (1...names.count).map { "$\($0)" }.joined(separator: ", ")
        let sql = "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(places))"
        try await database.write { try $0.execute(sql, values) }
    }

    func count(_ sql: String) async throws -> Int64 { try await database.read { try $0.integer(sql) } ?? -1 }

    func entries() async throws -> Int64 {
        try await database.read { try AuditBook.verify(government: 1671, on: $0).entries }
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
        for (unit, parent, kind) in [(1, nil, "kota"), (2, 1, "opd"), (3, 1, "opd")]
            as [(Int64, Int64?, String)]
        {
            try await town.write(
                "unit",
                [
                    "unit_id": .integer(unit), "parent_unit_id": SQLValue(parent), "kind": .text(kind),
                    "name": .text("Unit \(unit)"), "code": .text("0\(unit)"), "valid_from": 20_000_101,
                    "valid_to": 99_991_231, "recorded_ms": 0,
                ])
        }
        for (number, segment) in [(7, "bpu"), (8, "pu")] as [(Int64, String)] {
            try await town.write(
                "registration",
                [
                    "registration_id": .integer(number), "npp": .text("AA00000\(number)"), "division": "000",
                    "name": .text("Wadah \(number)"), "segment": .text(segment), "valid_from": 20_000_101,
                    "valid_to": 99_991_231, "recorded_ms": 0,
                ])
        }
        return try await body(town)
    }
}
