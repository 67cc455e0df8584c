import LawBook
import Ledger
import Membership
import MoneyAndDates
import PeriodBooks
import SQLDatabase
import SQLStore
import Synchronization
import TestDatabases
import TestKit

/// Milliseconds since 1970, two hours later with every question, so that what comes after is after.
final class Clock: Sendable {
    private let instant = Mutex<Int64>(1_104_537_600_000)

    func now() -> Int64 {
        instant.withLock { instant in
            instant += 7_200_000
            return instant
        }
    }
}

/// Two governments: 1671 with the registrations 7 (class I) and 8 (class II) of wage earners and 5 of the
/// self-employed, 1672 with the registration 9. Twenty people, 1 to 20, born in 1980 but for number 20, whose
/// pension age is reached in July 2005 by the invented law.
struct Town {
    let database: SQLDatabase
    let clock = Clock()
    let identifiers: IdentifierMaker
    let sealing: FieldSealing

    init(_ database: SQLDatabase) throws {
        self.database = database
        identifiers = IdentifierMaker(node: 1, now: { 1_700_000_000_000 })
        let key = String(repeating: "A", count: 42)
        sealing = try FieldSealing(fieldKey: key + "E", indexKey: key + "I")
    }

    func book(
        as actor: String = "ani", law: PeriodLaw? = nil, government: Int64 = 1671
    ) throws -> PeriodBook {
        let clock = clock
        let office = Office(
            database: database, identifiers: identifiers, sealing: sealing, government: government,
            actor: actor, today: InventedLaw.day(2005, 7, 20), now: { clock.now() })
        return PeriodBook(office: office, law: try law ?? PeriodLaw(from: InventedLaw.book()))
    }

    /// Hitung, Finalisasi and Posting, the last by another hand.
    func close(_ month: Month, _ registration: String = "7", law: PeriodLaw? = nil) async throws {
        let book = try book(law: law)
        try await book.open(.one(registration), month)
        _ = try await book.calculate(.one(registration), month)
        _ = try await book.finalise(registration, month)
        _ = try await self.book(as: "budi", law: law).post(registration, month)
    }
}

/// A job as the register of the tests has it.
struct Job {
    var spell: Int64
    var person: Int64
    var registration: Int64? = 7
    var from: Int64 = 20_050_101
    var to: Int64 = 99_991_231
    var wage: Int64 = 1_000
    var programmes: Int64 = 7
    var segment = "pu"
    var government: Int64 = 1671
}

extension Town {
    /// Records a version of a job as the register does: what was believed is superseded, the open periods
    /// from the first month that it touches ask to be calculated again.
    func record(_ job: Job) async throws {
        let now = clock.now()
        try await database.write { connection in
            let place: [SQLValue] = [.integer(job.government), .integer(job.spell)]
            let version = try connection.integer(
                "SELECT MAX(version) FROM job_spell WHERE gov_id = $1 AND spell_id = $2", place)
            let before = try connection.integer(
                "SELECT MIN(valid_from) FROM job_spell WHERE gov_id = $1 AND spell_id = $2", place)
            try connection.execute(
                """
                UPDATE job_spell SET superseded_ms = $1
                WHERE gov_id = $2 AND spell_id = $3 AND superseded_ms = 9223372036854775807
                """, [.integer(now)] + place)
            try connection.execute(
                """
                INSERT INTO job_spell (gov_id, spell_id, version, person_id, unit_id, registration_id,
                    valid_from, valid_to, recorded_ms, superseded_ms, category, segment, programmes, wage,
                    wage_basis, funding, act_id)
                VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, 9223372036854775807, 'phl', $9, $10, $11, 'umk',
                    'apbd', 1)
                """,
                [
                    .integer(job.government), .integer(job.spell), .integer((version ?? 0) + 1),
                    .integer(job.person), SQLValue(job.registration), .integer(job.from), .integer(job.to),
                    .integer(now), .text(job.segment), .integer(job.programmes), .integer(job.wage),
                ])
            try connection.execute(
                """
                UPDATE period SET state = 0, revision = revision + 1
                WHERE gov_id = $1 AND state < 2 AND period >= $2
                """, [.integer(job.government), .integer(min(job.from, before ?? job.from) / 100)])
        }
    }

