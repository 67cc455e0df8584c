import ArgumentParser
import LawBook
import Ledger
import MoneyAndDates
import PeriodBooks
import Words

/// `naungan period post`: Posting, which locks.
struct PeriodPost: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "post", abstract: "Posting: locks the month, by another hand than finalised it.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var period: PeriodOptions
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let book = try PeriodBook(office, shared)
            let answer = OfficeAnswer(words, format)
            try await StepOfMany(words: words, book: book, options: period).run(from: .finalised) {
                let posted = try await book.post($0, $1)
                answer.tell(
                    "period.posted-one",
                    [
                        ("name", .text(posted.registration.name)), ("month", .month($1)),
                        ("count", .number(posted.corrections.count)),
                    ])
                for correction in posted.corrections {
                    answer.tell(
                        "period.correction",
                        [
                            ("for", .month(correction.month)), ("cause", .word(correction.why.labelKey)),
                            ("amount", .rupiah(correction.total)),
                        ])
                }
            }
        }
    }
}
