import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import SponsorBooks
import Sponsorship
import WebGate
import Words

/// `/sponsor/undangan`: links and QR codes by which sponsors come.
enum SponsorLinkPages {
    static let routes: [Route] = [
        .page(
            "/sponsor/undangan", .right(.inviteSponsors),
            purpose: "For who invites sponsors: the links that were given out, and how often each was used."
        ) { try await list($0, refused: nil) },
        .act("/sponsor/undangan", .right(.inviteSponsors)) { try await make($0) },
        .page(
            "/sponsor/undangan/{nomor}", .right(.inviteSponsors),
            purpose: "For who invites sponsors: one invitation as a poster with its QR code, to be printed."
        ) { try await poster($0) },
        .act("/sponsor/undangan/{nomor}/tutup", .right(.inviteSponsors)) { asking in
            try await asking.sponsors().close(try asking.number("nomor"))
            return .see("/sponsor/undangan", told: "told.sponsor.link-closed")
        },
    ]

    private static func list(_ asking: Asking, refused: String?) async throws -> Answer {
        let part = try await asking.sponsors().links(after: asking.query["sesudah"])
        return .page(
            asking("sponsor.links-title"), status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("sponsor.title"), "/sponsor")]
        ) { html in
            html.titlebar(asking("sponsor.links-title"), asking("sponsor.links-lead"))
            SponsorBar.write(asking, here: "/sponsor/undangan", &html)
            if let refused { html.notice(.bad, refused) }
            if part.rows.isEmpty {
                html.empty(asking("sponsor.links-none"))
            } else {
                table(part.rows, asking, &html)
                html.pager(asking, next: part.next)
            }
            form(asking, &html)
        }
    }

    private static func table(_ links: [SponsorLink], _ asking: Asking, _ html: inout HTMLText) {
        html.table(
            asking("sponsor.links-title"),
            [
                Column(asking("sponsor.link-label")), Column(asking("sponsor.unit")),
                Column(asking("sponsor.link-expires")), Column(asking("sponsor.link-uses"), isAmount: true),
                Column(asking("sponsor.state")),
            ]
        ) { html in
            for link in links {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/sponsor/undangan/\(link.id)"], link.label)
                    }
                    html.cell(link.unitName)
                    html.cell(asking.words.text(link.expires))
                    html.cell("\(link.uses) / \(link.mostUses)", isAmount: true)
                    html.element("td") { html in
                        let isOpen = (try? link.check(on: asking.portal.today())) != nil
                        html.state(
                            asking(isOpen ? "sponsor.link-open" : "sponsor.link-shut"),
                            isOpen ? .good : .plain)
                    }
                }
            }
        }
    }

    private static func form(_ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint"]) { html in
            html.element("h2", asking("sponsor.link-make"))
            html.form("/sponsor/undangan", asking, style: "stack") { html in
                for (name, key, hint, isRequired) in [
                    ("unit", "sponsor.link-unit", "sponsor.link-unit-hint", true),
                    ("wadah", "sponsor.link-registration", "sponsor.link-registration-hint", true),
                    ("nama", "sponsor.link-label", "sponsor.link-label-hint", false),
                    ("hari", "sponsor.link-days", nil, false), ("orang", "sponsor.link-most", nil, false),
                ] as [(String, String, String?, Bool)] {
                    html.field(
                        Field(name, asking(key)).with {
                            $0.hint = hint.map { asking($0) }
                            $0.isRequired = isRequired
                            $0.value = asking.form[name]
                        })
                }
                html.submit(asking("sponsor.link-make"))
            }
        }
    }

    private static func make(_ asking: Asking) async throws -> Answer {
        do {
            func whole(_ name: String) throws(SponsorRefusal) -> Int? {
                let text = asking.typed(name)
                if text.isEmpty { return nil }
                guard let number = Int(text), number > 0 else { throw .linkTermsWrong }
                return number
            }
            let link = try await asking.sponsors().invite(
                unit: asking.typed("unit"), registration: asking.typed("wadah"),
                label: asking.typed("nama"), days: try whole("hari"), uses: try whole("orang"))
            return .see("/sponsor/undangan/\(link.id)", told: "told.sponsor.link-made")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await list(asking, refused: asking.words(refusal.note))
        }
    }

    private static func poster(_ asking: Asking) async throws -> Answer {
        let desk = try asking.sponsors()
        let link: SponsorLink
        do { link = try await desk.link(try asking.number("nomor")) } catch SponsorRefusal.linkUnknown {
            throw NotThere()
        }
        let address = asking.address("/sertakan/\(encoded(desk.token(link)))")
        let term = SponsorshipTerm(stored: Month(of: desk.today), months: 1)
        let cost = try? SponsorshipCost(
            term, income: desk.rules.income, funding: .sponsor, under: asking.portal.law.contributions)
        return .page(
            link.label, frame: .narrow,
            crumbs: [
                Page.Crumb(asking("sponsor.title"), "/sponsor"),
                Page.Crumb(asking("sponsor.links-title"), "/sponsor/undangan"),
            ]
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("sponsor.poster-title"))
                html.element("p", ["class": "lead"], asking("sponsor.poster-lead"))
                if let cost {
                    html.element("p") {
                        $0.element("strong", asking("sponsor.poster-cost", ["amount": .rupiah(cost.total)]))
                    }
                }
                QRPicture.write(address, label: asking("sponsor.qr"), &html)
                html.element("p", ["class": "message"], address)
                html.facts([
                    (term: asking("sponsor.link-label"), fact: link.label),
                    (term: asking("sponsor.unit"), fact: link.unitName),
                    (term: asking("sponsor.link-expires"), fact: asking.words.text(link.expires)),
                ])
                FamilyGets.write(asking, &html)
            }
            MessageText.write(
                asking("sponsor.invite-message", ["address": .text(address), "unit": .text(link.unitName)]),
                asking, &html)
            html.form("/sponsor/undangan/\(link.id)/poster", asking, style: "noprint") {
                $0.submit(asking("sponsor.poster-file"))
            }
            html.form("/sponsor/undangan/\(link.id)/tutup", asking, style: "noprint") {
                $0.submit(asking("sponsor.link-close"), style: "quiet")
            }
        }
    }
}
