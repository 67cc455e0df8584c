package import Continuity
package import Membership
package import MoneyAndDates
package import SQLDatabase
import SQLStore

/// Units with people that have no signed paper of a kind on a day, neither their own nor that of a unit above
/// by which they go.
package struct PaperGaps: Sendable {
    /// Units with people on the day, each with their count, in the order of their numbers.
    package let units: [(unit: UnitID, name: String, people: Int)]
    /// Of them, those without a paper of the kind.
    package let lacking: [YearEndPaper: Set<Int64>]

    /// Three statements for the papers, and one pass over the jobs of the government.
    package static func read(
        government: Int64, on day: Day, by connection: any SQLConnection
    ) throws -> PaperGaps {
        let papers = try UnitPapers(government: government, known: .max - 1, on: connection)
        var people: [(unit: UnitID, name: String, people: Int)] = []
        try connection.query(
            """
            SELECT unit_id, COUNT(DISTINCT person_id) FROM job_spell
            WHERE gov_id = $1 AND superseded_ms = 9223372036854775807 AND valid_from <= $2 AND valid_to >= $2
            GROUP BY unit_id ORDER BY unit_id
            """, [.integer(government), .integer(Int64(day.yyyymmdd))]
        ) { row in
            let unit = try row.integer(0)
            people.append((UnitID(unit), papers.name(of: unit) ?? "", Int(try row.integer(1))))
        }
        var lacking: [YearEndPaper: Set<Int64>] = [:]
        for kind in YearEndPaper.allCases {
            let without = people.map(\.unit.number).filter { unit in
                !papers.papers(kind, of: unit).contains { $0.isSigned && $0.from <= day && day <= $0.through }
            }
            lacking[kind] = Set(without)
        }
        return PaperGaps(units: people, lacking: lacking)
    }
}
