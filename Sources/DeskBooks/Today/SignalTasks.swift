import Access
import AccessBooks
import LawBook
import MoneyAndDates
import SQLDatabase

extension TodayFinder {
    /// Signals that nobody has decided.
    static let signalsOpen = TodayFinder(.decideSignals, for: [.verifier, .manpowerOffice]) {
        question, connection in
        let scope = try ReachSQL.predicate(
            question.reach, unitColumn: "c.unit_id", governmentColumn: "c.gov_id", parameter: 2)
        let found = try connection.first(
            """
            SELECT COUNT(*), CAST(SUM(CASE WHEN c.severity = 0 THEN 1 ELSE 0 END) AS BIGINT)
            FROM signal_case c WHERE c.gov_id = $1 AND c.state IN (0, 1)\(scope.sql)
            """, [.integer(question.government)] + scope.values
        ) { (count: try $0.integer(0), high: try $0.optionalInteger(1) ?? 0) }
        guard let found, found.count > 0 else { return [] }
        return [
            TodayItem(
                "signals-open", .knowledge, weight: found.count, path: "/tanda",
                ["count": .count(Int(found.count)), "high": .count(Int(found.high))])
        ]
    }
}
