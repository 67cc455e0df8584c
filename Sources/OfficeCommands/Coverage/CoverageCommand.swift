import Access
import ArgumentParser
import DeskBooks
import IndicatorBooks
import Indicators
import LawBook
import MoneyAndDates
import SQLStore
import Words

/// `naungan coverage`: how many are paid for, out of the kept counts.
struct CoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage", abstract: "How many people of a government are paid for, and who has not.",
        subcommands: [CoverageShow.self, CoverageCountAgain.self, CoverageNation.self])
}

/// `naungan coverage show`.
struct CoverageShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "A month by unit, group, region, district or village.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "The month, such as 2026-02; without it the last whole one.") var month: MonthArgument?
    @Option(help: "By unit, segment, category, sex, region, district, village or decile.") var by = "unit"
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        let measure: RollupMeasure = try Asked.code("by", by)
        try await office.working(words) { office in
            try await CoverageRollup(office).refresh()
            let chosen = month?.month ?? Month(of: office.today).adding(-1)
            let answer = OfficeAnswer(words, format)
            let parts = try await RollupReading(office, reach: .government).parts(chosen, by: measure)
            if parts.isEmpty { return answer.tell("coverage.told.none", [("month", .month(chosen))]) }
            for part in parts {
                answer.tell(
                    "coverage.told.part",
                    [
                        ("code", .text(part.code)), ("name", .text(part.name)),
                        ("persons", .number(Int(part.persons))), ("reported", .number(Int(part.reported))),
                        ("paid", .number(Int(part.paid))),
                        (
                            "share",
                            .rate(Share(part.paid, of: part.persons).rate(rounded: .halfUp).inHundredths)
                        ),
                    ])
            }
        }
    }
}

extension Rate {
    /// Told to hundredths of a percent.
    var inHundredths: Rate { Rate(millionths: (millionths + 50) / 100 * 100) }
}

/// `naungan coverage count`.
struct CoverageCountAgain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count", abstract: "Brings the kept counts up to the last change.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let months = try await CoverageRollup(office).refresh()
            OfficeAnswer(words, format).tell("coverage.told.counted", [("months", .number(months.count))])
        }
    }
}

/// `naungan coverage nation`.
struct CoverageNation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nation", abstract: "The totals of every government of the database.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "The month, such as 2026-02; without it the last whole one.") var month: MonthArgument?
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let chosen = month?.month ?? Month(of: office.today).adding(-1)
            let answer = OfficeAnswer(words, format)
            for row in try await NationalTotals.read(chosen, from: office.database) {
                answer.tell(
                    "coverage.told.government",
                    [
                        ("government", .number(Int(row.government))), ("name", .text(row.name)),
                        ("persons", .number(Int(row.persons))), ("paid", .number(Int(row.paid))),
                    ])
            }
        }
    }
}
