import Access
import AccessBooks
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Reports that were made, and those that could not be.
extension TodayFinder {
    /// Reports for the role of whoever asks, of the units that he has, that were made within a week.
    static let reportsReady = TodayFinder(.export, for: units.union(offices).union([.treasurer])) {
        question, connection in
        var sql = NumberedSQL(
            """
            SELECT COUNT(*) FROM report r
            WHERE r.gov_id = $1 AND r.role = $2 AND r.changed_ms >= $3 AND r.state = 0
            """,
            [
                .integer(question.government), .text(question.role.rawValue),
                .integer(WesternTime.start(of: question.today.adding(days: -7))),
            ])
        if case .units(let account) = question.reach {
            sql.add(
                """
                 AND r.scope <> '-' AND NOT EXISTS (SELECT 1 FROM report_unit t WHERE t.gov_id = r.gov_id
                    AND t.report_id = r.report_id AND NOT EXISTS (SELECT 1 FROM account_unit mine
                    WHERE mine.gov_id = t.gov_id AND mine.account_id = ? AND mine.unit_id = t.unit_id))
                """, .integer(account))
        }
        guard let count = try connection.integer(sql.text, sql.values), count > 0 else { return [] }
        return [
            TodayItem(
                "reports-ready", .knowledge, weight: count, path: "/laporan",
                ["count": .count(Int(count))])
        ]
    }

    /// Reports that failed, for who keeps the settings.
    static let reportsFailed = TodayFinder(.manageSettings, for: [.administrator]) { question, connection in
        let count = try connection.integer(
            "SELECT COUNT(*) FROM report r WHERE r.gov_id = $1 AND r.state = 1",
            [.integer(question.government)])
        guard let count, count > 0 else { return [] }
        return [
            TodayItem(
                "reports-failed", .delay, weight: count, path: "/pengaturan/laporan",
                ["count": .count(Int(count))])
        ]
    }
}
