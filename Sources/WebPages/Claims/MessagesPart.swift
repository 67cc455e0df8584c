import Access
import ClaimBooks
import Claims
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// A text that somebody sends by WhatsApp from his own telephone. We send nothing.
enum MessageText {
    static func write(_ text: String, _ asking: Asking, _ html: inout HTMLText) {
        html.element("details") { html in
            html.element("summary", asking("claims.message"))
            html.element("p", ["class": "message"], text)
            // No number goes along: whoever sends it chooses to whom.
            html.element(
                "a",
                [
                    "class": "noprint", "href": "https://wa.me/?\(Fields([("text", text)]).urlEncoded)",
                    "rel": "noreferrer",
                ], asking("claims.message-send"))
        }
    }
}

extension Asking {
    /// Who may be asked back: whoever is at the desk, and where.
    func contact(unit: String?) -> String {
        [visitor.permit?.display, unit].compactMap(\.self).joined(separator: ", ")
    }
}

/// What the family or the worker is told, by how the claim stands.
struct MessagesPart {
    let asking: Asking
    let sheet: ClaimDesk.Sheet

    private var claim: ClaimCase { sheet.claim }

    func write(_ html: inout HTMLText) {
        guard asking.may(.fileClaims), claim.stage != .withdrawn else { return }
        let texts = messages
        guard !texts.isEmpty else { return }
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "pesan"]) { html in
            html.element("h2", ["id": "pesan"], asking("claims.messages"))
            html.element("p", ["class": "hint"], asking("claims.messages-lead"))
            for message in texts {
                html.element("h3", message.title)
                MessageText.write(message.text, asking, &html)
            }
        }
    }

    private var messages: [(title: String, text: String)] {
        var texts: [(title: String, text: String)] = []
        if let paid = claim.payments.last(where: { $0.state == .confirmed })?.payment {
            texts.append(
                told(
                    "paid",
                    [
                        "amount": .rupiah(paid.amount), "day": .day(paid.day),
                        "account": .text(paid.account),
                    ]))
        }
        guard !claim.stage.isEnd else { return texts }
        switch claim.type {
        case .death where claim.stage == .opened:
            texts.append(
                told(
                    "death",
                    [
                        "amount": .text(asking.range(sheet.view.estimate.low, sheet.view.estimate.high)),
                        "papers": .text(papers),
                    ]))
        case .workAccident: texts.append(told("accident", ["day": .day(claim.opening.eventDay)]))
        case .death, .scholarship, .oldAge, .pension, .jobLoss: break
        }
        if !missing.isEmpty { texts.append(told("missing", ["papers": .text(missing)])) }
        return texts + children
    }

    private var children: [(title: String, text: String)] {
        sheet.children.filter { $0.years.next?.state == .due }.map { kept in
            told(
                "scholarship",
                ["child": .text(kept.years.child.name), "papers": .text(asking("claims.message-school"))])
        }
    }

    private func told(
        _ kind: String, _ more: [String: Term]
    ) -> (title: String, text: String) {
        let office = sheet.unitName ?? asking.visitor.permit?.display ?? ""
        let arguments: [String: Term] = [
            "name": .text(sheet.personName), "office": .text(office),
            "recipient": .text(asking("claims.message-recipient", ["name": .text(sheet.personName)])),
            "contact": .text(asking.contact(unit: sheet.unitName)),
        ]
        return (
            asking("claims.message.\(kind)"),
            asking("claim.whatsapp.\(kind)", arguments.merging(more) { $1 })
        )
    }

    /// The papers that the heirs bring, in plain words.
    private var papers: String {
        (sheet.view.heirs?.papers ?? []).map { asking($0) }.joined(separator: "; ")
    }

    private var missing: String {
        claim.form.evidence.filter { kind in
            kind.before != nil && claim.applies(kind.when)
                && !sheet.files.contains { $0.file.kind == kind.name }
        }.map { asking($0.labelKey) }.joined(separator: "; ")
    }
}
