import Access
package import AccessBooks
package import DuesBooks
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// The five sides of a month beside each other, and who is late.
package struct ReconcileDesk: Sendable {
    let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    private var government: Int64 { desk.office.government }
}

/// One registration's month as five sides have it; nil where a side knows nothing of it.
package struct ReconcileRow: Sendable, Hashable {
    package let registration: Int64
    package let name: String
    package let roster: Rupiah?
    package let sipp: Rupiah?
    package let bill: Rupiah?
    package let paid: Rupiah?
    package let warrant: Rupiah?

    /// Whether every side that knows the month has the same amount as the bill; nil where too few know it.
    package var agrees: Bool? {
        let known = [roster, sipp, bill, paid, warrant].compactMap(\.self)
        return known.count < 2 ? nil : Set(known).count == 1
    }
}

extension ReconcileDesk {
    /// The registrations of a month, by name.
    ///
    /// Roster is what was calculated, corrections apart; paid is what settled claims of the month. One
    /// statement over the registrations of the month and four sums by registration.
    package func month(
        _ month: Month, after: String? = nil, atMost size: Int = 50
    ) async throws -> Listed<ReconcileRow> {
        let reach = try desk.reach(.reconcile)
        var asked = NumberedSQL(
            Self.selection,
            [.integer(government), .integer(Int64(month.yyyymm))])
        try asked.keep(toRegistrations: reach, registration: "p.registration_id", government: "p.gov_id")
        if let (name, number) = after.flatMap({ NamedCursor.read($0) }) {
            asked.add(
                " AND r.name >= ? AND (r.name > ? OR p.registration_id > ?)", .text(name), .text(name),
                .integer(number))
        }
        asked.add(" ORDER BY r.name, p.registration_id LIMIT \(size + 1)")
        let statement = asked
        return try await desk.office.database.read { connection in
            let rows = try connection.rows(statement.text, statement.values) { row in
                func amount(_ column: Int) throws -> Rupiah? {
                    try row.optionalInteger(column).map { Rupiah($0) }
                }
                return ReconcileRow(
                    registration: try row.integer(0), name: try row.text(1), roster: try amount(2),
                    sipp: try amount(3), bill: try amount(4), paid: try amount(5), warrant: try amount(6))
            }
            return Listed(rows, size: size) { NamedCursor.text($0.name, $0.registration) }
        }
    }

    private static let selection = """
        SELECT p.registration_id, r.name, p.dues, l.amount, b.amount, s.amount, w.amount
        FROM period p
        JOIN registration r ON r.gov_id = p.gov_id AND r.registration_id = p.registration_id
        LEFT JOIN bill b ON b.gov_id = p.gov_id AND b.bill_id = p.bill_id AND b.state = 1
        LEFT JOIN (SELECT gov_id, registration_id, CAST(SUM(dues) AS BIGINT) AS amount FROM reported_line
            WHERE gov_id = $1 AND period = $2 AND superseded_ms = 9223372036854775807
            GROUP BY gov_id, registration_id) l
            ON l.gov_id = p.gov_id AND l.registration_id = p.registration_id
        LEFT JOIN (SELECT gov_id, registration_id, CAST(SUM(owed - still_open) AS BIGINT) AS amount
            FROM claim_state
            WHERE gov_id = $1 AND claim_month = $2 AND kind = 'bill'
                AND superseded_ms = 9223372036854775807
            GROUP BY gov_id, registration_id) s
            ON s.gov_id = p.gov_id AND s.registration_id = p.registration_id
        LEFT JOIN (SELECT gov_id, registration_id, CAST(SUM(amount) AS BIGINT) AS amount FROM warrant
            WHERE gov_id = $1 AND period = $2 GROUP BY gov_id, registration_id) w
            ON w.gov_id = p.gov_id AND w.registration_id = p.registration_id
        WHERE p.gov_id = $1 AND p.period = $2
        """

    /// Every difference of one registration's month, and why.
    package func differences(_ month: Month, _ registration: Int64) async throws -> MonthReading {
        let reach = try desk.reach(.reconcile)
        let government = government
        return try await desk.office.database.read { connection in
            try ReachSQL.hold(
                registration: registration, within: reach, government: government, on: connection)
            return try MonthReading.read(
                month, registration: registration, government: government, on: connection)
        }
    }
}
