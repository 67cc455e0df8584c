package import MoneyAndDates
package import SQLDatabase

/// What a unit and all below it owe.
package struct ArrearsBranch: Sendable, Hashable {
    /// How many units stand above it; nought at the top.
    package let depth: Int
    package let row: ArrearsRow

    package init(depth: Int, row: ArrearsRow) {
        self.depth = depth
        self.row = row
    }
}

extension ArrearsBook {
    /// Arrears up the tree of units: each with what is open of all below it, parents before their children,
    /// those of one parent by their names. A division that reports for several units is counted from the
    /// first unit that stands above all of them. What belongs to no unit comes last.
    ///
    /// The shares of one unit and the sum of its children differ by what is its own, or theirs together.
    package static func tree(
        on today: Day, known instant: Int64 = .max - 1, government: Int64,
        on connection: any SQLConnection
    ) throws -> [ArrearsBranch] {
        var found: [(row: ArrearsRow, parent: Int64?)] = []
        try connection.query(
            treeStatement, cuts(today) + [.integer(government), .integer(instant)]
        ) { row in
            let name = row.optionalText(2)
            let sums = ArrearsRow(
                number: try row.optionalInteger(0) ?? 0, names: name.map { [$0] } ?? [],
                claims: Int(try row.integer(3)), amounts: try (4...9).map { Rupiah(try row.integer($0)) })
            found.append((sums, try row.optionalInteger(1)))
        }
        return ordered(found)
    }

    /// A unit is above itself; a registration counts for every unit that is above all of its units.
    private static let treeStatement = """
        SELECT u.unit_id, u.parent_unit_id, u.name, \(sums)
        FROM claim_state c
        LEFT JOIN (
            WITH RECURSIVE above (gov_id, unit_id, ancestor_id) AS (
                SELECT gov_id, unit_id, unit_id FROM unit WHERE gov_id = $5
                UNION ALL
                SELECT a.gov_id, a.unit_id, p.parent_unit_id
                FROM above a JOIN unit p ON p.gov_id = a.gov_id AND p.unit_id = a.ancestor_id
                WHERE p.parent_unit_id IS NOT NULL
            ), linked (gov_id, registration_id, unit_id) AS (
                SELECT DISTINCT gov_id, registration_id, unit_id FROM unit_registration
                WHERE gov_id = $5 AND valid_from <= $1 AND valid_to >= $1
            ), counted (gov_id, registration_id, units) AS (
                SELECT gov_id, registration_id, COUNT(*) FROM linked GROUP BY gov_id, registration_id
            )
            SELECT l.gov_id, l.registration_id, a.ancestor_id
            FROM linked l
            JOIN above a ON a.gov_id = l.gov_id AND a.unit_id = l.unit_id
            JOIN counted n ON n.gov_id = l.gov_id AND n.registration_id = l.registration_id
            GROUP BY l.gov_id, l.registration_id, a.ancestor_id, n.units
            HAVING COUNT(*) = n.units
        ) h ON h.gov_id = c.gov_id AND h.registration_id = c.registration_id
        LEFT JOIN unit u ON u.gov_id = h.gov_id AND u.unit_id = h.ancestor_id
        WHERE c.gov_id = $5 AND c.recorded_ms <= $6 AND c.superseded_ms > $6 AND c.still_open > 0
        GROUP BY u.unit_id, u.parent_unit_id, u.name ORDER BY u.unit_id
        """

    private static func ordered(_ found: [(row: ArrearsRow, parent: Int64?)]) -> [ArrearsBranch] {
        let placed = found.filter { $0.row.number != 0 }
        let children = Dictionary(grouping: placed, by: \.parent).mapValues { rows in
            rows.map(\.row).sorted { ($0.names, $0.number) < ($1.names, $1.number) }
        }
        var branches: [ArrearsBranch] = []
        func descend(_ parent: Int64?, _ depth: Int) {
            for row in children[parent] ?? [] {
                branches.append(ArrearsBranch(depth: depth, row: row))
                descend(row.number, depth + 1)
            }
        }
        descend(nil, 0)
        let nowhere = found.filter { $0.row.number == 0 }
        return branches + nowhere.map { ArrearsBranch(depth: 0, row: $0.row) }
    }
}

private func < (left: ([String], Int64), right: ([String], Int64)) -> Bool {
    left.0 == right.0 ? left.1 < right.1 : left.0.lexicographicallyPrecedes(right.0)
}
