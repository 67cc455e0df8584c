import Access
import ArgumentParser
import ClaimBooks
import ClaimFiles
import DeskBooks
import Foundation
import IndicatorBooks
import Indicators
import LawBook
import LawFiles
import MoneyAndDates
import ObligationFiles
import OfficeLetters
import SQLStore
import Spreadsheets
import WebPages
import Words

/// `naungan report`: reports that are made by themselves.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Reports on a schedule, by role: makes what is due, lists and shows.",
        subcommands: [
            ReportSchedules.self, ReportAdd.self, ReportTurn.self, ReportDue.self, ReportList.self,
            ReportShow.self,
        ])
}

extension ReportTools {
    /// Those of the program, under the law that was asked for.
    fileprivate static func embedded(_ shared: SharedOptions) throws -> ReportTools {
        let law = try shared.lawFolder().book()
        return ReportTools(
            figures: try FigureTemplates.embedded(), budgets: try ShippedBudgets.rules(law),
            claims: try ClaimRules(law, forms: ClaimForms.embedded().all),
            reminders: try SharedOptions.obligationRules().reminders, matrix: try AccessMatrix.embedded())
    }
}

/// `naungan report due`.
struct ReportDue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Makes every report that is due and not there: for cron.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Flag(help: "Also what was tried too often.") var again = false
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        var count = ReportRunCount()
        try await office.working(words) { office in
            count = try await ReportRun(office, tools: .embedded(shared)).run(again: again)
            OfficeAnswer(words, format).tell(
                "report.told.run",
                [
                    ("made", .number(count.made)), ("failed", .number(count.failed)),
                    ("given-up", .number(count.givenUp)),
                ])
        }
        if count.failed + count.givenUp > 0 { throw CommandOutcome.doneWithRowsToFix }
    }
}

/// `naungan report schedules`.
struct ReportSchedules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedules", abstract: "Which report is made for which role, on which days.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let answer = OfficeAnswer(words, format)
            let schedules = try await ReportScheduleBook(office).list()
            for schedule in schedules {
                let draft = schedule.draft
                answer.tell(
                    "report.told.schedule",
                    [
                        ("schedule", .text(String(schedule.id))), ("kind", .word(draft.kind.labelKey)),
                        ("role", .word("role.\(draft.role)")), ("rhythm", .word(draft.rhythm.labelKey)),
                        ("day", .number(draft.rhythm.day)), ("format", .text(draft.format.rawValue)),
                        ("state", .word(schedule.isOn ? "report.state.on" : "report.state.off")),
                    ])
            }
            if schedules.isEmpty { answer.tell("report.told.none") }
        }
    }
}

/// `naungan report add`.
struct ReportAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Takes a schedule on, from today.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "coverage, arrears, continuity, budget, renewals or claims.") var kind: String
    @Option(help: "The role that it is for, such as leadership.") var role: String
    @Option(help: "monthly or weekly.") var rhythm = "monthly"
    @Option(help: "The day of the month, 1 to 28, or of the week, 1 (Monday) to 7.") var on: Int
    @Option(help: "pdf, xlsx or csv.") var file = "pdf"
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let draft = ReportDraft(
                kind: try Asked.code("kind", kind), role: (try Asked.code("role", role) as Role).rawValue,
                rhythm: try ReportRhythm(rhythm, day: on), format: try Asked.code("file", file))
            guard try ReportTools.embedded(shared).roles(for: draft.kind).map(\.rawValue).contains(draft.role)
            else { throw ReportRefusal.notForRole(report: draft.kind, role: draft.role) }
            let id = try await ReportScheduleBook(office).add(draft, from: office.today)
            OfficeAnswer(words, format).tell(
                "report.told.scheduled", [("schedule", .text(String(id)))])
        }
    }
}

/// `naungan report turn`.
struct ReportTurn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "turn", abstract: "Turns a schedule on, or off with --off.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The number of the schedule.") var schedule: Int64
    @Flag(help: "Off rather than on.") var off = false
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            try await ReportScheduleBook(office).turn(schedule, on: !off)
            OfficeAnswer(words, format).tell("report.told.turned")
        }
    }
}

/// `naungan report list`.
struct ReportList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Reports that were made or failed, the latest due day first.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "No more than so many.") var most = 100
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let answer = OfficeAnswer(words, format)
            let entries = try await ReportBook(office).latest(atMost: max(1, min(most, 10_000)))
            for entry in entries {
                answer.tell(
                    "report.told.line",
                    [
                        ("report", .text(String(entry.id))), ("kind", .word(entry.kind.labelKey)),
                        ("scope", .text(entry.scopeName)), ("day", .day(entry.due)),
                        ("rows", .number(entry.rows)),
                        ("state", .word(entry.isMade ? "report.state.made" : "report.state.failed")),
                    ])
            }
            if entries.isEmpty { answer.tell("report.told.none") }
        }
    }
}

/// `naungan report show`.
struct ReportShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "What a report tells, to the screen as CSV or into a file.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The number of the report, as list shows it.") var report: Int64
    @Option(help: "A file that ends in .pdf, .xlsx or .csv.") var out: String?

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let (entry, content) = try await ReportBook(office).open(report)
            let format =
                try out.map { try Asked.code("out", $0.split(separator: ".").last.map(String.init) ?? "") }
                ?? ReportFormat.csv
            let taker = words("report.told.taken", ["who": .text(office.actor), "day": .day(office.today)])
            let letters = OfficeLetters(
                office, words: words, files: LetterFolder.embedded, law: try shared.lawFolder().book())
            let bytes = try await ReportFile(entry, content, watermark: taker, words: words).bytes(
                format, letters)
            guard let out else { return Terminal.output.bytes(bytes) }
            try await readingFiles(words) {
                let file = try AtomicFile(path: out)
                try file.append(bytes)
                try file.commit()
            }
            Terminal.output.line(words("report.told.written", ["file": .text(out)]))
        }
    }
}
