import Claims
package import LawBook
package import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// What BPJS paid in some days, by one measure: what a head of region hands over and a meeting asks.
package struct ClaimTotals: Sendable {
    /// By what it is added up.
    package enum Measure: String, Sendable, Hashable, CaseIterable {
        case programme, unit
        /// Regency or city of the unit; that of the government where the unit has none.
        case regency
        case province
    }

    /// One line.
    package struct Line: Sendable, Hashable {
        /// Code of the programme, number of the unit, or Kemendagri code.
        package let code: String
        /// Of a programme its code.
        package let name: String
        package let programme: Programme
        package let claims: Int
        package let payments: Int
        package let amount: Rupiah
    }

    package let first: Day
    package let last: Day
    /// By code, then programme.
    package let lines: [Line]

    package var amount: Rupiah { lines.map(\.amount).sum() }
    package var payments: Int { lines.map(\.payments).reduce(0, +) }
}

extension ClaimBook {
    /// Adds up what was paid on some days, both included; what was reversed is not among it.
    ///
    /// - Parameter units: only those of these units; nil for all.
    package func totals(
        from first: Day, through last: Day, by measure: ClaimTotals.Measure, units: [UnitID]? = nil
    ) async throws -> ClaimTotals {
        let government = office.government
        let cells = try await office.database.read { connection in
            try totalCells(from: first, through: last, government, on: connection)
        }
        let wanted = units.map(Set.init)
        let kept = cells.filter { cell in wanted?.contains(UnitID(cell.unit ?? 0)) ?? true }
        let regions = try await regionNames(Set(kept.map { $0.region(by: measure) }))
        var lines: [Key: ClaimTotals.Line] = [:]
        for cell in kept {
            let key = Key(code: cell.code(by: measure), programme: cell.programme)
            let before = lines[key]
            lines[key] = ClaimTotals.Line(
                code: key.code, name: cell.name(by: measure, regions), programme: cell.programme,
                claims: (before?.claims ?? 0) + cell.claims,
                payments: (before?.payments ?? 0) + cell.payments,
                amount: (before?.amount ?? .zero) + cell.amount)
        }
        let sorted = lines.values.sorted { left, right in
            (left.code.count, left.code, left.programme.rawValue)
                < (right.code.count, right.code, right.programme.rawValue)
        }
        return ClaimTotals(first: first, last: last, lines: sorted)
    }

    private struct Key: Hashable {
        let code: String
        let programme: Programme
    }

    /// One row a unit and programme: as many as there are units, however many claims.
    private func totalCells(
        from first: Day, through last: Day, _ government: Int64, on connection: any SQLConnection
    ) throws -> [TotalCell] {
        try connection.rows(
            """
            SELECT p.programme, c.unit_id, COALESCE(u.name, ''), COALESCE(u.region_id, g.region_id),
                COUNT(DISTINCT p.claim_id), COUNT(*), CAST(SUM(p.amount) AS BIGINT)
            FROM claim_payment p
            JOIN claim_case c ON c.gov_id = p.gov_id AND c.claim_id = p.claim_id
            JOIN government g ON g.gov_id = p.gov_id
            LEFT JOIN unit u ON u.gov_id = c.gov_id AND u.unit_id = c.unit_id
            WHERE p.gov_id = $1 AND p.state = 1 AND p.paid_on BETWEEN $2 AND $3
            GROUP BY p.programme, c.unit_id, u.name, u.region_id, g.region_id
            ORDER BY c.unit_id, p.programme
            """, [.integer(government), .integer(first.number), .integer(last.number)]
        ) { row in
            TotalCell(
                programme: try coded(try row.text(0), "claim_payment"), unit: try row.optionalInteger(1),
                unitName: try row.text(2), region: try row.integer(3), claims: Int(try row.integer(4)),
                payments: Int(try row.integer(5)), amount: Rupiah(try row.integer(6)))
        }
    }

    private func regionNames(_ codes: Set<Int64>) async throws -> [Int64: String] {
        let codes = codes.filter { $0 > 0 }.sorted()
        guard !codes.isEmpty else { return [:] }
        let places = codes.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        return try await office.database.read { connection in
            var names: [Int64: String] = [:]
            try connection.query(
                "SELECT region_id, name FROM region WHERE region_id IN (\(places)) ORDER BY region_id",
                codes.map(SQLValue.integer)
            ) { names[try $0.integer(0)] = try $0.text(1) }
            return names
        }
    }
}

/// A unit and programme of a total.
private struct TotalCell {
    let programme: Programme
    let unit: Int64?
    let unitName: String
    let region: Int64
    let claims: Int
    let payments: Int
    let amount: Rupiah

    /// The code of the region that a measure asks for; nought where it asks for none.
    func region(by measure: ClaimTotals.Measure) -> Int64 {
        switch measure {
        case .programme, .unit: 0
        case .regency: shortened(to: 9_999)
        case .province: shortened(to: 99)
        }
    }

    func code(by measure: ClaimTotals.Measure) -> String {
        switch measure {
        case .programme: programme.rawValue
        case .unit: unit.map(String.init) ?? "-"
        case .regency, .province: String(region(by: measure))
        }
    }

    func name(by measure: ClaimTotals.Measure, _ regions: [Int64: String]) -> String {
        switch measure {
        case .programme: programme.rawValue
        case .unit: unitName
        case .regency, .province: regions[region(by: measure)] ?? code(by: measure)
        }
    }

    private func shortened(to largest: Int64) -> Int64 {
        var code = region
        while code > largest { code /= 100 }
        return code
    }
}
