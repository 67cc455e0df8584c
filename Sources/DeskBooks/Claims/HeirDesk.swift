import Access
package import AccessBooks
package import ClaimBooks
package import Claims
import LawBook
package import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// The families of people at somebody's desk.
package struct HeirDesk: Sendable {
    private let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    private var book: HeirBook { HeirBook(desk.office) }

    /// The heirs of a person within the reach of whoever sees claims.
    package func heirs(of person: PersonID) async throws -> [Heir] {
        try await hold(person, .seeClaims)
        return try await book.heirs(of: person)
    }

    /// Enters an heir.
    @discardableResult
    package func add(_ draft: HeirDraft, of person: PersonID) async throws -> HeirID {
        try await hold(person, .fileClaims)
        return try await book.add(draft, of: person)
    }

    /// Replaces what is believed of an heir of a person within reach.
    package func correct(_ heir: HeirID, of person: PersonID, to draft: HeirDraft) async throws {
        try await hold(heir, of: person)
        try await book.correct(heir, to: draft, keepsNIK: true)
    }

    /// Says that the family was asked again on this day and it is still so: the children of a yearly look.
    ///
    /// - Parameter school: where the child is now; nil leaves it.
    package func confirm(_ heir: HeirID, of person: PersonID, school: String? = nil) async throws {
        try await hold(heir, of: person)
        try await book.confirm(heir, on: desk.office.today, school: school)
    }

    /// Records that somebody is no heir any more.
    package func end(_ heir: HeirID, of person: PersonID, reason: String) async throws {
        try await hold(heir, of: person)
        try await book.end(heir, on: desk.office.today, reason: reason)
    }

    private func hold(_ heir: HeirID, of person: PersonID) async throws {
        try await hold(person, .fileClaims)
        let known = try await book.heirs(of: person)
        guard known.contains(where: { $0.id == heir }) else { throw AccessRefusal.outOfReach }
    }

    private func hold(_ person: PersonID, _ right: Right) async throws {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        try await desk.office.database.read { connection in
            try ReachSQL.hold(person: person.number, within: reach, government: government, on: connection)
        }
    }
}
