import AccessBooks
import DeskBooks
import HTML
import LawBook
import Letters
import MoneyAndDates
import Outreach
import SQLStore
import SponsorBooks
import WebGate
import Words

/// `/ajak`: a member invites others, with the code of her certificate and her day of birth.
enum InvitePage {
    /// From one place in an hour.
    private static let limit = 30
    private static let window: Int64 = 3_600_000

    static let routes: [Route] = [
        .page(
            "/ajak", .open,
            purpose: "For a member who tells others: a link of her own, and how many it brought."
        ) { form($0, refused: nil) },
        .act("/ajak", .open) { try await enter($0) },
    ]

    private static func form(_ asking: Asking, refused: String?) -> Answer {
        .page(asking("outreach.invite-title"), status: refused == nil ? 200 : 422, frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("outreach.invite-title"))
                if let refused { html.notice(.bad, refused) }
                html.element("p", asking("outreach.invite-lead"))
                html.form("/ajak", asking, style: "stack") { html in
                    html.field(
                        Field("kode", asking("own.code")).with {
                            $0.isRequired = true
                            $0.autocomplete = "off"
                            $0.value = asking.form["kode"]
                        })
                    html.field(
                        Field("lahir", asking("own.born")).with {
                            $0.type = "date"
                            $0.isRequired = true
                            $0.value = asking.form["lahir"]
                        })
                    html.submit(asking("outreach.invite-make"))
                }
            }
        }
    }

    private static func enter(_ asking: Asking) async throws -> Answer {
        let portal = asking.portal
        try await RateLimit(portal.database).take(
            "invite:\(RateLimit.place(asking.visitor.address))", limit: limit, per: window, now: portal.now())
        guard let born = asking.form["lahir"].flatMap({ Day(iso: $0) }),
            let found = try await OwnRecord.find(
                code: asking.form["kode"] ?? "", born: born, kind: LetterKind.certificate.rawValue,
                by: portal.office(0, actor: "ajak"))
        else { return form(asking, refused: asking(OutreachRefusal.memberUnknown.rawValue)) }
        do {
            let invite = try await MemberInvites.invite(of: found.record.file.id, by: found.office)
            return answer(invite, asking)
        } catch let refusal as OutreachRefusal { return form(asking, refused: asking.words(refusal.note)) }
    }

    private static func answer(_ invite: MemberInvite, _ asking: Asking) -> Answer {
        let address = asking.address("/sertakan/\(encoded(invite.token))")
        return .page(asking("outreach.invite-title"), frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("outreach.invite-title"))
                html.element("p", asking("outreach.invite-count", ["count": .count(invite.enrolled)]))
                QRPicture.write(address, label: asking("sponsor.qr"), &html)
                html.element("p", ["class": "message"], address)
                MessageText.write(
                    asking("outreach.invite-message", ["address": .text(address)]), asking, &html)
            }
        }
    }
}
