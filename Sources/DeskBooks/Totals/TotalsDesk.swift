import Access
package import AccessBooks
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// What a government comes to in a month, in totals in which nobody can be found.
package struct GovernmentTotals: Sendable, Hashable {
    package let government: Int64
    package let name: String
    /// Nil where they are so few that somebody could be found among them.
    package let people: Int?
    package let paid: Int?
    package let owed: Rupiah?
    package let open: Rupiah?
}

/// Totals of governments, for those who see no person.
package struct TotalsDesk: Sendable {
    /// Fewer people than this are not told.
    package static let fewest = 10

    private let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// A part of the governments within reach, by their numbers: one for whoever works in one.
    ///
    /// - Parameter cursor: the last government that was shown.
    /// - Throws: `.outOfReach` for whoever sees some units or himself only.
    package func month(_ month: Month, after cursor: Int64 = 0, size: Int = 50) async throws
        -> Listed<GovernmentTotals>
    {
        let only: Int64
        switch try desk.reach(.seeAggregates) {
        case .nation: only = 0
        case .government: only = desk.office.government
        case .units, .own: throw AccessRefusal.outOfReach
        }
        let values: [SQLValue] = [
            .integer(Int64(month.yyyymm)), .integer(cursor), .integer(only == 0 ? 1 : 0), .integer(only),
        ]
        let rows = try await desk.office.database.read { connection in
            try connection.rows(
                """
                SELECT g.gov_id, g.name, CAST(SUM(COALESCE(p.persons, 0)) AS BIGINT),
                    CAST(SUM(CASE WHEN c.still_open = 0 THEN COALESCE(p.persons, 0) ELSE 0 END) AS BIGINT),
                    CAST(SUM(COALESCE(c.owed, 0)) AS BIGINT), CAST(SUM(COALESCE(c.still_open, 0)) AS BIGINT)
                FROM government g
                LEFT JOIN period p ON p.gov_id = g.gov_id AND p.period = $1
                LEFT JOIN claim_state c ON c.gov_id = p.gov_id
                    AND c.claim = 'bill/' || CAST(p.bill_id AS TEXT)
                    AND c.superseded_ms = 9223372036854775807
                WHERE g.gov_id > $2 AND ($3 = 1 OR g.gov_id = $4)
                GROUP BY g.gov_id, g.name ORDER BY g.gov_id LIMIT \(size + 1)
                """, values, totals)
        }
        return Listed(rows, size: size) { String($0.government) }
    }
}

private func totals(_ row: SQLRow) throws -> GovernmentTotals {
    let people = Int(try row.integer(2))
    let isTold = people == 0 || people >= TotalsDesk.fewest
    return GovernmentTotals(
        government: try row.integer(0), name: try row.text(1), people: isTold ? people : nil,
        paid: isTold ? Int(try row.integer(3)) : nil, owed: isTold ? Rupiah(try row.integer(4)) : nil,
        open: isTold ? Rupiah(try row.integer(5)) : nil)
}
