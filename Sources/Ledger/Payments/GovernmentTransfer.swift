package import Membership
package import MoneyAndDates

/// Money that goes from one government to another: a province that pays for a city’s workers.
///
/// No entry spans two governments, because each keeps, closes and restores its own books: there are two, each
/// balanced through a clearing account, linked by the event. The event travels through the outbox, so the
/// second half may come later; `unmatched` finds the halves that still wait.
package struct GovernmentTransfer: Sendable, Hashable {
    package let event: EventID
    package let day: Day
    package let amount: Rupiah
    package let giver: GovernmentID
    package let givingUnit: UnitID
    package let taker: GovernmentID
    package let takingUnit: UnitID
    package let documents: [EntryDocument]

    /// Nil for an amount of nought or less, or within one government, where an ordinary entry does.
    package init?(
        event: EventID, day: Day, amount: Rupiah, from giver: (GovernmentID, UnitID),
        to taker: (GovernmentID, UnitID), documents: [EntryDocument] = []
    ) {
        guard amount.isPayable, giver.0 != taker.0 else { return nil }
        self.event = event
        self.day = day
        self.amount = amount
        self.giver = giver.0
        givingUnit = giver.1
        self.taker = taker.0
        takingUnit = taker.1
        self.documents = documents
    }

    /// The half in the books of who gives.
    package func outgoing() throws(EntryRefusal) -> JournalEntry {
        try JournalEntry(
            government: giver, key: EntryKey(["transfer", event.description, "out"]), day: day,
            cause: .transferOut, documents: documents,
            movements: Movement.signed(
                debit: .betweenGovernments(taker), credit: .bankClearing(givingUnit), amount: amount),
            event: event)
    }

    /// The half in the books of who takes.
    package func incoming() throws(EntryRefusal) -> JournalEntry {
        try JournalEntry(
            government: taker, key: EntryKey(["transfer", event.description, "in"]), day: day,
            cause: .transferIn, documents: documents,
            movements: Movement.signed(
                debit: .bankClearing(takingUnit), credit: .betweenGovernments(giver), amount: amount),
            event: event)
    }
}
