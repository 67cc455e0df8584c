import ArgumentParser
import CoverageBooks
import JSONText
import MoneyAndDates
import SQLDatabase
import SQLStore
import Words

/// `naungan continuity bridge`: the hole that yearly papers make in January, and the cheapest way over it.
struct BridgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bridge",
        abstract: "Units without agreement, budget or treasurer on 31 December, and the cheapest way over.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var coverage: CoverageOptions
    @OptionGroup var bridge: BridgeOptions
    @Option(help: "A CSV file of all units.")
    var out: String?

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let work = try await CoverageWork(office, shared, coverage)
            let question = work.answers.question
            let (papers, names) = try await office.database.read { connection in
                (
                    try YearEndPapers(question, on: connection),
                    try PeopleNames.units(of: question.government, on: connection)
                )
            }
            let law = try shared.continuityLaw().law
            let lastDay = Month(of: question.asOf).adding(12 - question.asOf.month).lastDay
            let year = try YearEndBook(
                work.answers, papers: papers, expected: try bridge.expectedDay(after: lastDay), under: law,
                try shared.contributionLaw())
            let report = BridgeText(
                year: year, options: try bridge.options(after: lastDay, under: law), names: names,
                question: question, words: words)
            if coverage.format == .json { return Terminal.output.line(report.json.text) }
            for line in report.lines { Terminal.output.line(line) }
            if let out { try report.write(to: out) }
        }
    }
}
