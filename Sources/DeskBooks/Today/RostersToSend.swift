import Access
import AccessBooks
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore

extension TodayFinder {
    /// Rosters that one's own units were asked for.
    static let rostersToSend = TodayFinder(.submitRoster, for: [.opdOperator, .company]) {
        question, connection in
        try asked(question, "roster-due", path: "/daftar/kirim", connection)
    }

    /// Rosters that others were asked for.
    static let rostersMissing = TodayFinder(
        .manageCampaigns, for: [.manpowerOffice, .personnelAgency]
    ) { question, connection in
        try asked(question, "rosters-missing", path: nil, connection)
    }

    /// Units that were asked for a roster of the last months and have none that waits or was approved.
    ///
    /// - Parameter path: nil for the board, with the state that is meant.
    private static func asked(
        _ question: TodayQuestion, _ kind: String, path: String?, _ connection: any SQLConnection
    ) throws -> [TodayItem] {
        let scope = try ReachSQL.predicate(
            question.reach, unitColumn: "a.unit_id", governmentColumn: "a.gov_id", parameter: 3)
        return try connection.rows(
            """
            SELECT c.period, COUNT(*), MIN(a.due)
            FROM campaign c
            JOIN campaign_unit a ON a.gov_id = c.gov_id AND a.campaign_id = c.campaign_id
            WHERE c.gov_id = $1 AND c.period >= $2
                AND NOT EXISTS (SELECT 1 FROM roster_submission s WHERE s.gov_id = a.gov_id
                    AND s.unit_id = a.unit_id AND s.period = c.period
                    AND (s.decision IS NULL OR s.decision = 'approved'))\(scope.sql)
            GROUP BY c.period ORDER BY c.period
            """, [.integer(question.government), question.month(-3)] + scope.values
        ) { row in
            let month = try row.month(0, "campaign.period")
            let due = try row.day(2, "campaign_unit.due")
            let days = question.days(until: due)
            return TodayItem(
                kind + (days < 0 ? "-late" : ""), .delay, by: due, weight: try row.integer(1),
                path: path ?? "/daftar?keadaan=\(days < 0 ? "late" : "missing")",
                [
                    "count": .count(Int(try row.integer(1))), "month": .month(month), "day": .day(due),
                    "days": .number(abs(days)),
                ])
        }
    }

    /// Rosters of somebody else that wait for a decision, each in its newest version.
    static let rostersToDecide = TodayFinder(
        .decideRoster, for: [.verifier, .unitHead, .personnelAgency]
    ) { question, connection in
        let scope = try ReachSQL.predicate(
            question.reach, unitColumn: "s.unit_id", governmentColumn: "s.gov_id", parameter: 3)
        let found = try connection.first(
            """
            SELECT COUNT(*), MIN(s.submitted_ms) FROM roster_submission s
            WHERE s.gov_id = $1 AND s.decided_ms IS NULL AND s.submitted_by <> $2
                AND NOT EXISTS (SELECT 1 FROM roster_submission n WHERE n.gov_id = s.gov_id
                    AND n.unit_id = s.unit_id AND n.period = s.period AND n.version > s.version)\(scope.sql)
            """, [.integer(question.government), .text(question.actor)] + scope.values
        ) { (count: try $0.integer(0), since: try $0.optionalInteger(1)) }
        guard let found, found.count > 0, let since = found.since else { return [] }
        let day = WesternTime.day(of: since)
        return [
            TodayItem(
                "rosters-to-decide", .delay, weight: found.count, path: "/daftar",
                ["count": .count(Int(found.count)), "day": .day(day)])
        ]
    }
}
