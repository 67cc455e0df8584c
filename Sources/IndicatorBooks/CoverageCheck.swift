import MoneyAndDates
package import SQLDatabase
import SQLStore

/// Whether the kept counts are what the registers come to.
package enum CoverageCheck {
    /// Counts every government anew that is counted to the end of its chain, and compares.
    ///
    /// - Returns: how many were compared, and how many are behind their chain and so were not.
    /// - Throws: `IndicatorBookRefusal.countsDiffer` for the first that is not the same.
    package static func run(_ database: SQLDatabase) async throws -> (compared: Int, behind: Int) {
        let governments = try await database.read { try GovernmentBook.numbers(on: $0) }
        var (compared, behind) = (0, 0)
        for government in governments {
            switch try await database.read({ try check(government, on: $0) }) {
            case true?: compared += 1
            case false?: behind += 1
            case nil: break
            }
        }
        return (compared, behind)
    }

    /// - Returns: nil where nothing was counted yet, false where the counts are behind.
    private static func check(_ government: Int64, on connection: any SQLConnection) throws -> Bool? {
        guard let head = try CoverageRollup.head(government, on: connection) else { return nil }
        if head.isBehind { return false }
        let counting = CoverageCounting(government: government, connection: connection)
        var month = head.firstMonth
        while month <= head.lastMonth {
            let kept = try counting.kept(month).filter { $0.persons > 0 }
            let counted = try counting.count(month).sorted { $0.key < $1.key }
            guard kept.sorted(by: { $0.key < $1.key }) == counted else {
                throw IndicatorBookRefusal.countsDiffer(government: government, month: month)
            }
            try checkTotals(counted, month, government, on: connection)
            month = month.adding(1)
        }
        return true
    }

    private static func checkTotals(
        _ counts: [CoverageCount], _ month: Month, _ government: Int64, on connection: any SQLConnection
    ) throws {
        var expected: [String: [Int64]] = [:]
        for count in counts {
            let before = expected[count.segment] ?? [0, 0, 0]
            expected[count.segment] = [
                before[0] + count.persons, before[1] + count.reported, before[2] + count.paid,
            ]
        }
        var kept: [String: [Int64]] = [:]
        try connection.query(
            """
            SELECT segment, persons, reported, paid FROM coverage_total
            WHERE gov_id = $1 AND month = $2 AND persons > 0 ORDER BY segment
            """, [.integer(government), .integer(Int64(month.yyyymm))]
        ) { row in
            kept[try row.text(0)] = [try row.integer(1), try row.integer(2), try row.integer(3)]
        }
        guard kept == expected else {
            throw IndicatorBookRefusal.countsDiffer(government: government, month: month)
        }
    }
}
