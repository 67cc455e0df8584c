package import Ledger
import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

extension TreasuryActs {
    /// Writes down a balance that was found outside; from then on no entry of that day or earlier may change
    /// it. The same once more changes nothing.
    ///
    /// - Returns: whether it is new.
    /// - Throws: `JournalRefusal.balanceDiffers` where the books say otherwise.
    @discardableResult
    package static func assert(
        _ account: Account, holds balance: Rupiah, at day: Day, by office: Office
    ) async throws -> Bool {
        try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            try AuditBook.hold(government: office.government, on: connection)
            let name = account.description.replacing("+", with: "-")
            guard let key = EntryKey("found/\(day)/\(name)") else {
                throw DuesBookRefusal.unreadableAccount(account.description)
            }
            let assertion = BalanceAssertion(
                government: GovernmentID(office.government), key: key, day: day, account: account,
                balance: balance)
            let there = try BalanceAssertions.all(
                government: office.government, from: day, on: connection
            ).first { $0.key == key }
            if let there {
                if there != assertion { throw JournalRefusal.keyHasAnotherContent(key) }
                return Act(false, [])
            }
            let found = try JournalReading.balance(
                of: account, through: day, government: office.government, on: connection)
            if found != balance { throw JournalRefusal.balanceDiffers(assertion, found: found) }
            try connection.execute(
                """
                INSERT INTO balance_assertion (gov_id, assertion_key, asserted_on, account, balance,
                    recorded_by, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .integer(office.government), .text(key.text), .integer(Int64(day.yyyymmdd)),
                    .text(account.description), .integer(balance.amount), .text(office.actor),
                    .integer(instant),
                ])
            let change = office.change(
                "journal.assert", of: account.description, after: "\(day) \(balance.amount)")
            return Act(true, [change])
        }
    }
}
