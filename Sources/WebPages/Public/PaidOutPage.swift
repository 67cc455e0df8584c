import AccessBooks
import ClaimBooks
import HTML
import LawBook
import MoneyAndDates
import SQLStore
import WebGate
import Words

/// What was paid in a year, government by government, without anybody who could be known.
enum PaidOutPage {
    /// Governments on one page.
    private static let size = 50
    /// From one place in ten minutes: each asks for the payments of a year.
    private static let limit = 60
    private static let window: Int64 = 600_000

    static func answer(_ asking: Asking) async throws -> Answer {
        let portal = asking.portal
        try await RateLimit(portal.database).take(
            "paid-out:\(RateLimit.place(asking.visitor.address))", limit: limit, per: window,
            now: portal.now())
        let present = portal.today().year
        let year = asking.query["tahun"].flatMap { Int($0) }.map { min(max($0, 2015), present) } ?? present
        guard let first = Day(year, 1, 1), let last = Day(year, 12, 31) else { throw NotThere() }
        let all = try await PublicClaimTotals.read(from: first, through: last, in: portal.database)
            .filter { !$0.lines.isEmpty }
        let after = asking.query["sesudah"].flatMap { Int($0) } ?? 0
        let shown = Array(all.dropFirst(max(0, after)).prefix(size))
        let next = max(0, after) + shown.count
        return .page(asking("paid-out.title", ["year": .text(String(year))])) { html in
            html.titlebar(
                asking("paid-out.title", ["year": .text(String(year))]),
                asking("paid-out.lead", ["count": .count(PublicClaimTotals.fewest)]))
            years(year, present, asking, &html)
            if shown.isEmpty { html.empty(asking("paid-out.none", ["year": .text(String(year))])) }
            for totals in shown { write(totals, asking, &html) }
            html.pager(asking, next: next < all.count ? String(next) : nil)
            html.element("p") { $0.element("a", ["href": "/manfaat"], asking("paid-out.to-benefits")) }
        }
    }

    private static func years(_ year: Int, _ present: Int, _ asking: Asking, _ html: inout HTMLText) {
        html.asks("/manfaat/tersalur") { html in
            html.choice(
                "tahun", asking("paid-out.year"),
                (0..<5).map { (value: String(present - $0), label: String(present - $0)) },
                chosen: String(year))
            html.submit(asking("claims.show"))
        }
    }

    private static func write(_ totals: PublicClaimTotals, _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", totals.name)
            html.table(
                asking("paid-out.caption", ["name": .text(totals.name)]),
                [
                    Column(asking("claims.programme")), Column(asking("claims.claims-count"), isAmount: true),
                    Column(asking("claims.amount"), isAmount: true),
                ]
            ) { html in
                for line in totals.lines {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"], line.programme.rawValue)
                        html.cell(String(line.claims), isAmount: true)
                        html.cell(line.amount.description, isAmount: true)
                    }
                }
            }
            if totals.hidesSome {
                html.element(
                    "p", ["class": "hint"],
                    asking("paid-out.hides", ["count": .count(PublicClaimTotals.fewest)]))
            }
        }
    }
}
