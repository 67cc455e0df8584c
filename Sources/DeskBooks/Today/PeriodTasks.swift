import Access
import AccessBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import PeriodBooks
import SQLDatabase
import SQLStore

extension TodayFinder {
    private static let monthly: Set<Role> = [.manpowerOffice, .opdOperator, .company]

    /// Months that are a draft, or were calculated before something changed.
    static let periodsToCalculate = TodayFinder(.calculatePeriod, for: monthly) { question, connection in
        try waiting(.draft, question, "period-calculate", connection)
    }

    static let periodsToFinalise = TodayFinder(
        .finalisePeriod, for: [.manpowerOffice, .unitHead, .company]
    ) { question, connection in
        try waiting(.calculated, question, "period-finalise", connection)
    }

    /// Months that somebody else finalised.
    static let periodsToPost = TodayFinder(
        .postPeriod, for: [.treasurer, .financeAgency, .company]
    ) { question, connection in
        try waiting(.finalised, question, "period-post", connection)
    }

    /// Registrations whose last month is not open, though it is over.
    static let periodsToOpen = TodayFinder(.calculatePeriod, for: [.manpowerOffice]) { question, connection in
        let month = Month(of: question.today).adding(-1)
        let scope = try ReachSQL.registrations(
            question.reach, registrationColumn: "r.registration_id", governmentColumn: "r.gov_id",
            parameter: 5)
        let count = try connection.integer(
            """
            SELECT COUNT(*) FROM registration r
            WHERE r.gov_id = $1 AND r.valid_from <= $2 AND r.valid_to >= $3
                AND NOT EXISTS (SELECT 1 FROM period p WHERE p.gov_id = r.gov_id AND p.period = $4
                    AND p.registration_id = r.registration_id)\(scope.sql)
            """,
            [
                .integer(question.government), .integer(Int64(month.lastDay.yyyymmdd)),
                .integer(Int64(month.firstDay.yyyymmdd)), question.month(-1),
            ] + scope.values)
        guard let count, count > 0 else { return [] }
        return [item("period-open", month, count: count, people: 0, due: nil, at: nil, question)]
    }

    /// One item for the oldest month that stands in a state: it is the one that others wait for.
    private static func waiting(
        _ stage: PeriodStage, _ question: TodayQuestion, _ kind: String, _ connection: any SQLConnection
    ) throws -> [TodayItem] {
        let scope = try ReachSQL.registrations(
            question.reach, registrationColumn: "p.registration_id", governmentColumn: "p.gov_id",
            parameter: 4)
        let rows = try connection.rows(
            """
            SELECT p.period, r.segment, COUNT(*), CAST(SUM(COALESCE(p.persons, 0)) AS BIGINT)
            FROM period p
            JOIN registration r ON r.gov_id = p.gov_id AND r.registration_id = p.registration_id
            WHERE p.gov_id = $1 AND p.state < 3 AND p.state = $2
                AND (p.finalised_by IS NULL OR p.finalised_by <> $3)\(scope.sql)
            GROUP BY p.period, r.segment ORDER BY p.period, r.segment
            """,
            [.integer(question.government), .integer(stage.number), .text(question.actor)] + scope.values
        ) {
            (
                period: try $0.month(0, "period.period"), segment: try $0.text(1), count: try $0.integer(2),
                people: try $0.integer(3)
            )
        }
        guard let month = rows.first?.period else { return [] }
        let those = rows.filter { $0.period == month }
        let due = those.compactMap { row in
            Segment(rawValue: row.segment).flatMap { (try? question.law.period.dueDay(of: month, $0)) ?? nil }
        }.min()
        return [
            item(
                kind, month, count: those.reduce(0) { $0 + $1.count },
                people: those.reduce(0) { $0 + $1.people }, due: due, at: stage, question)
        ]
    }

    private static func item(
        _ kind: String, _ month: Month, count: Int64, people: Int64, due: Day?, at stage: PeriodStage?,
        _ question: TodayQuestion
    ) -> TodayItem {
        var arguments: [String: Term] = [
            "count": .count(Int(count)), "people": .count(Int(people)), "month": .month(month),
        ]
        if let due {
            arguments["day"] = .day(due)
            arguments["days"] = .number(abs(question.days(until: due)))
        }
        let timed = due.map { $0 < question.today ? "-late" : "" } ?? "-anytime"
        return TodayItem(
            kind + timed, .money, by: due, weight: max(people, count),
            path: "/iuran?bulan=\(month)\(stage.map { "&keadaan=\($0.rawValue)" } ?? "")", arguments)
    }
}
