import DemoCity
import DemoYear
import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import Letters
import MoneyAndDates
import ObligationFiles
import OfficeLetters
import RegisterBooks
import SQLDatabase
import SQLStore
import Synchronization
import TestDatabases
import Testing
import Words

/// A small invented town after eight months of work, and the office that writes its letters.
struct Town: Sendable {
    let office: Office
    let law: LawBook

    func letters(
        _ language: Language = .indonesian, on today: Day? = nil, files: LetterFiles = LetterFolder.embedded
    ) throws -> OfficeLetters {
        let text = try #require(EmbeddedFiles.text(at: "words/\(language.rawValue).yaml"))
        return OfficeLetters(
            office.with(today: today), words: try Words(language, yaml: text), files: files, law: law)
    }

    /// Numbers out of the tables, by the statement of a test.
    func numbers(_ sql: String) async throws -> [Int64] {
        try await office.database.read { try $0.rows(sql, [1671]) { try $0.integer(0) } }
    }

    /// A text out of the tables.
    func text(_ sql: String) async throws -> String {
        let found = try await office.database.read { try $0.first(sql, [1671]) { try $0.text(0) } }
        return try #require(found)
    }
}

func withTown<Result>(
    _ engine: TestEngine, _ body: (Town) async throws -> Result
) async throws -> Result {
    try await withDatabase(engine) { database in
        _ = try await MigrationRunner(database).migrate(owner: "test", now: { 1 })
        let folder = LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
            EmbeddedFiles.text(at: "law/" + $0)
        }
        let law = try folder.book()
        let regions = RegionTable(
            csv: [try folder.text("regions/provinces.csv"), try folder.text("regions/regencies.csv")])
        let clock = DemoClock()
        let first = try #require(Month(2025, 7))
        let key = String(repeating: "A", count: 42)
        let office = Office(
            database: database, identifiers: IdentifierMaker(node: 0, now: { clock.now }),
            sealing: try FieldSealing(fieldKey: key + "A=", indexKey: key + "E="), government: 1671,
            actor: "test", today: first.firstDay, now: { clock.now })
        let pools = try DemoPools(DemoTemplates { EmbeddedFiles.text(at: "templates/demo/" + $0) })
        let year = DemoYear(
            office: office, clock: clock, law: try DemoLaw(from: law), pools: pools, regions: regions,
            obligations: try obligationRules(), seed: 1, first: first, months: 8, thinning: 12
        ) { _ in }
        try await year.run()
        return try await body(Town(office: office, law: law))
    }
}

/// The text of a PDF, blanks and line ends as one blank.
func words(of pdf: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("surat-\(UUID().uuidString)")
        .path
    try Data(pdf).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["pdftotext", "-layout", path, "-"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
        .split { $0 == " " || $0 == "\n" || $0 == "\u{0C}" }.joined(separator: " ")
}

/// The note of what something is refused with; nil where it succeeds.
func refusal<Result>(_ body: () async throws -> Result) async -> String? {
    do {
        _ = try await body()
        return nil
    } catch { return (error as? any TellableRefusal)?.note.key ?? "\(error)" }
}

/// What comes with the program.
func obligationRules() throws -> ObligationRules {
    try ObligationRules(
        files: EmbeddedFiles.paths(under: ObligationRules.folder).map {
            (path: $0, text: EmbeddedFiles.text(at: $0) ?? "")
        }, reminders: EmbeddedFiles.text(at: ObligationRules.remindersPath))
}
