import Access
import AccessBooks
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore

extension TodayFinder {
    /// Claims whose due day is past.
    static let overdueBills = TodayFinder(
        .seeArrears, for: units.union(offices).union([.treasurer, .bpjsBranch])
    ) { question, connection in
        let late = try unpaid(question, from: -36_500, through: -1, connection)
        guard let first = late.first, let due = late.compactMap(\.due).min() else { return [] }
        return [
            TodayItem(
                late.count == 1 ? "bill-overdue" : "bills-overdue", .protection, by: due,
                weight: late.reduce(0) { $0 + $1.months }, path: "/iuran/tunggakan",
                [
                    "count": .count(late.count), "name": .text(first.name), "day": .day(due),
                    "amount": .rupiah(late.map(\.open).sum()), "days": .number(-question.days(until: due)),
                ])
        ]
    }

    /// Claims whose due day comes within two weeks.
    static let billsToPay = TodayFinder(
        .seeMoney, for: units.union([.treasurer, .manpowerOffice, .financeAgency])
    ) { question, connection in
        let soon = try unpaid(question, from: 0, through: 14, connection)
        guard let first = soon.first, let due = soon.compactMap(\.due).min() else { return [] }
        return [
            TodayItem(
                soon.count == 1 ? "bill-due" : "bills-due", .money, by: due,
                weight: soon.reduce(0) { $0 + $1.months }, path: "/iuran/bayar",
                [
                    "count": .count(soon.count), "name": .text(first.name), "day": .day(due),
                    "amount": .rupiah(soon.map(\.open).sum()), "days": .number(question.days(until: due)),
                ])
        ]
    }

    /// One row a registration with something open that is due between two days from today.
    private static func unpaid(
        _ question: TodayQuestion, from first: Int, through last: Int, _ connection: any SQLConnection
    ) throws -> [(name: String, open: Rupiah, due: Day?, months: Int64)] {
        let scope = try ReachSQL.registrations(
            question.reach, registrationColumn: "c.registration_id", governmentColumn: "c.gov_id",
            parameter: 4)
        return try connection.rows(
            """
            SELECT r.name, CAST(SUM(c.still_open) AS BIGINT), MIN(c.due), COUNT(DISTINCT c.claim_month)
            FROM claim_state c
            JOIN registration r ON r.gov_id = c.gov_id AND r.registration_id = c.registration_id
            WHERE c.gov_id = $1 AND c.superseded_ms = 9223372036854775807 AND c.still_open > 0
                AND c.due >= $2 AND c.due <= $3\(scope.sql)
            GROUP BY r.registration_id, r.name ORDER BY r.name, r.registration_id
            """,
            [.integer(question.government), question.day(first), question.day(last)] + scope.values
        ) { row in
            (
                try row.text(0), Rupiah(try row.integer(1)), try row.day(2, "claim_state.due"),
                try row.integer(3)
            )
        }
    }
}
