import MoneyAndDates
import SQLDatabase
import SQLStore

/// One group of people of a month, counted.
package struct CoverageCount: Sendable, Hashable {
    package let unit: Int64
    package let segment: String
    package let category: String
    /// L, P, or `-` where it is not known.
    package let sex: String
    /// In work on the last day of the month, each under the first of his jobs.
    package let persons: Int64
    /// Of them in a finalised period of the month.
    package let reported: Int64
    /// Of those, the bill is settled.
    package let paid: Int64

    /// What tells one group from another.
    struct Key: Hashable, Comparable {
        let unit: Int64
        let segment: String
        let category: String
        let sex: String

        static func < (left: Key, right: Key) -> Bool {
            (left.unit, left.segment, left.category, left.sex)
                < (right.unit, right.segment, right.category, right.sex)
        }
    }

    var key: Key { Key(unit: unit, segment: segment, category: category, sex: sex) }

    /// The same group without anybody.
    var emptied: CoverageCount {
        CoverageCount(
            unit: unit, segment: segment, category: category, sex: sex, persons: 0, reported: 0, paid: 0)
    }
}

/// Counts people out of the registers themselves, one statement a month.
struct CoverageCounting {
    let government: Int64
    let connection: any SQLConnection

    /// The groups of a month, by their keys: one pass over the jobs of the government and one over the lines
    /// of the month.
    func count(_ month: Month) throws -> [CoverageCount] {
        try connection.rows(
            """
            SELECT s.unit_id, s.segment, s.category, COALESCE(p.sex, '-'), COUNT(*),
                CAST(SUM(CASE WHEN a.person_id IS NULL THEN 0 ELSE 1 END) AS BIGINT),
                CAST(SUM(COALESCE(a.paid, 0)) AS BIGINT)
            FROM (SELECT j.gov_id, j.person_id, MIN(j.spell_id) AS spell_id FROM job_spell j
                WHERE j.gov_id = $1 AND j.superseded_ms = 9223372036854775807 AND j.valid_from <= $2
                    AND j.valid_to >= $2
                GROUP BY j.gov_id, j.person_id) f
            JOIN job_spell s ON s.gov_id = f.gov_id AND s.spell_id = f.spell_id
                AND s.superseded_ms = 9223372036854775807
            JOIN person p ON p.gov_id = s.gov_id AND p.person_id = s.person_id
            LEFT JOIN (SELECT l.gov_id, l.person_id,
                    MAX(CASE WHEN c.still_open = 0 THEN 1 ELSE 0 END) AS paid
                FROM period d
                JOIN assessment l ON l.gov_id = d.gov_id AND l.period = d.period
                    AND l.registration_id = d.registration_id
                LEFT JOIN claim_state c ON c.gov_id = d.gov_id
                    AND c.claim = 'bill/' || CAST(d.bill_id AS TEXT)
                    AND c.superseded_ms = 9223372036854775807
                WHERE d.gov_id = $1 AND d.period = $3 AND d.state >= 2 AND l.for_month = $3
                    AND l.refusal = 0
                GROUP BY l.gov_id, l.person_id) a ON a.gov_id = s.gov_id AND a.person_id = s.person_id
            WHERE s.gov_id = $1
            GROUP BY s.unit_id, s.segment, s.category, COALESCE(p.sex, '-')
            ORDER BY s.unit_id, s.segment, s.category, 4
            """,
            [
                .integer(government), .integer(Int64(month.lastDay.yyyymmdd)),
                .integer(Int64(month.yyyymm)),
            ]
        ) { row in
            CoverageCount(
                unit: try row.integer(0), segment: try row.text(1), category: try row.text(2),
                sex: try row.text(3), persons: try row.integer(4), reported: try row.integer(5),
                paid: try row.integer(6))
        }
    }

    /// The groups of a month as they are kept.
    func kept(_ month: Month) throws -> [CoverageCount] {
        try connection.rows(
            """
            SELECT unit_id, segment, category, sex, persons, reported, paid FROM coverage_rollup
            WHERE gov_id = $1 AND month = $2 ORDER BY unit_id, segment, category, sex
            """, [.integer(government), .integer(Int64(month.yyyymm))]
        ) { row in
            CoverageCount(
                unit: try row.integer(0), segment: try row.text(1), category: try row.text(2),
                sex: try row.text(3), persons: try row.integer(4), reported: try row.integer(5),
                paid: try row.integer(6))
        }
    }

    /// Whether anything that counts changed in the registers from an instant on, and in which of the months.
    ///
    /// - Parameter since: milliseconds since 1970.
    func touched(_ months: [Month], since: Int64) throws -> [Month] {
        guard let first = months.first, let last = months.last else { return [] }
        var spans: [(from: Int64, through: Int64)] = []
        try connection.query(
            """
            SELECT MIN(valid_from), MAX(valid_to), COUNT(*) FROM job_spell
            WHERE gov_id = $1 AND (recorded_ms >= $2 OR (superseded_ms >= $2
                AND superseded_ms < 9223372036854775807))
                AND valid_from <= $3 AND valid_to >= $4
            """,
            [
                .integer(government), .integer(since), .integer(Int64(last.lastDay.yyyymmdd)),
                .integer(Int64(first.firstDay.yyyymmdd)),
            ]
        ) { row in
            guard try row.integer(2) > 0 else { return }
            spans.append((try row.integer(0) / 100, try row.integer(1) / 100))
        }
        try connection.query(
            """
            SELECT MIN(period), MAX(period), COUNT(*) FROM period WHERE gov_id = $1 AND changed_ms >= $2
            """, [.integer(government), .integer(since)]
        ) { row in
            guard try row.integer(2) > 0 else { return }
            spans.append((try row.integer(0), try row.integer(1)))
        }
        try connection.query(
            """
            SELECT MIN(claim_month), MAX(claim_month), COUNT(*) FROM claim_state
            WHERE gov_id = $1 AND (recorded_ms >= $2 OR (superseded_ms >= $2
                AND superseded_ms < 9223372036854775807))
            """, [.integer(government), .integer(since)]
        ) { row in
            guard try row.integer(2) > 0 else { return }
            spans.append((try row.integer(0), try row.integer(1)))
        }
        return months.filter { month in
            spans.contains { $0.from <= Int64(month.yyyymm) && Int64(month.yyyymm) <= $0.through }
        }
    }
}
