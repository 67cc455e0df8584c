import Access
import AccessBooks
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore

extension TodayFinder {
    /// No more rows than this are counted: on 31 December the contracts of a whole government end.
    private static let most: Int64 = 2_000

    /// People whose job ends within thirty days and who have no next one: their protection ends with it.
    static let endingJobs = TodayFinder(
        .seePeople, for: units.union([.manpowerOffice, .personnelAgency])
    ) { question, connection in
        let scope = try ReachSQL.predicate(
            question.reach, unitColumn: "u.unit_id", governmentColumn: "u.gov_id", parameter: 4)
        let found = try connection.first(
            """
            SELECT COUNT(*), MIN(e.valid_to) FROM (
                SELECT s.gov_id, s.spell_id, s.valid_to
                FROM unit u JOIN job_spell s ON s.gov_id = u.gov_id AND s.unit_id = u.unit_id
                WHERE u.gov_id = $1 AND s.superseded_ms = 9223372036854775807
                    AND s.valid_to < 99991231 AND s.valid_to >= $2 AND s.valid_to <= $3
                    AND s.end_reason IS NULL
                    AND NOT EXISTS (SELECT 1 FROM job_spell n WHERE n.gov_id = s.gov_id
                        AND n.person_id = s.person_id AND n.superseded_ms = 9223372036854775807
                        AND n.valid_to > s.valid_to)\(scope.sql)
                ORDER BY s.spell_id LIMIT \(most)) e
            """, [.integer(question.government), question.day(0), question.day(30)] + scope.values
        ) { (count: try $0.integer(0), first: try $0.optionalDay(1, "job_spell.valid_to")) }
        guard let found, found.count > 0, let day = found.first else { return [] }
        let kind = found.count == most ? "jobs-ending-many" : "jobs-ending"
        return [
            TodayItem(
                kind, .protection, by: day, weight: found.count, path: "/orang",
                [
                    "count": .count(Int(found.count)), "day": .day(day),
                    "days": .number(question.days(until: day)),
                ])
        ]
    }
}
