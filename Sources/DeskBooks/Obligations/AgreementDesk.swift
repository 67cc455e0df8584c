import Access
package import AccessBooks
package import Membership
import MoneyAndDates
package import ObligationBooks
package import Obligations
import SQLDatabase
import SQLStore

/// Agreements at somebody's desk: those of the units within his reach, by his rights. One that is out of
/// reach is not there.
package struct AgreementDesk: Sendable {
    let desk: Desk
    package let reminders: AgreementReminders

    package init(_ desk: Desk, reminders: AgreementReminders) {
        self.desk = desk
        self.reminders = reminders
    }

    /// The books, for acts that were held against the reach.
    var book: AgreementBook { AgreementBook(desk.office) }

    /// An agreement with all that a page shows of it.
    package struct Sheet: Sendable {
        package let id: AgreementID
        package let agreement: Agreement
        package let state: AgreementStanding
        package let unitName: String
        /// The number at BPJS that it is about; nil for all of the unit's.
        package let registration: String?
        /// The roster that is attached.
        package let roster: AttachedRoster?
        package let timeline: UnitTimeline
        /// The agreement that it carries on, and the one that carries it on, drafted or signed.
        package let before: AgreementRow?
        package let after: AgreementRow?
    }

    /// One agreement.
    ///
    /// - Throws: `.forbidden`, `.outOfReach`.
    package func open(_ id: AgreementID) async throws -> Sheet {
        try await hold(id, .seeAgreements)
        let agreement = try await book.show(id)
        let (office, unit) = (desk.office, agreement.terms.unit)
        let rows = try await book.list(unit: unit)
        let attached = try await book.attached(to: agreement.terms)
        return Sheet(
            id: id, agreement: agreement,
            state: agreement.state(on: office.today, reminder: reminders.largest),
            unitName: rows.first?.unitName ?? "", registration: attached.registration?.name,
            roster: attached.roster,
            timeline: try await book.timeline(of: unit),
            before: rows.first { $0.id == agreement.predecessor },
            after: rows.first { $0.predecessor == id && $0.stage != .cancelled })
    }

    /// What an agreement of a unit within reach can be about.
    package func attachments(of unit: UnitID) async throws -> AgreementAttachments {
        try await hold(unit, .draftAgreements)
        return try await book.attachments(of: unit)
    }

    /// The time-line of a unit within reach; nil without the right.
    package func timeline(of unit: Int64) async throws -> UnitTimeline? {
        guard desk.permit.may(.seeAgreements) else { return nil }
        try await hold(UnitID(unit), .seeAgreements)
        return try await book.timeline(of: UnitID(unit))
    }

    /// Refuses an agreement of a unit that is not within the reach of a right.
    func hold(_ id: AgreementID, _ right: Right) async throws {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        try await desk.office.database.read { connection in
            let scope = try ReachSQL.predicate(
                reach, unitColumn: "a.unit_id", governmentColumn: "a.gov_id", parameter: 3)
            let found = try connection.integer(
                """
                SELECT a.agreement_id FROM agreement a
                WHERE a.gov_id = $1 AND a.agreement_id = $2\(scope.sql)
                """,
                [.integer(government), .integer(id.number)] + scope.values)
            if found == nil { throw AccessRefusal.outOfReach }
        }
    }

    /// Refuses a unit that is not within the reach of a right.
    func hold(_ unit: UnitID, _ right: Right) async throws {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        try await desk.office.database.read { connection in
            try ReachSQL.hold(unit: unit.number, within: reach, government: government, on: connection)
        }
    }
}
