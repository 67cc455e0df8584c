import Access
package import AccessBooks
import Ledger
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// Who has not paid, and for how long.
package struct ArrearsDesk: Sendable {
    let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }
}

/// What is open of one registration, by age.
package struct ArrearsSheetRow: Sendable, Hashable {
    package let registration: Int64
    package let name: String
    package let claims: Int
    /// The earliest month of which something is open.
    package let since: Month
    /// In the order of `ArrearsBook.ages`.
    package let amounts: [Rupiah]

    package var open: Rupiah { amounts.sum() }
    /// What is past its due day.
    package var overdue: Rupiah { amounts.dropFirst(2).sum() }
}

extension ArrearsDesk {
    /// What is open today within reach, those who owe most that is overdue first.
    ///
    /// One pass over the open claims: they stand together in the index of the claims that hold now.
    package func rows() async throws -> [ArrearsSheetRow] {
        let reach = try desk.reach(.seeArrears)
        let (office, government) = (desk.office, desk.office.government)
        let days = ([0] + Ageing.usualBounds).map {
            SQLValue.integer(Int64(office.today.adding(days: -$0).yyyymmdd))
        }
        var asked = NumberedSQL(Self.selection, days + [.integer(government)])
        try asked.keep(toRegistrations: reach, registration: "c.registration_id", government: "c.gov_id")
        asked.add(" GROUP BY r.registration_id, r.name ORDER BY r.registration_id")
        let statement = asked
        let rows = try await office.database.read { connection in
            try connection.rows(statement.text, statement.values) { row in
                ArrearsSheetRow(
                    registration: try row.integer(0), name: try row.text(1),
                    claims: Int(try row.integer(2)), since: try row.month(3, "claim_state.claim_month"),
                    amounts: try (4...9).map { Rupiah(try row.integer($0)) })
            }
        }
        return rows.sorted { ($1.overdue, $1.open, $0.name) < ($0.overdue, $0.open, $1.name) }
    }

    /// $1 is the day, $2 to $4 thirty, sixty and ninety days before it.
    private static let selection = """
        SELECT r.registration_id, r.name, COUNT(*), MIN(c.claim_month),
            CAST(SUM(CASE WHEN c.due IS NULL THEN c.still_open ELSE 0 END) AS BIGINT),
            CAST(SUM(CASE WHEN c.due >= $1 THEN c.still_open ELSE 0 END) AS BIGINT),
            CAST(SUM(CASE WHEN c.due < $1 AND c.due >= $2 THEN c.still_open ELSE 0 END) AS BIGINT),
            CAST(SUM(CASE WHEN c.due < $2 AND c.due >= $3 THEN c.still_open ELSE 0 END) AS BIGINT),
            CAST(SUM(CASE WHEN c.due < $3 AND c.due >= $4 THEN c.still_open ELSE 0 END) AS BIGINT),
            CAST(SUM(CASE WHEN c.due < $4 THEN c.still_open ELSE 0 END) AS BIGINT)
        FROM claim_state c
        JOIN registration r ON r.gov_id = c.gov_id AND r.registration_id = c.registration_id
        WHERE c.gov_id = $5 AND c.superseded_ms = 9223372036854775807 AND c.still_open > 0
        """
}
