import Access
import AccessBooks
import DeskBooks
import HTML
import RegisterBooks
import WebGate
import Words

/// The versions that came last.
enum RecentPart {
    static func show(_ views: [SubmissionView], _ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("rosters.recent"))
        guard !views.isEmpty else {
            return html.empty(
                asking("rosters.no-submission"),
                asking.may(.submitRoster) ? ("/daftar/kirim", asking("rosters.send")) : nil)
        }
        let titles = ["unit", "month", "state", "sent-by", "version", "rows"]
        let columns = titles.enumerated().map {
            Column(asking("rosters.column." + $0.element), isAmount: $0.offset >= 4)
        }
        html.table(asking("rosters.recent-caption"), columns) { html in
            for view in views { row(view, asking, &html) }
        }
    }

    private static func row(_ view: SubmissionView, _ asking: Asking, _ html: inout HTMLText) {
        html.element("tr") { html in
            html.element("th", ["scope": "row"]) {
                $0.element("a", ["href": "/daftar/\(view.submission.id)"], view.unitName)
            }
            html.cell(asking.words.text(view.submission.period))
            html.element("td") {
                $0.state(asking("rosters.state." + view.state.rawValue), view.state.tone)
            }
            html.cell(
                "\(view.submission.submittedBy) · \(asking.words.moment(view.submitted))")
            html.cell(asking.words.text(view.submission.version), isAmount: true)
            html.cell(asking.words.text(view.submission.rows), isAmount: true)
        }
    }
}

extension SubmissionView {
    var state: CampaignUnit.State {
        switch submission.decision {
        case "approved": .approved
        case "returned": .returned
        default: .submitted
        }
    }
}
