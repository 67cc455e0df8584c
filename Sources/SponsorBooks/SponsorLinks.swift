import LawBook
package import Membership
package import MoneyAndDates
import RegisterBooks
package import SQLDatabase
package import SQLStore
package import Sponsorship

/// An invitation on its way into the books.
package struct SponsorLinkDraft: Sendable, Hashable {
    /// Where those who come are counted.
    package let unit: UnitID
    /// With whose bill their months are paid; of the self-employed.
    package let registration: Int64
    /// What it is called: a campaign, an office, an event.
    package let label: String
    package let expires: Day
    package let uses: Int
    /// The sponsorship that it hands over.
    package var follows: Int64?
    package var event: Int64?
    /// The member who invites.
    package var inviter: PersonID?

    package init(
        unit: UnitID, registration: Int64, label: String, expires: Day, uses: Int, follows: Int64? = nil,
        event: Int64? = nil, inviter: PersonID? = nil
    ) {
        self.unit = unit
        self.registration = registration
        self.label = label
        self.expires = expires
        self.uses = uses
        self.follows = follows
        self.event = event
        self.inviter = inviter
    }
}

/// An invitation as the books have it.
package struct SponsorLink: Sendable, Hashable {
    package let id: Int64
    package let unit: UnitID
    package let unitName: String
    package let unitKind: InstitutionKind
    package let registration: Int64
    package let label: String
    package let expires: Day
    package let mostUses: Int
    package let uses: Int
    package let follows: Int64?
    package let isClosed: Bool

    /// The letters of its address.
    package func token(_ office: Office) -> String {
        SponsorLinkBook.token(link: id, office)
    }

    /// - Throws: `.linkUnknown` where it was closed, `.linkExpired`, `.linkUsedUp`.
    package func check(on today: Day) throws(SponsorRefusal) {
        if isClosed { throw .linkUnknown }
        if today > expires { throw .linkExpired(expires) }
        if uses >= mostUses { throw .linkUsedUp }
    }

    /// A statement without its condition, `l` for the link.
    package static let select = """
        SELECT l.link_id, l.unit_id, u.name, u.kind, l.registration_id, l.label, l.expires, l.most_uses,
            l.uses, l.follows_id, l.is_closed
        FROM sponsor_link l JOIN unit u ON u.gov_id = l.gov_id AND u.unit_id = l.unit_id
        """

    /// A row of `select`.
    package init(_ row: SQLRow) throws {
        id = try row.integer(0)
        unit = UnitID(try row.integer(1))
        unitName = try row.text(2)
        unitKind = try row.code(3, "unit.kind")
        registration = try row.integer(4)
        label = try row.text(5)
        expires = try row.day(6, "sponsor_link.expires")
        mostUses = Int(try row.integer(7))
        uses = Int(try row.integer(8))
        follows = try row.optionalInteger(9)
        isClosed = try row.integer(10) == 1
    }
}

/// The invitations of a government.
package struct SponsorLinkBook: Sendable {
    package let office: Office

    package init(_ office: Office) { self.office = office }

    /// The kinds of `DocumentCode` that are ours, for good.
    package static let linkKind = 37
    package static let sponsorKind = 38

    /// The letters by which a link is opened.
    package static func token(link: Int64, _ office: Office) -> String {
        DocumentCode(kind: linkKind, government: office.government, subject: link, month: nil)
            .text(office.sealing)
    }

    /// Which government and link a token stands for; nil for one that was not made here.
    package static func link(of token: String, _ office: Office) -> (government: Int64, link: Int64)? {
        guard let code = DocumentCode(token, office.sealing), code.kind == linkKind else { return nil }
        return (code.government, code.subject)
    }

    /// Makes one.
    ///
    /// - Throws: `.linkTermsWrong`, `.registrationWrong` for one that is not of the self-employed,
    ///   `RegisterRefusal` for what this government has not.
    @discardableResult
    package func make(_ draft: SponsorLinkDraft) async throws -> SponsorLink {
        let office = office
        let id = office.identifiers.next()
        return try await office.act { connection, now in
            let changes = try SponsorLinkBook.write(draft, id, office, now, connection)
            return Act(try SponsorLinkBook.entry(id, office.government, connection), changes)
        }
    }

    static func write(
        _ draft: SponsorLinkDraft, _ id: Int64, _ office: Office, _ now: Int64,
        _ connection: any SQLConnection
    ) throws -> [AuditChange] {
        guard !draft.label.isEmpty, draft.label.count <= 120, draft.expires >= office.today,
            (1...100_000).contains(draft.uses)
        else { throw SponsorRefusal.linkTermsWrong }
        _ = try UnitBook.unit(draft.unit.description, government: office.government, on: connection)
        let registration = try RegistrationBook.entry(
            draft.registration, government: office.government, on: connection)
        guard registration?.segment == .selfEmployed else { throw SponsorRefusal.registrationWrong }
        try connection.execute(
            """
            INSERT INTO sponsor_link (gov_id, link_id, unit_id, registration_id, label, expires, most_uses,
                uses, follows_id, event_id, inviter_id, is_closed, recorded_by, recorded_ms, changed_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10, 0, $11, $12, $12)
            """,
            [
                .integer(office.government), .integer(id), .integer(draft.unit.number),
                .integer(draft.registration), .text(draft.label), .integer(draft.expires.number),
                .integer(Int64(draft.uses)), SQLValue(draft.follows), SQLValue(draft.event),
                SQLValue(draft.inviter?.number), .text(office.actor), .integer(now),
            ])
        return [
            office.change(
                "sponsor.link", of: "sponsor-link/\(id)",
                after: "unit/\(draft.unit) until=\(draft.expires.yyyymmdd) uses=\(draft.uses)")
        ]
    }

    /// Closes one: whoever opens it from now on is told nothing of it. The same again changes nothing.
    package func close(_ id: Int64) async throws {
        let office = office
        try await office.act { connection, now in
            let changed = try connection.execute(
                """
                UPDATE sponsor_link SET is_closed = 1, changed_ms = $1
                WHERE gov_id = $2 AND link_id = $3 AND is_closed = 0
                """, [.integer(now), .integer(office.government), .integer(id)])
            if changed == 0 {
                _ = try SponsorLinkBook.entry(id, office.government, connection)
                return Act((), [])
            }
            return Act((), [office.change("sponsor.link-close", of: "sponsor-link/\(id)")])
        }
    }

    /// One by its number.
    ///
    /// - Throws: `.linkUnknown`.
    package static func entry(
        _ id: Int64, _ government: Int64, isHeld: Bool = false, _ connection: any SQLConnection
    ) throws -> SponsorLink {
        if isHeld {
            _ = try connection.integer(
                """
                SELECT link_id FROM sponsor_link
                WHERE gov_id = $1 AND link_id = $2\(connection.engine.lockClause)
                """, [.integer(government), .integer(id)])
        }
        let found = try connection.first(
            "\(SponsorLink.select) WHERE l.gov_id = $1 AND l.link_id = $2",
            [.integer(government), .integer(id)], SponsorLink.init)
        guard let found else { throw SponsorRefusal.linkUnknown }
        return found
    }
}
