import Access
import BudgetBooks
import Budgets
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// `/anggaran/realisasi`: budget beside bill, payment and protection.
enum RealisationPages {
    static let routes: [Route] = [
        .page(
            "/anggaran/realisasi", .right(.seeBudgets),
            purpose: "For who answers for the money: where it was budgeted and billed but not paid."
        ) { try await page($0) }
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        let year = asking.budgetYear()
        let units = try await asking.budgets().realisation(year)
        let wanted = asking.query["unit"].flatMap { Int64($0) }
        let one = units.first { $0.unit.number == wanted }
        if wanted != nil, one == nil { throw NotThere() }
        return .page(
            asking("budgets.realisation"), crumbs: [Page.Crumb(asking("budgets.title"), "/anggaran")]
        ) { html in
            html.titlebar(
                one?.name ?? asking("budgets.realisation"), asking("budgets.realisation-lead"))
            BudgetBar.write(asking, here: "/anggaran/realisasi", year: year, &html)
            let view = RealisationView(asking: asking, year: year)
            guard !units.isEmpty else { return html.empty(asking("budgets.realisation-none")) }
            view.months(one.map { [$0] } ?? units, &html)
            if one == nil {
                view.units(units, &html)
            } else {
                html.element(
                    "a", ["href": "/anggaran/realisasi?tahun=\(year)"], asking("budgets.every-unit"))
            }
        }
    }
}

private struct RealisationView {
    let asking: Asking
    let year: Int

    private var columns: [Column] {
        [
            Column(asking("budgets.budget"), isAmount: true),
            Column(asking("budgets.billed"), isAmount: true),
            Column(asking("budgets.paid"), isAmount: true), Column(asking("budgets.open"), isAmount: true),
            Column(asking("budgets.planned"), isAmount: true),
            Column(asking("budgets.protected"), isAmount: true),
        ]
    }

    func months(_ units: [RealisedUnit], _ html: inout HTMLText) {
        let sums = (0..<12).map { place in
            units.dropFirst().reduce(units[0].months[place]) { $0.adding($1.months[place]) }
        }
        RealisationChart(months: sums, words: asking.words).show(
            asking("budgets.chart", ["year": .text(String(year))]), &html)
        html.element("p", ["class": "hint"], asking("budgets.chart-legend"))
        html.table(
            asking("budgets.months-caption", ["year": .text(String(year))]),
            [Column(asking("budgets.month"))] + columns
        ) { html in
            for month in sums {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking.words.text(month.month))
                    cells(month, &html)
                }
            }
            html.element("tr", ["class": "sum"]) { html in
                html.element("th", ["scope": "row"], asking("budgets.sum"))
                money(sums.dropFirst().reduce(sums[0]) { $0.adding($1) }, &html)
                for _ in 0..<2 { html.cell("") }
            }
        }
    }

    func units(_ units: [RealisedUnit], _ html: inout HTMLText) {
        html.table(
            asking("budgets.units-caption", ["year": .text(String(year))]),
            [Column(asking("people.unit"))] + Array(columns.prefix(4)) + [Column(asking("budgets.state"))]
        ) { html in
            for unit in units {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element(
                            "a", ["href": "/anggaran/realisasi?tahun=\(year)&unit=\(unit.unit)"], unit.name)
                    }
                    money(unit.year, &html)
                    html.element("td") { state(unit, &$0) }
                }
            }
        }
    }

    private func state(_ unit: RealisedUnit, _ html: inout HTMLText) {
        let sum = unit.year
        if unit.isBehind {
            html.state(asking(sum.budget > .zero ? "budgets.behind" : "budgets.behind-unfunded"), .bad)
        } else if sum.billed > sum.budget {
            html.state(asking("budgets.over"), .wait)
        } else {
            html.state(asking("budgets.in-order"), .good)
        }
    }

    private func cells(_ month: RealisedMonth, _ html: inout HTMLText) {
        money(month, &html)
        html.cell(asking.words.text(month.planned), isAmount: true)
        html.cell(asking.words.text(month.protected), isAmount: true)
    }

    private func money(_ month: RealisedMonth, _ html: inout HTMLText) {
        for amount in [month.budget, month.billed, month.paid, month.open] {
            html.cell(amount.description, isAmount: true)
        }
    }
}

/// Twelve months as bars: what was budgeted, and within it what was paid. The table below it says the same.
private struct RealisationChart {
    let months: [RealisedMonth]
    let words: Words

    private let width = 720
    private let height = 190
    private let foot = 24

    func show(_ title: String, _ html: inout HTMLText) {
        let most = max(1, months.map { max($0.budget, $0.billed).amount }.max() ?? 1)
        html.element(
            "svg",
            [
                "class": "chart", "viewBox": "0 0 \(width) \(height)", "width": String(width),
                "height": String(height), "role": "img", "aria-label": title,
            ]
        ) { html in
            let step = width / 12
            for (place, month) in months.enumerated() {
                let left = place * step + 6
                bar("all", left, month.budget.amount, most, step / 2 - 6, &html)
                bar("all", left + step / 2 - 4, month.billed.amount, most, step / 2 - 6, &html)
                bar("part", left + step / 2 - 4, month.paid.amount, most, step / 2 - 6, &html)
                html.element(
                    "text",
                    ["x": String(left + step / 2 - 6), "y": String(height - 6), "text-anchor": "middle"],
                    String(words("month.\(month.month.month)").prefix(3)))
            }
        }
    }

    private func bar(
        _ style: String, _ left: Int, _ amount: Int64, _ most: Int64, _ breadth: Int, _ html: inout HTMLText
    ) {
        let size = Int(Int128(height - foot - 4) * Int128(amount) / Int128(most))
        html.element(
            "rect",
            [
                "class": style, "x": String(left), "y": String(height - foot - size),
                "width": String(breadth), "height": String(size),
            ]
        ) { _ in }
    }
}