    /// The sum of a job's lines for a month, over all periods that are locked or agreed.
    func charged(_ spell: Int64, _ month: Month) async throws -> Int64 {
        try await database.read { connection in
            try connection.integer(
                """
                SELECT CAST(SUM(work_accident + death + old_age_employer + old_age_worker + pension_employer
                    + pension_worker) AS BIGINT) FROM assessment
                WHERE gov_id = 1671 AND spell_id = $1 AND for_month = $2
                """, [.integer(spell), .integer(Int64(month.yyyymm))]) ?? 0
        }
    }
}

func withTown<Result>(
    _ engine: TestEngine, _ body: (Town) async throws -> Result
) async throws -> Result {
    try await withDatabase(engine) { database in
        _ = try await MigrationRunner(database).migrate(owner: "test", now: { 1 })
        try await database.write { connection in
            try connection.execute(
                "INSERT INTO region (region_id, parent_id, level, name) VALUES (16, NULL, 1, 'A')")
            try addGovernment(
                1671, "Kota Satu", [(7, "Dinas Tujuh", "pu", 1), (8, "Dinas Delapan", "pu", 2)],
                to: connection)
            try addGovernment(1672, "Kota Dua", [(9, "Dinas Sembilan", "pu", 1)], to: connection)
            try addRegistration(5, 1671, "Rentan", "bpu", nil, to: connection)
        }
        return try await body(try Town(database))
    }
}

private func addGovernment(
    _ number: Int64, _ name: String, _ registrations: [(Int64, String, String, Int64)],
    to connection: any SQLConnection
) throws {
    try connection.execute(
        "INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES ($1, 16, $2, 1)",
        [.integer(number), .text(name)])
    try connection.execute(
        """
        INSERT INTO unit (gov_id, unit_id, kind, name, valid_from, valid_to, recorded_ms)
        VALUES ($1, 1, 'opd', 'Dinas', 20000101, 99991231, 1)
        """, [.integer(number)])
    for (id, name, segment, riskClass) in registrations {
        try addRegistration(id, number, name, segment, riskClass, to: connection)
    }
    for person in 1...20 as ClosedRange<Int64> {
        try connection.execute(
            """
            INSERT INTO person (gov_id, person_id, name, born, sex, nik_sealed, recorded_ms)
            VALUES ($1, $2, $3, $4, 'L', 'x', 1)
            """,
            [
                .integer(number), .integer(person), .text("Orang \(person)"),
                .integer(person == 20 ? 19_550_615 : 19_800_101),
            ])
    }
}

private func addRegistration(
    _ id: Int64, _ government: Int64, _ name: String, _ segment: String, _ riskClass: Int64?,
    to connection: any SQLConnection
) throws {
    try connection.execute(
        """
        INSERT INTO registration (gov_id, registration_id, npp, division, name, segment, risk_class,
            valid_from, valid_to, recorded_ms)
        VALUES ($1, $2, $3, '000', $4, $5, $6, 20010101, 99991231, 1)
        """,
        [
            .integer(government), .integer(id), .text("NPP\(id)"), .text(name), .text(segment),
            SQLValue(riskClass),
        ])
}

/// What something is refused with, as it would be told; nil where it succeeds.
func refusal<Result>(_ body: () async throws -> Result) async -> Note? {
    do {
        _ = try await body()
        return nil
    } catch {
        return (error as? any TellableRefusal)?.note ?? Note("\(error)")
    }
}

let june = InventedLaw.month(2005, 6)
let july = InventedLaw.month(2005, 7)
let august = InventedLaw.month(2005, 8)
