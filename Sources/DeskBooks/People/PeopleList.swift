import Access
package import AccessBooks
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The people of a government within reach, found and listed.
///
/// A part costs the same among a hundred people and among a million: what is few is gone through whole, what
/// is many some thousand names at a time, in the order of an index. It asks five statements at most:
/// how many there are in the units or under each word, who they are, the last name that was looked at, the
/// people and their jobs.
package struct PeopleList: Sendable {
    /// So many are read whole and sorted.
    static let few = 6_000
    /// So many names are looked at for one part of a list.
    static let looked = 4_000

    private let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// One part of the list, by name; by matching word where too many have it to be sorted.
    ///
    /// - Parameter cursor: `next` of the part before.
    /// - Throws: `.forbidden`; `.outOfReach` for a unit beyond the reach.
    package func part(
        _ filter: PeopleFilter, after cursor: String? = nil, size: Int = 50
    ) async throws -> PeoplePart {
        let reach = try desk.reach(.seePeople)
        let (office, start) = (desk.office, cursor.flatMap { PeopleCursor($0) })
        return try await office.database.read { connection in
            let conditions = try PeopleConditions(
                filter, reach, government: office.government, today: office.today, on: connection)
            let search = PeopleSearch(
                conditions: conditions, office: office, start: start, size: size, connection: connection)
            let found = try search.found(PeopleWanted(filter.text))
            let lines = try PersonLines(office: office, connection: connection).lines(found.people)
            return PeoplePart(
                list: Listed(rows: lines, next: found.next?.written, total: found.total),
                stoppedEarly: found.stoppedEarly)
        }
    }

    /// Everybody whom a filter leaves, part after part; for files.
    ///
    /// - Parameter each: is given each part in turn.
    package func all(
        _ filter: PeopleFilter, each: ([PersonLine]) async throws -> Void
    ) async throws {
        var cursor: String?
        repeat {
            let part = try await part(filter, after: cursor, size: 1_000)
            try await each(part.list.rows)
            cursor = part.list.next
        } while cursor != nil
    }
}
