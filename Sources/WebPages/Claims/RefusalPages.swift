import Access
import ClaimBooks
import Claims
import DeskBooks
import HTML
import WebGate
import Words

/// `/klaim/penolakan`: why claims were refused, to be searched before the next one is sent.
enum RefusalPages {
    static let routes: [Route] = [
        .page(
            "/klaim/penolakan", .right(.seeClaims),
            purpose: "For who gathers papers: why claims were refused, so that the next one is not."
        ) { try await page($0) }
    ]

    private static func page(_ asking: Asking) async throws -> Answer {
        let text = asking.query["cari"] ?? ""
        let found = try await asking.claims().refusals(
            String(text.prefix(100)), after: asking.query["sesudah"])
        return .page(
            asking("claims.menu.refusals"), crumbs: [Page.Crumb(asking("claims.title"), "/klaim")]
        ) { html in
            html.titlebar(asking("claims.menu.refusals"), asking("claims.refusals-lead"))
            ClaimBar.write(asking, here: "/klaim/penolakan", &html)
            html.asks("/klaim/penolakan") { html in
                html.field(Field("cari", asking("claims.search-refusals")).with { $0.value = text })
                html.submit(asking("claims.search"))
            }
            codes(found.codes, asking, &html)
            guard !found.claims.rows.isEmpty else {
                return html.empty(
                    asking(text.isEmpty ? "claims.refusals-none" : "claims.refusals-not-found"))
            }
            table(found.claims, asking, &html)
        }
    }

    private static func codes(
        _ codes: [(code: String, count: Int)], _ asking: Asking, _ html: inout HTMLText
    ) {
        guard !codes.isEmpty else { return }
        html.element("ul", ["class": "cards states"]) { html in
            for code in codes.prefix(12) {
                html.element("li") { html in
                    let path = "/klaim/penolakan?\(Fields([("cari", code.code)]).urlEncoded)"
                    html.element("a", ["class": "card", "href": path]) { html in
                        html.element("span", ["class": "figure"], String(code.count))
                        html.element("span", ["class": "of"], code.code)
                    }
                }
            }
        }
    }

    private static func table(
        _ part: Listed<ClaimDesk.Line>, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.table(
            asking("claims.menu.refusals"),
            [
                Column(asking("claims.person")), Column(asking("claims.type")),
                Column(asking("claims.event-day")), Column(asking("claims.refusal-code")),
                Column(asking("claims.refusal-text")),
            ]
        ) { html in
            for line in part.rows {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/klaim/\(line.claim.id)"], line.claim.name)
                    }
                    html.cell(asking(line.claim.type.labelKey))
                    html.cell(asking.words.text(line.claim.eventDay))
                    html.cell(line.claim.refusalCode ?? "–")
                    html.cell(line.claim.refusalText ?? "–")
                }
            }
        }
        html.pager(asking, next: part.next)
    }
}
