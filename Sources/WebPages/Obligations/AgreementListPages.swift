import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import Obligations
import WebGate
import Words

/// `/pks`: agreements by state, those that end first at the top.
enum AgreementListPages {
    static let routes: [Route] = [
        .page(
            "/pks", .right(.seeAgreements),
            purpose: "For who keeps agreements with BPJS: which end soon, and which nobody carries on."
        ) { try await list($0) }
    ]

    private static func list(_ asking: Asking) async throws -> Answer {
        let asked = asking.query["bagian"].flatMap(AgreementTab.init)
        let desk = try asking.agreements()
        var tab = asked ?? .expiring
        var found = try await desk.list(tab, after: asking.query["sesudah"])
        if asked == nil, found.list.rows.isEmpty {
            // Where nothing ends soon, what holds is of more use than an empty page.
            tab = .inForce
            found = try await desk.list(tab)
        }
        let (part, counts, shown) = (found.list, found.counts, tab)
        return .page(asking("agreements.title")) { html in
            html.titlebar(asking("agreements.title"), asking("agreements.lead")) { html in
                guard asking.may(.draftAgreements) else { return }
                html.element("a", ["class": "button", "href": "/pks/baru"], asking("agreements.new"))
                html.element(
                    "a", ["class": "button quiet", "href": "/pks/perpanjang"], asking("agreements.renew-all"))
            }
            ObligationBar.write(asking, here: "/pks", &html)
            tabs(shown, counts, asking, &html)
            if part.rows.isEmpty {
                html.empty(asking("agreements.empty.\(shown.rawValue)"))
            } else {
                AgreementTable.write(part.rows, asking(shown.labelKey), asking, &html)
                html.pager(asking, next: part.next)
            }
        }
    }

    private static func tabs(
        _ shown: AgreementTab, _ counts: [AgreementTab: Int], _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("ul", ["class": "cards states"]) { html in
            for tab in AgreementTab.allCases {
                html.element("li") { html in
                    html.element(
                        "a",
                        [
                            "class": "card", "href": "/pks?bagian=\(tab.rawValue)",
                            "aria-current": tab == shown ? "page" : nil,
                        ]
                    ) { html in
                        html.element("span", ["class": "figure"], String(counts[tab] ?? 0))
                        html.element("span", ["class": "of"], asking(tab.labelKey))
                    }
                }
            }
        }
    }
}

/// Agreements, a line each.
enum AgreementTable {
    static func write(
        _ lines: [AgreementDesk.Line], _ caption: String, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.table(
            caption,
            [
                Column(asking("agreements.unit")), Column(asking("agreements.number")),
                Column(asking("agreements.span")), Column(asking("agreements.state")),
                Column(asking("agreements.days-left"), isAmount: true),
                Column(asking("agreements.programmes")),
                Column(asking("agreements.people"), isAmount: true),
            ]
        ) { html in
            for line in lines { html.element("tr") { row(line, asking, &$0) } }
        }
    }

    private static func row(_ line: AgreementDesk.Line, _ asking: Asking, _ html: inout HTMLText) {
        let (row, words) = (line.row, asking.words)
        html.element("th", ["scope": "row"]) {
            $0.element("a", ["href": "/pks/\(row.id)"], row.unitName)
        }
        html.element("td") { html in
            html.text(row.number.isEmpty ? asking("agreements.no-number") : row.number)
            if !row.insurerNumber.isEmpty { html.element("div", ["class": "hint"], row.insurerNumber) }
        }
        html.cell("\(words.text(row.from)) – \(words.text(row.through))")
        html.element("td") { html in
            html.state(asking(line.state.labelKey), line.state.tone)
            if row.draftedSuccessor != nil, row.successor == nil, line.state == .expiring {
                html.element("div", ["class": "hint"], asking("agreements.successor-drafted"))
            }
            if row.bridgeThrough != nil {
                html.element("div", ["class": "hint"], asking("agreements.bridged"))
            }
        }
        html.element("td", ["class": "amount"]) { html in
            guard row.stage.isSigned, line.daysLeft >= 0 else { return html.text("–") }
            html.text(words.text(line.daysLeft))
            if let reminder = line.reminder {
                html.element(
                    "div", ["class": "hint"], asking("agreements.reminder", ["days": .number(reminder)]))
            }
        }
        html.cell(row.programmes.programmes.map(\.rawValue).joined(separator: ", "))
        html.cell(words.text(row.headcount), isAmount: true)
    }
}

extension AgreementStanding {
    var tone: Tone {
        switch self {
        case .draft, .review, .accepted, .expiring: .wait
        case .signed, .inForce, .renewed: .good
        case .ended: .bad
        case .cancelled: .plain
        }
    }
}
