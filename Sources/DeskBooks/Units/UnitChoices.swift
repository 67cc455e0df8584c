package import Access
package import AccessBooks
package import Membership
import SQLDatabase
import SQLStore

/// A unit in a list to choose from.
package struct UnitChoice: Sendable, Hashable {
    package let id: UnitID
    package let code: String
    package let name: String
}

/// The units that somebody may choose, by name.
package struct UnitChoices: Sendable {
    private let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// The units within the reach of a right.
    ///
    /// - Parameter count: no more than so many; nil for all of them.
    package func list(_ right: Right, atMost count: Int?) async throws -> [UnitChoice] {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        let limit = count.map { " LIMIT \($0)" } ?? ""
        return try await desk.office.database.read { connection in
            let scope = try ReachSQL.predicate(
                reach, unitColumn: "u.unit_id", governmentColumn: "u.gov_id", parameter: 2)
            return try connection.rows(
                """
                SELECT u.unit_id, u.code, u.name FROM unit u WHERE u.gov_id = $1\(scope.sql)
                ORDER BY u.name, u.unit_id\(limit)
                """, [.integer(government)] + scope.values, choice)
        }
    }

    /// One unit within reach.
    ///
    /// - Throws: `.outOfReach`.
    package func unit(_ unit: Int64, _ right: Right) async throws -> UnitChoice {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        return try await desk.office.database.read { connection in
            try ReachSQL.hold(unit: unit, within: reach, government: government, on: connection)
            let found = try connection.first(
                "SELECT u.unit_id, u.code, u.name FROM unit u WHERE u.gov_id = $1 AND u.unit_id = $2",
                [.integer(government), .integer(unit)], choice)
            guard let found else { throw AccessRefusal.outOfReach }
            return found
        }
    }
}

private func choice(_ row: SQLRow) throws -> UnitChoice {
    UnitChoice(id: UnitID(try row.integer(0)), code: row.optionalText(1) ?? "", name: try row.text(2))
}
