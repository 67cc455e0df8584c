import ClaimBooks
import ClaimFiles
import Claims
import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import Synchronization
import TestDatabases

/// 10 March 2026 at noon in Palembang, in milliseconds since 1970.
let noon: Int64 = 1_773_118_800_000

/// A clock that the test moves; each look moves it on by a second.
final class Clock: Sendable {
    private let instant = Mutex(noon)

    func now() -> Int64 {
        instant.withLock { instant in
            instant += 1_000
            return instant
        }
    }

    func forward(hours: Int64) { instant.withLock { $0 += hours * 3_600_000 } }
}

/// An office of government 1671 with a unit 2, a registration 7, and people whose months a test tells.
struct Town: Sendable {
    let database: SQLDatabase
    let clock: Clock
    let rules: ClaimRules
    let siti: Office
    let budi: Office
    /// The same people at the books of another government.
    let stranger: Office

    init(_ database: SQLDatabase) throws {
        self.database = database
        clock = Clock()
        rules = try Town.read.get()
        let clock = clock
        let office = Office(
            database: database, identifiers: IdentifierMaker(node: 1, now: { clock.now() }),
            sealing: try FieldSealing(
                fieldKey: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                indexKey: "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            government: 1671, actor: "siti", today: day(20_260_310), now: { clock.now() })
        siti = office
        budi = office.with(actor: "budi")
        stranger = office.with(government: 1672)
    }

    /// Read once for all tests.
    private static let read = Result { try Town.rules() }

    private static func rules() throws -> ClaimRules {
        let law = LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
            EmbeddedFiles.text(at: "law/" + $0)
        }
        let forms = try ClaimForms(
            texts: EmbeddedFiles.paths(under: ClaimForms.folder).filter { $0.hasSuffix("/claim.yaml") }.map {
                (String($0.dropFirst(ClaimForms.folder.count)), EmbeddedFiles.text(at: $0) ?? "")
            })
        return try ClaimRules(law.book(), forms: forms.all)
    }

    var book: ClaimBook { ClaimBook(siti, rules: rules) }
    var second: ClaimBook { ClaimBook(budi, rules: rules) }
    var notices: DeathNotices { DeathNotices(siti, rules: rules) }
    var families: HeirBook { HeirBook(siti) }

    func write(_ table: String, _ row: [String: SQLValue], government: Int64 = 1671) async throws {
        let columns = row.keys.sorted()
        let places = columns.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        let sql = "INSERT INTO \(table) (gov_id, \(columns.joined(separator: ", "))) VALUES ($1, \(places))"
        let values = [.integer(government)] + columns.map { row[$0] ?? .null }
        try await database.write { try $0.execute(sql, values) }
    }

    /// Somebody with an invented NIK and a job of the unit since a day.
    @discardableResult
    func person(
        _ number: Int64, segment: String = "pu", from: Int64 = 20_250_101, wage: Int64 = 3_000_000,
        programmes: Int64 = 3, name: String? = nil, government: Int64 = 1671
    ) async throws -> PersonID {
        let nik = Town.nik(number)
        let place = FieldSealing.Place("person.nik", government: government, row: number)
        let index = siti.sealing.index(nik, kind: "nik")
        try await database.write {
            try $0.execute(
                "INSERT INTO person_nik (nik_index, person_id, gov_id) VALUES ($1, $2, $3)",
                [.text(index), .integer(number), .integer(government)])
        }
        try await write(
            "person",
            [
                "person_id": .integer(number), "name": .text(name ?? "ORANG KE \(number)"),
                "born": 19_800_101, "sex": "L", "nik_sealed": .text(siti.sealing.seal(nik, place)),
                "recorded_ms": 0,
            ], government: government)
        try await write(
            "job_spell",
            [
                "spell_id": .integer(number), "version": 1, "person_id": .integer(number), "unit_id": 2,
                "registration_id": 7, "valid_from": .integer(from), "valid_to": 99_991_231,
                "recorded_ms": 1, "superseded_ms": .integer(.max), "category": "non-asn",
                "segment": .text(segment), "programmes": .integer(programmes), "wage": .integer(wage),
                "wage_basis": "honor", "funding": "apbd", "act_id": 1,
            ], government: government)
        return PersonID(number)
    }

    static func nik(_ number: Int64) -> String { "99710101900\(10_000 + number)" }

    /// A posted month with a line for each of some people, its bill, and the day on which it was paid.
    func month(_ month: Int64, of people: [Int64], paidOn: Int64?) async throws {
        try await write(
            "period",
            [
                "period": .integer(month), "registration_id": 7, "state": 3, "changed_ms": 0,
                "finalised_ms": 10,
            ])
        try await write(
            "bill",
            [
                "bill_id": .integer(month), "registration_id": 7, "period": .integer(month),
                "segment": "pu", "version": 1, "state": 1, "raised": .integer(month * 100 + 1),
                "amount": 10, "recorded_ms": 10, "changed_ms": 10,
            ])
        for person in people {
            try await write(
                "assessment",
                [
                    "period": .integer(month), "spell_id": .integer(person), "for_month": .integer(month),
                    "person_id": .integer(person), "registration_id": 7, "reason": "regular", "refusal": 0,
                    "programmes": 3, "risk_class": 1, "wage": 100, "work_accident": 10, "death": 0,
                    "old_age_employer": 0, "old_age_worker": 0, "pension_employer": 0, "pension_worker": 0,
                    "job_loss": 0,
                ])
        }
        try await write(
            "claim_state",
            [
                "claim": .text("bill/\(month)"), "kind": "bill", "claim_month": .integer(month),
                "registration_id": 7, "owed": 10, "still_open": paidOn == nil ? 10 : 0,
                "paid_on": SQLValue(paidOn), "recorded_ms": 20, "superseded_ms": .integer(.max),
            ])
    }

    /// Months up to February 2026, of which so many last ones are not paid.
    func months(of people: [Int64], from first: Month, unpaid: Int) async throws {
        var month = first
        let last = 202_602
        while Int(month.yyyymm) <= last {
            let isOpen = month.months(until: Month(of: day(20_260_201))) < unpaid
            let paid = Int64(month.lastDay.yyyymmdd)
            try await self.month(Int64(month.yyyymm), of: people, paidOn: isOpen ? nil : paid)
            month = month.adding(1)
        }
    }

    func count(_ sql: String) async throws -> Int64 {
        try await database.read { try $0.integer(sql) } ?? -1
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
            try await town.write(
                "unit",
                [
                    "unit_id": 2, "kind": "opd", "name": "Dinas Kesehatan", "region_id": 1671,
                    "valid_from": 20_000_101, "valid_to": 99_991_231, "recorded_ms": 0,
                ], government: government)
            try await town.write(
                "registration",
                [
                    "registration_id": 7, "npp": "AA000001", "division": "000", "name": "Divisi",
                    "segment": "pu", "risk_class": 1, "valid_from": 20_000_101, "valid_to": 99_991_231,
                    "recorded_ms": 0,
                ], government: government)
        }
        return try await body(town)
    }
}

