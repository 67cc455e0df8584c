import Access
import AccessBooks
import DeskBooks
import EmbeddedFiles
import HTML
import LawBook
import Letters
import Membership
import MoneyAndDates
import OfficeLetters
import RegisterBooks
import SponsorBooks
import Sponsorship
import WebGate
import Words

/// `/sponsor/{nomor}`: one worker and his sponsor, with what is to be decided.
enum SponsorPage {
    static let routes: [Route] = [
        .page(
            "/sponsor/{nomor}", .right(.seeSponsors),
            purpose: "For who verifies a sponsored worker: what was sent in, beside the register."
        ) { try await answer($0, refused: nil) },
        act("verifikasi", "told.sponsor.verified") { desk, id, asking in
            try await desk.verify(id, from: asking.form["mulai"].flatMap { Month(iso: $0) })
        },
        act("tolak", "told.sponsor.refused") { desk, id, asking in
            try await desk.refuse(id, reason: asking.typed("alasan", most: 500))
        },
        act("hentikan", "told.sponsor.stopped") { desk, id, asking in
            guard let last = asking.form["terakhir"].flatMap({ Month(iso: $0) }) else {
                throw SponsorRefusal.noMonths
            }
            try await desk.stop(id, after: last, reason: asking.typed("alasan", most: 500))
        },
        .act("/sponsor/{nomor}/surat", .right(.seeSponsors)) { try await letter($0) },
    ]

    private static func act(
        _ name: String, _ told: String,
        _ body: @escaping @Sendable (SponsorDesk, Int64, Asking) async throws -> Void
    ) -> Route {
        .act("/sponsor/{nomor}/\(name)", .right(.verifySponsors)) { asking in
            let id = try asking.number("nomor")
            do {
                try await body(try asking.sponsors(), id, asking)
                return .see("/sponsor/\(id)", told: told)
            } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
                return try await answer(asking, refused: asking.words(refusal.note))
            }
        }
    }

    private static func answer(_ asking: Asking, refused: String?) async throws -> Answer {
        let sheet = try await asking.sponsors().open(try asking.number("nomor"))
        let cost = try? SponsorshipCost(
            sheet.row.term, income: sheet.row.income, funding: sheet.row.funding,
            under: asking.portal.law.contributions)
        let view = SponsorView(asking: asking, sheet: sheet, cost: cost)
        return .page(
            sheet.row.workerName, status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("sponsor.title"), "/sponsor")]
        ) { html in
            html.titlebar(sheet.row.workerName, asking(sheet.row.state.labelKey))
            if let refused { html.notice(.bad, refused) }
            view.write(&html)
        }
    }

    private static func letter(_ asking: Asking) async throws -> Answer {
        let id = try asking.number("nomor")
        _ = try await asking.sponsors().open(id)
        guard let kind = asking.form["jenis"].flatMap(LetterKind.init), SponsorLetters.all.contains(kind)
        else { throw NotThere() }
        let format = asking.form["bentuk"].flatMap(LetterFormat.init) ?? .pdf
        let letters = SponsorLetters(
            OfficeLetters(
                try asking.desk().office, words: asking.words, files: LetterFolder.embedded,
                law: asking.portal.law.book), law: asking.portal.law.contributions)
        do {
            let file = try await letters.letter(kind, of: id, as: format)
            return .file(file.bytes, type: format.type, name: "\(kind.rawValue)-\(id).\(format.rawValue)")
        } catch let refusal as OfficeLetterRefusal {
            return try await answer(asking, refused: asking.words(refusal.note))
        }
    }
}

private struct SponsorView {
    let asking: Asking
    let sheet: SponsorDesk.Sheet
    let cost: SponsorshipCost?
    private var row: SponsorshipRow { sheet.row }

    func write(_ html: inout HTMLText) {
        facts(&html)
        if asking.may(.verifySponsors) { decide(&html) }
        billed(&html)
        papers(&html)
        message(&html)
        history(&html)
    }

