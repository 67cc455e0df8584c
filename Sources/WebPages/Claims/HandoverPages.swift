import Access
import ClaimBooks
import Claims
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// `/klaim/serah-terima`: what BPJS paid in some days, by programme, unit, regency or province.
enum HandoverPages {
    static let routes: [Route] = [
        .page(
            "/klaim/serah-terima", .right(.seeClaims),
            purpose: "For who prepares a handing over or a meeting: what BPJS paid in a period, and to whom."
        ) { try await page($0) }
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        let today = asking.portal.today()
        let yearBegins = Day(today.year, 1, 1) ?? today
        let first = asking.query["dari"].flatMap { Day(iso: $0) } ?? yearBegins
        let last = asking.query["sampai"].flatMap { Day(iso: $0) } ?? today
        let measure = asking.query["menurut"].flatMap(ClaimTotals.Measure.init) ?? .programme
        let totals = try await asking.claims().totals(from: first, through: max(first, last), by: measure)
        return .page(
            asking("claims.menu.handover"), crumbs: [Page.Crumb(asking("claims.title"), "/klaim")]
        ) { html in
            html.titlebar(
                asking("claims.menu.handover"),
                asking("claims.handover-lead", ["first": .day(totals.first), "last": .day(totals.last)]))
            ClaimBar.write(asking, here: "/klaim/serah-terima", &html)
            form(totals, measure, asking, &html)
            guard !totals.lines.isEmpty else { return html.empty(asking("claims.handover-none")) }
            figures(totals, asking, &html)
            table(totals, measure, asking, &html)
            pack(totals, asking, &html)
        }
    }

    /// List, minutes and press facts as one file.
    private static func pack(_ totals: ClaimTotals, _ asking: Asking, _ html: inout HTMLText) {
        guard asking.may(.fileClaims) else { return }
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "paket"]) { html in
            html.element("h2", ["id": "paket"], asking("claims.pack"))
            html.element("p", ["class": "hint"], asking("claims.pack-lead"))
            html.form("/klaim/serah-terima/paket", asking, style: "stack") { html in
                html.hidden("dari", totals.first.description)
                html.hidden("sampai", totals.last.description)
                html.optional("acara", name: "acara", asking("claims.pack-event"))
                html.optional(
                    "tanggal", name: "tanggal", asking("claims.day"), type: "date",
                    value: asking.portal.today().description)
                html.optional("tempat", name: "tempat", asking("claims.pack-place"))
                html.submit(asking("claims.pack-do"))
            }
        }
    }

    private static func form(
        _ totals: ClaimTotals, _ measure: ClaimTotals.Measure, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.asks("/klaim/serah-terima") { html in
            html.field(
                Field("dari", asking("claims.from")).with {
                    $0.type = "date"
                    $0.value = totals.first.description
                })
            html.field(
                Field("sampai", asking("claims.through")).with {
                    $0.type = "date"
                    $0.value = totals.last.description
                })
            html.choice(
                "menurut", asking("claims.by"),
                ClaimTotals.Measure.allCases.map {
                    (value: $0.rawValue, label: asking("claims.by.\($0.rawValue)"))
                }, chosen: measure.rawValue)
            html.submit(asking("claims.show"))
        }
    }

    private static func figures(_ totals: ClaimTotals, _ asking: Asking, _ html: inout HTMLText) {
        html.element("ul", ["class": "cards"]) { html in
            for (figure, of) in [
                (totals.amount.description, asking("claims.paid")),
                (String(totals.payments), asking("claims.payments-count")),
            ] {
                html.element("li", ["class": "card"]) { html in
                    html.element("span", ["class": "figure"], figure)
                    html.element("span", ["class": "of"], of)
                }
            }
        }
    }

    private static func table(
        _ totals: ClaimTotals, _ measure: ClaimTotals.Measure, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.table(
            asking("claims.handover-caption"),
            [
                Column(asking("claims.by.\(measure.rawValue)")), Column(asking("claims.programme")),
                Column(asking("claims.claims-count"), isAmount: true),
                Column(asking("claims.payments-count"), isAmount: true),
                Column(asking("claims.amount"), isAmount: true),
            ]
        ) { html in
            for line in totals.lines {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], line.name.isEmpty ? "–" : line.name)
                    html.cell(line.programme.rawValue)
                    html.cell(String(line.claims), isAmount: true)
                    html.cell(String(line.payments), isAmount: true)
                    html.cell(line.amount.description, isAmount: true)
                }
            }
            html.element("tr", ["class": "sum"]) { html in
                html.element("th", ["scope": "row", "colspan": "3"], asking("claims.sum"))
                html.cell(String(totals.payments), isAmount: true)
                html.cell(totals.amount.description, isAmount: true)
            }
        }
    }
}
