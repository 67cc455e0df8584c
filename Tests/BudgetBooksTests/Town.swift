import BudgetBooks
import Budgets
import EmbeddedFiles
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import Synchronization
import TestDatabases

/// Government 1671 on 10 March 2026 with two offices, a registration of the first, and people whom a test
/// adds.
struct Town: Sendable {
    let database: SQLDatabase
    let rules: BudgetRules
    let siti: Office
    let budi: Office
    let stranger: Office

    init(_ database: SQLDatabase) throws {
        self.database = database
        rules = try Town.read.get()
        let instant = Mutex(Int64(1_773_118_800_000))
        let now: @Sendable () -> Int64 = {
            instant.withLock { instant in
                instant += 1_000
                return instant
            }
        }
        siti = Office(
            database: database, identifiers: IdentifierMaker(node: 1, now: now),
            sealing: try FieldSealing(
                fieldKey: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                indexKey: "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            government: 1671, actor: "siti", today: day(20_260_310), now: now)
        budi = siti.with(actor: "budi")
        stranger = siti.with(government: 1672)
    }

    private static let read = Result {
        let law = LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
            EmbeddedFiles.text(at: "law/" + $0)
        }
        let tables = try BudgetTables(paths: EmbeddedFiles.paths(under: "templates/")) {
            EmbeddedFiles.text(at: $0)
        }
        return try BudgetRules(law.book(), tables: tables)
    }

    var book: BudgetBook { BudgetBook(siti, rules: rules) }
    var second: BudgetBook { BudgetBook(budi, rules: rules) }
    var funding: FundingBook { FundingBook(siti, rules: rules) }
    var scenarios: ScenarioBook { ScenarioBook(siti, rules: rules) }

    func write(_ table: String, _ row: [String: SQLValue], government: Int64 = 1671) async throws {
        let columns = row.keys.sorted()
        let places = columns.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        let sql = "INSERT INTO \(table) (gov_id, \(columns.joined(separator: ", "))) VALUES ($1, \(places))"
        let values = [.integer(government)] + columns.map { row[$0] ?? .null }
        _ = try await database.write { try $0.execute(sql, values) }
    }

    /// Somebody with a job of a unit since 2025.
    func person(
        _ number: Int64, unit: Int64 = 2, category: String = "non-asn", segment: String = "pu",
        wage: Int64 = 3_000_000, funding: String = "apbd", registration: Int64? = 7, basis: String = "honor",
        programmes: Int64 = 3
    ) async throws {
        try await write(
            "person",
            [
                "person_id": .integer(number), "name": .text("ORANG KE \(number)"), "nik_sealed": "x",
                "recorded_ms": 0,
            ])
        try await write(
            "job_spell",
            [
                "spell_id": .integer(number), "version": 1, "person_id": .integer(number),
                "unit_id": .integer(unit), "registration_id": SQLValue(registration),
                "valid_from": 20_250_101, "valid_to": 99_991_231, "recorded_ms": 1,
                "superseded_ms": .integer(.max), "category": .text(category), "segment": .text(segment),
                "programmes": .integer(programmes), "wage": .integer(wage), "wage_basis": .text(basis),
                "funding": .text(funding), "act_id": 1,
            ])
    }

    /// A bill of registration 7 for so many people.
    func bill(_ month: Int64, owed: Int64, open: Int64, people: Int64) async throws {
        try await write(
            "period",
            [
                "period": .integer(month), "registration_id": 7, "state": 3, "changed_ms": 0,
                "finalised_ms": 10, "persons": .integer(people), "bill_id": .integer(month),
            ])
        try await write(
            "claim_state",
            [
                "claim": .text("bill/\(month)"), "kind": "bill", "claim_month": .integer(month),
                "registration_id": 7, "owed": .integer(owed), "still_open": .integer(open),
                "due": .integer((month + 1) * 100 + 15),
                "recorded_ms": 20, "superseded_ms": .integer(.max),
            ])
    }

    func count(_ sql: String) async throws -> Int64 { try await database.read { try $0.integer(sql) } ?? -1 }
}

/// A town on one engine.
func withTown(_ engine: TestEngine, _ body: (Town) async throws -> Void) async throws {
    try await withDatabase(engine) { database in
        _ = try await MigrationRunner(database).migrate(owner: "test", now: { 0 })
        let town = try Town(database)
        _ = try await database.write { connection in
            try connection.execute(
                "INSERT INTO region (region_id, level, name) VALUES (1671, 2, 'Palembang')")
        }
        for government in [1671, 1672] as [Int64] {
            try await town.write(
                "government", ["region_id": 1671, "name": "B", "recorded_ms": 0], government: government)
            for unit in [2, 3] as [Int64] {
                try await town.write(
                    "unit",
                    [
                        "unit_id": .integer(unit), "kind": "opd", "name": .text("Dinas \(unit)"),
                        "code": .text("1.0\(unit)"), "region_id": 1671, "valid_from": 20_000_101,
                        "valid_to": 99_991_231, "recorded_ms": 0,
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
        try await town.write(
            "unit_registration",
            ["unit_id": 2, "registration_id": 7, "valid_from": 20_000_101, "valid_to": 99_991_231])
        try await body(town)
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
