import ArgumentParser
import LawBook
import Ledger
import MoneyAndDates
import PeriodBooks
import Words

/// `naungan period why`: why one month costs more than another.
struct PeriodWhy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Why a month costs more than the one before: joiners, leavers, wages, law, corrections.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var period: PeriodOptions
    @Option(help: "The month it is compared with; without it the one before.")
    var than: String?
    @Option(help: "Names the people of one effect: joiners, leavers, wages, programmes, corrections …")
    var effect: String?
    @Option(help: "So many people at most.")
    var most = 20
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let to = try period.chosenMonth()
            let from = try than.map { try Asked.month("than", $0) } ?? to.adding(-1)
            let book = try PeriodBook(office, shared)
            let answer = OfficeAnswer(words, format)
            if let effect {
                let chosen: ChangeEffect = try Asked.code("effect", effect)
                let people = try await book.people(
                    behind: chosen, period.choice, from: from, to: to, atMost: most)
                for person in people {
                    answer.tell(
                        "period.why.person",
                        [("name", .text(person.name)), ("amount", .rupiah(person.amount))])
                }
                return
            }
            let why = try await book.explain(period.choice, from: from, to: to)
            answer.tell(
                "period.why",
                [
                    ("from", .month(from)), ("before", .rupiah(why.before)), ("to", .month(to)),
                    ("after", .rupiah(why.after)), ("difference", .rupiah(why.difference)),
                ])
            for part in why.parts where part.amount != .zero || part.people > 0 {
                answer.tell(
                    "period.why.part",
                    [
                        ("effect", .word(part.effect.labelKey)), ("amount", .rupiah(part.amount)),
                        ("people", .number(part.people)),
                    ])
            }
        }
    }
}
