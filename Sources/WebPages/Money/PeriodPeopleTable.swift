import Access
import DeskBooks
import HTML
import LawBook
import Ledger
import MoneyAndDates
import PeriodBooks
import WebGate
import Words

/// The lines of a period, a part at a time.
struct PeriodPeopleTable {
    let asking: Asking
    let sheet: PeriodSheet
    let question: PeriodPeopleQuestion
    let people: Listed<PeriodPerson>

    /// Beyond so many people a month is not put into another order for a page.
    private static let mostSorted = 100_000

    private var here: String { "/iuran/\(sheet.row.month)/\(sheet.row.registration)" }

    func write(_ html: inout HTMLText) {
        guard asking.may(.seeDuesOfPeople) else { return }
        html.element("h2", ["id": "orang"], asking("money.people.title"))
        choices(&html)
        if people.rows.isEmpty {
            html.empty(asking("money.people.empty.\(question.choice.rawValue)"))
        } else {
            table(&html)
        }
        html.pager(asking, next: people.next)
    }

    private func choices(_ html: inout HTMLText) {
        let counts: [PeriodPeopleQuestion.Choice: Int] = [
            .refused: sheet.counts.refused, .differences: sheet.counts.differences,
        ]
        html.element("nav", ["class": "tabs", "aria-label": asking("money.people.title")]) { html in
            html.element("ul") { html in
                for choice in PeriodPeopleQuestion.Choice.allCases {
                    let count = counts[choice]
                    if count == 0 { continue }
                    let label = asking("money.people.\(choice.rawValue)")
                    html.element("li") {
                        $0.element(
                            "a",
                            [
                                "href": "\(here)?baris=\(choice.rawValue)#orang",
                                "aria-current": choice == question.choice ? "page" : nil,
                            ], count.map { "\(label) (\(asking.words.text($0)))" } ?? label)
                    }
                }
            }
        }
    }

    private func column(_ key: String, _ order: PeriodPeopleQuestion.Order, isAmount: Bool = false) -> Column
    {
        if (sheet.row.persons ?? 0) > Self.mostSorted { return Column(asking(key), isAmount: isAmount) }
        return Column(
            asking(key), isAmount: isAmount,
            path: "\(here)?baris=\(question.choice.rawValue)&urut=\(order.rawValue)#orang",
            sort: question.order == order ? (order == .dues ? "descending" : "ascending") : nil)
    }

    private func table(_ html: inout HTMLText) {
        html.table(
            asking("money.people.caption"),
            [
                column("money.name", .name), Column(asking("money.for-month")),
                Column(asking("money.wage"), isAmount: true), column("money.dues", .dues, isAmount: true),
                Column(asking("money.remark")),
            ]
        ) { html in
            for person in people.rows { write(person, &html) }
        }
    }

    private func write(_ person: PeriodPerson, _ html: inout HTMLText) {
        html.element("tr") { html in
            html.element("th", ["scope": "row"]) {
                $0.element("a", ["href": "\(here)/orang/\(person.spell)"], person.name)
            }
            html.cell(asking.words.text(person.forMonth))
            html.cell(person.wage.description, isAmount: true)
            html.cell(person.refusal == nil ? person.total.description : "–", isAmount: true)
            html.element("td") { html in
                if let refusal = person.refusal {
                    html.state(asking("money.to-mend"), .bad)
                    html.text(" \(asking(refusal.labelKey))")
                } else if let cause = person.cause {
                    html.text(asking(cause.labelKey))
                }
            }
        }
    }
}
