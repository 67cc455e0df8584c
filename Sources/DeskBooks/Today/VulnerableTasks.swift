import Access
import AccessBooks
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Vulnerable workers who wait: to be verified, to be named, to be answered, to be asked.
extension TodayFinder {
    /// Lists on which nobody has decided.
    static let proposalsWaiting = TodayFinder(
        .verifyVulnerable, for: [.verifier, .manpowerOffice]
    ) { question, connection in
        let found = try waiting("r.stage IN ('diusulkan', 'lolos-cek')", [], question, connection)
        return found.map { quota in
            TodayItem(
                "vulnerable-waiting", .delay, weight: quota.count, path: "/rentan/\(quota.id)",
                ["count": .count(Int(quota.count)), "name": .text(quota.name)])
        }
    }

    /// Lists that have hung out, and nobody is named yet.
    static let postingsEnded = TodayFinder(
        .decreeVulnerable, for: [.manpowerOffice]
    ) { question, connection in
        let found = try waiting(
            """
            r.stage = 'diumumkan' AND NOT EXISTS (SELECT 1 FROM vulnerable_posting p
                WHERE p.gov_id = r.gov_id AND p.quota_id = r.quota_id AND p.to_day >= $2)
            """, [question.day(0)], question, connection)
        return found.map { quota in
            TodayItem(
                "vulnerable-posted", .protection, weight: quota.count, path: "/rentan/\(quota.id)",
                ["count": .count(Int(quota.count)), "name": .text(quota.name)])
        }
    }

    /// Sent to BPJS more than two weeks ago, and not answered.
    static let repliesMissing = TodayFinder(
        .decreeVulnerable, for: [.manpowerOffice]
    ) { question, connection in
        let found = try waiting(
            """
            r.stage = 'dikirim' AND EXISTS (SELECT 1 FROM vulnerable_batch b
                WHERE b.gov_id = r.gov_id AND b.batch_id = r.batch_id AND b.sent_on <= $2)
            """, [question.day(-14)], question, connection)
        return found.map { quota in
            TodayItem(
                "vulnerable-unanswered", .protection, weight: quota.count, path: "/rentan/\(quota.id)",
                ["count": .count(Int(quota.count)), "name": .text(quota.name)])
        }
    }

    /// Money that ends within sixty days, with people whom nobody has asked what comes after.
    static let moneyEnding = TodayFinder(
        .seeVulnerable, for: [.manpowerOffice, .leadership]
    ) { question, connection in
        guard case .government = question.reach else { return [] }
        return try connection.rows(
            """
            SELECT q.name, q.to_month, COUNT(*) FROM vulnerable_row r
            JOIN vulnerable_quota q ON q.gov_id = r.gov_id AND q.quota_id = r.quota_id
            WHERE r.gov_id = $1 AND r.stage IN ('diterima', 'berkartu') AND r.choice IS NULL
                AND q.to_month >= $2 AND q.to_month <= $3
            GROUP BY q.quota_id, q.name, q.to_month ORDER BY q.to_month, q.quota_id
            """,
            [
                .integer(question.government), question.month(0),
                .integer(Int64(Month(of: question.today.adding(days: 60)).yyyymm)),
            ]
        ) { row in
            let (last, count) = (try row.month(1, "vulnerable_quota.to_month").lastDay, try row.integer(2))
            return TodayItem(
                "vulnerable-ending", .protection, by: last, weight: count, path: "/rentan/serah",
                [
                    "count": .count(Int(count)), "name": .text(try row.text(0)), "day": .day(last),
                    "days": .number(question.days(until: last)),
                ])
        }.filter { question.days(until: $0.day ?? question.today) <= 60 }
    }

    private static func waiting(
        _ condition: String, _ values: [SQLValue], _ question: TodayQuestion,
        _ connection: any SQLConnection
    ) throws -> [(id: Int64, name: String, count: Int64)] {
        guard case .government = question.reach else { return [] }
        return try connection.rows(
            """
            SELECT q.quota_id, q.name, COUNT(*) FROM vulnerable_row r
            JOIN vulnerable_quota q ON q.gov_id = r.gov_id AND q.quota_id = r.quota_id
            WHERE r.gov_id = $1 AND \(condition)
            GROUP BY q.quota_id, q.name ORDER BY q.quota_id LIMIT 20
            """, [.integer(question.government)] + values
        ) { (try $0.integer(0), try $0.text(1), try $0.integer(2)) }
    }
}
