import LawBook
package import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore
package import SponsorBooks
import Sponsorship

/// What a stranger who opens an invitation is shown: the link, and of a worker who is handed over the
/// initials.
package struct OpenedSponsorLink: Sendable {
    package let office: Office
    package let link: SponsorLink
    package let government: String
    /// `S*** A***` of the worker who is handed over, and the first month that another may pay.
    package let handedOver: (name: String, from: Month)?
}

/// Invitations and sponsors without an account. The caller counts the attempts.
package enum PublicSponsors {
    /// Opens an invitation.
    ///
    /// - Parameter office: any office of the database; the token names its own government.
    /// - Throws: `.linkUnknown`, `.linkExpired`, `.linkUsedUp`.
    package static func open(_ token: String, by office: Office) async throws -> OpenedSponsorLink {
        guard let (government, number) = SponsorLinkBook.link(of: token, office) else {
            throw SponsorRefusal.linkUnknown
        }
        let theirs = office.with(government: government)
        return try await office.database.read { connection in
            let link = try SponsorLinkBook.entry(number, government, connection)
            try link.check(on: office.today)
            var handed: (name: String, from: Month)?
            if let follows = link.follows {
                let worker = try connection.first(
                    """
                    SELECT worker_name, first_month, last_month FROM sponsorship
                    WHERE gov_id = $1 AND sponsorship_id = $2
                    """, [.integer(government), .integer(follows)]
                ) {
                    (
                        try $0.text(0), try $0.month(1, "sponsorship.first_month"),
                        try $0.month(2, "sponsorship.last_month")
                    )
                }
                guard let worker else { throw SponsorRefusal.linkUnknown }
                let present = Month(of: office.today)
                let from = max(worker.1.adding(1), min(present.adding(1), worker.2.adding(1)), present)
                handed = (masked(worker.0), from)
            }
            let name = try GovernmentBook.name(of: government, on: connection) ?? ""
            return OpenedSponsorLink(office: theirs, link: link, government: name, handedOver: handed)
        }
    }

    /// The first letter of each word of a name.
    package static func masked(_ name: String) -> String {
        name.split(separator: " ").map { "\($0.prefix(1))***" }.joined(separator: " ")
    }

    /// The office that a civil servant means by a code or a part of its name.
    ///
    /// - Throws: `.unitNotFound`, `.unitNotClear` with the names of a few.
    package static func office(named text: String, of office: Office) async throws -> UnitID {
        let plain = text.lowercased().map { "!%_".contains($0) ? "!\($0)" : "\($0)" }.joined()
        guard plain.count >= 2 else { throw SponsorRefusal.unitNotFound }
        let found = try await office.database.read { connection in
            try connection.rows(
                """
                SELECT unit_id, name, code FROM unit WHERE gov_id = $1 AND kind = 'opd'
                    AND (code = $2 OR lower(name) LIKE $3 ESCAPE '!')
                ORDER BY name, unit_id LIMIT 6
                """, [.integer(office.government), .text(text), .text("%\(plain)%")]
            ) { (UnitID(try $0.integer(0)), try $0.text(1), $0.optionalText(2) ?? "") }
        }
        let exact = found.filter { $0.2 == text || $0.1.lowercased() == text.lowercased() }
        let hits = exact.isEmpty ? found : exact
        guard let first = hits.first else { throw SponsorRefusal.unitNotFound }
        guard hits.count == 1 else {
            throw SponsorRefusal.unitNotClear(hits.prefix(5).map(\.1).joined(separator: "; "))
        }
        return first.0
    }
}
