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
import SQLStore
import SponsorBooks
import Sponsorship
import WebGate
import Words

/// `/tanggungan`: a sponsor's own page, with the code of his receipt and his day of birth. Each act asks for
/// both again, so that no address and no cookie opens it.
enum OwnSponsorPages {
    /// Attempts for a code, and from one place, in an hour.
    private static let perCode = 30
    private static let perPlace = 120
    private static let window: Int64 = 3_600_000

    static let routes: [Route] = [
        .page(
            "/tanggungan", .open,
            purpose: "For a sponsor: his workers, until when each is paid, to carry on, hand over or stop."
        ) { try await form($0, refused: nil) },
        .act("/tanggungan", .open) { asking in
            try await entered(asking) { own in page(own, asking) }
        },
        act("lanjut") { own, row, asking in
            let months = asking.form["bulan"].flatMap { Int($0) } ?? 0
            let sent = try await book(own, asking).extend(row.id, months: months)
            return (asking("sponsor.told-extended", ["day": .day(sent.term.protectsUntil)]), nil)
        },
        act("alih") { own, row, asking in
            let token = try await book(own, asking).handOver(row.id)
            return (asking("sponsor.told-hand-over"), asking.address("/sertakan/\(encoded(token))"))
        },
        act("henti") { own, row, asking in
            if row.state == .proposed {
                try await book(own, asking).withdraw(row.id)
                return (asking("sponsor.told-withdrawn"), nil)
            }
            try await book(own, asking).askStop(row.id, after: Month(of: own.office.today))
            return (asking("sponsor.told-stop-asked"), nil)
        },
        .act("/tanggungan/surat", .open) { asking in
            try await entered(asking) { own in try await letter(own, asking) }
        },
    ]

    private static func book(_ own: OwnSponsor, _ asking: Asking) throws -> SponsorBook {
        SponsorBook(
            own.office, law: try MembershipLaw(from: asking.portal.law.book),
            rules: try SponsorTemplates.embedded())
    }

    /// An act upon one of his own; of another's it is as if there were none.
    private static func act(
        _ name: String,
        _ body:
            @escaping @Sendable (OwnSponsor, SponsorshipRow, Asking) async throws ->
            (told: String, link: String?)
    ) -> Route {
        .act("/tanggungan/\(name)", .open) { asking in
            try await entered(asking) { own in
                guard let row = own.rows.first(where: { String($0.id) == asking.form["nomor"] }) else {
                    throw NotThere()
                }
                do {
                    let done = try await body(own, row, asking)
                    return try await entered(asking, isAgain: true) {
                        page($0, asking, told: done.told, link: done.link)
                    }
                } catch let refusal as SponsorRefusal {
                    return page(own, asking, refused: asking.words(refusal.note))
                }
            }
        }
    }

    private static func entered(
        _ asking: Asking, isAgain: Bool = false, _ body: (OwnSponsor) async throws -> Answer
    ) async throws -> Answer {
        let (portal, code) = (asking.portal, asking.form["kode"] ?? "")
        let office = portal.office(0, actor: "sponsor")
        if !isAgain {
            let limit = RateLimit(portal.database)
            try await limit.take(
                "sponsor:\(RateLimit.place(asking.visitor.address))", limit: perPlace, per: window,
                now: portal.now())
            let plain = DocumentCode.written(code) ?? code
            try await limit.take(
                "sponsor-code:\(office.sealing.index(plain, kind: "own-code"))", limit: perCode, per: window,
                now: portal.now())
        }
        guard let born = asking.form["lahir"].flatMap({ Day(iso: $0) }),
            let own = try await SponsorLists.own(code: code, born: born, by: office)
        else { return try await form(asking, refused: asking("sponsor.own-not-found")) }
        return try await body(own)
    }

