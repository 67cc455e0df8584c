import Foundation
import MoneyAndDates
import RosterFiles
import Testing

/// The templates of this repository, read from beside the tests.
enum Templates {
    static var folder: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("templates/rosters")
    }

    /// Every template there is.
    static var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }

    static func text(_ name: String) throws -> String {
        try String(
            contentsOf: folder.appendingPathComponent("\(name)/kolom.yaml"), encoding: .utf8)
    }

    static func roster() throws -> RosterTemplate {
        try RosterTemplate(name: "standar", yaml: text("standar"))
    }
    static func participants() throws -> RosterTemplate {
        try RosterTemplate(name: "peserta", yaml: text("peserta"))
    }

    /// Ages on 1 November 2026, today 22 November 2026.
    static func checks() throws -> RosterChecks {
        RosterChecks(rosterDay: try #require(Day(2026, 11, 1)), today: try #require(Day(2026, 11, 22)))
    }
}

/// A folder of its own for one test, gone when the test is over.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("naungan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func file(_ text: String, _ name: String = "roster.csv") throws -> String {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        return path(name)
    }

    /// A roster of these lines, understood by the template of rosters.
    func understand(_ lines: [String]) throws -> (file: RosterFile, layout: RosterLayout) {
        let file = try RosterFile.open(path: file(lines.joined(separator: "\n")))
        return (file, try file.understand(Templates.roster()))
    }

    /// All people of these lines.
    func people(_ lines: [String], _ change: (inout RosterChecks) -> Void = { _ in }) throws -> (
        people: [RosterRow], summary: RosterSummary
    ) {
        let (file, layout) = try understand(lines)
        var checks = try Templates.checks()
        change(&checks)
        var people: [RosterRow] = []
        let summary = try file.rows(layout, checks: checks) { people.append($0) }
        return (people, summary)
    }
}
