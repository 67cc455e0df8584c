import HTML
import LawBook
import MoneyAndDates
import UseCases
import Words

/// How far the budget reaches.
struct BudgetSection {
    let page: SummaryPage
    private var words: Words { page.words }

    func write(_ html: inout HTMLText) {
        guard let budget = page.summary.budget else { return }
        html.element("section") { content(budget, &$0) }
    }

    private func content(_ budget: BudgetOutlook, _ html: inout HTMLText) {
        html.element("h2", words("summary.budget.title"))
        html.element("p") { html in
            html.text(
                words(
                    "summary.budget.lead",
                    [
                        "budget": .rupiah(budget.budget), "funded": .number(budget.monthsFunded),
                        "months": .number(budget.months.count), "needed": .rupiah(budget.needed),
                    ]))
        }
        SegmentedBar(
            parts: budget.months.map { ($0.isFunded ? "leaf" : "brick", 1) },
            label: words("summary.budget.title")
        ).write(&html)
        outcome(budget, &html)
        SummaryTable(page: page).write(
            &html,
            heads: [
                ("summary.column.month", false), ("summary.column.months", true),
                ("summary.column.each-month", true), ("summary.column.funded", false),
            ]
        ) { html in
            for run in budget.runs { row(run, &html) }
        }
    }

    /// Whether the money lasts; where it does not even last to the full death benefit, that is said.
    private func outcome(_ budget: BudgetOutlook, _ html: inout HTMLText) {
        guard let first = budget.firstUncovered else {
            return html.element("p", words("summary.budget.enough", ["left": .rupiah(budget.balance)]))
        }
        let missing = Rupiah.zero - budget.balance
        let sentence =
            if let months = budget.benefitOutOfReach {
                words(
                    "summary.budget.under-benefit",
                    ["months": .number(months), "month": .month(first), "missing": .rupiah(missing)])
            } else {
                words("summary.budget.short", ["month": .month(first), "missing": .rupiah(missing)])
            }
        html.element("p", ["class": "notice"], sentence)
    }

    /// Months that cost the same and are funded alike stand on one line.
    private func row(_ run: BudgetOutlook.Run, _ html: inout HTMLText) {
        let name = words("month.\(run.first.month)")
        let months = run.count == 1 ? words.text(run.first) : "\(name) – \(words.text(run.last))"
        html.element("tr") { html in
            html.element("th", ["scope": "row"], months)
            html.element("td", ["class": "n"], words.text(run.count))
            html.element("td", ["class": "n"], "\(run.cost)")
            html.element("td") { html in
                html.element(
                    "span", ["class": run.isFunded ? "tag good" : "tag bad"],
                    words(run.isFunded ? "summary.budget.funded" : "summary.budget.unfunded"))
            }
        }
    }
}
