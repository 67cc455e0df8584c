package import Membership
package import MoneyAndDates

/// Money of one unit that BPJS has, as the bank or EPS confirms it.
package struct Payment: Sendable, Hashable {
    package let id: PaymentID
    package let government: GovernmentID
    package let unit: UnitID
    package let day: Day
    /// Above nought.
    package let amount: Rupiah
    /// Paid on purpose for months to come; what is left of it is a prepayment and not a mistake.
    package let isInAdvance: Bool
    /// Billing code, bank reference, SP2D.
    package let documents: [EntryDocument]

    /// Nil when no money came, or more than anybody pays at once.
    package init?(
        id: PaymentID, government: GovernmentID, unit: UnitID, day: Day, amount: Rupiah,
        isInAdvance: Bool = false, documents: [EntryDocument] = []
    ) {
        guard amount.isPayable else { return nil }
        self.id = id
        self.government = government
        self.unit = unit
        self.day = day
        self.amount = amount
        self.isInAdvance = isInAdvance
        self.documents = documents
    }
}

/// Money that BPJS gave back out of a credit.
package struct Refund: Sendable, Hashable {
    package let id: EventID
    /// Out of what it was given back.
    package let credit: CreditID
    package let day: Day
    /// Above nought.
    package let amount: Rupiah
    package let documents: [EntryDocument]

    /// Nil when no money came, or more than anybody pays at once.
    package init?(
        id: EventID, of credit: CreditID, day: Day, amount: Rupiah, documents: [EntryDocument] = []
    ) {
        guard amount.isPayable else { return nil }
        self.id = id
        self.credit = credit
        self.day = day
        self.amount = amount
        self.documents = documents
    }
}

/// A debt that is given up by a decision: the whole or a part of what is open.
package struct WriteOff: Sendable, Hashable {
    package let id: EventID
    package let claim: ClaimID
    package let day: Day
    /// Above nought.
    package let amount: Rupiah
    /// The decision (SK) that allows it.
    package let decision: EntryDocument

    /// Nil for an amount of nought or less or beyond `mostAtOnce`, or a paper that is no decision: nobody
    /// gives up public money without one.
    package init?(id: EventID, of claim: ClaimID, day: Day, amount: Rupiah, decision: EntryDocument) {
        guard amount.isPayable, decision.kind == .decision else { return nil }
        self.id = id
        self.claim = claim
        self.day = day
        self.amount = amount
        self.decision = decision
    }
}

/// A fine that BPJS asks for late dues, as `LateFine` computes it.
package struct FineCharge: Sendable, Hashable {
    /// The bill that was paid late; it is fined once.
    package let bill: BillID
    package let unit: UnitID
    package let day: Day
    /// The month with whose dues it is to be paid.
    package let bookedIn: Month
    /// Above nought.
    package let amount: Rupiah

    /// Nil when there is no fine.
    package init?(of bill: BillID, unit: UnitID, day: Day, bookedIn: Month, amount: Rupiah) {
        guard amount.isPayable else { return nil }
        self.bill = bill
        self.unit = unit
        self.day = day
        self.bookedIn = bookedIn
        self.amount = amount
    }
}

/// What can be owed.
package enum ClaimID: Sendable, Hashable {
    case bill(BillID)
    case correction(CorrectionID)
    case fine(BillID)
}

/// What can be used to pay what is owed.
package enum CreditID: Sendable, Hashable {
    case payment(PaymentID)
    case correction(CorrectionID)
}
