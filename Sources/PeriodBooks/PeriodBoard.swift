package import MoneyAndDates
import SQLDatabase
import SQLStore

/// A period as the board shows it: where it stands, who brought it there, and what it comes to.
package struct BoardedPeriod: Sendable, Hashable {
    package let period: StoredPeriod
    package let registration: Registration
    /// Kode iuran, once it is entered.
    package let billingCode: String?
}

extension PeriodBook {
    /// The periods of the government, the latest month first.
    ///
    /// - Parameters:
    ///   - month: only this month.
    ///   - choice: one registration or all.
    package func board(_ choice: PeriodChoice = .all, month: Month? = nil) async throws -> [BoardedPeriod] {
        let government = office.government
        return try await office.database.read { [self] connection in
            let all = try registrations(on: connection)
            var only: Int64?
            if case .one(let text) = choice {
                only = try Registration.meant(by: text, of: government, on: connection).id
            }
            let periods = try PeriodRows.all(
                government: government, registration: only, on: connection)
            var codes: [Int64: String] = [:]
            try connection.query(
                """
                SELECT bill_id, billing_code FROM bill
                WHERE gov_id = $1 AND billing_code IS NOT NULL AND state = 1 ORDER BY bill_id
                """, [.integer(government)]
            ) { codes[try $0.integer(0)] = try $0.text(1) }
            return periods.filter { month == nil || $0.month == month }.compactMap { period in
                all[period.registration].map {
                    BoardedPeriod(
                        period: period, registration: $0,
                        billingCode: period.standingBill.flatMap { codes[$0] })
                }
            }
        }
    }
}
