package import Ledger
package import MoneyAndDates
package import SQLDatabase

/// What is open of one registration, unit or village, by age.
package struct ArrearsRow: Sendable, Hashable {
    /// Of the registration, unit or region; nought for what belongs to none.
    package let number: Int64
    package let name: String
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
        /// The unit that a registration reports for; where there are several, the one with the lowest number.
        case unit
        /// The region of that unit: its village where the register has it.
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
        let cuts = [0] + Ageing.usualBounds
        let days = cuts.map { SQLValue.integer(Int64(today.adding(days: -$0).yyyymmdd)) }
        let rows = try connection.rows(
            sql(grouping), days + [.integer(government), .integer(instant)]
        ) { row in
            ArrearsRow(
                number: try row.optionalInteger(0) ?? 0, name: row.optionalText(1) ?? "",
                claims: Int(try row.integer(2)),
                amounts: try (3...8).map { Rupiah(try row.integer($0)) })
        }
        return rows.sorted { ($1.overdue, $1.open, $0.number) < ($0.overdue, $0.open, $1.number) }
    }

    private static func sql(_ grouping: Grouping) -> String {
        switch grouping {
        case .registration:
            """
            SELECT r.registration_id, r.name, \(sums)
            FROM claim_state c
            JOIN registration r ON r.gov_id = c.gov_id AND r.registration_id = c.registration_id
            WHERE \(open)
            GROUP BY r.registration_id, r.name ORDER BY r.registration_id
            """
        case .unit:
            """
            SELECT u.unit_id, u.name, \(sums)
            FROM claim_state c
            LEFT JOIN \(units) h ON h.gov_id = c.gov_id AND h.registration_id = c.registration_id
            LEFT JOIN unit u ON u.gov_id = h.gov_id AND u.unit_id = h.unit_id
            WHERE \(open)
            GROUP BY u.unit_id, u.name ORDER BY u.unit_id
            """
        case .region:
            """
            SELECT g.region_id, g.name, \(sums)
            FROM claim_state c
            LEFT JOIN \(units) h ON h.gov_id = c.gov_id AND h.registration_id = c.registration_id
            LEFT JOIN unit u ON u.gov_id = h.gov_id AND u.unit_id = h.unit_id
            LEFT JOIN region g ON g.region_id = u.region_id
            WHERE \(open)
            GROUP BY g.region_id, g.name ORDER BY g.region_id
            """
        }
    }

    private static let open =
        "c.gov_id = $5 AND c.recorded_ms <= $6 AND c.superseded_ms > $6 AND c.still_open > 0"

    private static let units = """
        (SELECT gov_id, registration_id, MIN(unit_id) AS unit_id FROM unit_registration
        WHERE gov_id = $5 AND valid_from <= $1 AND valid_to >= $1
        GROUP BY gov_id, registration_id)
        """

    /// $1 is the day, $2 to $4 thirty, sixty and ninety days before it.
    private static let sums = """
        COUNT(*),
        CAST(SUM(CASE WHEN c.due IS NULL THEN c.still_open ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN c.due >= $1 THEN c.still_open ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN c.due < $1 AND c.due >= $2 THEN c.still_open ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN c.due < $2 AND c.due >= $3 THEN c.still_open ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN c.due < $3 AND c.due >= $4 THEN c.still_open ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN c.due < $4 THEN c.still_open ELSE 0 END) AS BIGINT)
        """
}
