package import Membership
package import MoneyAndDates

/// Money that the treasury released for a unit by a warrant (SP2D).
package struct Disbursement: Sendable, Hashable {
    package let government: GovernmentID
    package let unit: UnitID
    package let day: Day
    package let amount: Rupiah
    /// The number of the SP2D; it is also the key, for a warrant pays once.
    package let warrant: EntryDocument
    /// SPP and SPM, where known.
    package let documents: [EntryDocument]

    package init(
        government: GovernmentID, unit: UnitID, day: Day, amount: Rupiah, warrant: EntryDocument,
        documents: [EntryDocument] = []
    ) {
        precondition(warrant.kind == .paymentWarrant, "the treasury pays on an SP2D")
        self.government = government
        self.unit = unit
        self.day = day
        self.amount = amount
        self.warrant = warrant
        self.documents = documents
    }

    /// - Parameter id: the number under which the store keeps the warrant.
    /// - Throws: `EntryRefusal.nothingMoves` for an amount of nought or less.
    package func entry(id: EventID) throws(EntryRefusal) -> JournalEntry {
        try JournalEntry(
            government: government, key: EntryKey(["sp2d", id.description]), day: day,
            cause: .fundsDisbursed, documents: [warrant] + documents,
            movements: Movement(
                debit: .bankClearing(unit), credit: .budgetDisbursed(unit), amount: amount
            ).map { [$0] } ?? [])
    }
}

/// The workers’ shares of a month that a unit kept back from wages.
package struct Withholding: Sendable, Hashable {
    package let government: GovernmentID
    package let unit: UnitID
    package let month: Month
    package let day: Day
    package let amount: Rupiah

    package init(government: GovernmentID, unit: UnitID, month: Month, day: Day, amount: Rupiah) {
        self.government = government
        self.unit = unit
        self.month = month
        self.day = day
        self.amount = amount
    }

    /// - Throws: `EntryRefusal.nothingMoves` for an amount of nought or less.
    package func entry(id: EventID) throws(EntryRefusal) -> JournalEntry {
        try JournalEntry(
            government: government, key: EntryKey(["withheld", id.description]), day: day,
            cause: .workerShareWithheld, month: month,
            movements: Movement(
                debit: .bankClearing(unit), credit: .workerShareToWithhold(unit), amount: amount
            ).map { [$0] } ?? [])
    }
}

/// What an account held on the day on which the books begin.
package struct OpeningBalance: Sendable, Hashable {
    package let government: GovernmentID
    package let day: Day
    package let account: Account
    /// Debit above nought, credit below.
    package let balance: Rupiah

    package init(government: GovernmentID, day: Day, account: Account, balance: Rupiah) {
        self.government = government
        self.day = day
        self.account = account
        self.balance = balance
    }

    /// - Throws: `EntryRefusal.nothingMoves` for nought, or for the account of opening balances itself.
    package func entry(id: EventID) throws(EntryRefusal) -> JournalEntry {
        let movements =
            account == .openingBalances
            ? [] : Movement.signed(debit: account, credit: .openingBalances, amount: balance)
        return try JournalEntry(
            government: government, key: EntryKey(["opening", id.description]), day: day,
            cause: .openingBalance, movements: movements)
    }
}
