import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Synchronization
import TestDatabases

/// 1 March 2026 in milliseconds since 1970.
let noon: Int64 = 1_772_366_400_000

/// A clock that a test sets.
final class Clock: Sendable {
    private let time = Mutex(noon)
    func now() -> Int64 { time.withLock { $0 } }
    func set(_ value: Int64) { time.withLock { $0 = value } }
}

let regions = RegionTable(csv: [
    "kode,nama\n16,Sumatera Selatan\n17,Bengkulu\n",
    "kode,nama,provinsi\n16.71,Kota Palembang,16\n16.01,Kabupaten Ogan Komering Ulu,16\n",
])

func day(_ yyyymmdd: Int) -> Day {
    guard let day = Day(yyyymmdd: yyyymmdd) else { preconditionFailure("no such day in a test") }
    return day
}

func region(_ code: String) -> KemendagriCode {
    guard let code = KemendagriCode(code) else { preconditionFailure("no such code in a test") }
    return code
}

func employer(_ text: String) -> EmployerNumber {
    guard let number = EmployerNumber(text) else { preconditionFailure("no NPP in a test") }
    return number
}

/// The law that ships, of which tests need only who may be a member.
let membershipLaw: MembershipLaw = {
    let paths = EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }
    let folder = LawFolder(paths: paths) { EmbeddedFiles.text(at: "law/" + $0) }
    do { return try MembershipLaw(from: try folder.book()) } catch { preconditionFailure("\(error)") }
}()

/// An office of a city with two OPDs, each with a registration of its own, and nobody in it.
struct Town {
    let office: Office
    let clock: Clock
    let health: UnitID
    let works: UnitID
    let healthPays: Int64
    let worksPays: Int64

    var jobs: JobActs { JobActs(office, law: membershipLaw) }
    var search: PersonSearch { PersonSearch(office) }

    /// Terms that differ only where a test says so.
    func terms(_ change: (inout JobTerms) -> Void = { _ in }) -> JobTerms {
        var terms = JobTerms(
            unit: health, category: .nonCivilServant, segment: .wageEarner, programmes: [.init(rawValue: 3)],
            payer: UnitID(healthPays), funding: .regionalBudget, wage: Rupiah(3_000_000),
            wageBasis: .honorarium)
        change(&terms)
        return terms
    }

    /// Somebody with an invented NIK and no job.
    func person(_ number: Int, born: Int64? = 19_900_101) async throws -> PersonID {
        let id = office.identifiers.next()
        let nik = "99710101900\(10_000 + number)"
        let office = office
        try await office.database.write { connection in
            try connection.execute(
                "INSERT INTO person_nik (nik_index, person_id, gov_id) VALUES ($1, $2, $3)",
                [.text(office.sealing.index(nik, kind: "nik")), .integer(id), .integer(office.government)])
            try connection.execute(
                """
                INSERT INTO person (gov_id, person_id, name, born, sex, nik_sealed, recorded_ms)
                VALUES ($1, $2, $3, $4, 'L', $5, $6)
                """,
                [
                    .integer(office.government), .integer(id), .text("ORANG KE \(number)"), SQLValue(born),
                    .text(
                        office.sealing.seal(
                            nik, FieldSealing.Place("person.nik", government: office.government, row: id))),
                    .integer(noon),
                ])
        }
        return PersonID(id)
    }

    /// A period in a state, as Hitung and the others would leave it.
    func period(_ month: Int64, of registration: Int64, state: Int64) async throws {
        let government = office.government
        try await office.database.write { connection in
            try connection.execute(
                """
                INSERT INTO period (gov_id, period, registration_id, state, changed_ms, revision)
                VALUES ($1, $2, $3, $4, 0, 0)
                """, [.integer(government), .integer(month), .integer(registration), .integer(state)])
        }
    }

    /// State and revision of a period.
    func period(_ month: Int64, of registration: Int64) async throws -> [Int64] {
        let government = office.government
        return try await office.database.read { connection in
            try connection.first(
                """
                SELECT state, revision FROM period
                WHERE gov_id = $1 AND period = $2 AND registration_id = $3
                """, [.integer(government), .integer(month), .integer(registration)]
            ) { [try $0.integer(0), try $0.integer(1)] } ?? []
        }
    }

    func count(_ sql: String) async throws -> Int64 {
        try await office.database.read { try $0.integer(sql) } ?? -1
    }
}

func office(_ database: SQLDatabase, _ clock: Clock, _ government: Int64 = 1671) throws -> Office {
    let key = Data(repeating: 1, count: 32).base64EncodedString()
    let other = Data(repeating: 2, count: 32).base64EncodedString()
    return Office(
        database: database, identifiers: IdentifierMaker(node: Int(government % 1000), now: { clock.now() }),
        sealing: try FieldSealing(fieldKey: key, indexKey: other), government: government, actor: "siti",
        today: day(20_260_301), now: { clock.now() })
}

func withTown<Result>(
    _ engine: TestEngine, writers: Int = 4, _ body: (Town) async throws -> Result
) async throws -> Result {
    try await withDatabase(engine, writers: writers) { database in
        _ = try await MigrationRunner(database).migrate(owner: "test", now: { noon })
        return try await body(try await town(database, Clock()))
    }
}

func town(_ database: SQLDatabase, _ clock: Clock, government: String = "16.71") async throws -> Town {
    let draft = try GovernmentDraft(region: region(government), in: regions)
    let office = try office(database, clock, draft.number)
    try await GovernmentRegister.add(draft, regions: regions, by: office)
    try await UnitBook.add(
        [
            UnitDraft(kind: .office, code: "1.02", name: "Dinas Kesehatan"),
            UnitDraft(kind: .office, code: "1.03", name: "Dinas PU"),
        ], by: office)
    var registrations: [Int64] = []
    for (division, name) in [("001", "Dinkes"), ("002", "DPU")] {
        registrations.append(
            try await RegistrationBook.add(
                RegistrationDraft(
                    number: employer("AB123456"), division: division, name: name, segment: .wageEarner,
                    riskClass: .veryLow, from: day(20_200_101)), by: office))
    }
    let units = try await database.read { connection in
        try ["1.02", "1.03"].map { try UnitBook.unit($0, government: draft.number, on: connection).id }
    }
    for (unit, registration) in zip(units, registrations) {
        try await RegistrationBook.link(
            unit: unit, registration: registration, from: day(20_200_101), by: office)
    }
    return Town(
        office: office, clock: clock, health: units[0], works: units[1], healthPays: registrations[0],
        worksPays: registrations[1])
}

/// The error of a kind that something ends with; nil where it succeeds or ends otherwise.
func refusal<Refusal: Error, Result>(
    _ kind: Refusal.Type = Refusal.self, _ body: () async throws -> Result
) async -> Refusal? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? Refusal
    }
}
