package import Membership
package import MoneyAndDates

/// The five places in which a month of a unit is written down, in the order in which money follows paper.
package enum MonthSource: String, Sendable, Hashable, CaseIterable {
    case roster, sipp, bill, payment
    /// The treasury’s warrant.
    case warrant = "sp2d"

    /// The key of its name in `words/`.
    package var labelKey: String { "reconcile.source.\(rawValue)" }
}

/// One reason why two of them differ.
package struct Difference: Sendable, Hashable {
    package let kind: DifferenceKind
    /// Nil for what is about the whole unit.
    package let person: PersonID?
    /// By how much the later source is above the earlier one.
    package let amount: Rupiah
}

/// What sort of difference it is.
package enum DifferenceKind: String, Sendable, Hashable, CaseIterable {
    // Roster and SIPP, person by person.
    case joinedLate = "joined-late"
    case notReported = "not-reported"
    case left
    case died
    case unknownInRoster = "unknown-in-roster"
    case reportedTwice = "reported-twice"
    case wageChanged = "wage-changed"
    // SIPP and bill.
    case lateFine = "late-fine"
    case correction
    case carriedForward = "carried-forward"
    // Bill and payment.
    case notPaid = "not-paid"
    case paidInPart = "paid-in-part"
    case paidTwice = "paid-twice"
    case paidBeyondBill = "paid-beyond-bill"
    case unknownPayer = "unknown-payer"
    // Payment and SP2D.
    case workerShareWithheld = "worker-share-withheld"
    case noWarrant = "no-warrant"
    case warrantBelow = "warrant-below"
    case warrantAbove = "warrant-above"
    // Anywhere.
    case rounding
    /// Nothing explains it; this is the rest that must come to nought.
    case amountDiffers = "amount-differs"

    /// The key of its sentence in `words/`.
    package var messageKey: String { "reconcile.\(rawValue)" }

    /// Whose turn it is.
    package var turn: Turn {
        switch self {
        case .lateFine, .correction, .carriedForward, .workerShareWithheld, .rounding: .nobody
        case .joinedLate, .notReported, .left, .unknownInRoster, .reportedTwice, .wageChanged: .operator
        case .died: .claims
        case .notPaid, .paidInPart, .paidTwice, .paidBeyondBill, .unknownPayer: .treasurer
        case .noWarrant, .warrantBelow, .warrantAbove: .treasurer
        case .amountDiffers: .bpjs
        }
    }
}

/// Who has to do something about a difference.
package enum Turn: String, Sendable, Hashable, CaseIterable {
    /// It is explained and right as it is.
    case nobody
    case `operator`
    case treasurer
    /// A death is not reported as a leaver; it is a claim.
    case claims
    case bpjs

    /// The key of its name in `words/`.
    package var labelKey: String { "reconcile.turn.\(rawValue)" }
}
