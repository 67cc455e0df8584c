import AccessBooks
import HTML
import LawBook
import Letters
import MoneyAndDates
import OfficeLetters
import SQLStore
import WebGate
import Words

/// Whether a paper is genuine.
enum VerifyPage {
    /// From one place in ten minutes.
    private static let limit = 30
    private static let window: Int64 = 600_000

    static func form(_ asking: Asking) -> Answer {
        if let code = asking.query["kode"] { return .see("/periksa/\(encoded(code))") }
        return .page(asking("verify.title"), frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("verify.title"))
                html.element("p", asking("verify.lead"))
                codeForm(asking, &html)
            }
        }
    }

    private static func codeForm(_ asking: Asking, _ html: inout HTMLText) {
        html.asks("/periksa", style: "stack") { html in
            html.field(
                Field("kode", asking("verify.code")).with {
                    $0.hint = asking("verify.code-hint")
                    $0.isRequired = true
                    $0.autocomplete = "off"
                    $0.value = asking.parameters["code"].map { decoded($0) }
                })
            html.submit(asking("verify.check"))
        }
    }

    static func answer(_ asking: Asking) async throws -> Answer {
        let portal = asking.portal
        try await RateLimit(portal.database).take(
            "verify:\(RateLimit.place(asking.visitor.address))", limit: limit, per: window, now: portal.now())
        let found = try await VerifyDocument.find(
            decoded(asking.parameters["code"] ?? ""), by: portal.office(0, actor: "periksa"),
            under: portal.law.book)
        guard let found else {
            return .page(asking("verify.title"), status: 404, frame: .narrow) { html in
                html.element("div", ["class": "sheet"]) { html in
                    html.element("h1", asking("verify.unknown"))
                    html.notice(.bad, asking("verify.unknown-says"))
                    codeForm(asking, &html)
                }
            }
        }
        return .page(asking("verify.title"), frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { write(found, asking, &$0) }
        }
    }

    private static func write(_ found: VerifiedDocument, _ asking: Asking, _ html: inout HTMLText) {
        let words = asking.words
        html.element("h1", asking("verify.genuine"))
        html.notice(
            .good, asking("verify.genuine-says", ["kind": .word(found.kind.labelKey)]))
        var facts = [
            (term: asking("verify.kind"), fact: asking(found.kind.labelKey)),
            (term: asking("verify.government"), fact: found.government),
            (term: asking("verify.issued"), fact: words.text(found.issuedOn)),
        ]
        if !found.number.isEmpty { facts.append((term: asking("verify.number"), fact: found.number)) }
        if let month = found.month { facts.append((term: asking("person.month"), fact: words.text(month))) }
        html.facts(facts)
        guard let person = found.person else { return }
        html.element("h2", asking("verify.now"))
        html.element("p") { html in
            html.text(person.maskedName + " ")
            if person.isProtected {
                html.state(asking("person.month.in-force"), .good)
            } else {
                html.state(asking("person.month.gap"), .bad)
            }
        }
        html.element(
            "p",
            asking(
                "verify.months",
                ["count": .count(person.protectedMonths.count), "day": .day(person.asOf)]))
        html.element("p", ["class": "hint"], asking("verify.hint"))
    }
}
