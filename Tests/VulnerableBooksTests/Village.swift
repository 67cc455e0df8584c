import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import Ledger
import Membership
import MoneyAndDates
import RegisterBooks
import SIPPFiles
import SQLDatabase
import SQLStore
import Synchronization
import TestDatabases
import VulnerableBooks
import VulnerableWorkers

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

/// A city with two villages, A and B, and a registration of people who are paid for. It is 2 March 2026.
struct Village: Sendable {
    let database: SQLDatabase
    let rules: VulnerableRules
    let law: LawBook
    let sealing: FieldSealing
    let registration: Int64
    let a: UnitID
    let b: UnitID
    private let identifiers: IdentifierMaker
    private let clock: Clock

    final class Clock: Sendable {
        private let time = Mutex<Int64>(1_772_413_200_000)
        func now() -> Int64 {
            time.withLock {
                $0 += 1
                return $0
            }
        }
    }

    init(_ database: SQLDatabase) async throws {
        self.database = database
        let clock = Clock()
        self.clock = clock
        identifiers = IdentifierMaker(node: 1, now: clock.now)
        sealing = try FieldSealing(
            fieldKey: Data(repeating: 1, count: 32).base64EncodedString(),
            indexKey: Data(repeating: 2, count: 32).base64EncodedString())
        law = try LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
            EmbeddedFiles.text(at: "law/" + $0)
        }.book()
        rules = try VulnerableRules(law)
        let office = Office(
            database: database, identifiers: identifiers, sealing: sealing, government: 1671, actor: "root",
            today: VulnerableBooksTests.day(20_260_302), now: clock.now)
        try await database.write { connection in
            try connection.execute(
                "INSERT INTO region (region_id, level, name) VALUES (1671, 2, 'Palembang')")
            try connection.execute(
                "INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES (1671, 1671, 'Kota', 0)"
            )
        }
        try await UnitBook.add(
            [
                UnitDraft(kind: .village, code: "A", name: "Desa A"),
                UnitDraft(kind: .village, code: "B", name: "Desa B"),
                UnitDraft(kind: .company, code: "P", name: "PT Sawit"),
            ], by: office)
        let units = try await database.read { try UnitBook.all(government: 1671, on: $0) }
        a = units[0].id
        b = units[1].id
        guard let number = EmployerNumber("JJ190001") else { preconditionFailure("an NPP of a test") }
        registration = try await RegistrationBook.add(
            RegistrationDraft(
                number: number, division: "BPU", name: "Wadah Kota", segment: .selfEmployed, riskClass: nil,
                from: VulnerableBooksTests.day(20_250_101)), by: office)
    }

    func office(_ actor: String = "ani", today: Int = 20_260_302) -> Office {
        Office(
            database: database, identifiers: identifiers, sealing: sealing, government: 1671, actor: actor,
            today: VulnerableBooksTests.day(today), now: clock.now)
    }

    func quotas() -> QuotaBook { QuotaBook(office(), rules: rules) }
    func proposals(_ actor: String = "ani", today: Int = 20_260_302) -> ProposalBook {
        ProposalBook(office(actor, today: today), rules: rules)
    }
    func postings(today: Int = 20_260_302) -> PostingBook { PostingBook(office(today: today), rules: rules) }
    func decrees(today: Int = 20_260_320) -> DecreeBook { DecreeBook(office(today: today), rules: rules) }
    func batches(today: Int = 20_260_321) -> BatchBook { BatchBook(office(today: today), rules: rules) }
    func places(today: Int = 20_260_325) -> PlaceBook { PlaceBook(office(today: today), rules: rules) }

    func quota(places: Int64 = 3, _ change: (inout QuotaTerms) -> Void = { _ in }) async throws -> QuotaID {
        var terms = QuotaTerms(
            name: "APBD 2026", funding: .regionalBudget, ceiling: Rupiah(151_200 * places),
            from: month(202_604), through: month(202_612), income: Rupiah(1_000_000), largestDecile: 4,
            postingDays: 5, registration: registration)
        change(&terms)
        return try await quotas().add(terms)
    }

    static func nik(_ number: Int) -> String { "16710101019" + String(String(100_000 + number).suffix(5)) }

    func draft(_ number: Int, _ change: (inout ProposalDraft) -> Void = { _ in }) -> ProposalDraft {
        var draft = ProposalDraft(line: number)
        draft.nik = NIK(Village.nik(number))
        draft.name = "ORANG \(number)"
        draft.born = VulnerableBooksTests.day(19_900_101)
        draft.sex = .female
        draft.work = "petani"
        draft.decile = "2"
        draft.proof = "kartu tani"
        draft.isIll = false
        change(&draft)
        return draft
    }

    @discardableResult
    func take(
        _ drafts: [ProposalDraft], _ quota: QuotaID, unit: UnitID? = nil, digest: String = "d",
        by actor: String = "ani"
    ) async throws -> ProposalBook.Taken {
        try await proposals(actor).take(
            drafts,
            from: .init(
                quota: quota, unit: unit ?? a, proposer: .village, fileName: "desa.xlsx", digest: digest))
    }

    func stages(_ quota: QuotaID) async throws -> [ProposalStage: Int] {
        try await quotas().view(quota).counts
    }

    func rows(_ quota: QuotaID, _ stage: ProposalStage) async throws -> [ProposalRow] {
        try await proposals().rows(quota, stage, atMost: 1_000)
    }

    /// Verified, hung out, and past the days of the posting.
    func posted(_ quota: QuotaID, _ count: Int) async throws {
        try await take((1...count).map { draft($0) }, quota)
        _ = try await proposals("budi").verifyAll(quota)
        _ = try await postings().post(quota)
    }

    /// A reply with Y for each name, and T for those that are named so.
    func reply(_ numbers: [Int], no: [Int] = [], strangers: [Int] = []) throws -> SIPPReply {
        let templates = try SIPPTemplates(
            texts: EmbeddedFiles.paths(under: "templates/sipp/").filter { $0.hasSuffix("/template.yaml") }.map
            {
                (path: $0, text: EmbeddedFiles.text(at: $0) ?? "")
            })
        let rows =
            [["Status (Y / T)", "Keterangan Status Data", "Nomor Identitas (NIK)", "Nama Lengkap"]]
            + (numbers + strangers).map { number in
                let isNo = no.contains(number)
                return [
                    isNo ? "T" : "Y", isNo ? "sudah peserta" : "", Village.nik(number), "ORANG \(number)",
                ]
            }
        return try SIPPReply.read(rows, layouts: templates.all)
    }

    /// So many officials of a village, WARGA 1 at 2.000.001 and so on, since January.
    func staff(of unit: UnitID, _ count: Int) async throws {
        guard let number = EmployerNumber("JJ190002") else { preconditionFailure("an NPP of a test") }
        let payer = try await RegistrationBook.add(
            RegistrationDraft(
                number: number, division: "000", name: "Pemdes", segment: .wageEarner, riskClass: .veryLow,
                from: VulnerableBooksTests.day(20_250_101)), by: office())
        var columns = RegisterColumns()
        for place in 1...count {
            columns.names.append("WARGA \(place)")
            columns.niks.append(Village.nik(90_000 + place))
            columns.mothers.append(nil)
            columns.born.append(19_800_101)
            columns.sexes.append("L")
            columns.units.append(unit.number)
            columns.registrations.append(payer)
            columns.categories.append(WorkerCategory.villageOfficial.rawValue)
            columns.segments.append(Segment.wageEarner.rawValue)
            columns.programmes.append(3)
            columns.wages.append(Int64(2_000_000 + place))
            columns.wageBases.append(ReportedWageBasis.honorarium.rawValue)
            columns.funding.append(FundingSource.villageAllocation.rawValue)
            columns.decrees.append("SK")
            columns.from.append(20_260_101)
            columns.to.append(openEnd)
        }
        _ = try await RegisterImport(office(), law: rules.membership).load(columns, key: "staf")
    }

    /// As a sheet that is taken along today would show them.
    func staffed(_ unit: UnitID) async throws -> [SheetRow] {
        try await VillageSheets(office(today: 20_260_410), rules: rules).takeAlong(unit).rows
    }

    func people(of unit: UnitID) async throws -> [PersonID] {
        try await database.read { connection in
            try connection.rows(
                "SELECT DISTINCT person_id FROM job_spell WHERE unit_id = $1 ORDER BY person_id",
                [.integer(unit.number)]
            ) { PersonID(try $0.integer(0)) }
        }
    }

    func link(_ unit: UnitID, from: Int) async throws {
        try await RegistrationBook.link(
            unit: unit, registration: registration, from: VulnerableBooksTests.day(from), by: office())
    }

    /// Which village reports under the shared number, from when to when.
    func links() async throws -> [String] {
        let number = registration
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT u.code, l.valid_from, l.valid_to FROM unit_registration l
                JOIN unit u ON u.gov_id = l.gov_id AND u.unit_id = l.unit_id
                WHERE l.gov_id = 1671 AND l.registration_id = $1 ORDER BY l.valid_from, l.unit_id
                """, [.integer(number)]
            ) { "\(try $0.text(0)) \(try $0.integer(1)) \(try $0.integer(2))" }
        }
    }

    func spells(_ person: PersonID) async throws -> [JobSpell] {
        try await PersonSearch(office()).jobs(of: person).known(at: .latest)
    }
}

/// A village on one engine.
func withVillage<Result>(
    _ engine: TestEngine, _ body: (Village) async throws -> Result
) async throws -> Result {
    try await withDatabase(engine) { database in
        _ = try await MigrationRunner(database).migrate(owner: "test", now: { 0 })
        let village = try await Village(database)
        let result = try await body(village)
        _ = try await database.read { try AuditBook.verify(government: 1671, on: $0) }
        return result
    }
}
