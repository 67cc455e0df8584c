package import Ledger
package import MoneyAndDates
package import SQLDatabase

/// What is open of one registration, unit or village, by age.
package struct ArrearsRow: Sendable, Hashable {
    /// Of the registration, unit or region; nought for what belongs to none.
    package let number: Int64
    /// One name; several where one division reports for several units, and none of them owes it alone; none
    /// for what belongs to none.
    package let names: [String]
    package let claims: Int
    /// What is open by age, in the order of `ArrearsBook.ages`.
    package let amounts: [Rupiah]

    package var open: Rupiah { amounts.sum() }
    /// What is past its due day.
    package var overdue: Rupiah { amounts.dropFirst(2).sum() }
}

/// Arrears with their age, summed by the database.
package enum ArrearsBook {
    /// By what arrears are gathered.
    package enum Grouping: String, Sendable, CaseIterable {
        case registration
        /// The unit that a registration reports for, or all of them together where there are several.
        case unit
        /// The region of those units: the village where the register has it.
        case region
    }

    /// The ages of arrears, in days past due: as finance offices have them.
    package static var ages: [Ageing.Age] {
        Ageing(of: [(dueDay: Day?, open: Rupiah)](), on: Day(sinceEpoch: 0)).buckets.map(\.age)
    }

    /// What is open on a day, by what was known at an instant; those who owe most that is overdue first.
    ///
    /// - Parameter instant: milliseconds since 1970; `.max` less one for what is known now.
    package static func rows(
        by grouping: Grouping, on today: Day, known instant: Int64 = .max - 1, government: Int64,
        on connection: any SQLConnection
    ) throws -> [ArrearsRow] {
        let registrations = try connection.rows(
            """
            SELECT r.registration_id, r.name, \(sums)
            FROM claim_state c
            JOIN registration r ON r.gov_id = c.gov_id AND r.registration_id = c.registration_id
            WHERE \(isOpen)
            GROUP BY r.registration_id, r.name ORDER BY r.registration_id
            """, cuts(today) + [.integer(government), .integer(instant)]
        ) { row in
            ArrearsRow(
                number: try row.integer(0), names: [try row.text(1)], claims: Int(try row.integer(2)),
                amounts: try (3...8).map { Rupiah(try row.integer($0)) })
        }
        let rows =
            switch grouping {
            case .registration: registrations
            case .unit:
                gathered(registrations, try units(today, government, connection) { ($0.unit, $0.name) })
            case .region:
                gathered(registrations, try units(today, government, connection, inRegion))
            }
        return rows.sorted { ($1.overdue, $1.open, $0.number) < ($0.overdue, $0.open, $1.number) }
    }

    /// The last days of the ages: the day, and thirty, sixty and ninety days before it.
    private static func cuts(_ today: Day) -> [SQLValue] {
        ([0] + Ageing.usualBounds).map { .integer(Int64(today.adding(days: -$0).yyyymmdd)) }
    }

    /// How many claims, and what is open of them by age. $1 is the day, $2 to $4 thirty, sixty and ninety
    /// days before it.
    private static let sums = """
        COUNT(*),
        CAST(SUM(CASE WHEN c.due IS NULL THEN c.still_open ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN c.due >= $1 THEN c.still_open ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN c.due < $1 AND c.due >= $2 THEN c.still_open ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN c.due < $2 AND c.due >= $3 THEN c.still_open ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN c.due < $3 AND c.due >= $4 THEN c.still_open ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN c.due < $4 THEN c.still_open ELSE 0 END) AS BIGINT)
        """

    struct Place {
        let unit: Int64
        let name: String
        let region: (number: Int64, name: String)?
    }

    /// What the units of each registration come to on a day, by its number, in the order of units, each once.
    static func units(
        _ today: Day, _ government: Int64, _ connection: any SQLConnection,
        _ named: (Place) -> (number: Int64, name: String)?
    ) throws -> [Int64: [(number: Int64, name: String)]] {
        var found: [Int64: [(number: Int64, name: String)]] = [:]
        try connection.query(
            """
            SELECT l.registration_id, u.unit_id, u.name, g.region_id, g.name
            FROM unit_registration l
            JOIN unit u ON u.gov_id = l.gov_id AND u.unit_id = l.unit_id
            LEFT JOIN region g ON g.region_id = u.region_id
            WHERE l.gov_id = $1 AND l.valid_from <= $2 AND l.valid_to >= $2
            ORDER BY l.registration_id, u.unit_id, l.valid_from
            """, [.integer(government), .integer(Int64(today.yyyymmdd))]
        ) { row in
            let region = try row.optionalInteger(3).map { (number: $0, name: row.optionalText(4) ?? "") }
            let place = Place(unit: try row.integer(1), name: try row.text(2), region: region)
            guard let name = named(place) else { return }
            let registration = try row.integer(0)
            if found[registration]?.contains(where: { $0.number == name.number }) == true { return }
            found[registration, default: []].append(name)
        }
        return found
    }

    private static let isOpen =
        "c.gov_id = $5 AND c.recorded_ms <= $6 AND c.superseded_ms > $6 AND c.still_open > 0"

    static func inRegion(_ place: Place) -> (number: Int64, name: String)? { place.region }

    /// One row for each set of units: what several owe together is not put to one of them.
    private static func gathered(
        _ rows: [ArrearsRow], _ names: [Int64: [(number: Int64, name: String)]]
    ) -> [ArrearsRow] {
        let sets = Dictionary(grouping: rows) { names[$0.number, default: []].map(\.number).sorted() }
        return sets.map { set, rows in
            let first = rows.first.flatMap { names[$0.number] } ?? []
            return ArrearsRow(
                number: set.first ?? 0, names: first.map(\.name), claims: rows.map(\.claims).reduce(0, +),
                amounts: ages.indices.map { age in rows.map { $0.amounts[age] }.sum() })
        }
    }
}
