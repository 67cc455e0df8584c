package import Membership
package import MoneyAndDates
package import Obligations
import RegisterBooks
package import SQLDatabase
import SQLStore

/// A unit's time-line with the months of it that were paid.
package struct UnitTimeline: Sendable, Hashable {
    package let line: CoverTimeline
    /// The months of the horizon whose dues of the unit's numbers are all paid, in order.
    package let paid: [Month]
    /// Those that are billed and not paid.
    package let open: [Month]
}

extension AgreementBook {
    /// Agreements, budgets and months of a unit over two years: this one and the next. A unit without a paper
    /// of its own goes by that of the unit above it.
    ///
    /// - Throws: `RegisterRefusal.unknownUnit`.
    package func timeline(of unit: UnitID) async throws -> UnitTimeline {
        let office = office
        return try await office.database.read { connection in
            try AgreementBook.timeline(
                of: unit, on: office.today, government: office.government, connection)
        }
    }

    /// The same inside a read of the caller's.
    package static func timeline(
        of unit: UnitID, on today: Day, government: Int64, _ connection: any SQLConnection
    ) throws -> UnitTimeline {
        guard let first = Day(today.year, 1, 1), let last = Day(today.year + 1, 12, 31) else {
            preconditionFailure("years of the calendar have a first and a last day")
        }
        let reading = TimelineReading(government: government, connection: connection)
        let climb = try reading.climb(from: unit)
        var bars: [TimelineBar] = []
        for kind in TimelineKind.allCases {
            // The nearest unit that has any paper of the kind.
            for place in climb {
                let found = try reading.bars(kind, of: place)
                bars += found
                if !found.isEmpty { break }
            }
        }
        let bridges = try reading.bridges(of: climb)
        let months = try reading.months(of: unit, from: Month(of: first), through: Month(of: last))
        return UnitTimeline(
            line: CoverTimeline(horizon: DaySpan(first, last), bars: bars, bridges: bridges),
            paid: months.paid, open: months.open)
    }
}

private struct TimelineReading {
    let government: Int64
    let connection: any SQLConnection

    /// The unit and all above it.
    func climb(from unit: UnitID) throws -> [UnitID] {
        let all = try UnitBook.all(government: government, on: connection)
        guard all.contains(where: { $0.id == unit }) else {
            throw RegisterRefusal.unknownUnit(unit.description)
        }
        let parents = Dictionary(all.map { ($0.id, $0.parent) }, uniquingKeysWith: { $1 })
        var path = [unit]
        while let last = path.last, let above = parents[last] ?? nil, !path.contains(above) {
            path.append(above)
        }
        return path
    }

    func bars(_ kind: TimelineKind, of unit: UnitID) throws -> [TimelineBar] {
        var bars = try connection.rows(
            """
            SELECT p.number, p.is_signed, p.valid_from, p.valid_to, a.agreement_id FROM unit_paper p
            LEFT JOIN agreement a ON a.gov_id = p.gov_id AND a.paper_id = p.paper_id
            WHERE p.gov_id = $1 AND p.unit_id = $2 AND p.kind = $3 AND p.superseded_ms = $4
            ORDER BY p.valid_from, p.paper_id
            """,
            [.integer(government), .integer(unit.number), .text(kind.rawValue), .integer(.max)]
        ) { row in
            TimelineBar(
                kind: kind,
                span: DaySpan(
                    try row.day(2, "unit_paper.valid_from"), try row.day(3, "unit_paper.valid_to")),
                isSigned: try row.integer(1) == 1, number: try row.text(0),
                agreement: try row.optionalInteger(4))
        }
        guard kind == .agreement else { return bars }
        bars += try connection.rows(
            """
            SELECT valid_from, valid_to, agreement_id FROM agreement
            WHERE gov_id = $1 AND unit_id = $2 AND stage IN ('draft', 'review', 'accepted')
            ORDER BY valid_from, agreement_id
            """, [.integer(government), .integer(unit.number)]
        ) { row in
            TimelineBar(
                kind: .agreement,
                span: DaySpan(try row.day(0, "agreement.valid_from"), try row.day(1, "agreement.valid_to")),
                isSigned: false, number: "", agreement: try row.integer(2))
        }
        return bars
    }

    /// Days that a bridging clause of a signed agreement covers without a budget.
    func bridges(of climb: [UnitID]) throws -> [DaySpan] {
        for unit in climb {
            let found = try connection.rows(
                """
                SELECT valid_from, bridge_to FROM agreement
                WHERE gov_id = $1 AND unit_id = $2 AND bridge_to IS NOT NULL
                    AND stage IN ('signed', 'renewed', 'ended')
                ORDER BY valid_from, agreement_id
                """, [.integer(government), .integer(unit.number)]
            ) { row in
                DaySpan(try row.day(0, "agreement.valid_from"), try row.day(1, "agreement.bridge_to"))
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Months of the numbers under which the unit reports: paid where nothing is open.
    func months(
        of unit: UnitID, from first: Month, through last: Month
    ) throws -> (paid: [Month], open: [Month]) {
        var (paid, open): ([Month], [Month]) = ([], [])
        try connection.query(
            """
            SELECT c.claim_month, CAST(SUM(c.still_open) AS BIGINT) FROM claim_state c
            WHERE c.gov_id = $1 AND c.superseded_ms = $2 AND c.kind = 'bill' AND c.claim_month >= $3
                AND c.claim_month <= $4 AND EXISTS (SELECT 1 FROM unit_registration l
                    WHERE l.gov_id = c.gov_id AND l.registration_id = c.registration_id
                    AND l.unit_id = $5)
            GROUP BY c.claim_month ORDER BY c.claim_month
            """,
            [
                .integer(government), .integer(.max), .integer(Int64(first.yyyymm)),
                .integer(Int64(last.yyyymm)), .integer(unit.number),
            ]
        ) { row in
            let month = try row.month(0, "claim_state.claim_month")
            if try row.integer(1) == 0 { paid.append(month) } else { open.append(month) }
        }
        return (paid, open)
    }
}
