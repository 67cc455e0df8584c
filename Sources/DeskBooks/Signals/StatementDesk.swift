import Access
package import AccessBooks
import Membership
import SQLDatabase
import SQLStore
package import SignalBooks

/// What was told of people, at the desk of who enrols them.
package struct StatementDesk: Sendable {
    private let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// Keeps a statement of somebody within reach.
    ///
    /// - Throws: `SignalBookRefusal`; `.outOfReach` for a stranger.
    @discardableResult
    package func record(_ draft: StatementDraft) async throws -> Int64 {
        let (reach, office) = (try desk.reach(.changeJobs), desk.office)
        try await office.database.read { connection in
            try ReachSQL.hold(
                person: draft.person.number, within: reach, government: office.government, on: connection)
        }
        return try await StatementBook(office).record(draft)
    }
}
