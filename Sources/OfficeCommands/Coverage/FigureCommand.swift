import ArgumentParser
import DeskBooks
import IndicatorBooks
import IndicatorFiles
import Indicators
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLStore
import Words

/// `naungan figure`: numbers that others counted or printed.
struct FigureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figure", abstract: "Numbers that others counted or printed, and the figures they give.",
        subcommands: [FigureAdd.self, FigureShow.self, FigurePrinted.self, FigureTarget.self])
}

/// `naungan figure add`.
struct FigureAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Records a number that somebody else counted, with its day and source.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "What was counted, such as workforce.") var measure: String
    @Option(help: "Among whom, such as workforce-without-civil-servants.") var population: String
    @Option(help: "The Kemendagri code of the place, such as 16.71.") var region: String
    @Option(help: "The day of which it speaks.") var asOf: DayArgument
    @Option(help: "How many.") var count: Int64
    @Option(help: "Who counted, or the document.") var source: String
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let templates = try FigureTemplates.embedded()
            guard let code = KemendagriCode(region) else { throw IndicatorBookRefusal.noSuchRegion(region) }
            try await PopulationBook(office, catalog: templates.catalog, regions: templates.regions).record([
                PopulationDraft(
                    measure: measure, population: population, region: code, asOf: asOf.day, count: count,
                    source: source)
            ])
            OfficeAnswer(words, format).tell("told.coverage.recorded")
        }
    }
}

/// `naungan figure show`.
struct FigureShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "The figures that the recorded numbers give, or why they give none.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let templates = try FigureTemplates.embedded()
            let book = PopulationBook(office, catalog: templates.catalog, regions: templates.regions)
            let figures = try await book.list()
            let answer = OfficeAnswer(words, format)
            for region in Array(Set(figures.map(\.draft.region))).sorted() {
                for definition in templates.catalog.definitions where definition.olderDays > 0 {
                    do throws(FigureRefusal) {
                        guard let figure = try PopulationBook.figure(definition, of: region, from: figures)
                        else { continue }
                        tell(figure, region, answer)
                    } catch {
                        answer.tell(
                            "coverage.told.refused",
                            [
                                ("definition", .text(definition.code)), ("region", .text(region.digits)),
                                ("why", .text(words(error.note))),
                            ])
                    }
                }
            }
        }
    }

    private func tell(_ figure: Figure, _ region: KemendagriCode, _ answer: OfficeAnswer) {
        answer.tell(
            "coverage.told.figure",
            [
                ("definition", .text(figure.definition.code)), ("region", .text(region.digits)),
                ("part", .number(Int(figure.numerator.count))), ("part-day", .day(figure.numerator.asOf)),
                ("whole", .number(Int(figure.denominator.count))),
                ("whole-day", .day(figure.denominator.asOf)),
                ("share", .rate(figure.share.rate(rounded: .halfUp).inHundredths)),
            ])
    }
}

/// `naungan figure printed`.
struct FigurePrinted: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "printed", abstract: "What others made known, and whether it follows from its numbers.")

    @OptionGroup var shared: SharedOptions
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() throws {
        let words = try shared.words()
        let answer = OfficeAnswer(words, format)
        for figure in try FigureTemplates.embedded().published.all {
            let value: Term =
                switch figure.value {
                case .percent(let printed): .rate(Rate(millionths: printed.hundredths * 100))
                case .count(let count): .number(Int(count))
                case .rupiah(let amount): .rupiah(amount)
                }
            let check =
                switch figure.arithmetic {
                case .unknown: "unknown"
                case .agrees: "agrees"
                case .swappedDigits: "swapped"
                case .roundedDenominator: "rounded"
                case .slip: "slip"
                }
            answer.tell(
                "coverage.told.printed",
                [
                    ("key", .text(figure.key)), ("what", .word(figure.labelKey)), ("value", value),
                    ("day", .day(figure.asOf)), ("source", .text(figure.source.document)),
                    ("seed", .text(figure.source.seed ?? "-")), ("line", .number(figure.source.line ?? 0)),
                    ("check", .word("coverage.told.check.\(check)")),
                ])
        }
    }
}

/// `naungan figure target`.
struct FigureTarget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "target", abstract: "Sets a target: a share to be had by the end of a month.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The indicator, such as coverage-local-workers.") var indicator: String
    @Option(help: "The share in per cent, such as 48 or 43.92.") var share: String
    @Option(help: "The month.") var by: MonthArgument
    @Option(help: "The plan that says so.") var source: String
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            guard let percent = PrintedPercent(share) else { throw IndicatorBookRefusal.targetOutOfRange }
            let templates = try FigureTemplates.embedded()
            try await TargetBook(office, catalog: templates.catalog).set(
                CoverageTarget(
                    indicator: indicator, by: by.month, share: Rate(millionths: percent.hundredths * 100),
                    source: source))
            OfficeAnswer(words, format).tell("told.coverage.target")
        }
    }
}
