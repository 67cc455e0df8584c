import Access
package import AccessBooks
package import ClaimBooks
package import Claims
import LawBook
package import Membership
package import MoneyAndDates
import SQLStore

/// Rights that come with time, for those who look after people: whom to tell, and what to open.
package struct ArisingDesk: Sendable {
    private let desk: Desk
    private let rules: ClaimRules

    package init(_ desk: Desk, rules: ClaimRules) {
        self.desk = desk
        self.rules = rules
    }

    private var book: ArisingBook { ArisingBook(desk.office, rules: rules) }

    /// The windows of a month.
    ///
    /// - Throws: `.forbidden`; a `LawGap` for a month the law book does not answer for.
    package func windows(in month: Month) throws -> [ArisingWindow] {
        _ = try desk.reach(.fileClaims)
        return try book.windows(in: month)
    }

    /// A part of the people of a window within reach.
    package func people(
        of window: ArisingWindow, after: PersonID? = nil, atMost size: Int = 50
    ) async throws -> Listed<ArisingPerson> {
        let reach = try desk.reach(.fileClaims)
        let rows = try await book.people(of: window, after: after, atMost: size + 1) { parameter in
            try ReachSQL.people(
                reach, personColumn: "p.person_id", governmentColumn: "p.gov_id", parameter: parameter)
        }
        return Listed(rows, size: size) { $0.person.description }
    }

    /// One person of a window, if within reach.
    ///
    /// - Throws: `.outOfReach` for everybody else.
    package func person(_ person: PersonID, of window: ArisingWindow) async throws -> ArisingPerson {
        let before = PersonID(person.number - 1)
        guard let found = try await people(of: window, after: before, atMost: 1).rows.first,
            found.person == person
        else { throw AccessRefusal.outOfReach }
        return found
    }

    /// Children within reach who come into another school in a month.
    package func changesOfLevel(in month: Month) async throws -> [ArisingChild] {
        let changes = try await book.changesOfLevel(in: month)
        guard !changes.isEmpty else { return [] }
        let ahead = max(0, month.lastDay.sinceEpoch - desk.office.today.sinceEpoch)
        let mine = Set(
            try await ScholarshipDesk(desk, rules: rules).renewals(ahead: ahead).map(\.claim))
        return changes.filter { mine.contains($0.kept.claim) }
    }
}
