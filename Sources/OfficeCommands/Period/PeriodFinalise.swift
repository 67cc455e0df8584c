import ArgumentParser
import LawBook
import Ledger
import Membership
import MoneyAndDates
import PeriodBooks
import Words

/// `naungan period finalise`: Finalisasi, which raises the bill.
struct PeriodFinalise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "finalise", abstract: "Finalisasi: the figures are agreed and the bill is raised.")

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
            try await StepOfMany(words: words, book: book, options: period).run(from: .calculated) {
                let finalised = try await book.finalise($0, $1)
                if let bill = finalised.bill {
                    answer.tell("period.finalised-one", fields(finalised, bill))
                } else {
                    answer.tell(
                        "period.finalised-without-bill",
                        [
                            ("name", .text(finalised.registration.name)), ("month", .month(finalised.month)),
                            ("corrections", .rupiah(finalised.corrections)),
                        ])
                }
            }
        }
    }

    private func fields(_ finalised: FinalisedPeriod, _ bill: Bill) -> OfficeAnswer.Fields {
        [
            ("name", .text(finalised.registration.name)), ("month", .month(bill.month)),
            ("bill", .text(bill.id.description)), ("version", .number(bill.version)),
            ("total", .rupiah(bill.total)), ("corrections", .rupiah(finalised.corrections)),
            ("due", bill.dueDay.map { .day($0) } ?? .text("-")),
        ]
    }
}
