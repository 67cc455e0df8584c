import Access
import DeskBooks
import HTML
import IndicatorBooks
import Indicators
import LawBook
import MoneyAndDates
import WebGate
import Words

/// `/cakupan/paritrana`: what the jury of the award asks for, from the books, to be printed.
enum ParitranaPage {
    static let routes: [Route] = [
        .page(
            "/cakupan/paritrana", .right(.seeAggregates),
            purpose: "For who applies for the award: regulation, budget, coverage and evidence on one print."
        ) { try await page($0) }
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        let desk = try asking.coverage()
        let month = try await desk.settledMonth()
        let view = try await desk.view(month, by: .category)
        let gaps = try await desk.gaps()
        let regions = try await desk.regionFigures()
        return .page(
            asking("coverage.paritrana.title"), crumbs: [Page.Crumb(asking("coverage.title"), "/cakupan")]
        ) { html in
            html.titlebar(
                asking("coverage.paritrana.title"),
                asking("coverage.paritrana.lead", ["month": .month(month)])
            ) { html in
                html.element(
                    "button", ["type": "button", "class": "quiet", "data-print": "", "hidden": ""],
                    asking("leader.print"))
            }
            CoverageBar.write(asking, here: "/cakupan/paritrana", &html)
            section("coverage.paritrana.policy", Array(gaps.figures.prefix(2)), asking, &html)
            section("coverage.paritrana.reach", view.figures, asking, &html)
            section("coverage.paritrana.payment", Array(gaps.figures.suffix(1)), asking, &html)
            if !regions.isEmpty {
                section("coverage.paritrana.region", regions.map(\.answer), asking, &html)
            }
            CoverageView.Parts(view: view, asking: asking).table(&html)
            evidence(asking, &html)
        }
    }

    private static func section(
        _ key: String, _ figures: [FigureAnswer], _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking(key))
            html.element("ul", ["class": "cards"]) { html in
                for figure in figures { html.figure(figure, asking) }
            }
        }
    }

    /// Where each proof is found in the portal.
    private static func evidence(_ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("coverage.paritrana.evidence"))
            html.element("ol") { html in
                let proofs: [(path: String, key: String, right: Right)] = [
                    ("/unit", "papers", .seeUnits), ("/cakupan", "coverage", .seeAggregates),
                    ("/cakupan/belum", "gaps", .seeAggregates), ("/klaim/serah-terima", "claims", .seeClaims),
                    ("/rapat", "meetings", .runMeetings), ("/audit", "audit", .seeAudit),
                ]
                for (path, key, right) in proofs where asking.may(right) {
                    html.element("li") {
                        $0.element("a", ["href": path], asking("coverage.paritrana.evidence.\(key)"))
                    }
                }
            }
        }
    }
}
