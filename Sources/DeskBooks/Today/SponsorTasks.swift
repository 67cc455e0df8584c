import Access
import AccessBooks
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore
import Sponsorship

/// Proposals of sponsors that wait, and protection that ends with their money.
extension TodayFinder {
    /// Proposals that nobody has looked at: until then the worker is not protected.
    static let sponsorshipsToVerify = TodayFinder(
        .verifySponsors, for: [.manpowerOffice, .verifier]
    ) { question, connection in
        try counted("s.state = 'usul'", [], question, connection).map { count, first in
            TodayItem(
                "sponsors-to-verify", .protection, by: first.firstDay, weight: count, path: "/sponsor",
                ["count": .count(Int(count)), "month": .month(first)])
        }
    }

    /// Sponsorships whose last month is within the first reminder, and that nobody carries on.
    static let sponsorshipsEnding = TodayFinder(
        .seeSponsors, for: units.union([.manpowerOffice])
    ) { question, connection in
        let days = (try? SponsorTemplates.embedded())?.reminderDays.first ?? 0
        let horizon = question.today.adding(days: days)
        let last = Month(of: horizon).lastDay <= horizon ? Month(of: horizon) : Month(of: horizon).adding(-1)
        return try counted(
            """
            s.state = 'berlaku' AND s.last_month >= $2 AND s.last_month <= $3 AND NOT EXISTS (
                SELECT 1 FROM sponsorship n WHERE n.gov_id = s.gov_id AND n.worker_index = s.worker_index
                AND n.follows_id = s.sponsorship_id AND n.state IN ('usul', 'berlaku'))
            """, [question.month(0), .integer(Int64(last.yyyymm))], question, connection, by: "last_month"
        ).map { count, first in
            TodayItem(
                "sponsors-ending", .protection, by: first.lastDay, weight: count,
                path: "/sponsor?bagian=akan-berakhir",
                ["count": .count(Int(count)), "day": .day(first.lastDay)])
        }
    }

    /// Sponsors who asked that it ends.
    static let sponsorshipsToStop = TodayFinder(
        .verifySponsors, for: [.manpowerOffice]
    ) { question, connection in
        try counted(
            "s.state = 'berlaku' AND s.stop_month IS NOT NULL", [], question, connection, by: "stop_month"
        ).map { count, first in
            TodayItem(
                "sponsors-to-stop", .protection, by: first.lastDay, weight: count,
                path: "/sponsor?bagian=minta-henti",
                ["count": .count(Int(count)), "day": .day(first.lastDay)])
        }
    }

    /// How many there are, and the earliest month; nothing where there are none.
    private static func counted(
        _ condition: String, _ values: [SQLValue], _ question: TodayQuestion, _ connection: any SQLConnection,
        by month: String = "first_month"
    ) throws -> [(count: Int64, first: Month)] {
        let scope = try ReachSQL.predicate(
            question.reach, unitColumn: "s.unit_id", governmentColumn: "s.gov_id",
            parameter: values.count + 2)
        let found = try connection.first(
            """
            SELECT COUNT(*), MIN(s.\(month)) FROM sponsorship s
            WHERE s.gov_id = $1 AND \(condition)\(scope.sql)
            """, [.integer(question.government)] + values + scope.values
        ) { (try $0.integer(0), try $0.optionalInteger(1)) }
        guard let found, let first = found.1.flatMap({ Month(yyyymm: Int($0)) }) else { return [] }
        return [(found.0, first)]
    }
}
