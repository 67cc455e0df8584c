package import Membership
package import MoneyAndDates

/// One event in the books of one government. It balances by construction, is never edited, and can be
/// reversed once.
package struct JournalEntry: Sendable, Hashable {
    package let government: GovernmentID
    package let key: EntryKey
    package let day: Day
    package let cause: EntryCause
    /// The month of dues it is about; nil for what belongs to no single month.
    package let month: Month?
    package let documents: [EntryDocument]
    /// At least one.
    package let movements: [Movement]
    /// The entry that this one takes back.
    package let reverses: EntryKey?
    /// The event that links it with an entry of another government.
    package let event: EventID?

    /// - Throws: `EntryRefusal` where nothing moves, or where a government would clear with itself.
    package init(
        government: GovernmentID, key: EntryKey, day: Day, cause: EntryCause, month: Month? = nil,
        documents: [EntryDocument] = [], movements: [Movement], event: EventID? = nil
    ) throws(EntryRefusal) {
        try self.init(
            government: government, key: key, day: day, cause: cause, month: month, documents: documents,
            movements: movements, reverses: nil, event: event)
    }

    /// The same for who reads an entry back, with what it reverses.
    package init(
        government: GovernmentID, key: EntryKey, day: Day, cause: EntryCause, month: Month?,
        documents: [EntryDocument], movements: [Movement], reverses: EntryKey?, event: EventID?
    ) throws(EntryRefusal) {
        if movements.isEmpty { throw .nothingMoves(key) }
        let clearing = Account.betweenGovernments(government)
        if movements.contains(where: { $0.debit == clearing || $0.credit == clearing }) {
            throw .clearsWithItself(key, government)
        }
        if (cause == .reversal) != (reverses != nil) { throw .reversalWithoutOriginal(key) }
        self.government = government
        self.key = key
        self.day = day
        self.cause = cause
        self.month = month
        self.documents = documents
        self.movements = movements
        self.reverses = reverses
        self.event = event
    }

    /// The mirror entry, under the one key that this entry can be reversed under.
    ///
    /// - Throws: `EntryRefusal` for a reversal of a reversal, or a day before the entry’s own.
    package func reversal(on day: Day, documents: [EntryDocument] = []) throws(EntryRefusal) -> JournalEntry {
        if reverses != nil { throw .reversesAReversal(key) }
        if day < self.day { throw .reversedBeforeItHappened(key, self.day) }
        return try JournalEntry(
            government: government, key: key.ofReversal, day: day, cause: .reversal, month: month,
            documents: documents, movements: movements.map(\.mirrored), reverses: key, event: event)
    }

    /// By how much it changes each account: debit above nought, credit below; an account that comes out
    /// even is not there.
    package var changes: [Account: Rupiah] {
        var changes: [Account: Rupiah] = [:]
        for movement in movements {
            changes[movement.debit, default: .zero] += movement.amount
            changes[movement.credit, default: .zero] += Rupiah(-movement.amount.amount)
        }
        return changes.filter { $0.value != .zero }
    }
}

/// What happened. Every cause has one place that makes its entries.
package enum EntryCause: String, Sendable, Hashable, CaseIterable {
    case openingBalance = "opening-balance"
    case billRaised = "bill-raised"
    case billCorrected = "bill-corrected"
    case fundsDisbursed = "funds-disbursed"
    case workerShareWithheld = "worker-share-withheld"
    case paymentConfirmed = "payment-confirmed"
    case settlement
    case refundReceived = "refund-received"
    case lateFineCharged = "late-fine-charged"
    case writtenOff = "written-off"
    /// An administrative fine against a company, set by decision.
    case sanctionFine = "sanction-fine"
    case transferOut = "transfer-out"
    case transferIn = "transfer-in"
    case benefitPaid = "benefit-paid"
    case reversal

    /// The key of its name in `words/`.
    package var labelKey: String { "entry.\(rawValue)" }
}

/// Why an entry cannot be made, in order of precedence.
package enum EntryRefusal: Error, Sendable, Hashable {
    case nothingMoves(EntryKey)
    case clearsWithItself(EntryKey, GovernmentID)
    case reversalWithoutOriginal(EntryKey)
    case reversesAReversal(EntryKey)
    case reversedBeforeItHappened(EntryKey, Day)
}
