import AccessBooks
import DemoCity
import DemoYear
import EmbeddedFiles
import Foundation
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore
import WebGate
import Words

/// The database that the portal serves, open as long as it runs.
struct PortalPlace {
    let database: SQLDatabase
    let sealing: FieldSealing
    let identifiers: IdentifierMaker
    /// The first of the database: where the first administrator is made.
    let government: Int64
    /// In the demonstration: the day that it is there.
    let demoDay: Day?
    let now: @Sendable () -> Int64

    /// Opens the database of the environment, or makes a demonstration in a folder of its own.
    static func open(
        _ demo: Demonstration?, _ opening: StoreOpening, _ shared: SharedOptions, _ words: Words
    ) async throws -> PortalPlace {
        let opening = try await demo?.opening(shared, words) ?? opening
        let database = try await opening.open()
        try await MigrationRunner(database).requireCurrent()
        let sealing = try opening.sealing()
        let (governments, last) = try await database.read {
            (try GovernmentBook.numbers(on: $0), try GovernmentBook.lastInstant(on: $0))
        }
        guard !governments.isEmpty else { throw OfficeRefusal.noGovernment(asked: nil, known: "") }
        for government in governments {
            try await KeyCheck.hold(sealing, government: government, now: StoreOpening.now(), in: database)
        }
        // In a demonstration it is nine in the morning of its day; acts go on from the last that is known.
        let begun = StoreOpening.now()
        let start = demo.map { max($0.morning, last + 60_000) } ?? begun
        return PortalPlace(
            database: database, sealing: sealing, identifiers: opening.identifiers(after: last),
            government: governments[0], demoDay: demo?.day,
            now: { max(start + StoreOpening.now() - begun, last) })
    }

    func close() { database.close() }

    /// In a demonstration an account for every role; elsewhere the first administrator is asked for where
    /// there is no account yet. There is no default password.
    func accounts(
        _ access: PortalAccess, _ law: LawBook, _ words: Words
    ) async throws -> [DemoAccount] {
        let office = Office(
            database: database, identifiers: identifiers, sealing: sealing, government: government,
            actor: "serve", today: demoDay ?? StoreOpening.today(), now: now)
        let book = AccountBook(
            office, matrix: access.matrix, hashing: access.hashing, passwords: access.passwords,
            rules: access.rules)
        if demoDay != nil {
            // Another region's replay has companies, and no offices to plan for.
            if government == DemoYearRun.city {
                try await DemoBudgets(office, law).prepare()
                try await DemoSponsors(office, law).prepare()
                try await DemoCompanies(office, law).prepare()
                try await DemoOwnCompany(office, law).prepare()
                try await DemoVulnerable(office, law).prepare()
                try await DemoSignals(office, law).prepare()
                try await DemoReports(office).prepare()
                try await DemoRegistry(office, law).prepare()
            }
            return try await DemoAccounts.prepare(book, office, words)
        }
        _ = try await FirstAdministrator(words: words, accounts: book).ask(database)
        return []
    }
}

/// A demonstration: the day that it is there, and where it lies.
struct Demonstration {
    let day: Day
    /// Nil for one of its own that is made anew.
    let folder: String?
    /// Kota Serang with its companies instead of the city.
    var isSerang = false

    /// Nine o'clock in western Indonesia; milliseconds since 1970.
    var morning: Int64 { WesternTime.start(of: day) + 9 * 3_600_000 }

    /// Makes its year where it is not there yet.
    func opening(_ shared: SharedOptions, _ words: Words) async throws -> StoreOpening {
        let ownFolder =
            FileManager.default.temporaryDirectory.path + "/naungan-demo-\(UUID().uuidString.prefix(8))"
        let place = DemoYearPlace(folder: folder ?? ownFolder)
        if !FileManager.default.fileExists(atPath: place.database) {
            let pools = try DemoPools(DemoTemplates { EmbeddedFiles.text(at: "templates/demo/" + $0) })
            Terminal.output.line(words("serve.demo-making", ["folder": .text(place.folder)]))
            Terminal.output.flush()
            let run = DemoYearRun(place: place, shared: shared, pools: pools, seed: 1, words: words)
            if isSerang {
                try await run.replaySerang()
            } else {
                try await run.run(from: Month(of: day).adding(-12), months: 12)
            }
        }
        return StoreOpening(try place.environment())
    }
}
