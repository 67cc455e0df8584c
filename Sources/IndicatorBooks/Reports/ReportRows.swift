import Indicators
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Writes the row of a report: once made it stays as it is.
struct ReportRows {
    struct Outcome: Sendable {
        let state: Int64
        let fault: String?
        let rows: Int
        let digest: String
    }

    let office: Office
    let place: ReportPlace
    let now: Int64
    let connection: any SQLConnection

    /// Whether the account still has the units of the scope, and no other.
    func scopeHolds() throws -> Bool {
        guard let account = place.scope.account else { return true }
        let units = try connection.rows(
            "SELECT unit_id FROM account_unit WHERE gov_id = $1 AND account_id = $2 ORDER BY unit_id",
            [.integer(office.government), .integer(account)]
        ) { try $0.integer(0) }
        return units == place.scope.units
    }

    /// Writes what came of it.
    ///
    /// - Parameter number: for the row, if there is none yet.
    /// - Returns: the number of the row; nil where the report was made before.
    func settle(_ outcome: Outcome, _ number: Int64) throws -> Int64? {
        if try insert(outcome, number) { return number }
        let lock = connection.engine.lockClause
        let found = try connection.first(
            """
            SELECT report_id, state FROM report
            WHERE gov_id = $1 AND schedule_id = $2 AND due_day = $3 AND scope = $4\(lock)
            """,
            [
                .integer(office.government), .integer(place.schedule.id),
                .integer(Int64(place.due.yyyymmdd)), .text(place.scope.code),
            ]
        ) { (id: try $0.integer(0), state: try $0.integer(1)) }
        guard let found, found.state == 1 else { return nil }
        try connection.execute(
            """
            UPDATE report SET state = $1, attempts = attempts + 1, fault = $2, row_count = $3, digest = $4,
                changed_ms = $5
            WHERE gov_id = $6 AND report_id = $7
            """,
            [
                .integer(outcome.state), SQLValue(outcome.fault), .integer(Int64(outcome.rows)),
                .text(outcome.digest), .integer(now), .integer(office.government), .integer(found.id),
            ])
        return found.id
    }

    /// - Returns: whether there was none.
    private func insert(_ outcome: Outcome, _ number: Int64) throws -> Bool {
        let draft = place.schedule.draft
        let written = try connection.execute(
            """
            INSERT INTO report (gov_id, report_id, schedule_id, due_day, scope, scope_name, kind, role,
                format, month, state, attempts, fault, row_count, digest, recorded_ms, changed_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $13, $14, $15, $15)
            ON CONFLICT (gov_id, schedule_id, due_day, scope) DO NOTHING
            """,
            [
                .integer(office.government), .integer(number), .integer(place.schedule.id),
                .integer(Int64(place.due.yyyymmdd)), .text(place.scope.code), .text(place.scope.name),
                .text(draft.kind.rawValue), .text(draft.role), .text(draft.format.rawValue),
                .integer(Int64(place.month?.yyyymm ?? 0)), .integer(outcome.state), SQLValue(outcome.fault),
                .integer(Int64(outcome.rows)), .text(outcome.digest), .integer(now),
            ])
        return written > 0
    }
}
