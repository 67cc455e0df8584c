import ArgumentParser
import LawBook
import MoneyAndDates
import PeriodBooks
import Words

/// `naungan period list`: the board of months.
struct PeriodList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The board: where each month stands, who brought it there, its sums.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "Only this month, such as 2026-07.")
    var month: String?
    @Option(help: "Only this registration: its number, NPP/division, NPP or name.")
    var registration: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let only = try month.map { try Asked.month("month", $0) }
            let board = try await PeriodBook(office, shared).board(
                registration.map { .one($0) } ?? .all, month: only)
            let answer = OfficeAnswer(words, format)
            if board.isEmpty { answer.tell("period.none") }
            for entry in board { answer.tell("period.entry", fields(entry, words)) }
        }
    }

    private func fields(_ entry: BoardedPeriod, _ words: Words) -> OfficeAnswer.Fields {
        let period = entry.period
        let steps = [period.calculated, period.finalised, period.posted].map { $0?.by ?? "-" }
        return [
            ("month", .month(period.month)), ("registration", .number(Int(entry.registration.id))),
            ("name", .text(entry.registration.name)), ("state", .text(period.code)),
            ("note", period.asksToRecalculate ? .word("period.recalculate") : .text("")),
            ("persons", .number(Int(period.persons ?? 0))), ("dues", .rupiah(Rupiah(period.dues ?? 0))),
            ("corrections", .rupiah(Rupiah(period.corrections ?? 0))),
            ("bill", .text(period.standingBill.map(String.init) ?? "-")),
            ("code", .text(entry.billingCode ?? "-")),
            ("calculated", .text(steps[0])), ("finalised", .text(steps[1])), ("posted", .text(steps[2])),
        ]
    }
}
