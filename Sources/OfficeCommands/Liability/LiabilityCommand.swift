import ArgumentParser
import Benefits
import ClaimBooks
import CoverageBooks
import JSONText
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import UseCases
import Words

/// `naungan liability`: what would be due if it happened to everybody on one day.
struct LiabilityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "liability",
        abstract: "What BPJS would pay if it happened to every member on one day, by benefit and unit.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var coverage: CoverageOptions
    @Option(help: "Assumed return of JHT a year in per cent, such as 5.7; without it JHT is left out.")
    var annualReturn: String?
    @Option(help: "How many units are shown; 0 for the sums alone.")
    var show = 20
    @Flag(help: "Says how long reading and reckoning took.")
    var timed = false

    /// More than the scholarship has ever asked for.
    static let monthsBefore = 40

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let clock = ContinuousClock()
            let started = clock.now
            let yearly = try annualReturn.map { text in
                try Asked.read("annual-return", text, "wanted.percent") { Liability.annualReturn($0) }
            }
            let work = try await CoverageWork(office, shared, coverage, back: Self.monthsBefore)
            let children = try await HeirBook(office).childrenAtSchool(on: work.answers.question.asOf)
            let read = clock.now
            let liability = try Liability(
                work.answers, under: try shared.benefitRegimes(), annualReturn: yearly,
                children: children)
            let reckoned = clock.now
            let government = office.government
            let units = try await office.database.read { try PeopleNames.units(of: government, on: $0) }
            let text = LiabilityText(liability: liability, units: units, words: words)
            switch coverage.format {
            case .json: Terminal.output.line(text.json(work.answers.question).text)
            case .text: for line in text.lines(showing: show) { Terminal.output.line(line) }
            }
            if timed {
                Terminal.errors.line("read \(read - started), reckoned \(reckoned - read)")
            }
        }
    }
}
