package import Membership
package import MoneyAndDates

/// Somebody looked at a statement from outside and says what an account held at the end of a day.
///
/// It is written down like an entry and moves nothing; from then on no entry of that day or earlier may
/// change what was found.
package struct BalanceAssertion: Sendable, Hashable {
    package let government: GovernmentID
    package let key: EntryKey
    package let day: Day
    package let account: Account
    /// Debit above nought, credit below.
    package let balance: Rupiah

    package init(
        government: GovernmentID, key: EntryKey, day: Day, account: Account, balance: Rupiah
    ) {
        self.government = government
        self.key = key
        self.day = day
        self.account = account
        self.balance = balance
    }
}
