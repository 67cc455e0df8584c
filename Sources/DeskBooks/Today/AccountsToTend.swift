import Access
import LawBook
import MoneyAndDates
import SQLDatabase

extension TodayFinder {
    /// Accounts whose printed first password was never used.
    static let unusedSlips = TodayFinder(.manageAccounts, for: [.administrator]) { question, connection in
        let count = try connection.integer(
            "SELECT COUNT(*) FROM account a WHERE a.gov_id = $1 AND a.state = 0 AND a.must_change = 1",
            [.integer(question.government)])
        guard let count, count > 0 else { return [] }
        return [
            TodayItem(
                "slips-unused", .delay, weight: count, path: "/pengaturan/akun",
                ["count": .count(Int(count))])
        ]
    }

    /// Tokens of integrations that end within thirty days.
    static let endingTokens = TodayFinder(.manageAccounts, for: [.administrator]) { question, connection in
        let start = WesternTime.start(of: question.today)
        let found = try connection.first(
            """
            SELECT COUNT(*), MIN(t.expires_ms) FROM api_token t
            WHERE t.gov_id = $1 AND t.revoked_ms IS NULL AND t.expires_ms >= $2 AND t.expires_ms < $3
            """,
            [.integer(question.government), .integer(start), .integer(start + 30 * 86_400_000)]
        ) { (count: try $0.integer(0), first: try $0.optionalInteger(1)) }
        guard let found, found.count > 0, let first = found.first else { return [] }
        let day = WesternTime.day(of: first)
        return [
            TodayItem(
                "tokens-ending", .delay, by: day, weight: found.count, path: "/pengaturan/token",
                ["count": .count(Int(found.count)), "day": .day(day)])
        ]
    }

    /// Files that were taken along within the last week.
    static let exportsToReview = TodayFinder(.seeAudit, for: [.inspectorate]) { question, connection in
        let start = WesternTime.start(of: question.today.adding(days: -7))
        let count = try connection.integer(
            "SELECT COUNT(*) FROM export_log e WHERE e.gov_id = $1 AND e.recorded_ms >= $2",
            [.integer(question.government), .integer(start)])
        guard let count, count > 0 else { return [] }
        return [
            TodayItem(
                "exports-to-review", .knowledge, weight: count, path: "/audit?perbuatan=data.export",
                ["count": .count(Int(count))])
        ]
    }
}
