package import Membership
import MoneyAndDates
import Outreach
import SQLDatabase
package import SQLStore
import Sponsorship

/// The invitation of a member: how many it brought is counted, and nobody is paid for it.
package struct MemberInvite: Sendable, Hashable {
    /// The letters of its address.
    package let token: String
    /// Proposals that came through it.
    package let enrolled: Int
}

/// Members who invite others.
package enum MemberInvites {
    /// The invitation of a member: the one that he has, or a new one beside the newest open campaign.
    ///
    /// - Throws: `OutreachRefusal.noCampaign` where there is no open invitation to hand on.
    package static func invite(of member: PersonID, by office: Office) async throws -> MemberInvite {
        let new = office.identifiers.next()
        return try await office.act { connection, now in
            let held = try connection.integer(
                """
                SELECT person_id FROM person
                WHERE gov_id = $1 AND person_id = $2\(connection.engine.lockClause)
                """, [.integer(office.government), .integer(member.number)])
            guard held != nil else { throw OutreachRefusal.memberUnknown }
            let day = SQLValue.integer(office.today.number)
            let own = try connection.first(
                """
                SELECT l.link_id, (SELECT COUNT(*) FROM sponsorship s
                    WHERE s.gov_id = l.gov_id AND s.link_id = l.link_id)
                FROM sponsor_link l WHERE l.gov_id = $1 AND l.inviter_id = $2 AND l.is_closed = 0
                    AND l.expires >= $3 AND l.uses < l.most_uses
                ORDER BY l.link_id DESC LIMIT 1
                """, [.integer(office.government), .integer(member.number), day]
            ) { (try $0.integer(0), try $0.integer(1)) }
            if let own {
                return Act(
                    MemberInvite(
                        token: SponsorLinkBook.token(link: own.0, office), enrolled: Int(own.1)), [])
            }
            let campaign = try connection.first(
                """
                \(SponsorLink.select) WHERE l.gov_id = $1 AND l.is_closed = 0 AND l.expires >= $2
                    AND l.uses < l.most_uses AND l.follows_id IS NULL AND l.event_id IS NULL
                    AND l.inviter_id IS NULL
                ORDER BY l.link_id DESC LIMIT 1
                """, [.integer(office.government), day], SponsorLink.init)
            guard let campaign else { throw OutreachRefusal.noCampaign }
            let changes = try SponsorLinkBook.write(
                SponsorLinkDraft(
                    unit: campaign.unit, registration: campaign.registration, label: campaign.label,
                    expires: campaign.expires, uses: 100, inviter: member), new, office, now, connection)
            return Act(
                MemberInvite(token: SponsorLinkBook.token(link: new, office), enrolled: 0), changes)
        }
    }
}
