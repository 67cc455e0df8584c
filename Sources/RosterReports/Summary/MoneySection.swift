import HTML
import LawBook
import MoneyAndDates
import UseCases
import Words

/// What is owed, by programme and payer.
struct MoneySection {
    let page: SummaryPage
    private var money: MoneyCount { page.summary.money }
    private var words: Words { page.words }

    func write(_ html: inout HTMLText) { html.element("section") { content(&$0) } }

    private func content(_ html: inout HTMLText) {
        html.element("h2", words("summary.money.title", ["month": .month(page.summary.month)]))
        html.element(
            "p", ["class": "lead"],
            words(
                "summary.money.basis",
                [
                    "basis": .text(words.text(page.summary.wageBasis, page.summary.wageOfEverybody)),
                    "class": .text(page.summary.riskClass.rawValue),
                ]))
        SummaryTable(page: page).write(
            &html,
            heads: [
                ("summary.column.programme", false), ("summary.column.payer", false),
                ("summary.column.people", true), ("summary.column.amount", true),
            ]
        ) { html in
            for line in money.lines {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], line.code)
                    html.element("td", words("payer.\(line.payer.rawValue)"))
                    html.element("td", ["class": "n"], words.text(line.people))
                    html.element("td", ["class": "n"], "\(line.amount)")
                }
            }
            html.element("tr", ["class": "sum"]) { html in
                html.element("th", ["scope": "row", "colspan": "2"], words("contribution.total"))
                html.element("td", ["class": "n"], words.text(money.people))
                html.element("td", ["class": "n"], "\(money.total)")
            }
        }
        if money.heldPeople > 0 {
            html.element(
                "p",
                words(
                    "summary.money.held",
                    [
                        "held": .rupiah(money.held), "people": .text(words.text(money.heldPeople)),
                        "ready": .rupiah(money.ready),
                    ]))
        }
        if money.withoutWage > 0 {
            html.element(
                "p", ["class": "notice"],
                words("summary.money.without-wage", ["people": .text(words.text(money.withoutWage))]))
        }
    }
}
