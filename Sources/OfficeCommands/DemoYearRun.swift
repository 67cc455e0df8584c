import CompanyDuty
import DemoCity
import DemoYear
import Foundation
import LawBook
import LawFiles
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import SQLiteDriver
import Words

/// Where the year of the demonstration is kept: a database and the keys of its sealed fields.
struct DemoYearPlace {
    let folder: String

    var database: String { folder + "/naungan.db" }
    var keys: String { folder + "/kunci.env" }

    /// Makes the folder and writes new keys, for their owner only.
    ///
    /// - Throws: `TermsRefusal` where a database is there already: books are never written over.
    func make() throws -> FieldSealing {
        guard !FileManager.default.fileExists(atPath: database) else {
            throw TermsRefusal(name: "out", value: folder, wanted: "wanted.demo-folder")
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let (field, index) = (randomKey(), randomKey())
        let whole = URL(fileURLWithPath: database).standardizedFileURL.path
        let text = """
            export NAUNGAN_DATABASE='\(whole)'
            export NAUNGAN_FIELD_KEY='\(field)'
            export NAUNGAN_INDEX_KEY='\(index)'

            """
        guard
            FileManager.default.createFile(
                atPath: keys, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else {
            throw TermsRefusal(name: "out", value: folder, wanted: "wanted.demo-folder")
        }
        return try FieldSealing(fieldKey: field, indexKey: index)
    }

    /// What the file of keys says, by name.
    func environment() throws -> [String: String] {
        guard let text = FileManager.default.contents(atPath: keys) else {
            throw TermsRefusal(name: "out", value: folder, wanted: "wanted.demo-folder")
        }
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        let pairs = lines.compactMap { line -> (String, String)? in
            let halves = line.replacing("export ", with: "").split(separator: "=", maxSplits: 1)
            guard halves.count == 2 else { return nil }
            return (String(halves[0]), halves[1].filter { $0 != "'" })
        }
        return Dictionary(pairs) { _, last in last }
    }

    private func randomKey() -> String {
        var generator = SystemRandomNumberGenerator()
        return Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
            .base64EncodedString()
    }
}

/// Runs the year and tells it, a line for each thing that happens.
struct DemoYearRun {
    let place: DemoYearPlace
    let shared: SharedOptions
    let pools: DemoPools
    let seed: UInt64
    let words: Words

    /// The city of the demonstration, by its Kemendagri code.
    static let city: Int64 = 1671

    /// Makes Kota Serang with its companies, as an article counted them, in the place of the city's year.
    func replaySerang() async throws {
        let law = try shared.lawFolder()
        let book = try law.book()
        let regions = RegionTable(
            csv: [try law.text("regions/provinces.csv"), try law.text("regions/regencies.csv")])
        let sealing = try place.make()
        let database = SQLiteDatabase.open(path: place.database, creating: true)
        defer { database.close() }
        _ = try await MigrationRunner(database).migrate(owner: "demo", now: StoreOpening.now)
        let clock = DemoClock()
        let office = Office(
            database: database, identifiers: IdentifierMaker(node: 0, now: { clock.now }), sealing: sealing,
            government: 3673, actor: "demo", today: StoreOpening.today(), now: { clock.now })
        try await SerangReplay(
            office: office, clock: clock, law: try DemoLaw(from: book),
            companyLaw: try CompanyLaw(from: book),
            pools: pools, regions: regions
        ).run()
        Terminal.output.line(
            words("demo-year.kept", ["database": .text(place.database), "keys": .text(place.keys)]))
    }

    func run(from first: Month, months: Int) async throws {
        let law = try shared.lawFolder()
        let regions = RegionTable(
            csv: [try law.text("regions/provinces.csv"), try law.text("regions/regencies.csv")])
        let demoLaw = try DemoLaw(from: try law.book())
        let sealing = try place.make()
        let database = SQLiteDatabase.open(path: place.database, creating: true)
        defer { database.close() }
        _ = try await MigrationRunner(database).migrate(owner: "demo", now: StoreOpening.now)
        let clock = DemoClock()
        let office = Office(
            database: database, identifiers: IdentifierMaker(node: 0, now: { clock.now }), sealing: sealing,
            government: DemoYearRun.city, actor: "demo", today: first.firstDay, now: { clock.now })
        let year = DemoYear(
            office: office, clock: clock, law: demoLaw, pools: pools, regions: regions,
            obligations: try SharedOptions.obligationRules(), seed: seed, first: first, months: months
        ) { [words] note in
            Terminal.output.line(words(note))
            Terminal.output.flush()
        }
        do {
            try await year.run()
        } catch let refusal as any TellableRefusal {
            Terminal.errors.line(words(refusal.note))
            throw CommandOutcome.couldNotRun
        }
        Terminal.output.line(
            words("demo-year.kept", ["database": .text(place.database), "keys": .text(place.keys)]))
    }
}
