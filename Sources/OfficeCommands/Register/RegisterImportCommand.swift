import ArgumentParser
import Foundation
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import RegisterBooks
import RosterFiles
import SQLDatabase
import SQLStore
import UseCases
import Words

/// What holds for everybody in a list unless a row says otherwise.
struct JobTermsOptions: ParsableArguments {
    @Option(help: "Code of the unit; a list may name it row by row.")
    var unit: String?
    @Option(help: "NPP/division that is billed; without it the unit's own of the segment.")
    var registration: String?
    @Option(help: "Category, such as non-asn, phl, perangkat-desa, pekerja-rentan.")
    var category: String = "non-asn"
    @Option(help: "pu or bpu.")
    var segment: String = "pu"
    @Option(help: "Programmes with commas.")
    var programmes: String = "jkk,jkm"
    @Option(help: "Out of which purse: apbd, add, apbdes, dbhcht, csr, …")
    var funding: String = "apbd"
    @Option(help: "honor, ump, umk, tetap or penghasilan.")
    var wageBasis: String = "honor"

    func programmeSet() throws -> ProgrammeSet {
        ProgrammeSet(
            try Asked.read(
                "programmes", programmes, "wanted.programmes", ContributionQuestion.programmes))
    }

    /// The terms of a unit, with the registration that is billed.
    func terms(for unit: UnitEntry, on day: Day, _ office: Office) async throws -> RosterTerms {
        let segment: Segment = try Asked.code("segment", segment)
        let government = office.government
        let payer = try await office.database.read { connection in
            if let registration {
                return try RegistrationBook.registration(
                    registration, government: government, on: connection)
            }
            let own = try RegistrationBook.registrations(
                of: unit.id, on: day, government: government, connection
            ).filter { $0.segment == segment }
            guard let first = own.first else { throw SubmissionRefusal.noRegistration(unit: unit.name) }
            guard own.count == 1 else { throw SubmissionRefusal.severalRegistrations(unit: unit.name) }
            return first
        }
        return RosterTerms(
            registration: payer.id, category: try Asked.code("category", category), segment: segment,
            programmes: try programmeSet(), funding: try Asked.code("funding", funding),
            wageBasis: try Asked.code("wage-basis", wageBasis))
    }
}

/// `naungan register import`: a list of people with their jobs, all that can be taken in one transaction.
struct RegisterImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Loads people and their jobs from a list (CSV, TSV, XLSX, XLS); the same file only once.",
        discussion:
            "Ends with 0 when everybody was taken, 1 when rows were left out, 2 when it could not run.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var terms: JobTermsOptions
    @Argument(help: "The list.")
    var file: String
    @Option(help: "First day of the jobs, such as 2026-01-01.")
    var from: String
    @Option(help: "Monthly wage of rows without one, in whole rupiah.")
    var wage: Int64?
    @Option(help: "CSV file for the rows that were left out, with their reasons.")
    var rejected: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await readingFiles(words) {
            try await office.working(words) { office in
                let progress = ProgressLine(words: words)
                defer { progress.end() }
                let leftOut = try await load(office, words, progress)
                if leftOut > 0 { throw CommandOutcome.doneWithRowsToFix }
            }
        }
    }

    private func load(_ office: Office, _ words: Words, _ progress: ProgressLine) async throws -> Int {
        let files = CheckFiles(words: words)
        let day = try Asked.day("from", from)
        let source = try files.open(file, as: .participants)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe)
        let key = "file:" + sha256(bytes)
        let book = RegisterImport(office, law: try MembershipLaw(from: try shared.lawFolder().book()))
        let answer = OfficeAnswer(words, format)
        if try await book.wasDone(key) {
            answer.tell("import.done-before")
            return 0
        }
        var intake = RegisterIntake(try await intakeTerms(day, office))
        let checks = RosterChecks(rosterDay: day, today: office.today)
        _ = try source.file.participants(source.layout, checks: checks) { row in
            intake.add(row)
            progress.tell("import.progress.reading", row.dataRow)
        }
        let read = intake
        progress.tell("import.progress.writing", read.columns.count)
        let outcome = try await book.load(read.columns, key: key)
        var reasons = read.rejected.map { (line: $0.line, text: words($0.why.rawValue)) }
        reasons += outcome.refused.map { (line: Int(read.lines[$0.row]), text: words($0.refusal.note)) }
        reasons.sort { $0.line < $1.line }
        progress.end()
        if let rejected { try write(reasons, to: rejected) }
        answer.tell(
            "import.done",
            [
                ("taken", .number(read.columns.count - outcome.refused.count)),
                ("new", .number(outcome.load.newPersons)), ("leftOut", .number(reasons.count)),
            ])
        for reason in reasons.prefix(5) {
            answer.tell("import.left-out", [("line", .number(reason.line)), ("why", .text(reason.text))])
        }
        return reasons.count
    }

    private func intakeTerms(_ day: Day, _ office: Office) async throws -> RegisterIntake.Terms {
        let government = office.government
        let all = try await office.database.read { try UnitBook.all(government: government, on: $0) }
        var units: [String: Int64] = [:]
        for unit in all {
            units[unit.code] = unit.id.number
            units[unit.name.uppercased()] = unit.id.number
        }
        if let code = terms.unit {
            units[""] = try await office.database.read {
                try UnitBook.unit(code, government: government, on: $0).id.number
            }
        }
        let segment: Segment = try Asked.code("segment", terms.segment)
        let named = terms.registration
        let (payer, own) = try await office.database.read { connection in
            (
                try named.map {
                    try RegistrationBook.registration($0, government: government, on: connection).id
                },
                try RegistrationBook.registrations(
                    ofSegment: segment, on: day, government: government, connection)
            )
        }
        return RegisterIntake.Terms(
            units: units, registrations: own, registration: payer,
            category: try Asked.code("category", terms.category), segment: segment,
            programmes: try terms.programmeSet(), funding: try Asked.code("funding", terms.funding),
            wageBasis: try Asked.code("wage-basis", terms.wageBasis), wage: wage.map { Rupiah($0) },
            from: day)
    }

    private func write(_ reasons: [(line: Int, text: String)], to path: String) throws {
        var text = "baris,alasan\n"
        for reason in reasons {
            text += "\(reason.line),\"\(reason.text.replacing("\"", with: "\"\""))\"\n"
        }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
