import Access
package import AccessBooks
package import ClaimBooks
package import Claims
import LawBook
import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// The scholarships of children at somebody's desk.
package struct ScholarshipDesk: Sendable {
    private let desk: Desk
    private let rules: ClaimRules

    package init(_ desk: Desk, rules: ClaimRules) {
        self.desk = desk
        self.rules = rules
    }

    private var book: ScholarshipBook { ScholarshipBook(desk.office, rules: rules) }
    private var claims: ClaimDesk { ClaimDesk(desk, rules: rules) }

    /// Children within reach of whom a year is to be claimed, the longest overdue first.
    ///
    /// - Parameter ahead: also what becomes due in so many days.
    package func renewals(ahead days: Int) async throws -> [ScholarshipBook.Kept] {
        let (reach, government) = (try desk.reach(.seeClaims), desk.office.government)
        let all = try await book.renewals(ahead: days)
        guard !all.isEmpty, reach != .government else { return all }
        let mine = try await desk.office.database.read { connection in
            let scope = try ClaimReach.condition(reach, parameter: 2)
            return Set(
                try connection.rows(
                    """
                    SELECT DISTINCT c.claim_id FROM scholarship_child s
                    JOIN claim_case c ON c.gov_id = s.gov_id AND c.claim_id = s.claim_id
                    WHERE s.gov_id = $1\(scope.sql) ORDER BY c.claim_id
                    """, [.integer(government)] + scope.values
                ) { try $0.integer(0) })
        }
        return all.filter { mine.contains($0.claim.number) }
    }

    /// Begins the scholarship of a child of a claim.
    package func begin(_ heir: HeirID, of claim: ClaimCaseID) async throws {
        try await claims.hold(claim, .fileClaims)
        try await book.begin(heir, of: claim)
    }

    /// Records that the next year was claimed.
    @discardableResult
    package func renew(_ heir: HeirID, of claim: ClaimCaseID, on day: Day) async throws -> Int {
        try await claims.hold(claim, .fileClaims)
        return try await book.renew(heir, of: claim, on: day)
    }

    /// Ends it.
    package func end(
        _ heir: HeirID, of claim: ClaimCaseID, on day: Day, because reason: ScholarshipEnd.Reason
    ) async throws {
        try await claims.hold(claim, .fileClaims)
        try await book.end(heir, of: claim, on: day, because: reason)
    }
}
