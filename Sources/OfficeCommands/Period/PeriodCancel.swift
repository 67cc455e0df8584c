import ArgumentParser
import LawBook
import MoneyAndDates
import PeriodBooks
import Words

/// `naungan period cancel`: Batal, back to draft.
struct PeriodCancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Batal: back to draft; a bill that was raised is taken back.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var period: OnePeriodOptions
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let month = try Asked.month("month", period.month)
            try await PeriodBook(office, shared).cancel(period.registration, month)
            OfficeAnswer(words, format).tell(
                "period.cancelled", [("name", .text(period.registration)), ("month", .month(month))])
        }
    }
}

/// One registration and month, where an act is never for all at once.
struct OnePeriodOptions: ParsableArguments {
    @Option(help: "The month of the dues, such as 2026-07.")
    var month: String
    @Option(help: "The registration: its number, NPP/division, NPP or name.")
    var registration: String
}