func day(_ yyyymmdd: Int) -> Day {
    guard let day = Day(yyyymmdd: yyyymmdd) else { preconditionFailure("the test names a real day") }
    return day
}

func month(_ yyyymm: Int) -> Month { Month(of: day(yyyymm * 100 + 1)) }

/// The error of a kind that something ends with; nil where it succeeds or ends otherwise.
func refusal<Refusal: Error, Result>(
    _ kind: Refusal.Type = Refusal.self, _ body: () async throws -> Result
) async -> Refusal? {
    do {
        _ = try await body()
        return nil
    } catch { return error as? Refusal }
}

/// A picture of one byte, as far as the first bytes tell.
let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]

extension Town {
    /// Brings everything that a claim asks for before its papers are sent.
    func complete(_ id: ClaimCaseID) async throws {
        let claim = try await book.show(id)
        for question in claim.form.questions
        where claim.missing(before: .submitted).contains(question.labelKey) {
            let text: String
            switch question.kind {
            case .day: text = "2026-03-10"
            case .moment: text = "2026-03-10T08:00"
            case .choice:
                text = question.choices(on: claim.opening.eventDay, under: rules.law)?.first ?? "a"
            case .yesNo: text = "no"
            case .text, .number, .rupiah, .codes, .days: text = "1"
            }
            try await book.answer(id, question.name, text)
        }
        for paper in claim.form.evidence {
            guard try await book.show(id).missing(before: .submitted).contains(paper.labelKey) else {
                continue
            }
            try await book.attach(
                EvidenceDraft(
                    kind: paper.name, fileName: "\(paper.name).png", bytes: picture + Array(paper.name.utf8)),
                to: id)
        }
    }

    /// Sent by two people and agreed to.
    func approved(_ id: ClaimCaseID, _ amount: Int64) async throws {
        try await complete(id)
        try await book.proposeSubmission(id)
        try await second.submit(id)
        try await book.approve(id, Rupiah(amount))
    }
}
