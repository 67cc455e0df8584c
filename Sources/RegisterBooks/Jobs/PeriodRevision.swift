import Ledger
package import MoneyAndDates
package import SQLDatabase

/// What a change of the register does to periods that are being worked on.
package enum PeriodRevision {
    /// Notes that the register of some registrations changed from a month on: their open periods go back to
    /// draft and ask to be calculated again; a finalised one refuses the change; a posted one stays, and the
    /// difference appears in the next open period.
    ///
    /// - Parameters:
    ///   - through: the last month that changed; nil where there is no last one.
    /// - Throws: `PeriodRefusal.finalised`; the caller's transaction must then be given up.
    package static func bump(
        _ registrations: some Sequence<Int64>, from first: Month, through last: Month? = nil,
        government: Int64, at instant: Int64, on connection: any SQLConnection
    ) throws {
        let through = Int64(last?.yyyymm ?? 999_912)
        for registration in Set(registrations).sorted() where registration != 0 {
            let key: [SQLValue] = [
                .integer(government), .integer(registration), .integer(Int64(first.yyyymm)),
                .integer(through),
            ]
            let states = try connection.rows(
                """
                SELECT state FROM period
                WHERE gov_id = $1 AND registration_id = $2 AND period >= $3 AND period <= $4
                ORDER BY period\(connection.engine.lockClause)
                """, key
            ) { try $0.integer(0) }
            if states.contains(2) { throw PeriodRefusal.finalised }
            guard states.contains(where: { $0 < 2 }) else { continue }
            try connection.execute(
                """
                UPDATE period SET revision = revision + 1, state = 0, changed_ms = $1
                WHERE gov_id = $2 AND registration_id = $3 AND period >= $4 AND period <= $5 AND state < 2
                """, [.integer(instant)] + key)
        }
    }
}
