import Access
import DeskBooks
import DuesBooks
import HTML
import LawBook
import Ledger
import MoneyAndDates
import WebGate
import Words

/// `/iuran/tunggakan`: who has not paid, and for how long; to print and take to a meeting.
enum ArrearsPages {
    static let routes: [Route] = [
        .page(
            "/iuran/tunggakan", .right(.seeArrears),
            purpose: "For Disnaker, BPKAD and heads: what nobody has paid, by age, the oldest debts first."
        ) { try await page($0) }
    ]

    /// So many registrations are shown; all are summed.
    private static let mostShown = 300

    private static func page(_ asking: Asking) async throws -> Answer {
        let rows = try await ArrearsDesk(try asking.desk()).rows()
        let today = asking.portal.today()
        return .page(asking("money.menu.arrears")) { html in
            html.titlebar(
                asking("money.menu.arrears"), asking("money.arrears.lead", ["day": .day(today)]))
            MoneyMenu.write(asking, here: "/iuran/tunggakan", &html)
            if rows.isEmpty {
                return html.empty(asking("money.arrears.none"), ("/iuran", asking("menu.dues")))
            }
            html.facts([
                (asking("money.arrears.overdue"), rows.map(\.overdue).sum().description),
                (asking("money.arrears.open"), rows.map(\.open).sum().description),
                (asking("money.arrears.registrations"), asking.words.text(rows.count)),
            ])
            table(rows, asking, &html)
        }
    }

    private static func table(_ rows: [ArrearsSheetRow], _ asking: Asking, _ html: inout HTMLText) {
        html.table(
            asking("money.arrears.by-age"),
            [Column(asking("money.registration")), Column(asking("money.arrears.since"))]
                + ArrearsBook.ages.map { Column(asking.words($0.sentence), isAmount: true) }
                + [Column(asking("money.arrears.overdue"), isAmount: true)]
        ) { html in
            for row in rows.prefix(mostShown) {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element(
                            "a", ["href": "/iuran/\(row.since)/\(row.registration)"], row.name)
                    }
                    html.cell(asking.words.text(row.since))
                    for amount in row.amounts {
                        html.cell(amount == .zero ? "–" : amount.description, isAmount: true)
                    }
                    html.cell(row.overdue.description, isAmount: true)
                }
            }
            html.element("tr", ["class": "sum"]) { html in
                html.element("th", ["scope": "row", "colspan": "2"], asking("money.sum"))
                for place in ArrearsBook.ages.indices {
                    html.cell(rows.map { $0.amounts[place] }.sum().description, isAmount: true)
                }
                html.cell(rows.map(\.overdue).sum().description, isAmount: true)
            }
        }
        if rows.count > mostShown {
            html.element("p", asking("money.arrears.more", ["count": .count(rows.count - mostShown)]))
        }
    }
}

extension Ageing.Age {
    fileprivate var sentence: Note {
        switch self {
        case .noDueDay: Note("arrears.no-due-day")
        case .notYetDue: Note("arrears.not-yet-due")
        case .overdue(let from, let to?):
            Note("arrears.overdue", ["from": .number(from), "to": .number(to)])
        case .overdue(let from, nil): Note("arrears.overdue-more", ["from": .number(from)])
        }
    }
}
