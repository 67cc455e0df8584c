import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import SponsorBooks
import Sponsorship
import WebGate
import Words

/// `/sertakan/{token}`: three steps on a telephone, and a receipt. Nothing of anybody else is shown.
enum EnrolPages {
    /// From one place in ten minutes: a whole office may sit behind one address.
    private static let opens = 600
    private static let sends = 200
    private static let window: Int64 = 600_000

    static let routes: [Route] = [
        .page(
            "/sertakan/{token}", .open,
            purpose:
                "For whoever pays for a driver, helper or vendor near him: to enrol him in two minutes."
        ) { asking in
            try await opened(asking, opens) { form in page(form, step: form.isTakeOver ? 2 : 1, nil) }
        },
        .act("/sertakan/{token}", .open) { asking in
            try await opened(asking, sends) { try await take($0) }
        },
    ]

    /// A link that is expired, used up, closed or was never made ends in a page that says what to do.
    private static func opened(
        _ asking: Asking, _ limit: Int, _ body: (EnrolForm) async throws -> Answer
    ) async throws -> Answer {
        let portal = asking.portal
        try await RateLimit(portal.database).take(
            "enrol:\(limit):\(RateLimit.place(asking.visitor.address))", limit: limit, per: window,
            now: portal.now())
        let found: OpenedSponsorLink
        do {
            found = try await PublicSponsors.open(
                decoded(asking.parameters["token"] ?? ""), by: portal.office(0, actor: "sertakan"))
        } catch let refusal as SponsorRefusal { return shut(refusal, asking) }
        return try await body(try EnrolForm(asking, found))
    }

    private static func shut(_ refusal: SponsorRefusal, _ asking: Asking) -> Answer {
        .page(asking("sponsor.enrol-title"), status: 404, frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("sponsor.enrol-title"))
                html.notice(.bad, asking.words(refusal.note), asking("sponsor.link-ask"))
                html.element(
                    "a", ["class": "button quiet", "href": "/tanggungan"], asking("sponsor.own-title"))
            }
        }
    }

    private static func take(_ form: EnrolForm) async throws -> Answer {
        let asking = form.asking
        let step = asking.form["langkah"] ?? "1"
        if asking.form["kembali"] != nil { return page(form, step: step == "3" ? 2 : 1, nil) }
        do throws(SponsorRefusal) {
            if step == "1" {
                try form.checkWorker()
                return page(form, step: 2, nil)
            }
            if step == "2" {
                _ = try form.readTerm()
                return page(form, step: 3, nil)
            }
        } catch { return page(form, step: step == "1" ? 1 : 2, error) }
        do {
            let draft = try form.draft()
            let unit = try await form.unit()
            let book = SponsorBook(form.opened.office, law: form.law, rules: form.rules)
            let sent = try await book.propose(draft, through: form.opened.link.id, unit: unit)
            return EnrolReceipt.answer(sent, try form.readTerm().cost, form)
        } catch let refusal as SponsorRefusal { return page(form, step: 3, refusal) }
    }

    private static func page(_ form: EnrolForm, step: Int, _ refusal: SponsorRefusal?) -> Answer {
        let asking = form.asking
        let title = asking(form.isTakeOver ? "sponsor.take-over-title" : "sponsor.enrol-title")
        return .page(title, status: refusal == nil ? 200 : 422, frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", title)
                html.element(
                    "p", ["class": "lead"],
                    asking(
                        "sponsor.enrol-lead",
                        ["government": .text(form.opened.government), "step": .number(step)]))
                if let refusal { html.notice(.bad, asking.words(refusal.note)) }
                html.form(asking.path, asking, style: "stack") { html in
                    html.hidden("langkah", String(step))
                    EnrolSteps(form: form).write(step, &html)
                }
            }
        }
    }
}
