import Access
import AccessBooks
import LawBook
import MoneyAndDates
import SQLDatabase

extension TodayFinder {
    /// Units whose agreement, budget or treasurer's decree holds now but not on the first of January: from
    /// then on nobody may pay for their people. It is work of the second half of the year.
    static let januaryGap = TodayFinder(.seeLeadership, for: offices) { question, connection in
        guard question.today.month > 6, let newYear = Day(question.today.year + 1, 1, 1) else { return [] }
        let scope = try ReachSQL.predicate(
            question.reach, unitColumn: "p.unit_id", governmentColumn: "p.gov_id", parameter: 4)
        let count = try connection.integer(
            """
            SELECT COUNT(DISTINCT p.unit_id) FROM unit_paper p
            WHERE p.gov_id = $1 AND p.is_signed = 1 AND p.superseded_ms = 9223372036854775807
                AND p.valid_from <= $2 AND p.valid_to >= $2 AND p.valid_to < $3
                AND NOT EXISTS (SELECT 1 FROM unit_paper n WHERE n.gov_id = p.gov_id
                    AND n.unit_id = p.unit_id AND n.kind = p.kind AND n.is_signed = 1
                    AND n.superseded_ms = 9223372036854775807 AND n.valid_from <= $3
                    AND n.valid_to >= $3)\(scope.sql)
            """,
            [
                .integer(question.government), question.day(0), .integer(Int64(newYear.yyyymmdd)),
            ] + scope.values)
        guard let count, count > 0 else { return [] }
        return [
            TodayItem(
                "january-gap", .protection, by: newYear, weight: count, path: "/pimpinan",
                [
                    "count": .count(Int(count)), "day": .day(newYear),
                    "days": .number(question.days(until: newYear)),
                ])
        ]
    }
}
