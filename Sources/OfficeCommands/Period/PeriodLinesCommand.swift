import ArgumentParser
import LawBook
import Ledger
import Membership
import MoneyAndDates
import PeriodBooks
import SQLStore
import Words

/// `naungan period lines`: person by person.
struct PeriodLinesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lines", abstract: "The lines of a month, person by person; only what is refused.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var period: OnePeriodOptions
    @Flag(help: "Only rows for which the law gives no amount.")
    var refused = false
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let month = try Asked.month("month", period.month)
            let lines = try await PeriodBook(office, shared).lines(period.registration, month)
            let answer = OfficeAnswer(words, format)
            for line in lines where !refused || line.refusal != nil { tell(line, month, answer) }
        }
    }

    private func tell(_ line: PeriodLine, _ month: Month, _ answer: OfficeAnswer) {
        let person: OfficeAnswer.Fields = [
            ("name", .text(line.name)), ("person", .number(Int(line.person))),
            ("for", .month(line.forMonth)), ("wage", .rupiah(line.wage)),
        ]
        if let refusal = line.refusal {
            answer.tell("period.line-refused", person + [("why", .word(refusal.labelKey))])
            return
        }
        let programmes = ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: line.programmes)).programmes
        let amounts: OfficeAnswer.Fields = [
            ("programmes", .text(programmes.map(\.rawValue).joined(separator: "+"))),
            ("total", .rupiah(line.total)),
        ]
        guard let cause = CorrectionCause(rawValue: line.reason) else {
            answer.tell("period.line", person + amounts)
            return
        }
        answer.tell("period.line-difference", person + amounts + [("cause", .word(cause.labelKey))])
    }
}
