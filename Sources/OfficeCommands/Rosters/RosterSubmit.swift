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

/// `naungan roster submit`: checks a roster as `naungan check` does, and keeps every row of it.
struct RosterSubmit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Hands in a roster as the next version of its unit and month; the same file only once.",
        discussion: "Ends with 0 when done, 1 when rows wait to be fixed, 2 when it could not run.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var terms: JobTermsOptions
    @Argument(help: "The roster: XLSX, XLS, CSV or TSV.")
    var file: String
    @Option(help: "Month, such as 2026-07.")
    var month: String
    @Option(help: "The campaign that asked for it.")
    var campaign: String?
    @Option(help: "column, or fixed:1500000 for everybody.")
    var wage: String = "column"
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await readingFiles(words) {
            try await office.working(words) { office in
                let progress = ProgressLine(words: words)
                defer { progress.end() }
                let (rows, unit, period) = try await checked(office, CheckFiles(words: words), progress)
                let bytes = try Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe)
                let government = office.government
                let asked = try await office.database.read { connection in
                    try campaign.map {
                        try CampaignBook.campaign($0, government: government, on: connection).id
                    }
                }
                let submitted = try await SubmissionBook.submit(
                    rows, digest: sha256(bytes), unit: unit.id, period: period, campaign: asked, by: office)
                progress.end()
                let bad = rows.count { $0.standing == .bad }
                OfficeAnswer(words, format).tell(
                    submitted.isNew ? "submission.done" : "submission.done-before",
                    [
                        ("submission", .text(String(submitted.submission.id))),
                        ("version", .number(submitted.submission.version)),
                        ("rows", .number(rows.count)),
                        ("good", .number(rows.count { $0.standing == .good })), ("bad", .number(bad)),
                    ])
                if bad > 0 { throw CommandOutcome.doneWithRowsToFix }
            }
        }
    }

    private func checked(
        _ office: Office, _ files: CheckFiles, _ progress: ProgressLine
    ) async throws -> ([SubmittedRow], UnitEntry, Month) {
        let period = try Asked.month("month", month)
        guard let code = terms.unit else {
            throw TermsRefusal(name: "unit", value: "", wanted: "wanted.unit")
        }
        let government = office.government
        let unit = try await office.database.read {
            try UnitBook.unit(code, government: government, on: $0)
        }
        let roster = try await terms.terms(for: unit, on: period.firstDay, office)
        let source = try files.open(file, as: .roster)
        var request = CheckRequest(month: period, today: office.today)
        request.segment = roster.segment
        request.programmes = roster.programmes.programmes
        request.wageBasis = try Asked.read("wage", wage, "wanted.wage-basis") { WageBasis($0) }
        let checks = try files.checks(for: request, law: shared.lawFolder())
        let book = try shared.lawFolder().book()
        let check = CheckRoster(
            law: try shared.contributionLaw(), book: book, lexicon: try files.lexicon(),
            fateWords: files.fateWords, checks: checks)
        let result = try await check(request, rosters: [source], participants: nil) { step, count in
            progress.tell("check.progress.\(step.rawValue)", count)
        }
        let rows = try SubmittedRoster.rows(of: result, from: source, checks: checks, terms: roster)
        return (rows, unit, period)
    }
}
