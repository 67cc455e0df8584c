import Access
import DeskBooks
import HTML
import Indicators
import LawBook
import MoneyAndDates
import WebGate
import Words

/// `/cakupan/belum` and `/cakupan/mutu`: who has not, and what is not on record.
enum GapPages {
    static let routes: [Route] = [
        .page(
            "/cakupan/belum", .right(.seeAggregates),
            purpose: "For who chairs a meeting: which units have no budget, no agreement, or arrears."
        ) { try await gaps($0) },
        .page(
            "/cakupan/mutu", .right(.seeAggregates),
            purpose: "For who tends the data: of how many people what is on record, before a claim needs it."
        ) { try await quality($0) },
    ]

    private static func gaps(_ asking: Asking) async throws -> Answer {
        let view = try await asking.coverage().gaps()
        return .page(
            asking("coverage.gaps.title"), crumbs: [Page.Crumb(asking("coverage.title"), "/cakupan")]
        ) { html in
            html.titlebar(
                asking("coverage.gaps.title"), asking("coverage.gaps.lead", ["day": .day(view.asOf)]))
            CoverageBar.write(asking, here: "/cakupan/belum", &html)
            html.element("ul", ["class": "cards"]) { html in
                for figure in view.figures { html.figure(figure, asking) }
            }
            GapTables(view: view, asking: asking).lacking(&html)
            GapTables(view: view, asking: asking).behind(&html)
            html.element("p", ["class": "noprint"]) {
                $0.element("a", ["href": "/cakupan/belum.xlsx"], asking("coverage.file.xlsx"))
            }
        }
    }

    private static func quality(_ asking: Asking) async throws -> Answer {
        guard (try? asking.visitor.permit?.reach(.seeAggregates)) == .government else {
            return .page(asking("coverage.quality.title")) { html in
                html.titlebar(asking("coverage.quality.title"))
                CoverageBar.write(asking, here: "/cakupan/mutu", &html)
                html.empty(asking("coverage.whole-only"))
            }
        }
        let figures = try await asking.coverage().quality()
        return .page(
            asking("coverage.quality.title"), crumbs: [Page.Crumb(asking("coverage.title"), "/cakupan")]
        ) { html in
            html.titlebar(asking("coverage.quality.title"), asking("coverage.quality.lead"))
            CoverageBar.write(asking, here: "/cakupan/mutu", &html)
            html.element("ul", ["class": "cards"]) { html in
                for figure in figures { html.figure(figure, asking) }
            }
            html.element("p", ["class": "hint"], asking("coverage.quality.hint"))
            html.element("p", ["class": "noprint"]) {
                $0.element("a", ["href": "/cakupan/mutu.xlsx"], asking("coverage.file.xlsx"))
            }
        }
    }
}

/// The tables of who has not; the meeting shows them too.
struct GapTables {
    let view: GapView
    let asking: Asking

    func lacking(_ html: inout HTMLText) {
        html.element("h2", asking("coverage.gaps.papers"))
        guard !view.lacking.isEmpty else { return html.empty(asking("coverage.gaps.none-lacks")) }
        html.table(
            asking("coverage.gaps.papers-table", ["count": .count(view.lacking.count)]),
            [
                Column(asking("coverage.by.unit")), Column(asking("coverage.people"), isAmount: true),
                Column(asking("coverage.gaps.budget")), Column(asking("coverage.gaps.agreement")),
                Column(asking("coverage.gaps.treasurer")),
            ]
        ) { html in
            for unit in view.lacking.prefix(200) {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], unit.name)
                    html.cell(asking.words.text(unit.people), isAmount: true)
                    for lacks in [unit.lacksBudget, unit.lacksAgreement, unit.lacksTreasurer] {
                        html.element("td") {
                            $0.state(
                                asking(lacks ? "coverage.gaps.lacks" : "coverage.gaps.has"),
                                lacks ? .bad : .good)
                        }
                    }
                }
            }
        }
    }

    func behind(_ html: inout HTMLText) {
        html.element("h2", asking("coverage.gaps.arrears"))
        guard !view.behind.isEmpty else { return html.empty(asking("coverage.gaps.none-behind")) }
        html.table(
            asking("coverage.gaps.arrears-table", ["count": .count(view.behind.count)]),
            [
                Column(asking("whatif.registration")), Column(asking("coverage.gaps.months"), isAmount: true),
                Column(asking("leader.since")), Column(asking("leader.open"), isAmount: true),
                Column(asking("coverage.gaps.to-30"), isAmount: true),
                Column(asking("coverage.gaps.to-90"), isAmount: true),
                Column(asking("coverage.gaps.over-90"), isAmount: true),
            ]
        ) { html in
            for row in view.behind.prefix(200) {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], row.name)
                    html.cell(String(row.months), isAmount: true)
                    html.cell(asking.words.text(row.oldest))
                    html.cell(row.open.description, isAmount: true)
                    for amount in row.ageing { html.cell(amount.description, isAmount: true) }
                }
            }
        }
    }
}
