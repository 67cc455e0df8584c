import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import Synchronization
import TestDatabases

/// 1 March 2026 at noon, in milliseconds since 1970.
let noon: Int64 = 1_772_366_400_000

/// A clock that the test moves; each look moves it on by a second, unless it is held.
final class Clock: Sendable {
    private let instant = Mutex(noon)

    func now() -> Int64 {
        instant.withLock { instant in
            instant += 1_000
            return instant
        }
    }

    func set(_ new: Int64) { instant.withLock { $0 = new } }

    /// What it says, without moving it.
    var looked: Int64 { instant.withLock { $0 } }
}

/// The offices of two invented governments, 1671 and 1672, with registrations 7 and 8 each, and the periods
/// of a year.
struct Desk: Sendable {
    let database: SQLDatabase
    let clock = Clock()
    let office: Office

    init(_ database: SQLDatabase, government: Int64 = 1671, node: Int = 1) throws {
        self.database = database
        let clock = clock
        let key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
        office = Office(
            database: database, identifiers: IdentifierMaker(node: node, now: { noon }),
            sealing: try FieldSealing(
                fieldKey: key, indexKey: "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            government: government, actor: "bendahara", today: day(2026, 3, 1), now: { clock.now() })
    }
}

func withDesk<Result>(
    _ engine: TestEngine, _ body: (Desk) async throws -> Result
) async throws -> Result {
    try await withDatabase(engine) { database in
        _ = try await MigrationRunner(database).migrate(owner: "test", now: { noon })
        try await database.write { connection in
            for government in [1671, 1672] as [Int64] { try addGovernment(government, to: connection) }
        }
        return try await body(try Desk(database))
    }
}

private func addGovernment(_ number: Int64, to connection: any SQLConnection) throws {
    try connection.execute(
        "INSERT INTO region (region_id, parent_id, level, name) VALUES ($1, NULL, 2, 'Kota')",
        [.integer(number)])
    try connection.execute(
        "INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES ($1, $2, 'Kota', $3)",
        [.integer(number), .integer(number), .integer(noon)])
    for registration in [7, 8] as [Int64] {
        try connection.execute(
            """
            INSERT INTO registration (gov_id, registration_id, npp, division, name, segment, risk_class,
                valid_from, valid_to, recorded_ms)
            VALUES ($1, $2, '12345678', $3, $4, 'pu', 1, 20200101, 99991231, $5)
            """,
            [
                .integer(number), .integer(registration), .text("00\(registration)"),
                .text("Dinas \(registration)"), .integer(noon),
            ])
        for month in 1...12 as ClosedRange<Int64> {
            try connection.execute(
                """
                INSERT INTO period (gov_id, period, registration_id, state, changed_ms)
                VALUES ($1, $2, $3, 0, $4)
                """, [.integer(number), .integer(202_600 + month), .integer(registration), .integer(noon)])
        }
    }
}

func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let day = Day(year, month, day) else { preconditionFailure("the test names a real day") }
    return day
}

func month(_ number: Int) -> Month {
    guard let month = Month(2026, number) else { preconditionFailure("the test names a real month") }
    return month
}

func rp(_ amount: Int64) -> Rupiah { Rupiah(amount) }

let accident = BilledProgrammes(.workAccident)
let death = BilledProgrammes(.death)

func paper(_ kind: DocumentKind, _ number: String) -> EntryDocument {
    guard let paper = EntryDocument(kind, number) else { preconditionFailure("the test names a number") }
    return paper
}

/// A bill of JKK and JKM for a month of 2026, all the employer's.
func bill(
    _ id: Int64, _ number: Int, jkk: Int64 = 60, jkm: Int64 = 40, version: Int = 1,
    registration: Int64 = 7, government: Int64 = 1671, due: Day? = nil
) throws -> Bill {
    try Bill(
        id: BillID(id), version: version, government: GovernmentID(government), unit: UnitID(registration),
        month: month(number), segment: .wageEarner, dueDay: due,
        lines: [BillLine(accident, .employer, rp(jkk)), BillLine(death, .employer, rp(jkm))])
}

func payment(
    _ id: Int64, _ day: Day, _ amount: Int64, registration: Int64 = 7, government: Int64 = 1671,
    inAdvance: Bool = false, documents: [EntryDocument] = []
) -> Payment {
    guard
        let payment = Payment(
            id: PaymentID(id), government: GovernmentID(government), unit: UnitID(registration), day: day,
            amount: rp(amount), isInAdvance: inAdvance, documents: documents)
    else { preconditionFailure("the test pays something") }
    return payment
}

/// The refusal that something ends with, as text; nil where it succeeds.
func refusal<Result>(_ body: () async throws -> Result) async -> String? {
    do {
        _ = try await body()
        return nil
    } catch { return "\(error)" }
}

/// A seeded generator (SplitMix64), the same on every machine.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func within(_ range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }
}
