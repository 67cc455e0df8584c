import Budgets
import LawBook
package import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// A month of a unit: what was budgeted for it, billed, paid, and whom that protects.
package struct RealisedMonth: Sendable, Hashable {
    package let month: Month
    package fileprivate(set) var budget: Rupiah = .zero
    /// People whom the budget is for.
    package fileprivate(set) var planned = 0
    package fileprivate(set) var billed: Rupiah = .zero
    package fileprivate(set) var paid: Rupiah = .zero
    /// Of what was billed, what is past its due day.
    package fileprivate(set) var overdue: Rupiah = .zero
    /// People of the bills.
    package fileprivate(set) var people = 0
    /// Of them, whose bill is paid in full.
    package fileprivate(set) var protected = 0

    package var open: Rupiah { billed - paid }

    /// The two together, as of the first month.
    package func adding(_ right: RealisedMonth) -> RealisedMonth {
        var sum = self
        sum.budget += right.budget
        sum.planned += right.planned
        sum.billed += right.billed
        sum.paid += right.paid
        sum.overdue += right.overdue
        sum.people += right.people
        sum.protected += right.protected
        return sum
    }
}

/// A unit's year beside its budget.
package struct RealisedUnit: Sendable, Hashable {
    package let unit: UnitID
    package let name: String
    package let months: [RealisedMonth]

    package var year: RealisedMonth { months.dropFirst().reduce(months[0]) { $0.adding($1) } }
    /// Something is past its due day.
    package var isBehind: Bool { year.overdue > .zero }
}

extension BudgetBook {
    /// Budget, bill, payment and protection by month, of every unit that has any of them.
    ///
    /// A bill belongs to the first of the units that report under its number, and so do the budgets of the
    /// others. Five statements, whatever the number of people.
    package func realisation(_ year: Int) async throws -> [RealisedUnit] {
        let office = office
        return try await office.database.read { connection in
            try RealisationReading(
                year: year, government: office.government, today: office.today, connection: connection
            ).units()
        }
    }
}

private struct RealisationReading {
    let year: Int
    let government: Int64
    let today: Day
    let connection: any SQLConnection

    private var first: Month { Month(year, 1) ?? Month(of: Day(sinceEpoch: 0)) }
    private var window: [SQLValue] {
        [
            .integer(government), .integer(Int64(first.yyyymm)), .integer(Int64(first.adding(11).yyyymm)),
        ]
    }

    func units() throws -> [RealisedUnit] {
        let homes = try homes()
        var months: [Int64: [RealisedMonth]] = [:]
        func change(_ unit: Int64, _ month: Month, _ change: (inout RealisedMonth) -> Void) {
            let place = first.months(until: month)
            guard (0..<12).contains(place) else { return }
            var list = months[unit] ?? (0..<12).map { RealisedMonth(month: first.adding($0)) }
            change(&list[place])
            months[unit] = list
        }
        try budgets { unit, month, dues, people in
            change(homes.ofUnit[unit] ?? unit, month) {
                $0.budget += dues
                $0.planned += people
            }
        }
        try bills { registration, month, owed, open, overdue in
            change(homes.ofRegistration[registration] ?? 0, month) {
                $0.billed += owed
                $0.paid += owed - open
                $0.overdue += overdue
            }
        }
        try people { registration, month, people, paid in
            change(homes.ofRegistration[registration] ?? 0, month) {
                $0.people += people
                $0.protected += paid
            }
        }
        return months.map {
            RealisedUnit(unit: UnitID($0.key), name: homes.names[$0.key] ?? "", months: $0.value)
        }.sorted { ($0.name, $0.unit) < ($1.name, $1.unit) }
    }

    private struct Homes {
        var names: [Int64: String] = [:]
        var ofRegistration: [Int64: Int64] = [:]
        var ofUnit: [Int64: Int64] = [:]
    }

