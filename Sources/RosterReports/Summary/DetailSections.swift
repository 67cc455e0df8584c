import HTML
import LawBook
import MoneyAndDates
import UseCases
import Words

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
