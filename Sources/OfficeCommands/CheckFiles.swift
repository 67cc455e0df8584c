import EmbeddedFiles
import Foundation
import LawFiles
import Membership
import MoneyAndDates
import RosterFiles
import RosterMatching
import SIPPFiles
import Spreadsheets
import UseCases
import Words

/// The files that a check reads: those of the office, and those that the program carries.
struct CheckFiles {
    let words: Words
    let fateWords = FateWords(Self.text("templates/remarks/keterangan.txt"))
    let styleSheet = Self.text("templates/reports/ringkasan.css")

    /// A file that could not be read, with its path.
    struct Failure: Error {
        let path: String
        let reason: any Error
    }

    func open(_ path: String, as kind: RosterKind) throws(Failure) -> CheckRoster.Source {
        var limits = TableLimits()
        if kind == .participants {
            limits.rows = 5_000_000
            limits.fileBytes = 2_000_000_000
        }
        do {
            let file = try RosterFile.open(path: path, limits: limits)
            let name = kind == .roster ? "standar" : "peserta"
            let template = try RosterTemplate(
                name: name, yaml: Self.text("templates/rosters/\(name)/kolom.yaml"))
            return CheckRoster.Source(
                name: URL(fileURLWithPath: path).lastPathComponent, file: file,
                layout: try file.understand(template))
        } catch {
            throw Failure(path: path, reason: error)
        }
    }

    /// Bounds of data hygiene for the roster’s month, with the regions that NIKs may come from.
    func checks(for request: CheckRequest, law: LawFolder) throws -> RosterChecks {
        var checks = RosterChecks(rosterDay: request.month.firstDay, today: request.today)
        let regencies = CSVLines.parse(try law.text("regions/regencies.csv")).dropFirst()
        checks.knownRegencies = Set(regencies.compactMap { Int($0[0].filter { $0 != "." }) })
        return checks
    }

    func lexicon() throws -> NameLexicon {
        NameLexicon(
            variants: Self.text("templates/names/variants.txt"),
            titles: Self.text("templates/names/titles.txt"))
    }

    /// The templates inside the program, and a government’s own over them.
    func sippTemplates(folder: String?) throws -> SIPPTemplates {
        let prefix = "templates/sipp/"
        let texts = EmbeddedFiles.paths(under: prefix).filter { $0.hasSuffix("/template.yaml") }.map {
            (path: String($0.dropFirst(prefix.count)), text: Self.text($0))
        }
        return try SIPPTemplates(texts: texts, folders: [folder].compactMap(\.self))
    }

    private static func text(_ path: String) -> String {
        guard let text = EmbeddedFiles.text(at: path) else {
            preconditionFailure("the program was built without \(path)")
        }
        return text
    }
}
