import Access
package import BudgetBooks
import Budgets
import DeskBooks
import EmbeddedFiles
import HTML
package import LawBook
import MoneyAndDates
import WebGate
import Words

/// Budgets: what is asked for, decided, funded, paid, and what could be.
enum BudgetPages {
    static let routes: [Route] = [
        BudgetBoardPages.routes, BudgetUnitPages.routes, BudgetActs.routes, RealisationPages.routes,
        FundingPages.routes, ScenarioPages.routes, BudgetCalendarPages.routes,
    ].flatMap(\.self)
}

/// What budgets go by, from the files inside the program.
package enum ShippedBudgets {
    private static let tables = Result {
        try BudgetTables(paths: EmbeddedFiles.paths(under: "templates/")) { EmbeddedFiles.text(at: $0) }
    }

    /// The rules of budgets under a law.
    ///
    /// - Throws: `BudgetTableFault` for a table that cannot be read; `LawBook.Fault`.
    package static func rules(_ book: LawBook) throws -> BudgetRules {
        try BudgetRules(book, tables: try tables.get())
    }
}

extension Asking {
    /// The budgets of whoever entered, by the law of the portal.
    func budgets() throws -> BudgetDesk {
        BudgetDesk(try desk(), rules: try ShippedBudgets.rules(portal.law.book))
    }

    /// The budget year that is asked for: `?tahun=2027`, else this year.
    func budgetYear() -> Int {
        let asked = query["tahun"].flatMap { Int($0) } ?? portal.today().year
        return (2000...2100).contains(asked) ? asked : portal.today().year
    }

    /// The year in a place of the path.
    func pathYear() throws -> Int {
        guard let year = parameters["tahun"].flatMap({ Int($0) }), (2000...2100).contains(year) else {
            throw NotThere()
        }
        return year
    }

    /// Whether a right is for the whole government.
    func mayForAll(_ right: Right) -> Bool {
        (try? visitor.permit?.reach(right)) == .government
    }
}

/// The places within Anggaran, and the years.
enum BudgetBar {
    private static let places: [(path: String, key: String, right: Right, isOfAll: Bool)] = [
        ("/anggaran", "budgets.menu.board", .seeBudgets, false),
        ("/anggaran/realisasi", "budgets.menu.realisation", .seeBudgets, false),
        ("/anggaran/sumber", "budgets.menu.funding", .seeBudgets, true),
        ("/anggaran/skenario", "budgets.menu.scenario", .seeBudgets, true),
        ("/anggaran/kalender", "budgets.menu.calendar", .seeBudgets, false),
    ]

    /// - Parameter here: the path of the place that is shown.
    static func write(_ asking: Asking, here: String, year: Int? = nil, _ html: inout HTMLText) {
        html.element("nav", ["class": "tabs", "aria-label": asking("budgets.menu")]) { html in
            html.element("ul") { html in
                for place in places where asking.may(place.right) {
                    if place.isOfAll, !asking.mayForAll(place.right) { continue }
                    html.element("li") {
                        $0.element(
                            "a", ["href": place.path, "aria-current": place.path == here ? "page" : nil],
                            asking(place.key))
                    }
                }
            }
        }
        if let year { years(asking, here, year, &html) }
    }

    private static func years(_ asking: Asking, _ here: String, _ year: Int, _ html: inout HTMLText) {
        let this = asking.portal.today().year
        html.element("nav", ["class": "tabs", "aria-label": asking("budgets.years")]) { html in
            html.element("ul") { html in
                for other in Set([this - 1, this, this + 1, year]).sorted() {
                    html.element("li") {
                        $0.element(
                            "a",
                            [
                                "href": "\(here)?tahun=\(other)",
                                "aria-current": other == year ? "page" : nil,
                            ], asking("budgets.year", ["year": .text(String(other))]))
                    }
                }
            }
        }
    }
}

/// Parts that several pages of budgets show.
enum BudgetParts {
    /// How many months are funded, in a word with its tone.
    static func funded(
        _ funded: MonthsFunded, least: Int, hasMoney: Bool, _ asking: Asking
    ) -> (String, Tone) {
        if !hasMoney { return (asking("budgets.no-money"), .wait) }
        let word = asking(
            "budgets.funded",
            ["months": .text(String(funded.months)), "of": .text(String(funded.of))])
        if funded.isUnder(least) { return (word, .bad) }
        return (word, funded.isUnderYear ? .wait : .good)
    }

    static func tone(_ state: BudgetState) -> Tone {
        switch state {
        case .draft: .wait
        case .decided: .good
        case .superseded: .plain
        }
    }

    static func name(_ header: BudgetHeader, _ asking: Asking) -> String {
        asking(
            "budgets.version",
            ["stage": .word(header.stage.labelKey), "version": .text(String(header.version))])
    }

    static var stages: [BudgetStage] { BudgetStage.allCases }
}
