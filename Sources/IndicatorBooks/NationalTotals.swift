package import MoneyAndDates
package import SQLDatabase
import SQLStore

/// A government's counts of a month, in totals.
package struct NationalRow: Sendable, Hashable {
    package let government: Int64
    package let name: String
    /// Kemendagri code of its region as a number.
    package let region: Int64
    package let persons: Int64
    package let reported: Int64
    package let paid: Int64

    /// Number of the province.
    package var province: Int64 {
        var code = region
        while code > 99 { code /= 100 }
        return code
    }
}

/// The totals of every government, for those who see the nation.
package enum NationalTotals {
    /// A month, in the order of regions: one row a government, whatever the number of its people.
    package static func read(_ month: Month, from database: SQLDatabase) async throws -> [NationalRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT g.gov_id, g.name, g.region_id, CAST(SUM(COALESCE(t.persons, 0)) AS BIGINT),
                    CAST(SUM(COALESCE(t.reported, 0)) AS BIGINT), CAST(SUM(COALESCE(t.paid, 0)) AS BIGINT)
                FROM government g
                LEFT JOIN coverage_total t ON t.gov_id = g.gov_id AND t.month = $1
                GROUP BY g.gov_id, g.name, g.region_id ORDER BY g.region_id, g.gov_id
                """, [.integer(Int64(month.yyyymm))]
            ) { row in
                NationalRow(
                    government: try row.integer(0), name: try row.text(1), region: try row.integer(2),
                    persons: try row.integer(3), reported: try row.integer(4), paid: try row.integer(5))
            }
        }
    }
}
