import Access
import AccessBooks
import CompanyDuty
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// `/perusahaan/periksa`: the counter of the licence office asks whether a company may be served.
enum CounterPage {
    /// Questions of one account in ten minutes.
    static let limit = 60
    static let window: Int64 = 600_000

    static let routes: [Route] = [
        .page(
            "/perusahaan/periksa", .right(.checkCompanies),
            purpose: "For the counter that gives licences: may this company be served, and if not, why."
        ) { page($0, answer: nil, refused: nil) },
        .act("/perusahaan/periksa", .right(.checkCompanies)) { asking in
            do {
                let answer = try await ask(asking, asking.textOfForm("nomor"))
                return page(asking, answer: answer, refused: nil)
            } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
                return page(asking, answer: nil, refused: asking.words(refusal.note))
            }
        },
    ]

    /// Asks within the limit.
    static func ask(_ asking: Asking, _ number: String) async throws -> CounterAnswer {
        let (portal, desk) = (asking.portal, try asking.companies())
        let account = asking.visitor.permit?.account ?? 0
        try await RateLimit(portal.database).take(
            "counter:\(account)", limit: limit, per: window, now: portal.now())
        return try await desk.check(number)
    }

    private static func page(_ asking: Asking, answer: CounterAnswer?, refused: String?) -> Answer {
        .page(asking("counter.title"), status: refused == nil ? 200 : 422, frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("counter.title"))
                html.element("p", asking("counter.lead"))
                if let refused { html.notice(.bad, refused) }
                if let answer { write(answer, asking, &html) }
                html.form("/perusahaan/periksa", asking, style: "stack") { html in
                    html.field(
                        Field("nomor", asking("counter.number")).with {
                            $0.hint = asking("counter.number-hint")
                            $0.isRequired = true
                            $0.autocomplete = "off"
                            $0.value = asking.form["nomor"]
                        })
                    html.submit(asking("counter.ask"))
                }
            }
        }
    }

    private static func write(_ answer: CounterAnswer, _ asking: Asking, _ html: inout HTMLText) {
        switch answer {
        case .mayBeServed: html.notice(.good, asking("counter.may-be-served"))
        case .refused(let since, let because):
            html.notice(
                .bad,
                asking(
                    "counter.refused",
                    [
                        "day": .day(since),
                        "because": .text(because.map { asking($0.labelKey) }.joined(separator: ", ")),
                    ]))
        }
    }
}
