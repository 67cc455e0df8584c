import Access
package import AccessBooks
import EmbeddedFiles
import LawBook
import Membership
import MoneyAndDates
package import Outreach
import RegisterBooks
import SQLDatabase
package import SQLStore
package import SponsorBooks

/// Audiences, as they come with the program.
package enum OutreachTemplates {
    /// Read once.
    ///
    /// - Throws: `OutreachFileRefusal`.
    package static func embedded() throws -> OutreachRules { try kept.get() }

    private static let kept = Result {
        try OutreachRules(csv: EmbeddedFiles.text(at: OutreachRules.path) ?? "")
    }
}

/// Events at somebody's desk: of a whole government.
package struct OutreachDesk: Sendable {
    private let desk: Desk
    package let rules: OutreachRules

    package init(_ desk: Desk, rules: OutreachRules) {
        self.desk = desk
        self.rules = rules
    }

    private func book() throws -> OutreachBook {
        try desk.wholeGovernment(.runOutreach)
        return OutreachBook(desk.office, rules: rules)
    }

    /// A part of the events, the latest first.
    package func list(after cursor: String? = nil, atMost size: Int = 50) async throws -> Listed<
        OutreachEvent
    > {
        let rows = try await book().list(before: cursor.flatMap { Int64($0) } ?? .max, atMost: size + 1)
        return Listed(rows, size: size) { String($0.id) }
    }

    /// An event with those who came, and the letters of its two addresses.
    package struct Sheet: Sendable {
        package let event: OutreachEvent
        package let guests: [OutreachGuest]
        /// Of `/hadir/…`.
        package let door: String
        /// Of `/sertakan/…`; nil where nobody is enrolled there.
        package let enrolment: String?
    }

    /// - Throws: `.outOfReach` where there is none.
    package func open(_ id: Int64) async throws -> Sheet {
        let book = try book()
        do {
            let event = try await book.open(id)
            return Sheet(
                event: event, guests: try await book.guests(of: id),
                door: OutreachBook.token(event: id, desk.office),
                enrolment: event.link.map { SponsorLinkBook.token(link: $0, desk.office) })
        } catch OutreachRefusal.notThere { throw AccessRefusal.outOfReach }
    }

    /// Plans one.
    ///
    /// - Parameters:
    ///   - unit: code of the unit where those who enrol are counted; empty for no enrolment.
    ///   - registration: `NPP/division` of the self-employed.
    @discardableResult
    package func plan(_ draft: OutreachDraft, unit: String, registration: String) async throws -> Int64 {
        let (book, office) = (try book(), desk.office)
        if unit.isEmpty, registration.isEmpty { return try await book.plan(draft) }
        let campaign = try await office.database.read { connection in
            (
                unit: try UnitBook.unit(unit, government: office.government, on: connection).id,
                registration: try RegistrationBook.registration(
                    registration, government: office.government, on: connection
                ).id
            )
        }
        return try await book.plan(draft, campaign: campaign)
    }

    /// Writes the minutes.
    package func minute(_ id: Int64, _ text: String) async throws { try await book().minute(id, text) }
}

/// The door of an event, and members who invite, without an account. The caller counts the attempts.
package enum PublicOutreach {
    /// The event of a token, in its own office.
    ///
    /// - Throws: `OutreachRefusal.notThere`, whatever is wrong with it.
    package static func open(
        _ token: String, by office: Office
    ) async throws -> (event: OutreachEvent, office: Office) {
        guard let (government, event) = SponsorLinkBook.link(of: token, office) else {
            throw OutreachRefusal.notThere
        }
        let theirs = office.with(government: government)
        let rules = try OutreachTemplates.embedded()
        return (try await OutreachBook(theirs, rules: rules).open(event), theirs)
    }
}
