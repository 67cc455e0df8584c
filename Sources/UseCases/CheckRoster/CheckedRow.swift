package import MoneyAndDates
package import RosterMatching

/// What a check keeps of a row: numbers only, so that a roster of any length fits. The row itself is read
/// again when something is written about it.
package struct CheckedRow: Sendable {
    /// Place of its file in the request.
    package var file: UInt16
    /// Counts the people of the file from 1.
    package var dataRow: Int32
    /// Negative where no wage could be read.
    package var wageRupiah: Int64
    /// `yyyymmdd`, or nought.
    package var bornNumber: Int32
    package var fate: Fate
    /// The roster’s NIK is missing or cannot be one.
    package var hasInvalidNIK: Bool
    /// Something that a person must settle before anybody is registered by this row.
    package var hasDoubtfulIdentity: Bool
    /// The wage is so small that somebody must say whether it is one for a month.
    package var hasDoubtfulWage: Bool
    /// The row cannot be used at all.
    package var isRefused: Bool
    /// What the clerk wrote into the sheet of repairs.
    package var ruling: ClerkRuling
    /// The participant number in the row, as a number; nought where there is none.
    package var writtenNumber: UInt64

    package var decision: MatchDecision = .new
    package var probability = 0.0
    /// The likeliest participant, whatever was decided; negative for none.
    package var participant: Int32 = -1
    /// The first row of the same person; negative where this is the first.
    package var repeats: Int32 = -1
    /// The participant belongs to another unit than the one that is checked.
    package var isElsewhere = false
    /// The participant is registered for the unit that is checked already.
    package var isHereAlready = false
    /// The participant’s membership has ended: there is a number, and no protection.
    package var isInactive = false

    package var wage: Rupiah? { wageRupiah > 0 ? Rupiah(wageRupiah) : nil }
    package var born: Day? { Day(yyyymmdd: Int(bornNumber)) }
    package var isRepeat: Bool { repeats >= 0 }

    /// Whether the person is to be insured by this row.
    package var isToInsure: Bool { !isRepeat && !fate.isGone }

    /// Whether the row waits for somebody. A participant is known by number, so a slip in the roster’s NIK
    /// does not hold him up; a new person is registered by NIK, name and birth date, so it does.
    package var needsRepair: Bool {
        guard isToInsure else { return false }
        if isRefused || decision == .review { return true }
        return wage == nil || hasDoubtfulWage || (decision == .new && hasDoubtfulIdentity)
    }
}

/// What a clerk decided about a row, in the column that the sheet of repairs has for it.
package enum ClerkRuling: UInt8, Sendable, Hashable {
    case none
    /// The participant whose number stands in the row.
    case same
    /// Nobody in the list.
    case new
}
