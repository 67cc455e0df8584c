package import IndicatorBooks
package import Indicators
package import MoneyAndDates
package import SQLDatabase

/// What everybody may read of a government: counts by category with the small ones hidden.
package struct PublicCounts: Sendable {
    /// A category; nil is hidden.
    package struct Line: Sendable, Hashable {
        package let category: String
        package let paid: Int64?
        package let unpaid: Int64?
        package let persons: Int64?
    }

    package let month: Month
    package let government: String
    package let lines: [Line]
    package let persons: Int64?
    package let paid: Int64?

    /// Out of the kept counts of a month, by category.
    ///
    /// - Parameter parts: of one government.
    package init(_ parts: [RollupPart], of government: String, in month: Month, _ rule: Suppression) {
        self.month = month
        self.government = government
        let counts = parts.map { [$0.paid, $0.persons - $0.paid] }
        let shown = rule.hide(counts)
        lines = zip(parts, shown).map { part, cells in
            let isWhole = cells.allSatisfy { $0 != nil }
            return Line(
                category: part.code, paid: cells[0], unpaid: cells[1],
                persons: isWhole ? part.persons : rule.total([part.persons]))
        }
        persons = rule.total(parts.map(\.persons))
        paid = rule.total(parts.map(\.paid))
    }
}

extension PublicCounts {
    /// The counts of every government of a database, as far as they may be told.
    package static func read(
        _ month: Month, from database: SQLDatabase, _ rule: Suppression
    ) async throws -> [PublicCounts] {
        let rows = try await database.read { connection in
            try connection.rows(
                """
                SELECT g.gov_id, g.name, r.category, CAST(SUM(r.persons) AS BIGINT),
                    CAST(SUM(r.paid) AS BIGINT)
                FROM coverage_rollup r
                JOIN government g ON g.gov_id = r.gov_id
                WHERE r.gov_id > 0 AND r.month = $1 AND r.persons > 0
                GROUP BY g.gov_id, g.name, r.category ORDER BY g.gov_id, r.category LIMIT 500
                """, [.integer(Int64(month.yyyymm))]
            ) { row in
                (
                    government: try row.integer(0), name: try row.text(1),
                    part: RollupPart(
                        code: try row.text(2), name: "", persons: try row.integer(3), reported: 0,
                        paid: try row.integer(4))
                )
            }
        }
        var found: [PublicCounts] = []
        for number in Set(rows.map(\.government)).sorted() {
            let own = rows.filter { $0.government == number }
            found.append(PublicCounts(own.map(\.part), of: own.first?.name ?? "", in: month, rule))
        }
        return found
    }
}
