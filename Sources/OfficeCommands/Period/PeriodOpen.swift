import ArgumentParser
import LawBook
import MoneyAndDates
import PeriodBooks
import Words

/// `naungan period open`: a draft of a month, for one registration or for all.
struct PeriodOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Opens a month of one registration or of all; twice is once.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var period: PeriodOptions
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let month = try period.chosenMonth()
            let opened = try await PeriodBook(office, shared).open(period.choice, month)
            OfficeAnswer(words, format).tell(
                "period.opened", [("count", .number(opened.count)), ("month", .month(month))])
        }
    }
}
