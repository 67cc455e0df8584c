import HTML
import LawBook
import UseCases
import Words

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
