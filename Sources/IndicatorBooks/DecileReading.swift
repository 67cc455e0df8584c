import AccessBooks
import MoneyAndDates
import SQLDatabase
import SQLStore

extension RollupReading {
    /// A month by decile of welfare (DTSEN): known of those who were proposed as vulnerable workers, by their
    /// latest proposal; `-` for everybody else. The three numbers of a decile are of the same people.
    func deciles(_ month: Month, _ filter: RollupFilter) async throws -> [RollupPart] {
        let known = try await knownDeciles(month, filter)
        let all = try await months(from: month, through: month, filter).first?.part
        let rest = RollupPart(
            code: "-", name: "-",
            persons: max(0, (all?.persons ?? 0) - known.map(\.persons).reduce(0, +)),
            reported: max(0, (all?.reported ?? 0) - known.map(\.reported).reduce(0, +)),
            paid: max(0, (all?.paid ?? 0) - known.map(\.paid).reduce(0, +)))
        return rest.persons > 0 ? known + [rest] : known
    }

    /// The deciles 1 to 10 of which there is anybody, in their order.
    private func knownDeciles(_ month: Month, _ filter: RollupFilter) async throws -> [RollupPart] {
        var values: [SQLValue] = [
            .integer(office.government), .integer(Int64(month.lastDay.yyyymmdd)),
            .integer(Int64(month.yyyymm)),
        ]
        var condition = ""
        for (column, value) in [
            ("s.segment", filter.segment), ("s.category", filter.category),
            ("COALESCE(p.sex, '-')", filter.sex),
        ] {
            guard let value else { continue }
            values.append(.text(value))
            condition += " AND \(column) = $\(values.count)"
        }
        if let unit = filter.unit {
            values.append(.integer(unit))
            condition += " AND s.unit_id IN (\(branch(values.count, of: "s")))"
        }
        let scope = try ReachSQL.predicate(
            reach, unitColumn: "s.unit_id", governmentColumn: "s.gov_id", parameter: values.count + 1)
        let sql = selection + condition + scope.sql + " GROUP BY v.decile ORDER BY v.decile"
        let bound = values + scope.values
        let parts = try await office.database.read { connection in
            try connection.rows(sql, bound) { row in
                RollupPart(
                    code: try row.text(0), name: try row.text(0), persons: try row.integer(1),
                    reported: try row.integer(2), paid: try row.integer(3))
            }
        }
        return (1...10).compactMap { decile in parts.first { $0.code == String(decile) } }
    }
}

/// The same people as the counts have them: in work on the last day of a month, each under the first of his
/// jobs; of them those whose latest proposal says a decile.
private let selection = """
    SELECT v.decile, COUNT(*), CAST(SUM(CASE WHEN a.person_id IS NULL THEN 0 ELSE 1 END) AS BIGINT),
        CAST(SUM(COALESCE(a.paid, 0)) AS BIGINT)
    FROM (SELECT w.gov_id, w.person_id, MAX(w.row_id) AS row_id FROM vulnerable_row w
        WHERE w.gov_id = $1 AND w.person_id IS NOT NULL GROUP BY w.gov_id, w.person_id) m
    JOIN vulnerable_row v ON v.gov_id = m.gov_id AND v.row_id = m.row_id
    JOIN (SELECT j.gov_id, j.person_id, MIN(j.spell_id) AS spell_id
        FROM (SELECT DISTINCT x.gov_id, x.person_id FROM vulnerable_row x
            WHERE x.gov_id = $1 AND x.person_id IS NOT NULL) k
        JOIN job_spell j ON j.gov_id = k.gov_id AND j.person_id = k.person_id
        WHERE j.gov_id = $1 AND j.superseded_ms = 9223372036854775807 AND j.valid_from <= $2
            AND j.valid_to >= $2
        GROUP BY j.gov_id, j.person_id) f ON f.gov_id = m.gov_id AND f.person_id = m.person_id
    JOIN job_spell s ON s.gov_id = f.gov_id AND s.spell_id = f.spell_id
        AND s.superseded_ms = 9223372036854775807
    JOIN person p ON p.gov_id = s.gov_id AND p.person_id = s.person_id
    LEFT JOIN (SELECT l.gov_id, l.person_id, MAX(CASE WHEN c.still_open = 0 THEN 1 ELSE 0 END) AS paid
        FROM period d
        JOIN assessment l ON l.gov_id = d.gov_id AND l.period = d.period
            AND l.registration_id = d.registration_id
        LEFT JOIN claim_state c ON c.gov_id = d.gov_id AND c.claim = 'bill/' || CAST(d.bill_id AS TEXT)
            AND c.superseded_ms = 9223372036854775807
        WHERE d.gov_id = $1 AND d.period = $3 AND d.state >= 2 AND l.for_month = $3 AND l.refusal = 0
        GROUP BY l.gov_id, l.person_id) a ON a.gov_id = s.gov_id AND a.person_id = s.person_id
    WHERE s.gov_id = $1
    """