    private func homes() throws -> Homes {
        var homes = Homes()
        try connection.query(
            "SELECT unit_id, name FROM unit WHERE gov_id = $1 ORDER BY unit_id", [.integer(government)]
        ) { homes.names[try $0.integer(0)] = try $0.text(1) }
        try connection.query(
            """
            SELECT registration_id, unit_id FROM unit_registration WHERE gov_id = $1
            ORDER BY unit_id, registration_id, valid_from
            """, [.integer(government)]
        ) { row in
            let (registration, unit) = (try row.integer(0), try row.integer(1))
            let home = homes.ofRegistration[registration] ?? homes.ofUnit[unit] ?? unit
            homes.ofRegistration[registration] = home
            if homes.ofUnit[unit] == nil { homes.ofUnit[unit] = home }
        }
        return homes
    }

    private func budgets(_ tell: (Int64, Month, Rupiah, Int) -> Void) throws {
        try connection.query(
            """
            SELECT l.unit_id, a.line, a.programme, a.from_month, a.to_month, a.dues, l.persons, l.programmes,
                b.budget_id
            FROM budget b
            JOIN budget_line l ON l.gov_id = b.gov_id AND l.budget_id = b.budget_id
            JOIN budget_amount a ON a.gov_id = l.gov_id AND a.budget_id = l.budget_id AND a.line = l.line
            WHERE \(BoardMoney.counted)
            ORDER BY b.budget_id, a.line, a.programme, a.from_month
            """, [.integer(government), .integer(Int64(year))]
        ) { row in
            let from = try row.month(3, "budget_amount.from_month")
            let through = try row.month(4, "budget_amount.to_month")
            let (dues, persons) = (Rupiah(try row.integer(5)), Int(try row.integer(6)))
            // People are counted once a line: with its first programme.
            let set = ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: try row.integer(7)))
            let isFirst = try row.text(2) == set.programmes.first?.rawValue
            for place in 0...max(0, from.months(until: through)) {
                tell(
                    try row.integer(0), from.adding(place), dues * Int64(persons), isFirst ? persons : 0)
            }
        }
    }

    private func bills(_ tell: (Int64, Month, Rupiah, Rupiah, Rupiah) -> Void) throws {
        try connection.query(
            """
            SELECT c.registration_id, c.claim_month, CAST(SUM(c.owed) AS BIGINT),
                CAST(SUM(c.still_open) AS BIGINT),
                CAST(SUM(CASE WHEN c.due < $1 THEN c.still_open ELSE 0 END) AS BIGINT)
            FROM claim_state c
            WHERE c.gov_id = $2 AND c.claim_month >= $3 AND c.claim_month <= $4 AND c.kind <> 'fine'
                AND c.superseded_ms = 9223372036854775807
            GROUP BY c.registration_id, c.claim_month ORDER BY c.registration_id, c.claim_month
            """, [.integer(Int64(today.yyyymmdd))] + window
        ) { row in
            tell(
                try row.integer(0), try row.month(1, "claim_state.claim_month"), Rupiah(try row.integer(2)),
                Rupiah(try row.integer(3)), Rupiah(try row.integer(4)))
        }
    }

    private func people(_ tell: (Int64, Month, Int, Int) -> Void) throws {
        try connection.query(
            """
            SELECT p.registration_id, p.period, CAST(SUM(COALESCE(p.persons, 0)) AS BIGINT),
                CAST(SUM(CASE WHEN c.still_open = 0 THEN COALESCE(p.persons, 0) ELSE 0 END) AS BIGINT)
            FROM period p
            LEFT JOIN claim_state c ON c.gov_id = p.gov_id
                AND c.claim = 'bill/' || CAST(p.bill_id AS TEXT) AND c.superseded_ms = 9223372036854775807
            WHERE p.gov_id = $1 AND p.period >= $2 AND p.period <= $3
            GROUP BY p.registration_id, p.period ORDER BY p.registration_id, p.period
            """, window
        ) { row in
            tell(
                try row.integer(0), try row.month(1, "period.period"), Int(try row.integer(2)),
                Int(try row.integer(3)))
        }
    }
}
