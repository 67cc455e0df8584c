import Ledger
import Membership
import MoneyAndDates
import SQLDatabase

/// Balances that were found outside and written down.
enum BalanceAssertions {
    /// - Throws: `JournalRefusal.wouldChangeAssertedBalance` for an entry that would change one of them.
    static func refuseBreaking(
        by entries: [JournalEntry], government: Int64, on connection: any SQLConnection
    ) throws {
        guard let first = entries.map(\.day).min() else { return }
        let assertions = try all(government: government, from: first, on: connection)
        if assertions.isEmpty { return }
        for entry in entries {
            let changes = entry.changes
            for assertion in assertions
            where assertion.day >= entry.day && changes[assertion.account] != nil {
                throw JournalRefusal.wouldChangeAssertedBalance(entry.key, assertion)
            }
        }
    }

    /// Those of a day and later, by day and key.
    static func all(
        government: Int64, from first: Day, on connection: any SQLConnection
    ) throws -> [BalanceAssertion] {
        try connection.rows(
            """
            SELECT assertion_key, asserted_on, account, balance FROM balance_assertion
            WHERE gov_id = $1 AND asserted_on >= $2 ORDER BY asserted_on, assertion_key
            """, [.integer(government), .integer(Int64(first.yyyymmdd))]
        ) { row in
            let (key, account) = (try row.text(0), try row.text(2))
            guard let key = EntryKey(key), let day = Day(yyyymmdd: Int(try row.integer(1))),
                let account = Account(text: account)
            else { throw DuesBookRefusal.unreadableAccount(account) }
            return BalanceAssertion(
                government: GovernmentID(government), key: key, day: day, account: account,
                balance: Rupiah(try row.integer(3)))
        }
    }
}
