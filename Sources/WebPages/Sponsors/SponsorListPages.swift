import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import SponsorBooks
import Sponsorship
import WebGate
import Words

/// `/sponsor`: what waits, what is in force, what ends soon.
enum SponsorListPages {
    static let routes: [Route] = [
        .page(
            "/sponsor", .right(.seeSponsors),
            purpose: "For who looks after sponsored workers: proposals to verify, and protection that ends."
        ) { try await list($0) }
    ]

    private static func list(_ asking: Asking) async throws -> Answer {
        let desk = try asking.sponsors()
        let counts = try await desk.counts()
        let asked = asking.query["bagian"].flatMap(SponsorTab.init)
        let tab = asked ?? ((counts[.toVerify] ?? 0) > 0 ? .toVerify : .inForce)
        let part = try await desk.list(tab, after: asking.query["sesudah"])
        return .page(asking("sponsor.title")) { html in
            html.titlebar(asking("sponsor.title"), asking("sponsor.lead")) { html in
                guard asking.may(.inviteSponsors) else { return }
                html.element("a", ["class": "button", "href": "/sponsor/undangan"], asking("sponsor.invite"))
            }
            SponsorBar.write(asking, here: "/sponsor", &html)
            tabs(tab, counts, asking, &html)
            if part.rows.isEmpty {
                html.empty(asking("sponsor.empty.\(tab.rawValue)"))
            } else {
                table(part.rows, tab, asking, &html)
                html.pager(asking, next: part.next)
            }
        }
    }

    private static func tabs(
        _ shown: SponsorTab, _ counts: [SponsorTab: Int], _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("ul", ["class": "cards states"]) { html in
            for tab in SponsorTab.allCases {
                html.element("li") { html in
                    html.element(
                        "a",
                        [
                            "class": "card", "href": "/sponsor?bagian=\(tab.rawValue)",
                            "aria-current": tab == shown ? "page" : nil,
                        ]
                    ) { html in
                        html.element("span", ["class": "figure"], asking.words.text(counts[tab] ?? 0))
                        html.element("span", ["class": "of"], asking(tab.labelKey))
                    }
                }
            }
        }
    }

    private static func table(
        _ rows: [SponsorshipRow], _ tab: SponsorTab, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.table(
            asking(tab.labelKey),
            [
                Column(asking("sponsor.worker")), Column("NIK"), Column(asking("sponsor.work")),
                Column(asking("sponsor.sponsor")), Column(asking("sponsor.unit")),
                Column(asking("sponsor.months")), Column(asking("sponsor.state")),
            ]
        ) { html in
            for row in rows {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/sponsor/\(row.id)"], row.workerName)
                    }
                    html.element("td", ["class": "number"], row.workerNumber)
                    html.cell(asking(row.work.labelKey))
                    html.element("td") { html in
                        html.text(row.sponsorName)
                        html.element("div", ["class": "hint"], asking(row.sponsorKind.labelKey))
                    }
                    html.cell(row.unitName)
                    html.cell("\(asking.words.text(row.term.from)) – \(asking.words.text(row.term.last))")
                    html.element("td") { $0.state(asking(row.state.labelKey), row.state.tone) }
                }
            }
        }
    }
}
