package import Access
import AccessBooks
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// What counts are asked for: nil for all of a kind.
package struct RollupFilter: Sendable, Hashable {
    /// With all units below it.
    package var unit: Int64?
    package var segment: String?
    package var category: String?
    package var sex: String?

    package init() {}
}

/// By what counts are told apart.
package enum RollupMeasure: String, Sendable, Hashable, CaseIterable {
    case unit, segment, category, sex
    /// Regency or province of the unit; that of the government where the unit has none.
    case region
    /// District (kecamatan) and village (desa, kelurahan) of the unit, or of one above it; `-` elsewhere.
    case district, village
    /// Decile of welfare, known of those who were proposed as vulnerable workers; `-` elsewhere.
    case decile
}

/// Counts of one part.
package struct RollupPart: Sendable, Hashable {
    /// Number of the unit, code of the segment, category, sex or region.
    package let code: String
    /// Of a unit or region; the code of others.
    package let name: String
    package let persons: Int64
    package let reported: Int64
    package let paid: Int64

    package init(code: String, name: String, persons: Int64, reported: Int64, paid: Int64) {
        self.code = code
        self.name = name
        self.persons = persons
        self.reported = reported
        self.paid = paid
    }
}

/// Reads the kept counts within a reach.
package struct RollupReading: Sendable {
    let office: Office
    let reach: Reach

    /// - Parameter reach: of some units or a government.
    package init(_ office: Office, reach: Reach) {
        self.office = office
        self.reach = reach
    }

    /// A month part by part, those with the most people first.
    ///
    /// - Throws: `.outOfReach` for the nation and for oneself.
    package func parts(
        _ month: Month, by measure: RollupMeasure, _ filter: RollupFilter = RollupFilter()
    ) async throws -> [RollupPart] {
        if measure == .decile { return try await deciles(month, filter) }
        let (code, name) = columns(measure)
        let statement = try statement(
            """
            SELECT \(code), \(name), CAST(SUM(r.persons) AS BIGINT), CAST(SUM(r.reported) AS BIGINT),
                CAST(SUM(r.paid) AS BIGINT)
            """, filter, from: month, through: month,
            ending: " GROUP BY 1, 2 HAVING CAST(SUM(r.persons) AS BIGINT) > 0 ORDER BY 1, 2")
        let parts = try await office.database.read { connection in
            try connection.rows(statement.sql, statement.values) { row in
                RollupPart(
                    code: try row.text(0), name: try row.text(1), persons: try row.integer(2),
                    reported: try row.integer(3), paid: try row.integer(4))
            }
        }
        return parts.sorted { ($1.persons, $0.code) < ($0.persons, $1.code) }
    }

    /// The sums of each month from the first to the last; months without anybody are not among them.
    package func months(
        from first: Month, through last: Month, _ filter: RollupFilter = RollupFilter()
    ) async throws -> [(month: Month, part: RollupPart)] {
        let statement = try statement(
            """
            SELECT r.month, CAST(SUM(r.persons) AS BIGINT), CAST(SUM(r.reported) AS BIGINT),
                CAST(SUM(r.paid) AS BIGINT)
            """, filter, from: first, through: last,
            ending: " GROUP BY r.month HAVING CAST(SUM(r.persons) AS BIGINT) > 0 ORDER BY r.month")
        return try await office.database.read { connection in
            try connection.rows(statement.sql, statement.values) { row in
                let month = try row.month(0, "coverage_rollup.month")
                return (
                    month,
                    RollupPart(
                        code: month.description, name: month.description, persons: try row.integer(1),
                        reported: try row.integer(2), paid: try row.integer(3))
                )
            }
        }
    }

    private func columns(_ measure: RollupMeasure) -> (code: String, name: String) {
        switch measure {
        case .unit: ("CAST(r.unit_id AS TEXT)", "u.name")
        case .segment: ("r.segment", "r.segment")
        case .category: ("r.category", "r.category")
        case .sex: ("r.sex", "r.sex")
        // Of the kept counts nobody's is known: `deciles` counts them.
        case .decile: ("'-'", "'-'")
        case .district: above("'kecamatan'")
        case .village: above("'desa', 'kelurahan'")
        case .region: ("CAST(COALESCE(u.region_id, g.region_id) AS TEXT)", "COALESCE(n.name, '')")
        }
    }

    /// The nearest of the unit and two above it that is of some kinds.
    private func above(_ kinds: String) -> (code: String, name: String) {
        func nearest(_ column: String) -> String {
            let cases = ["u", "u1", "u2"].map { "WHEN \($0).kind IN (\(kinds)) THEN \($0).\(column)" }
            return "CASE \(cases.joined(separator: " ")) END"
        }
        return (
            "COALESCE(CAST(\(nearest("unit_id")) AS TEXT), '-')", "COALESCE(\(nearest("name")), '-')"
        )
    }

    private func statement(
        _ selecting: String, _ filter: RollupFilter, from first: Month, through last: Month,
        ending: String
    ) throws(AccessRefusal) -> (sql: String, values: [SQLValue]) {
        var sql =
            selecting + """
                 FROM coverage_rollup r
                JOIN unit u ON u.gov_id = r.gov_id AND u.unit_id = r.unit_id
                LEFT JOIN unit u1 ON u1.gov_id = u.gov_id AND u1.unit_id = u.parent_unit_id
                LEFT JOIN unit u2 ON u2.gov_id = u1.gov_id AND u2.unit_id = u1.parent_unit_id
                JOIN government g ON g.gov_id = r.gov_id
                LEFT JOIN region n ON n.region_id = COALESCE(u.region_id, g.region_id)
                WHERE r.gov_id = $1 AND r.month >= $2 AND r.month <= $3
                """
        var values: [SQLValue] = [
            .integer(office.government), .integer(Int64(first.yyyymm)), .integer(Int64(last.yyyymm)),
        ]
        for (column, value) in [
            ("r.segment", filter.segment), ("r.category", filter.category), ("r.sex", filter.sex),
        ] {
            guard let value else { continue }
            values.append(.text(value))
            sql += " AND \(column) = $\(values.count)"
        }
        if let unit = filter.unit {
            values.append(.integer(unit))
            sql += " AND r.unit_id IN (\(branch(values.count, of: "r")))"
        }
        let scope = try ReachSQL.predicate(
            reach, unitColumn: "r.unit_id", governmentColumn: "r.gov_id", parameter: values.count + 1)
        return (sql + scope.sql + ending, values + scope.values)
    }

    /// The unit of a place and all below it, to a depth of five: the deepest tree of an office.
    ///
    /// - Parameter table: the name of the one whose government it is.
    func branch(_ place: Int, of table: String) -> String {
        let parents = ["b", "b1", "b2", "b3", "b4"]
        var joins = ""
        for (above, below) in zip(parents, parents.dropFirst()) {
            joins += """
                 LEFT JOIN unit \(below) ON \(below).gov_id = \(above).gov_id
                AND \(below).unit_id = \(above).parent_unit_id
                """
        }
        let same = parents.map { "\($0).unit_id = $\(place)" }.joined(separator: " OR ")
        return "SELECT b.unit_id FROM unit b\(joins) WHERE b.gov_id = \(table).gov_id AND (\(same))"
    }
}
