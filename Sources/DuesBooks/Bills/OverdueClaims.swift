package import MoneyAndDates
package import SQLDatabase

/// What of a registration is past its due day.
package struct OverdueClaim: Sendable, Hashable {
    /// `bill`, `correction` or `fine`.
    package let kind: String
    package let registration: Int64
    package let month: Month
    package let due: Day
    package let open: Rupiah
}

/// Claims past their due day, one by one: what a warning lists.
package enum OverdueClaims {
    /// Of some registrations, the oldest first.
    ///
    /// - Precondition: at most a thousand registrations.
    package static func of(
        _ registrations: [Int64], on today: Day, government: Int64, on connection: any SQLConnection
    ) throws -> [OverdueClaim] {
        precondition(registrations.count <= 1_000, "a unit has some registrations")
        if registrations.isEmpty { return [] }
        let places = registrations.indices.map { "$\($0 + 3)" }.joined(separator: ", ")
        return try connection.rows(
            """
            SELECT kind, registration_id, claim_month, due, still_open FROM claim_state
            WHERE gov_id = $1 AND due < $2 AND registration_id IN (\(places)) AND still_open > 0
                AND superseded_ms = 9223372036854775807
            ORDER BY due, claim_month, claim
            """,
            [.integer(government), .integer(Int64(today.yyyymmdd))] + registrations.map { .integer($0) }
        ) { row in
            guard let month = Month(yyyymm: Int(try row.integer(2))),
                let due = Day(yyyymmdd: Int(try row.integer(3)))
            else { throw DuesBookRefusal.unreadableRow(table: "claim_state") }
            return OverdueClaim(
                kind: try row.text(0), registration: try row.integer(1), month: month, due: due,
                open: Rupiah(try row.integer(4)))
        }
    }
}
