import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import Obligations
import OfficeLetters
import WebGate
import Words

/// `/pks/{id}`: one agreement, what it covers and what is to be done with it.
enum AgreementPage {
    static let routes: [Route] = [
        .page(
            "/pks/{id}", .right(.seeAgreements),
            purpose: "For who keeps an agreement: its terms, its days beside the budget's, and what is next."
        ) { try await answer($0, refused: nil) }
    ]

    /// - Parameters:
    ///   - refused: what an act of the page was refused with.
    ///   - told: what an act of the page found out.
    static func answer(_ asking: Asking, refused: String?, told: String? = nil) async throws -> Answer {
        let id = AgreementID(try asking.number("id"))
        let sheet = try await asking.agreements().open(id)
        let view = AgreementView(asking: asking, sheet: sheet, refused: refused, told: told)
        return .page(
            view.title, status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("agreements.title"), "/pks")]
        ) { view.write(&$0) }
    }
}

private struct AgreementView {
    let asking: Asking
    let sheet: AgreementDesk.Sheet
    let refused: String?
    let told: String?

    private var agreement: Agreement { sheet.agreement }
    private var terms: AgreementTerms { agreement.terms }
    private var words: Words { asking.words }

    var title: String { asking("agreements.of", ["unit": .text(sheet.unitName)]) }

    func write(_ html: inout HTMLText) {
        html.titlebar(title, "\(words.text(terms.from)) – \(words.text(agreement.lastDay))") { html in
            html.state(asking(sheet.state.labelKey), sheet.state.tone)
            html.element(
                "a", ["class": "button quiet", "href": "/unit/\(terms.unit)"], asking("agreements.to-unit"))
        }
        if let refused { html.notice(.bad, refused) }
        if let told { html.notice(.good, told) }
        standing(&html)
        AgreementStepsPart(asking: asking, sheet: sheet).write(&html)
        facts(&html)
        TimelinePart(asking: asking, timeline: sheet.timeline, title: asking("agreements.timeline"))
            .write(&html)
        AgreementPaperPages.write(sheet, asking, &html)
        AgreementFilesPart(asking: asking, sheet: sheet).write(&html)
        addenda(&html)
        history(&html)
    }

    /// Which one it carries on, and which carries it on.
    private func standing(_ html: inout HTMLText) {
        if let before = sheet.before {
            link(asking("agreements.before"), before, &html)
        }
        if let after = sheet.after {
            link(
                asking(after.stage.isSigned ? "agreements.after" : "agreements.after-drafted"), after, &html)
        } else if sheet.state == .expiring || sheet.state == .ended {
            html.notice(.wait, asking("agreements.no-successor", ["day": .day(agreement.lastDay)]))
        }
    }

    private func link(_ sentence: String, _ row: AgreementRow, _ html: inout HTMLText) {
        html.element("p") { html in
            html.text(sentence + " ")
            html.element("a", ["href": "/pks/\(row.id)"], row.name)
            html.text(" (\(words.text(row.from)) – \(words.text(row.through)))")
        }
    }

    private func facts(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "isi-pks"]) { html in
            html.element("h2", ["id": "isi-pks"], asking("agreements.terms"))
            html.facts(rows)
        }
    }

    private var rows: [(term: String, fact: String)] {
        var rows: [(String, String)] = [
            (asking("agreements.number"), agreement.number.isEmpty ? "–" : agreement.number),
            (
                asking("agreements.insurer-number"),
                agreement.insurerNumber.isEmpty ? "–" : agreement.insurerNumber
            ), (asking("agreements.party"), terms.party),
            (asking("agreements.signatory"), signatory(terms.signatory, "NIP")),
            (asking("agreements.insurer"), terms.insurer.isEmpty ? "–" : terms.insurer),
            (asking("agreements.insurer-signatory"), signatory(terms.insurerSignatory, "NPK")),
            (
                asking("agreements.programmes"),
                terms.programmes.programmes.map(\.rawValue).joined(separator: ", ")
            ), (asking("agreements.people"), words.text(terms.headcount)),
            (asking("agreements.funding"), terms.funding.isEmpty ? "–" : terms.funding),
            (
                asking("agreements.registration"),
                sheet.registration ?? asking("agreements.every-registration")
            ),
            (
                asking("agreements.roster"),
                sheet.roster.map { $0.text(words) } ?? asking("agreements.no-roster")
            ),
        ]
        if let day = terms.bridgeThrough {
            rows.append((asking("agreements.bridge"), asking("agreements.bridge-until", ["day": .day(day)])))
        }
        if let day = agreement.signedOn { rows.append((asking("agreements.signed-on"), words.text(day))) }
        return rows.map { (term: $0.0, fact: $0.1) }
    }

    private func signatory(_ signatory: Signatory, _ kind: String) -> String {
        if signatory.name.isEmpty { return "–" }
        let number = signatory.number.isEmpty ? "" : " · \(kind) \(signatory.number)"
        return "\(signatory.name), \(signatory.office)\(number)"
    }

    private func addenda(_ html: inout HTMLText) {
        guard !agreement.addenda.isEmpty else { return }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("agreements.addenda"))
            html.table(
                asking("agreements.addenda"),
                [
                    Column(asking("agreements.number")), Column(asking("agreements.signed-on")),
                    Column(asking("agreements.people"), isAmount: true),
                    Column(asking("agreements.last-day")),
                    Column(asking("agreements.note")),
                ]
            ) { html in
                for addendum in agreement.addenda {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"], addendum.number)
                        html.cell(words.text(addendum.signedOn))
                        html.cell(addendum.headcount.map { words.text($0) } ?? "–", isAmount: true)
                        html.cell(addendum.through.map { words.text($0) } ?? "–")
                        html.cell(addendum.note.isEmpty ? "–" : addendum.note)
                    }
                }
            }
        }
    }

    private func history(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("agreements.history"))
            html.table(
                asking("agreements.history"),
                [
                    Column(asking("agreements.when")), Column(asking("agreements.what")),
                    Column(asking("agreements.who")), Column(asking("agreements.note")),
                ]
            ) { html in
                for recorded in agreement.events.reversed() {
                    html.element("tr") { html in
                        html.cell(words.moment(recorded.at.epochMilliseconds))
                        html.element("th", ["scope": "row"], asking(recorded.event.kind.labelKey))
                        html.cell(recorded.actor)
                        html.cell(note(recorded.event))
                    }
                }
            }
        }
    }

    private func note(_ event: AgreementEvent) -> String {
        switch event {
        case .returned(let reason), .cancelled(let reason), .ended(_, let reason): reason
        case .signed(_, let number, let insurerNumber): "\(number) / \(insurerNumber)"
        case .amended(let addendum): addendum.number
        case .attached(let file): file.name
        case .drafted, .revised, .sentToReview, .accepted, .renewed: "–"
        }
    }
}
