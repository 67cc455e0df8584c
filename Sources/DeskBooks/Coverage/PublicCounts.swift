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
    /// The counts of a part of the governments of a database, by their numbers, as far as they may be told.
    ///
    /// - Parameter cursor: the last government that was shown.
    package static func read(
        _ month: Month, after cursor: Int64 = 0, size: Int = 25, from database: SQLDatabase,
        _ rule: Suppression
    ) async throws -> Listed<PublicCounts> {
        let (governments, rows) = try await database.read { connection in
            let governments = try connection.rows(
                """
                SELECT g.gov_id, g.name FROM government g WHERE g.gov_id > $1
                ORDER BY g.gov_id LIMIT \(size + 1)
                """, [.integer(cursor)]
            ) { (number: try $0.integer(0), name: try $0.text(1)) }
            return (governments, try parts(month, after: cursor, governments.last?.number, on: connection))
        }
        let counts = governments.map { government in
            (
                government.number,
                PublicCounts(rows[government.number] ?? [], of: government.name, in: month, rule)
            )
        }
        let listed = Listed(counts, size: size) { String($0.0) }
        return Listed(rows: listed.rows.map(\.1).filter { !$0.lines.isEmpty }, next: listed.next, total: nil)
    }

    /// By government.
    private static func parts(
        _ month: Month, after first: Int64, _ last: Int64?, on connection: any SQLConnection
    ) throws -> [Int64: [RollupPart]] {
        var found: [Int64: [RollupPart]] = [:]
        try connection.query(
            """
            SELECT gov_id, category, CAST(SUM(persons) AS BIGINT), CAST(SUM(paid) AS BIGINT)
            FROM coverage_rollup
            WHERE gov_id > $1 AND gov_id <= $2 AND month = $3 AND persons > 0
            GROUP BY gov_id, category ORDER BY gov_id, category
            """, [.integer(first), .integer(last ?? first), .integer(Int64(month.yyyymm))]
        ) { row in
            found[try row.integer(0), default: []].append(
                RollupPart(
                    code: try row.text(1), name: "", persons: try row.integer(2), reported: 0,
                    paid: try row.integer(3)))
        }
        return found
    }
}
