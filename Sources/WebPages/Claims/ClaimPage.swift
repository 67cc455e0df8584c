import Access
import ClaimBooks
import Claims
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// `/klaim/{id}`: one claim, what stands in its way first.
enum ClaimPage {
    static let routes: [Route] = [
        .page(
            "/klaim/{id}", .right(.seeClaims),
            purpose:
                "For who gathers the papers of a claim: what stands in its way, what is due, what is next."
        ) { try await answer($0, refused: nil) },
        // With a reason, for those who must give one.
        .act("/klaim/{id}", .right(.seeClaims)) { try await answer($0, refused: nil) },
    ]

    /// - Parameter refused: what an act of the page was refused with.
    static func answer(_ asking: Asking, refused: String?) async throws -> Answer {
        let id = ClaimCaseID(try asking.number("id"))
        let reason = asking.form["alasan"] ?? ""
        let sheet: ClaimDesk.Sheet
        do {
            sheet = try await asking.claims().open(id, reason: reason)
        } catch AccessRefusal.reasonNeeded {
            return why(id, asking, isSecondTry: asking.form["alasan"] != nil)
        }
        let view = ClaimSheetView(asking: asking, sheet: sheet, refused: refused)
        let title = asking("claims.of", ["name": .text(sheet.personName)])
        return .page(
            title, status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("claims.title"), "/klaim")]
        ) { view.write(&$0) }
    }

    /// Some look with a reason only; it is asked before anything is shown.
    private static func why(_ id: ClaimCaseID, _ asking: Asking, isSecondTry: Bool) -> Answer {
        .page(
            asking("person.why.title"), status: isSecondTry ? 422 : 200, frame: .narrow,
            crumbs: [Page.Crumb(asking("claims.title"), "/klaim")]
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("person.why.title"))
                html.element("p", asking("person.why.lead"))
                html.form("/klaim/\(id)", asking, style: "stack") { html in
                    html.reasonField(asking, isSecondTry: isSecondTry)
                    html.submit(asking("person.why.open"))
                }
            }
        }
    }
}

/// The whole page of a claim.
struct ClaimSheetView {
    let asking: Asking
    let sheet: ClaimDesk.Sheet
    let refused: String?

    private var claim: ClaimCase { sheet.claim }

    func write(_ html: inout HTMLText) {
        html.titlebar(asking("claims.of", ["name": .text(sheet.personName)]), lead, actions)
        if let refused { html.notice(.bad, refused) }
        standing(&html)
        FindingsPart(asking: asking, sheet: sheet).write(&html)
        EstimatePart(asking: asking, sheet: sheet).write(&html)
        ClocksPart(asking: asking, sheet: sheet).write(&html)
        ClaimStepsPart(asking: asking, sheet: sheet).write(&html)
        PaymentsPart(asking: asking, sheet: sheet).write(&html)
        if !claim.form.questions.isEmpty { QuestionsPart(asking: asking, sheet: sheet).write(&html) }
        PapersPart(asking: asking, sheet: sheet).write(&html)
        FormsPart(asking: asking, sheet: sheet).write(&html)
        MessagesPart(asking: asking, sheet: sheet).write(&html)
        if let heirs = sheet.view.heirs {
            ClaimHeirsPart(asking: asking, sheet: sheet, heirs: heirs).write(&html)
        }
        ChildrenPart(asking: asking, sheet: sheet).write(&html)
        ClaimHistoryPart(asking: asking, sheet: sheet).write(&html)
    }

    private var lead: String {
        let opening = claim.opening
        var day = asking.words.text(opening.eventDay)
        if opening.eventMinute != nil { day = asking.moment(opening.eventInstant, opening.time) }
        return [asking(claim.type.labelKey), day, sheet.unitName].compactMap(\.self).joined(separator: " · ")
    }

    private func actions(_ html: inout HTMLText) {
        html.state(asking(claim.stage.labelKey), claim.stage.tone)
        if asking.may(.seePeople) {
            html.element(
                "a", ["class": "button quiet", "href": "/orang/\(claim.opening.person)"],
                asking("claims.to-person"))
        }
    }

    /// What everybody must see before anything else.
    private func standing(_ html: inout HTMLText) {
        if let refusal = claim.refusal {
            html.notice(
                .bad, asking("claims.was-refused", ["code": .text(refusal.code)]), refusal.text)
        }
        if sheet.view.check.isHeld, !claim.stage.isEnd {
            html.notice(
                .bad, asking("claims.is-held", ["months": .number(sheet.view.check.arrearsMonths)]))
        }
        guard let proposal = claim.proposal else { return }
        let what =
            switch proposal.kind {
            case .submission: asking("claims.waits.submission", ["who": .text(proposal.actor)])
            case .payment(let number):
                asking("claims.waits.payment", ["who": .text(proposal.actor), "number": .number(number)])
            }
        html.notice(.wait, what)
    }
}
