import DemoCity
import DemoYear
import DuesBooks
import EmbeddedFiles
import LawBook
import LawFiles
import MoneyAndDates
import ObligationFiles
import RegisterBooks
import SQLDatabase
import SQLStore
import Synchronization
import TestDatabases
import Testing

/// A small town for a year, through the same acts as the whole city.
@Suite struct `A year of the demonstration` {
    @Test(arguments: TestEngine.atHand)
    func `shows joiners, leavers, the January gap, arrears and a decree that counts back`(
        engine: TestEngine
    ) async throws {
        try await withDatabase(engine) { database in
            let told = try await run(on: database)
            let keys = told.map(\.key)
            #expect(keys.filter { $0 == "demo-year.month" }.count == 12)
            for key in [
                "demo-year.second-payer", "demo-year.transfer", "demo-year.late-death", "demo-year.no-papers",
                "demo-year.bridge-unit", "demo-year.paid-twice", "demo-year.bank-waits",
                "demo-year.arrears-paid", "demo-year.raise-back", "demo-year.lost", "demo-year.why",
                "demo-year.books",
            ] {
                #expect(keys.contains(key), "\(key) was not told")
            }
            try expectSums(told)
            _ = try await StoreCheck.run(database)
            _ = try await DuesCheck.run(database)
        }
    }

    @Test func `is the same year for the same seed, on either engine`() async throws {
        var years: [[Note]] = []
        for engine in TestEngine.atHand {
            try await withDatabase(engine) { database in
                years.append(try await run(on: database).filter { $0.key != "demo-year.books" })
            }
        }
        #expect(years.allSatisfy { $0 == years[0] })
    }
}

/// The parts of each explanation come to its difference, and the balance has two equal sides.
private func expectSums(_ told: [Note]) throws {
    var left: Int64?
    for note in told {
        if note.key == "demo-year.why-part", case .rupiah(let part)? = note.arguments["amount"] {
            left = left.map { $0 - part.amount }
            continue
        }
        if let rest = left { #expect(rest == 0, "an explanation that leaves \(rest) rupiah unexplained") }
        left = nil
        if note.key == "demo-year.why", case .rupiah(let whole)? = note.arguments["amount"] {
            left = whole.amount
        }
    }
    let books = try #require(told.last { $0.key == "demo-year.books" })
    #expect(books.arguments["debit"] == books.arguments["credit"])
}

/// On SQLite, for so many months.
func withTownOf(months: Int, _ body: ([Note]) throws -> Void) async throws {
    try await withDatabase(.sqlite) { database in
        try body(try await run(on: database, months: months, thinning: 12))
    }
}

private func run(
    on database: SQLDatabase, months: Int = 12, thinning: Int = 12
) async throws -> [Note] {
    _ = try await MigrationRunner(database).migrate(owner: "test", now: { 1 })
    let law = LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
        EmbeddedFiles.text(at: "law/" + $0)
    }
    let regions = RegionTable(
        csv: [try law.text("regions/provinces.csv"), try law.text("regions/regencies.csv")])
    let clock = DemoClock()
    let first = try #require(Month(2025, 7))
    let key = String(repeating: "A", count: 42)
    let office = Office(
        database: database, identifiers: IdentifierMaker(node: 0, now: { clock.now }),
        sealing: try FieldSealing(fieldKey: key + "A=", indexKey: key + "E="), government: 1671,
        actor: "test", today: first.firstDay, now: { clock.now })
    let told = Mutex<[Note]>([])
    let pools = try DemoPools(DemoTemplates { EmbeddedFiles.text(at: "templates/demo/" + $0) })
    let year = DemoYear(
        office: office, clock: clock, law: try DemoLaw(from: try law.book()), pools: pools, regions: regions,
        obligations: try obligationRules(), seed: 1, first: first, months: months, thinning: thinning
    ) { note in told.withLock { $0.append(note) } }
    try await year.run()
    return told.withLock { $0 }
}

/// What comes with the program.
func obligationRules() throws -> ObligationRules {
    try ObligationRules(
        files: EmbeddedFiles.paths(under: ObligationRules.folder).map {
            (path: $0, text: EmbeddedFiles.text(at: $0) ?? "")
        }, reminders: EmbeddedFiles.text(at: ObligationRules.remindersPath))
}