    private static func form(_ asking: Asking, refused: String?) async throws -> Answer {
        // In a demonstration everybody is invented, and the first of them is put forward.
        let shown =
            asking.portal.settings.isDemonstration
            ? try await SponsorLists.example(by: asking.portal.office(0, actor: "sponsor")) : nil
        return .page(asking("sponsor.own-title"), status: refused == nil ? 200 : 422, frame: .narrow) {
            html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("sponsor.own-title"))
                if let refused { html.notice(.bad, refused) }
                html.element("p", asking("sponsor.own-lead"))
                html.form("/tanggungan", asking, style: "stack") { html in
                    html.field(
                        Field("kode", asking("sponsor.code")).with {
                            $0.isRequired = true
                            $0.autocomplete = "off"
                            $0.value = asking.form["kode"] ?? shown?.code
                        })
                    html.field(
                        Field("lahir", asking("sponsor.your-born")).with {
                            $0.type = "date"
                            $0.isRequired = true
                            $0.autocomplete = "bday"
                            $0.value = asking.form["lahir"] ?? shown?.born.description
                        })
                    html.submit(asking("sponsor.own-see"))
                }
            }
        }
    }

    private static func page(
        _ own: OwnSponsor, _ asking: Asking, told: String? = nil, link: String? = nil, refused: String? = nil
    ) -> Answer {
        let view = OwnSponsorView(asking: asking, own: own)
        return .page(asking("sponsor.own-title"), status: refused == nil ? 200 : 422) { html in
            html.titlebar(own.name, asking(own.kind.labelKey))
            if let refused { html.notice(.bad, refused) }
            if let told { html.notice(.good, told) }
            if let link { view.link(link, &html) }
            view.write(&html)
        }
    }

    private static func letter(_ own: OwnSponsor, _ asking: Asking) async throws -> Answer {
        guard let row = own.rows.first(where: { String($0.id) == asking.form["nomor"] }),
            let kind = asking.form["jenis"].flatMap(LetterKind.init), SponsorLetters.own.contains(kind)
        else { throw NotThere() }
        let format = asking.form["bentuk"].flatMap(LetterFormat.init) ?? .pdf
        let letters = SponsorLetters(
            OfficeLetters(
                own.office, words: asking.words, files: LetterFolder.embedded, law: asking.portal.law.book),
            law: asking.portal.law.contributions)
        do {
            let file = try await letters.letter(kind, of: row.id, as: format)
            return .file(file.bytes, type: format.type, name: "\(kind.rawValue).\(format.rawValue)")
        } catch let refusal as OfficeLetterRefusal {
            return page(own, asking, refused: asking.words(refusal.note))
        }
    }
}

/// A sponsor's people.
private struct OwnSponsorView {
    let asking: Asking
    let own: OwnSponsor

    func link(_ address: String, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("p", ["class": "message"], address)
            QRPicture.write(address, label: asking("sponsor.qr"), &html)
        }
    }

    func write(_ html: inout HTMLText) {
        if own.rows.isEmpty { return html.empty(asking("sponsor.own-none")) }
        for row in own.rows {
            html.element("section", ["class": "sheet"]) { one(row, &$0) }
        }
    }

    private func one(_ row: SponsorshipRow, _ html: inout HTMLText) {
        let words = asking.words
        html.element("h2", row.workerName)
        html.element("p") { $0.state(asking(row.state.labelKey), row.state.tone) }
        html.facts([
            (term: "NIK", fact: row.workerNumber),
            (term: asking("sponsor.work"), fact: asking(row.work.labelKey)),
            (
                term: asking("sponsor.months"),
                fact: "\(words.text(row.term.from)) – \(words.text(row.term.last))"
            ),
            (
                term: asking("sponsor.paid-through"),
                fact: row.spell.flatMap { own.paidThrough[$0] }.map { words.text($0) }
                    ?? asking("sponsor.unpaid")
            ),
            (term: asking("sponsor.how-paid"), fact: asking(row.payment.labelKey)),
        ])
        if row.stopMonth != nil { html.notice(.wait, asking("sponsor.stop-asked")) }
        if row.state == .inForce { acts(row, &html) }
        if row.state == .proposed {
            button("henti", asking("sponsor.withdraw"), row, &html) { _ in }
        }
    }

    private func acts(_ row: SponsorshipRow, _ html: inout HTMLText) {
        html.element("details") { html in
            html.element("summary", asking("sponsor.extend"))
            button("lanjut", asking("sponsor.extend"), row, &html) { html in
                let id = "bulan-\(row.id)"
                html.element("label", ["for": id], asking("sponsor.how-long"))
                html.element("select", ["id": id, "name": "bulan"]) { html in
                    for months in [1, 3, 6, 12] {
                        html.element("option", ["value": String(months)], asking.words.text(months))
                    }
                }
            }
        }
        html.element("div", ["class": "actions"]) { html in
            button("alih", asking("sponsor.hand-over"), row, &html) { _ in }
            button("henti", asking("sponsor.stop"), row, &html) { _ in }
            for kind in SponsorLetters.own
            where kind != .sponsorDeduction || row.payment == .payDeduction {
                button("surat", asking(kind.labelKey), row, &html) { $0.hidden("jenis", kind.rawValue) }
            }
        }
    }

    private func button(
        _ path: String, _ label: String, _ row: SponsorshipRow, _ html: inout HTMLText,
        _ more: (inout HTMLText) -> Void
    ) {
        html.form("/tanggungan/\(path)", asking, style: "stack noprint") { html in
            html.hidden("kode", asking.form["kode"] ?? "")
            html.hidden("lahir", asking.form["lahir"] ?? "")
            html.hidden("nomor", String(row.id))
            more(&html)
            html.submit(label, style: "quiet")
        }
    }
}