    private func facts(_ html: inout HTMLText) {
        let words = asking.words
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("sponsor.sent"))
            html.facts([
                (
                    term: asking("sponsor.sponsor"),
                    fact: "\(row.sponsorName) · \(asking(row.sponsorKind.labelKey))"
                ),
                (term: asking("sponsor.unit"), fact: row.unitName), (term: "NIK", fact: row.workerNumber),
                (term: asking("sponsor.worker-born"), fact: words.text(row.workerBorn)),
                (term: asking("sponsor.work"), fact: asking(row.work.labelKey)),
                (
                    term: asking("sponsor.months"),
                    fact: "\(words.text(row.term.from)) – \(words.text(row.term.last))"
                ),
                (term: asking("sponsor.how-paid"), fact: asking(row.payment.labelKey)),
                (term: asking("sponsor.income"), fact: row.income.description),
            ])
            if row.isIll { html.notice(.wait, asking("sponsor.is-ill")) }
            if let before = row.follows {
                html.element("p") {
                    $0.element("a", ["href": "/sponsor/\(before)"], asking("sponsor.follows"))
                }
            }
            if let cost { html.cost(cost, asking) }
            known(&html)
        }
    }

    private func known(_ html: inout HTMLText) {
        guard let card = sheet.known else {
            return html.element("p", asking("sponsor.not-known"))
        }
        html.element("p") { html in
            html.text(asking("sponsor.known") + " ")
            html.element("a", ["href": "/orang/\(card.id)"], card.name)
            html.text(card.born.map { " · \(asking.words.text($0))" } ?? "")
        }
        if card.born != row.workerBorn { html.notice(.bad, asking("sponsor.known-other-born")) }
        if card.died != nil { html.notice(.bad, asking("sponsor.known-died")) }
    }

    private func decide(_ html: inout HTMLText) {
        switch row.state {
        case .proposed:
            html.element("section", ["class": "sheet noprint"]) { html in
                html.element("h2", asking("sponsor.decide"))
                html.form("/sponsor/\(row.id)/verifikasi", asking, style: "stack") { html in
                    html.field(
                        Field("mulai", asking("sponsor.begins")).with {
                            $0.type = "month"
                            $0.value = row.term.from.description
                            $0.hint = asking("sponsor.begins-hint")
                        })
                    html.submit(asking("sponsor.verify"))
                }
                html.form("/sponsor/\(row.id)/tolak", asking, style: "stack") { html in
                    html.field(Field("alasan", asking("sponsor.reason")).with { $0.isRequired = true })
                    html.submit(asking("sponsor.refuse"), style: "quiet")
                }
            }
        case .inForce:
            html.element("section", ["class": "sheet noprint"]) { html in
                if row.stopMonth != nil { html.notice(.wait, asking("sponsor.stop-asked")) }
                html.element("details") { html in
                    html.element("summary", asking("sponsor.stop"))
                    html.form("/sponsor/\(row.id)/hentikan", asking, style: "stack") { html in
                        html.field(
                            Field("terakhir", asking("sponsor.last-month")).with {
                                $0.type = "month"
                                $0.isRequired = true
                                $0.value = (row.stopMonth ?? Month(of: asking.portal.today())).description
                            })
                        html.field(Field("alasan", asking("sponsor.reason")))
                        html.submit(asking("sponsor.stop"), style: "quiet")
                    }
                }
            }
        case .refused, .withdrawn, .followed, .stopped: break
        }
    }

    private func billed(_ html: inout HTMLText) {
        guard row.spell != nil else { return }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("sponsor.billed"))
            if sheet.months.isEmpty { return html.element("p", asking("sponsor.billed-none")) }
            html.table(
                asking("sponsor.billed"),
                [
                    Column(asking("sponsor.month")), Column(asking("sponsor.amount"), isAmount: true),
                    Column(asking("sponsor.state")),
                ]
            ) { html in
                for month in sheet.months {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"]) { html in
                            html.element(
                                "a",
                                ["href": "/iuran/\(month.month)/\(row.registration)"],
                                asking.words.text(month.month))
                        }
                        html.cell(month.amount.description, isAmount: true)
                        html.element("td") {
                            $0.state(
                                asking(month.isPaid ? "bill.standing.paid" : "bill.standing.unpaid"),
                                month.isPaid ? .good : .wait)
                        }
                    }
                }
            }
        }
    }

    private func papers(_ html: inout HTMLText) {
        guard row.state == .inForce || row.state == .followed || row.state == .stopped else { return }
        html.element("section", ["class": "sheet noprint"]) { html in
            html.element("h2", asking("sponsor.papers"))
            html.element("div", ["class": "actions"]) { html in
                for kind in SponsorLetters.all
                where kind != .sponsorDeduction || row.payment == .payDeduction {
                    for format in LetterFormat.allCases {
                        html.form("/sponsor/\(row.id)/surat", asking) { html in
                            html.hidden("jenis", kind.rawValue)
                            html.hidden("bentuk", format.rawValue)
                            html.submit(
                                "\(asking(kind.labelKey)) (\(format.rawValue.uppercased()))", style: "quiet")
                        }
                    }
                }
            }
        }
    }

    /// The reminder as a text that somebody sends from his own telephone.
    private func message(_ html: inout HTMLText) {
        guard row.state == .inForce, asking.may(.inviteSponsors) else { return }
        let text = asking(
            "sponsor.message",
            [
                "name": .text(row.sponsorName), "worker": .text(row.workerName),
                "day": .day(row.term.protectsUntil), "address": .text(asking.address("/tanggungan")),
            ])
        html.element("section", ["class": "sheet noprint"]) { html in
            html.element("h2", asking("sponsor.remind"))
            MessageText.write(text, asking, &html)
        }
    }

    private func history(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("sponsor.history"))
            html.element("ol") { html in
                for event in sheet.events {
                    let note = event.note.isEmpty ? "" : ": \(event.note)"
                    html.element("li", "\(asking(event.act.labelKey)) · \(event.actor)\(note)")
                }
            }
        }
    }
}
