import Access
import AccessBooks
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore

extension TodayFinder {
    /// Papers that end within ninety days, or ended, and have no successor; of agreements that were drafted
    /// here `agreementsEnding` tells.
    static let endingPapers = TodayFinder(.seeUnits, for: units.union(offices)) { question, connection in
        let ending = try papers(question, connection)
        return Dictionary(grouping: ending, by: \.kind).compactMap { kind, papers in
            guard let first = papers.first else { return nil }
            let days = question.days(until: first.through)
            let path = papers.count == 1 ? "/unit/\(first.unit)" : "/unit"
            return TodayItem(
                (papers.count == 1 ? "paper" : "papers") + (days < 0 ? "-ended" : "-ending"), .protection,
                by: first.through, weight: Int64(papers.count), path: path,
                [
                    "count": .count(papers.count), "kind": .word("today.paper." + kind),
                    "name": .text(first.name),
                    "day": .day(first.through), "days": .number(abs(days)),
                ])
        }
    }

    private static func papers(
        _ question: TodayQuestion, _ connection: any SQLConnection
    ) throws -> [(kind: String, unit: Int64, name: String, through: Day)] {
        let scope = try ReachSQL.predicate(
            question.reach, unitColumn: "p.unit_id", governmentColumn: "p.gov_id", parameter: 4)
        return try connection.rows(
            """
            SELECT p.kind, u.unit_id, u.name, p.valid_to
            FROM unit_paper p JOIN unit u ON u.gov_id = p.gov_id AND u.unit_id = p.unit_id
            WHERE p.gov_id = $1 AND p.is_signed = 1 AND p.superseded_ms = 9223372036854775807
                AND p.valid_to >= $2 AND p.valid_to <= $3
                AND NOT EXISTS (SELECT 1 FROM agreement a WHERE a.gov_id = p.gov_id
                    AND a.paper_id = p.paper_id)
                AND NOT EXISTS (SELECT 1 FROM unit_paper n WHERE n.gov_id = p.gov_id
                    AND n.unit_id = p.unit_id AND n.kind = p.kind AND n.is_signed = 1
                    AND n.superseded_ms = 9223372036854775807 AND n.valid_to > p.valid_to)\(scope.sql)
            ORDER BY p.valid_to, u.name, u.unit_id, p.paper_id
            """, [.integer(question.government), question.day(-365), question.day(90)] + scope.values
        ) { row in
            (
                try row.text(0), try row.integer(1), try row.text(2),
                try row.day(3, "unit_paper.valid_to")
            )
        }
    }
}
