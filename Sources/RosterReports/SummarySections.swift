import Contributions
import HTML
import LawBook
import MoneyAndDates
import UseCases
import Words

/// Who is covered already: a bar, and its table beside it.
struct PeopleSection {
    let page: SummaryPage
    private var people: PeopleCount { page.summary.people }
    private var words: Words { page.words }

    private var parts: [(kind: String, colour: String, count: Int, key: String)] {
        [
            ("good", "leaf", people.matched, "decision.cocok"),
            ("look", "amber", people.toReview, "decision.periksa"),
            ("new", "sky", people.new, "decision.baru"),
        ]
    }

    func write(_ html: inout HTMLText) {
        html.element("h2", words("summary.people.title"))
        SegmentedBar(parts: parts.map { ($0.colour, Int64($0.count)) }, label: words("summary.people.title"))
            .write(&html)
        SummaryTable(page: page).write(
            &html,
            heads: [
                ("summary.column.decision", false), ("summary.column.people", true),
                ("summary.column.share", true), ("summary.column.meaning", false),
            ]
        ) { html in
            for part in parts {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) { html in
                        html.element("span", ["class": "tag \(part.kind)"], words(part.key))
                    }
                    html.element("td", ["class": "n"], words.text(part.count))
                    html.element("td", ["class": "n"], words.percent(part.count, of: people.people))
                    html.element("td", ["class": "t"], words(part.key + ".means"))
                }
            }
        }
        if people.inactive > 0 {
            html.element(
                "p", ["class": "notice"],
                words("summary.people.inactive", ["people": .text(words.text(people.inactive))]))
        }
        if people.duplicates > 0 {
            html.element(
                "p", words("summary.people.duplicates", ["rows": .text(words.text(people.duplicates))]))
        }
    }
}

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
        if let first = budget.firstUncovered {
            html.element(
                "p", ["class": "notice"],
                words(
                    budget.monthsFunded < 3 ? "summary.budget.under-three" : "summary.budget.short",
                    ["month": .month(first), "missing": .rupiah(Rupiah.zero - budget.balance)]))
        } else {
            html.element("p", words("summary.budget.enough", ["left": .rupiah(budget.balance)]))
        }
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

/// What an auditor would find.
struct AuditSection {
    let page: SummaryPage
    private var words: Words { page.words }

    func write(_ html: inout HTMLText) {
        html.element("h2", words("summary.audit.title"))
        html.element("p", ["class": "lead"], words("summary.audit.lead"))
        SummaryTable(page: page).write(
            &html,
            heads: [
                ("summary.column.category", false), ("summary.column.rows", true),
                ("summary.column.at-risk", true), ("summary.column.where", false),
            ]
        ) { html in
            for finding in page.summary.audit {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], words("audit.\(finding.category.rawValue)"))
                    html.element("td", ["class": "n"], words.text(finding.rows))
                    html.element("td", ["class": "n"], "\(finding.atRisk)")
                    html.element("td", ["class": "t"], finding.examples.joined(separator: "; "))
                }
            }
        }
    }
}

/// Findings, repairs, SIPP files and doubts, each only where there is something to tell.
struct DetailSections {
    let page: SummaryPage
    private var words: Words { page.words }

    func write(_ html: inout HTMLText) {
        let summary = page.summary
        sipp(&html, summary.sipp)
        doubts(&html, summary.doubts)
        html.element("div", ["class": "columns"]) { html in
            counts(&html, "summary.findings.title", "summary.column.finding", summary.findings)
            counts(&html, "summary.repairs.title", "summary.column.repair", summary.repairs)
        }
    }

    private func counts(
        _ html: inout HTMLText, _ title: String, _ column: String, _ counts: [CheckSummary.KeyedCount]
    ) {
        guard !counts.isEmpty else { return }
        html.element("section") { html in
            html.element("h2", words(title))
            let heads = [(column, false), ("summary.column.rows", true)]
            SummaryTable(page: page).write(&html, heads: heads) { html in
                for count in counts.prefix(Self.shownCounts) {
                    self.count(&html, words("kind." + count.key), count.count)
                }
                let others = counts.dropFirst(Self.shownCounts).map(\.count).reduce(0, +)
                if others > 0 { self.count(&html, words("summary.others"), others) }
            }
        }
    }

    /// So many kinds are named, the most frequent first; all of them are in `ringkasan.json`.
    private static let shownCounts = 8

    private func count(_ html: inout HTMLText, _ name: String, _ count: Int) {
        html.element("tr") { html in
            html.element("th", ["scope": "row"], name)
            html.element("td", ["class": "n"], words.text(count))
        }
    }

    private func sipp(_ html: inout HTMLText, _ counts: [CheckSummary.SIPPCount]) {
        guard !counts.isEmpty else { return }
        html.element("h2", words("summary.sipp.title"))
        SummaryTable(page: page).write(
            &html,
            heads: [
                ("summary.column.file", false), ("summary.column.rows", true),
                ("summary.column.will-be-rejected", true), ("summary.column.may-be-rejected", true),
            ]
        ) { html in
            for count in counts {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) { $0.element("code", count.file) }
                    html.element("td", ["class": "n"], words.text(count.rows))
                    html.element("td", ["class": "n"], words.text(count.willBeRejected))
                    html.element("td", ["class": "n"], words.text(count.mayBeRejected))
                }
            }
        }
    }

    private func doubts(_ html: inout HTMLText, _ doubts: [CheckSummary.LawDoubt]) {
        guard !doubts.isEmpty else { return }
        html.element("h2", words("summary.doubts.title"))
        html.element("ul") { html in
            for doubt in doubts {
                html.element(
                    "li",
                    "\(words(doubt.says)) — \(doubt.citation), "
                        + words("status.\(doubt.status.rawValue)") + ": \(doubt.rupiah)"
                )
            }
        }
    }
}

/// A table with a head, in a box that scrolls on a narrow screen and can be reached by keyboard.
struct SummaryTable {
    let page: SummaryPage

    func write(
        _ html: inout HTMLText, heads: [(key: String, isNumber: Bool)], _ rows: (inout HTMLText) -> Void
    ) {
        let label = heads.map { page.words($0.key) }.joined(separator: ", ")
        html.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": label]) {
            html in
            html.element("table") { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for head in heads {
                            html.element(
                                "th", ["scope": "col", "class": head.isNumber ? "n" : "t"],
                                page.words(head.key))
                        }
                    }
                }
                html.element("tbody") { rows(&$0) }
            }
        }
    }
}

/// A bar of parts in SVG; the same numbers stand in the table beside it, so it is hidden from readers of it.
struct SegmentedBar {
    let parts: [(colour: String, amount: Int64)]
    let label: String

    func write(_ html: inout HTMLText) {
        let total = max(1, parts.map(\.amount).reduce(0, +))
        html.element(
            "svg",
            [
                "class": "bar", "viewBox": "0 0 1000 24", "role": "img", "aria-label": label,
                "preserveAspectRatio": "none", "height": "24",
            ]
        ) { html in
            var start: Int64 = 0
            var amount: Int64 = 0
            for part in parts where part.amount > 0 {
                amount += part.amount
                let width = amount * 1000 / total - start
                html.element(
                    "rect",
                    [
                        "class": part.colour, "x": "\(start)", "y": "0",
                        "width": "\(max(2, amount == total ? width : width - 2))",
                        "height": "24",
                    ]
                ) { _ in }
                start += width
            }
        }
    }
}
