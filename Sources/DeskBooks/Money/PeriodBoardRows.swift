import Access
import AccessBooks
package import Ledger
import Membership
package import MoneyAndDates
import PeriodBooks
import SQLDatabase
import SQLStore

/// A registration's month as the board shows it.
package struct PeriodBoardRow: Sendable, Hashable {
    package let month: Month
    package let registration: Int64
    /// NPP and division.
    package let number: String
    package let name: String
    package let stage: PeriodStage
    /// It was calculated, and what it was calculated from has changed.
    package let asksToRecalculate: Bool
    package let persons: Int?
    /// Dues and corrections as they were calculated.
    package let dues: Rupiah?
    package let bill: BillID?
    package let code: BillingCode?
    package let due: Day?
    /// What is owed for the month by now: bill, corrections and fines.
    package let owed: Rupiah
    package let open: Rupiah

    /// Past its due day by then, with something open.
    package func isLate(on today: Day) -> Bool { open > .zero && (due.map { $0 < today } ?? false) }
}

/// What of the board is asked for.
package struct PeriodBoardQuestion: Sendable, Hashable {
    package var month: Month
    package var stage: PeriodStage?
    /// Only those of whom something is open.
    package var onlyOpen = false
    /// Where the part begins: the end of the part before it.
    package var after: String?

    package init(month: Month) { self.month = month }
}

extension PeriodDesk {
    /// The registrations of a month, by name.
    ///
    /// The periods of a month are read by their key, and sorted: some thousand at most.
    package func board(
        _ question: PeriodBoardQuestion, atMost size: Int = 50
    ) async throws -> Listed<PeriodBoardRow> {
        let reach = try desk.reach(.seePeriods)
        var asked = NumberedSQL(
            Self.boardSelection, [.integer(government), .integer(Int64(question.month.yyyymm))])
        try asked.keep(toRegistrations: reach, registration: "p.registration_id", government: "p.gov_id")
        if let stage = question.stage { asked.add(" AND p.state = ?", .integer(stage.number)) }
        if question.onlyOpen { asked.add(" AND c.still_open > 0") }
        if let (name, number) = question.after.flatMap({ NamedCursor.read($0) }) {
            asked.add(
                " AND r.name >= ? AND (r.name > ? OR p.registration_id > ?)", .text(name), .text(name),
                .integer(number))
        }
        asked.add(" ORDER BY r.name, p.registration_id LIMIT \(size + 1)")
        let statement = asked
        return try await desk.office.database.read { connection in
            let rows = try connection.rows(statement.text, statement.values, Self.boardRow)
            return Listed(rows, size: size) { NamedCursor.text($0.name, $0.registration) }
        }
    }

    /// One registration's month; the same answer whether it is out of reach or not there.
    package func boardRow(_ month: Month, _ registration: Int64) async throws -> PeriodBoardRow {
        let reach = try desk.reach(.seePeriods)
        var asked = NumberedSQL(
            Self.boardSelection, [.integer(government), .integer(Int64(month.yyyymm))])
        try asked.keep(toRegistrations: reach, registration: "p.registration_id", government: "p.gov_id")
        asked.add(" AND p.registration_id = ?", .integer(registration))
        let statement = asked
        let row = try await desk.office.database.read { connection in
            try connection.first(statement.text, statement.values, Self.boardRow)
        }
        guard let row else { throw AccessRefusal.outOfReach }
        return row
    }

    private static let boardSelection = """
        SELECT p.period, p.registration_id, r.npp, r.division, r.name, p.state, p.calculated_revision,
            p.persons, p.dues, p.corrections, b.bill_id, b.billing_code, b.due, c.owed, c.still_open
        FROM period p
        JOIN registration r ON r.gov_id = p.gov_id AND r.registration_id = p.registration_id
        LEFT JOIN bill b ON b.gov_id = p.gov_id AND b.bill_id = p.bill_id AND b.state = 1
        LEFT JOIN (SELECT gov_id, registration_id, CAST(SUM(owed) AS BIGINT) AS owed,
                CAST(SUM(still_open) AS BIGINT) AS still_open
            FROM claim_state
            WHERE gov_id = $1 AND claim_month = $2 AND superseded_ms = 9223372036854775807
            GROUP BY gov_id, registration_id) c
            ON c.gov_id = p.gov_id AND c.registration_id = p.registration_id
        WHERE p.gov_id = $1 AND p.period = $2
        """

    private static func boardRow(_ row: SQLRow) throws -> PeriodBoardRow {
        let stage = try row.stage(5)
        let dues = try row.optionalInteger(8)
        return PeriodBoardRow(
            month: try row.month(0, "period.period"), registration: try row.integer(1),
            number: "\(try row.text(2))/\(try row.text(3))", name: try row.text(4), stage: stage,
            asksToRecalculate: try stage == .draft && row.optionalInteger(6) != nil,
            persons: try row.optionalInteger(7).map { Int($0) },
            dues: try dues.map { Rupiah($0 + (try row.optionalInteger(9) ?? 0)) },
            bill: try row.optionalInteger(10).map { BillID($0) },
            code: row.optionalText(11).flatMap { BillingCode($0) }, due: try row.optionalDay(12, "bill.due"),
            owed: Rupiah(try row.optionalInteger(13) ?? 0), open: Rupiah(try row.optionalInteger(14) ?? 0))
    }
}

/// Where a list by name goes on: the number and name of the last row.
enum NamedCursor {
    static func text(_ name: String, _ number: Int64) -> String { "\(number).\(name)" }

    static func read(_ text: String) -> (name: String, number: Int64)? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[0]) else { return nil }
        return (String(parts[1]), number)
    }
}
