import DeskBooks
import HTML
import IndicatorBooks
import Indicators
import LawBook
import MoneyAndDates
import WebGate
import Words

/// `/terbuka`: totals for everybody, with small numbers hidden.
enum OpenCoveragePage {
    static let routes: [Route] = [
        .page(
            "/terbuka", .open,
            purpose:
                "For everybody: how many of a government's workers are paid for, in which nobody is found."
        ) { try await page($0) }
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        let month = Month(of: asking.portal.today()).adding(-1)
        let templates = try FigureTemplates.embedded()
        let version = try await version(month, asking)
        if let version, asking.knownVersion == version { return .unchanged(version) }
        let counts = try await PublicCounts.read(
            month, after: asking.query["sesudah"].flatMap { Int64($0) } ?? 0, from: asking.portal.database,
            templates.suppression)
        let page = Answer.page(asking("open.title")) { html in
            html.titlebar(asking("open.title"), asking("open.lead", ["month": .month(month)]))
            if counts.rows.isEmpty { html.empty(asking("open.none")) }
            for one in counts.rows { write(one, asking, &html) }
            html.pager(asking, next: counts.next)
            html.element(
                "p", ["class": "hint"],
                asking("open.hidden", ["count": .count(Int(templates.suppression.threshold))]))
        }
        return version.map { page.kept(as: $0) } ?? page
    }

    /// The same for the same counts in the same language; nil for who entered, whose menu is his own.
    private static func version(_ month: Month, _ asking: Asking) async throws -> String? {
        guard asking.visitor.permit == nil else { return nil }
        let counted = try await RollupVersion.read(from: asking.portal.database)
        let made = asking.portal.settings.assets.style.path.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }
        return "\(month.yyyymm)-\(counted)-\(asking.words.language.rawValue)-\(made)"
    }

    private static func write(_ counts: PublicCounts, _ asking: Asking, _ html: inout HTMLText) {
        let hidden = asking("open.few")
        func text(_ count: Int64?) -> String { count.map { asking.count($0) } ?? hidden }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", counts.government)
            html.table(
                asking(
                    "open.table", ["government": .text(counts.government), "month": .month(counts.month)]),
                [
                    Column(asking("coverage.by.category")),
                    Column(asking("coverage.persons"), isAmount: true),
                    Column(asking("coverage.paid"), isAmount: true),
                    Column(asking("open.unpaid"), isAmount: true),
                ]
            ) { html in
                for line in counts.lines {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"], asking("people.category.\(line.category)"))
                        for count in [line.persons, line.paid, line.unpaid] {
                            html.cell(text(count), isAmount: true)
                        }
                    }
                }
                html.element("tr", ["class": "sum"]) { html in
                    html.element("th", ["scope": "row"], asking("claims.sum"))
                    html.cell(text(counts.persons), isAmount: true)
                    html.cell(text(counts.paid), isAmount: true)
                    html.cell("")
                }
            }
        }
    }
}
