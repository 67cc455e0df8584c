import Ledger
package import MoneyAndDates
package import SQLDatabase

/// What a change of the register does to periods that are being worked on.
package enum PeriodRevision {
    /// What a change does that reaches into a finalised month.
    package enum AtFinalised: Sendable {
        /// It is refused: Batal comes first.
        case refuse
        /// It is taken, and the month stands as a posted one does: what was asked for too much comes back in
        /// the first open month after its Posting. For what cannot wait, as a death.
        case stand
    }

    /// Notes that the register of some registrations changed from a month on: their open periods go back to
    /// draft and ask to be calculated again; a finalised one refuses the change; a posted one stays, and the
    /// difference appears in the next open period, which therefore asks again too, also where what changed
    /// ended before it.
    ///
    /// - Parameters:
    ///   - through: the last month that changed; nil where there is no last one.
    ///   - finalised: what becomes of a change that reaches into a finalised month.
    /// - Throws: `PeriodRefusal.finalised`; the caller's transaction must then be given up.
    package static func bump(
        _ registrations: some Sequence<Int64>, from first: Month, through last: Month? = nil,
        finalised: AtFinalised = .refuse, government: Int64, at instant: Int64,
        on connection: any SQLConnection
    ) throws {
        let through = Int64(last?.yyyymm ?? 999_912)
        for registration in Set(registrations).sorted() where registration != 0 {
            let key: [SQLValue] = [
                .integer(government), .integer(registration), .integer(Int64(first.yyyymm)),
            ]
            let periods = try connection.rows(
                """
                SELECT period, state FROM period
                WHERE gov_id = $1 AND registration_id = $2 AND period >= $3
                ORDER BY period\(connection.engine.lockClause)
                """, key
            ) { (month: try $0.integer(0), state: try $0.integer(1)) }
            switch finalised {
            case .refuse:
                if periods.contains(where: { $0.state == 2 && $0.month <= through }) {
                    throw PeriodRefusal.finalised
                }
            case .stand: break
            }
            guard periods.contains(where: { $0.state < 2 }) else { continue }
            try connection.execute(
                """
                UPDATE period SET revision = revision + 1, state = 0, changed_ms = $1
                WHERE gov_id = $2 AND registration_id = $3 AND period >= $4 AND state < 2
                """, [.integer(instant)] + key)
        }
    }
}
