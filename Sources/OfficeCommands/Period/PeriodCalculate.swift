import ArgumentParser
import LawBook
import MoneyAndDates
import PeriodBooks
import Words

/// `naungan period calculate`: Hitung Iuran.
struct PeriodCalculate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calculate",
        abstract: "Hitung: what the people of a month owe. Again changes nothing.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var period: PeriodOptions
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let month = try period.chosenMonth()
            let progress = ProgressLine(words: words)
            defer { progress.end() }
            let found = try await PeriodBook(office, shared).calculate(period.choice, month) { key, count in
                progress.tell(key, count)
            }
            progress.end()
            let answer = OfficeAnswer(words, format)
            for period in found.periods { answer.tell("period.calculated", fields(period)) }
            answer.tell(
                "period.stored", [("written", .number(found.written)), ("removed", .number(found.removed))])
            if found.periods.contains(where: { $0.refused > 0 }) { throw CommandOutcome.doneWithRowsToFix }
        }
    }

    private func fields(_ period: CalculatedPeriod) -> OfficeAnswer.Fields {
        [
            ("name", .text(period.registration.name)), ("month", .month(period.month)),
            ("persons", .number(period.persons)), ("dues", .rupiah(period.dues)),
            ("corrections", .rupiah(period.corrections)), ("lines", .number(period.correctionLines)),
            ("refused", .number(period.refused)),
        ]
    }
}
