import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// The minutes of one matching (berita acara), to be printed and signed: what was sent, what came back, how
/// many of each.
enum CivilRegistryMinutesPage {
    static func answer(_ asking: Asking) async throws -> Answer {
        let (batch, replies) = try await CivilRegistryBatchPage.opened(asking)
        return .page(
            asking("civil-registry.minutes"),
            crumbs: [
                Page.Crumb(asking("civil-registry.title"), "/pemadanan"),
                Page.Crumb(batch.basis, "/pemadanan/\(batch.id)"),
            ]
        ) { html in
            html.titlebar(asking("civil-registry.minutes")) { html in
                html.element(
                    "button", ["type": "button", "class": "quiet", "data-print": "", "hidden": ""],
                    asking("leader.print"))
            }
            html.element(
                "p",
                asking(
                    "civil-registry.minutes-text",
                    [
                        "day": .day(asking.portal.today()), "sent": .day(batch.sentOn),
                        "people": asking.counted(batch.people), "basis": .text(batch.basis),
                        "unit": .text(batch.unitName ?? asking("civil-registry.whole-reach")),
                    ]))
            if replies.isEmpty {
                html.empty(asking("civil-registry.no-replies"))
            } else {
                table(replies, asking, &html)
            }
            html.element(
                "p",
                asking(
                    "civil-registry.minutes-open",
                    [
                        "answered": asking.counted(batch.answered),
                        "unanswered": asking.counted(batch.unanswered),
                    ]))
            html.element("p", asking("civil-registry.minutes-duty"))
            signatures(asking, &html)
        }
    }

    private static func table(
        _ replies: [CivilRegistryOutcome], _ asking: Asking, _ html: inout HTMLText
    ) {
        html.table(asking("civil-registry.minutes-table"), CivilRegistryColumns.of(asking)) { html in
            for reply in replies.reversed() {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], reply.fileName)
                    CivilRegistryColumns.cells(of: reply, asking, &html)
                }
            }
        }
    }

    /// Room for two hands.
    private static func signatures(_ asking: Asking, _ html: inout HTMLText) {
        html.element("div", ["class": "two"]) { html in
            for party in ["office", "registry"] {
                html.element("div") { html in
                    html.element("p", asking("civil-registry.sign.\(party)"))
                    for _ in 0..<3 { html.element("p", "\u{a0}") }
                    html.element("p", "(……………………………………)")
                    html.element("p", asking("civil-registry.sign.number"))
                }
            }
        }
    }
}

/// What came back, file by file: the columns of it, and the cells behind the name of the file.
enum CivilRegistryColumns {
    static func of(_ asking: Asking) -> [Column] {
        var columns = [Column(asking("vulnerable.file")), Column(asking("civil-registry.checked-on"))]
        for status in CivilRegistryStatus.allCases {
            columns.append(Column(asking(status.labelKey), isAmount: true))
        }
        columns.append(Column(asking("civil-registry.faults"), isAmount: true))
        return columns
    }

    static func cells(of reply: CivilRegistryOutcome, _ asking: Asking, _ html: inout HTMLText) {
        html.cell(asking.words.text(reply.checkedOn))
        for status in CivilRegistryStatus.allCases {
            html.cell(asking.words.text(reply.counts[status] ?? 0), isAmount: true)
        }
        html.cell(asking.words.text(reply.faults), isAmount: true)
    }
}
