import ArgumentParser
import Benefits
import JSONText
import LawBook
import LawFiles
import MoneyAndDates
import Words

/// `naungan law`: the law book, parameter by parameter, and what changed between two days.
struct LawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "law", abstract: "The law as this program knows it: values, history, sources.",
        subcommands: [LawShow.self, LawDiff.self, LawCheck.self], defaultSubcommand: LawShow.self)
}

/// `naungan law [show] [PARAMETER]`: one parameter with its history, or the list of all.
struct LawShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One parameter with its history and sources; without a name, the list."
    )

    @OptionGroup var shared: SharedOptions
    @Argument(help: "A parameter such as jkk/rate, or the beginning of several, such as jp/.")
    var parameter: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() throws {
        let words = try shared.words()
        let book = try shared.lawFolder().book()
        let all = book.sorted
        guard let parameter else {
            for parameter in all { Terminal.output.line(LawText(words: words).listLine(parameter)) }
            Terminal.output.line("")
            Terminal.output.line(LawText(words: words).coverage(book))
            return
        }
        let shown = Self.chosen(parameter, among: all)
        guard !shown.isEmpty else {
            Terminal.errors.line(words("law.unknown-parameter", ["parameter": .text(parameter)]))
            throw CommandOutcome.couldNotRun
        }
        var json = JSONText()
        for parameter in shown {
            switch format {
            case .text: Terminal.output.line(LawText(words: words).history(of: parameter))
            case .json:
                json.clear()
                LawText(words: words).write(parameter, into: &json)
                Terminal.output.line(json.text)
            }
        }
    }
}

extension LawShow {
    /// The parameter of that name; or those of that folder; or those with the name anywhere in theirs.
    fileprivate static func chosen(_ name: String, among all: [Parameter]) -> [Parameter] {
        let ways: [(Parameter) -> Bool] = [
            { $0.id == name }, { $0.id.hasPrefix(name.hasSuffix("/") ? name : name + "/") },
            { $0.id.contains(name) },
        ]
        return ways.lazy.map { all.filter($0) }.first { !$0.isEmpty } ?? []
    }
}

/// `naungan law diff DAY DAY`: what changed from one day to another.
struct LawDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "What changed between two days, such as 2025-02-01 and 2026-03-01.")

    @OptionGroup var shared: SharedOptions
    @Argument(help: "The earlier day, yyyy-mm-dd.") var earlier: String
    @Argument(help: "The later day, yyyy-mm-dd.") var later: String

    func run() throws {
        let words = try shared.words()
        guard let first = Day(iso: earlier), let second = Day(iso: later), first <= second else {
            Terminal.errors.line(words("law.diff-days"))
            throw CommandOutcome.couldNotRun
        }
        let folder = try shared.lawFolder()
        let book = try folder.book()
        let changes = LawChange.between(first, second, in: book)
        Terminal.output.line(
            words(
                "law.diff-title", ["from": .day(first), "to": .day(second), "count": .count(changes.count)]))
        let text = try LawChangeText(words: words, folder: folder)
        for line in text.lines(changes) { Terminal.output.line(line) }
    }
}

/// `naungan law check`: reads every file and works every example of the folder.
struct LawCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Reads every law file and works every example; names what differs.")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let words = try shared.words()
        let folder = try shared.lawFolder()
        let book = try folder.book()
        let run = ScenarioRun(
            law: try ContributionLaw(from: book), benefits: try BenefitRegimes(BenefitLaw(from: book)))
        let failures = run.run(try folder.scenarios())
        for failure in failures.wrong { Terminal.errors.line(failure) }
        Terminal.output.line(
            words(
                "law.checked",
                [
                    "parameters": .number(book.parameters.count), "cases": .number(failures.count),
                    "wrong": .number(failures.wrong.count),
                ]))
        if !failures.wrong.isEmpty { throw CommandOutcome.couldNotRun }
    }
}
