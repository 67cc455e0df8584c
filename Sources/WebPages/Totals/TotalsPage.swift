import Access
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// Totals of governments, without a person in them.
enum TotalsPage {
    static let routes: [Route] = [
        .page(
            "/ringkasan", .right(.seeAggregates),
            purpose: "For ministry and regional office, to compare governments without seeing anybody."
        ) { try await page($0) }
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        let last = Month(of: asking.portal.today()).adding(-1)
        let typed = asking.query["bulan"]
        let month = typed.map { Month(iso: $0) } ?? last
        let part = try await TotalsDesk(try asking.desk()).month(
            month ?? last, after: asking.query["sesudah"].flatMap { Int64($0) } ?? 0)
        return .page(asking("totals.title"), status: month == nil ? 422 : 200) { html in
            html.titlebar(asking("totals.title"), asking("totals.lead", ["month": .month(month ?? last)]))
            html.asks("/ringkasan") { html in
                html.field(
                    Field("bulan", asking("leader.month")).with {
                        $0.type = "month"
                        $0.value = (month ?? last).description
                        $0.error = month == nil ? asking("whatif.no-month") : nil
                    })
                html.submit(asking("totals.show"), style: "quiet")
            }
            guard !part.rows.isEmpty else {
                html.empty(asking("totals.none"))
                return
            }
            table(part.rows, asking, &html)
            html.element("p", ["class": "hint"], asking("totals.few", ["count": .count(TotalsDesk.fewest)]))
            html.pager(asking, next: part.next)
        }
    }

    private static func table(_ rows: [GovernmentTotals], _ asking: Asking, _ html: inout HTMLText) {
        let columns =
            [Column(asking("totals.government"))]
            + ["leader.reported", "leader.paid-people", "leader.share", "leader.dues", "leader.open"].map {
                Column(asking($0), isAmount: true)
            }
        html.table(asking("totals.title"), columns) { html in
            for row in rows {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], row.name)
                    guard let people = row.people, let paid = row.paid else {
                        html.element("td", ["colspan": "5"], asking("totals.hidden"))
                        return
                    }
                    html.cell(asking.words.text(people), isAmount: true)
                    html.cell(asking.words.text(paid), isAmount: true)
                    html.cell(asking.words.percent(paid, of: people), isAmount: true)
                    html.cell(row.owed?.description ?? "", isAmount: true)
                    html.cell(row.open?.description ?? "", isAmount: true)
                }
            }
        }
    }
}
