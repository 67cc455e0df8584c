import Access
import DeskBooks
import DuesBooks
import HTML
import LawBook
import Ledger
import MoneyAndDates
import WebGate
import Words

/// `/iuran/rekonsiliasi`: roster, SIPP, bill, payment and warrant of a month beside each other.
enum ReconcilePages {
    static let routes: [Route] = [
        .page(
            "/iuran/rekonsiliasi", .right(.reconcile),
            purpose: "For Disnaker and BPKAD: go to the month that is to be reconciled."
        ) { asking in
            let months = try await asking.periods().months(atMost: 2)
            return .see("/iuran/rekonsiliasi/\(months.first?.month ?? Month(of: asking.portal.today()))")
        },
        .page(
            "/iuran/rekonsiliasi/{bulan}", .right(.reconcile),
            purpose: "For Disnaker and BPKAD: which registrations' five sides of a month do not agree."
        ) { try await page($0) },
        .page(
            "/iuran/rekonsiliasi/{bulan}/{npp}", .right(.reconcile),
            purpose:
                "For Disnaker and BPKAD: every difference of one registration's month, and whose turn it is."
        ) { try await differences($0) },
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        let month = try asking.month()
        let part = try await ReconcileDesk(try asking.desk()).month(month, after: asking.query["sesudah"])
        return .page(asking("money.reconcile.title", ["month": .month(month)])) { html in
            html.titlebar(
                asking("money.reconcile.title", ["month": .month(month)]), asking("money.reconcile.lead"))
            MoneyMenu.write(asking, here: "/iuran/rekonsiliasi", &html)
            html.element("nav", ["class": "pager", "aria-label": asking("money.other-month")]) { html in
                for other in [month.adding(-1), month.adding(1)] {
                    html.element(
                        "a", ["class": "button quiet", "href": "/iuran/rekonsiliasi/\(other)"],
                        asking.words.text(other))
                }
            }
            if part.rows.isEmpty { return html.empty(asking("money.reconcile.empty")) }
            table(part.rows, month, asking, &html)
            html.pager(asking, next: part.next)
        }
    }

    private static func table(
        _ rows: [ReconcileRow], _ month: Month, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.table(
            asking("money.reconcile.title", ["month": .month(month)]),
            [Column(asking("money.registration"))]
                + MonthSource.allCases.map { Column(asking($0.labelKey), isAmount: true) }
                + [Column(asking("money.state"))]
        ) { html in
            for row in rows {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element(
                            "a", ["href": "/iuran/rekonsiliasi/\(month)/\(row.registration)"], row.name)
                    }
                    for amount in [row.roster, row.sipp, row.bill, row.paid, row.warrant] {
                        html.cell(asking.text(amount), isAmount: true)
                    }
                    html.element("td") { html in
                        switch row.agrees {
                        case true?: html.state(asking("money.reconcile.agrees"), .good)
                        case false?: html.state(asking("money.reconcile.differs"), .wait)
                        case nil: html.state(asking("money.reconcile.unknown"), .plain)
                        }
                    }
                }
            }
        }
    }

    private static func differences(_ asking: Asking) async throws -> Answer {
        let (month, registration) = (try asking.month(), try asking.number("npp"))
        let row = try await asking.periods().boardRow(month, registration)
        let reading = try await ReconcileDesk(try asking.desk()).differences(month, registration)
        let body = DifferencesBody(asking: asking, reading: reading)
        return .page(
            row.name,
            crumbs: [
                Page.Crumb(
                    asking("money.reconcile.title", ["month": .month(month)]),
                    "/iuran/rekonsiliasi/\(month)")
            ]
        ) { html in
            html.titlebar(row.name, asking("money.reconcile.of", ["month": .month(month)]))
            body.write(&html)
        }
    }
}

private struct DifferencesBody {
    let asking: Asking
    let reading: MonthReading

    /// So many differences between two sides are shown; all are summed.
    private static let mostShown = 100

    func write(_ html: inout HTMLText) {
        let found = reading.reconciliation
        for link in found.links {
            html.element(
                "h2",
                asking(
                    "money.reconcile.link",
                    ["from": .word(link.from.labelKey), "to": .word(link.to.labelKey)]))
            html.facts([
                (asking(link.from.labelKey), link.amounts.from.description),
                (asking(link.to.labelKey), link.amounts.to.description),
                (asking("money.difference"), (link.amounts.to - link.amounts.from).description),
            ])
            if link.differences.isEmpty {
                html.element("p", asking("money.reconcile.no-difference"))
            } else {
                table(link, &html)
            }
        }
        html.notice(
            found.rest == .zero ? .good : .wait, asking("reconcile.rest", ["amount": .rupiah(found.rest)]))
    }

    private func table(_ link: Reconciliation.Link, _ html: inout HTMLText) {
        html.table(
            asking(
                "money.reconcile.link", ["from": .word(link.from.labelKey), "to": .word(link.to.labelKey)]),
            [
                Column(asking("money.cause")), Column(asking("money.name")),
                Column(asking("money.amount"), isAmount: true), Column(asking("money.turn")),
            ]
        ) { html in
            for difference in link.differences.prefix(Self.mostShown) {
                html.element("tr") {
                    $0.cell(asking(difference.kind.messageKey))
                    $0.cell(difference.person.flatMap { reading.names[$0] } ?? "–")
                    $0.cell(difference.amount.description, isAmount: true)
                    $0.cell(asking(difference.kind.turn.labelKey))
                }
            }
        }
        let more = link.differences.count - Self.mostShown
        if more > 0 { html.element("p", asking("money.reconcile.more", ["count": .count(more)])) }
    }
}
