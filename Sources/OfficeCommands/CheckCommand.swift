import ArgumentParser
import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import MoneyAndDates
import RosterFiles
import RosterReports
import SIPPFiles
import Spreadsheets
import UseCases
import Words

/// `naungan check`: from the roster an office has to the files that SIPP takes.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "From the roster an office has: who is insured, who is not, what each owes, and SIPP's files.",
        discussion: "Ends with 0 when done, 1 when rows wait to be fixed, 2 when it could not run.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var terms: CheckTerms

    @Argument(help: "Rosters: XLSX, XLS, CSV or TSV.")
    var rosters: [String]
    @Option(help: "The list of participants to compare with.")
    var participants: String?
    @Option(help: "Folder for what is written.")
    var out: String?
    @Flag(help: "Show what was understood of the files, and write nothing.")
    var preview = false
    @Option(help: "Folder of SIPP templates newer than those inside.")
    var sippTemplates: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        let interruption = Interruption(message: words("check.interrupted"))
        defer { interruption.end() }
        do {
            try await check(words)
        } catch let outcome as CommandOutcome {
            throw outcome
        } catch {
            guard let message = CheckFailureText(words: words).message(error) else { throw error }
            Terminal.errors.line(message)
            throw CommandOutcome.couldNotRun
        }
    }

    private func check(_ words: Words) async throws {
        let today = StoreOpening.today()
        let request = try terms.request(today: today, words: words)
        let files = CheckFiles(words: words)
        try CheckPaths(rosters: rosters, participants: participants, out: preview ? nil : out).verify()
        let sources = try rosters.map { try files.open($0, as: .roster) }
        let listed = try participants.map { try files.open($0, as: .participants) }
        let checks = try files.checks(for: request, law: shared.lawFolder())
        if preview {
            for source in sources + [listed].compactMap(\.self) {
                do {
                    try PreviewText(words: words, checks: checks).show(source)
                } catch let refusal as TableRefusal {
                    throw CheckRoster.Damaged(file: source.name, reason: refusal)
                }
            }
            return
        }
        guard let out else {
            Terminal.errors.line(words("check.out-missing"))
            throw CommandOutcome.couldNotRun
        }
        let summary = try await run(request, sources, listed, checks, files, out)
        switch format {
        case .text: Terminal.output.line(CheckSummaryText(words: words).text(summary, folder: out))
        case .json: Terminal.output.bytes(Array(SummaryJSON(summary, words: words).text.utf8))
        }
        if summary.needsSomebody { throw CommandOutcome.doneWithRowsToFix }
    }

    private func run(
        _ request: CheckRequest, _ sources: [CheckRoster.Source], _ listed: CheckRoster.Source?,
        _ checks: RosterChecks, _ files: CheckFiles, _ out: String
    ) async throws -> CheckSummary {
        let book = try shared.lawFolder().book()
        let checkRoster = CheckRoster(
            law: try ContributionLaw(from: book), book: book, lexicon: try files.lexicon(),
            fateWords: files.fateWords, checks: checks)
        let folder = try StagedFolder(out)
        defer { folder.abandon() }
        let progress = ProgressLine(words: files.words)
        defer { progress.end() }
        let result = try await checkRoster(request, rosters: sources, participants: listed) { step, count in
            progress.tell("check.progress.\(step.rawValue)", count)
        }
        let parts = CheckOutput.Parts(
            words: files.words, templates: try files.sippTemplates(folder: sippTemplates),
            fateWords: files.fateWords, styleSheet: files.styleSheet)
        let output = CheckOutput(result, rosters: sources, checks: checks, parts: parts, into: folder)
        return try output.write { progress.tell("check.progress.writing", $0) }
    }
}

/// The terms under which the people of a roster are to be insured.
struct CheckTerms: ParsableArguments {
    @Option(help: "Kemendagri code of the government, such as 16.71.")
    var region: String?
    @Option(help: "Name of the unit, as the list of participants calls it.")
    var unit: String?
    @Option(help: "Month of the dues, such as 2026-01; without it, this month.")
    var month: String?
    @Option(help: "pu (wage earners) or bpu (the self-employed).")
    var segment: String = "pu"
    @Option(help: "Risk class of the business, I to V; government offices are I.")
    var riskClass: String = "I"
    @Option(help: "Programmes separated by commas.")
    var programmes: String = "jkk,jkm"
    @Option(help: "column, ump, umk or fixed:1500000.")
    var wageBasis: String = "column"
    @Option(help: "Money for the rest of the year, in whole rupiah.")
    var budget: String?
    @Option(help: "Whose money it is: self, employer, apbn, apbd, apbdes, csr or sponsor.")
    var paidBy: String = "apbd"
    @Option(help: "SIPP's code of the place of work, for rows that have none.")
    var workLocation: String?
    @Option(help: "SIPP's code of the kind of employment, for rows that have none.")
    var employmentStatus: String?
    @Option(help: "The NPP under which the unit reports.")
    var npp: String?

    /// - Throws: `TermsRefusal` for the first term that cannot be read.
    func request(today: Day, words: Words) throws -> CheckRequest {
        var request = CheckRequest(month: Month(of: today), today: today)
        if let month { request.month = try Asked.read("month", month, "wanted.month") { Month(iso: $0) } }
        request.segment = try Asked.read("segment", segment, "wanted.check-segment") {
            Segment(rawValue: $0.lowercased()).flatMap {
                [.wageEarner, .selfEmployed].contains($0) ? $0 : nil
            }
        }
        request.riskClass = try Asked.read("risk-class", riskClass, "wanted.risk-class") {
            RiskClass(rawValue: $0.uppercased())
        }
        request.programmes = try Asked.read(
            "programmes", programmes, "wanted.programmes", ContributionQuestion.programmes)
        request.wageBasis = try Asked.read("wage-basis", wageBasis, "wanted.wage-basis") { WageBasis($0) }
        request.funder = try Asked.read("paid-by", paidBy, "wanted.paid-by") {
            Funder(rawValue: $0.lowercased())
        }
        // Said in full: into an optional, a value that cannot be read would pass for one that was not given.
        if let region {
            let code: RegionCode = try Asked.read("region", region, "wanted.region") { RegionCode($0) }
            request.region = code
        }
        if let budget {
            let amount: Int64 = try Asked.read("budget", budget, "wanted.rupiah") {
                Int64($0).flatMap { $0 >= 0 ? $0 : nil }
            }
            request.budget = Rupiah(amount)
        }
        request.unit = unit
        request.workLocation = workLocation
        request.employmentStatus = employmentStatus
        request.employerNumber = npp
        return request
    }
}
