package import Membership
package import MoneyAndDates

/// A named adjustment: what a closed month should have been, less what it was.
///
/// The closed bill stays as it is. The difference is booked in a later month, by line, and carries the month
/// it is about and why; a line below nought is a credit.
package struct BillCorrection: Sendable, Hashable {
    package let id: CorrectionID
    package let government: GovernmentID
    package let unit: UnitID
    /// The month that was wrong.
    package let month: Month
    /// The month in whose bill the difference is asked or credited.
    package let bookedIn: Month
    package let why: CorrectionCause
    package let dueDay: Day?
    package let documents: [EntryDocument]
    /// Never nought, each programme and payer once, in the order of the law.
    package let lines: [BillLine]

    package var total: Rupiah { lines.map(\.amount).sum() }

    /// - Throws: `CorrectionRefusal`, in the order of its cases.
    package init(
        id: CorrectionID, government: GovernmentID, unit: UnitID, month: Month, bookedIn: Month,
        why: CorrectionCause, dueDay: Day? = nil, documents: [EntryDocument] = [], lines: [BillLine]
    ) throws(CorrectionRefusal) {
        if bookedIn <= month { throw .bookedInTheSameMonth(month) }
        let totals = Dictionary(lines.map { ($0.rank, $0.amount) }, uniquingKeysWith: +)
        let kept = totals.filter { $0.value != .zero }.sorted { $0.key < $1.key }
        if kept.isEmpty { throw .changesNothing }
        self.id = id
        self.government = government
        self.unit = unit
        self.month = month
        self.bookedIn = bookedIn
        self.why = why
        self.dueDay = dueDay
        self.documents = documents
        self.lines = kept.map { BillLine($0.key.programmes, $0.key.payer, $0.value) }
    }

    /// What to correct so that a posted bill comes to what is right now: the right lines less the bill’s and
    /// less what earlier corrections of that month changed already. Empty when nothing is to be corrected.
    package static func lines(
        from bill: Bill, corrected before: [BillCorrection] = [], to right: [BillLine]
    ) -> [BillLine] {
        let was = bill.lines + before.filter { $0.month == bill.month }.flatMap(\.lines)
        let all = right.map { ($0.rank, $0.amount) } + was.map { ($0.rank, Rupiah(-$0.amount.amount)) }
        return Dictionary(all, uniquingKeysWith: +).filter { $0.value != .zero }.sorted { $0.key < $1.key }
            .map { BillLine($0.key.programmes, $0.key.payer, $0.value) }
    }
}

/// Why a closed month is corrected.
package enum CorrectionCause: String, Sendable, Hashable, CaseIterable {
    case wageReportedLate = "wage-reported-late"
    case joinerReportedLate = "joiner-reported-late"
    case leaverReportedLate = "leaver-reported-late"
    case deathReportedLate = "death-reported-late"
    /// A text of law that counts from a day already billed.
    case lawChangedBack = "law-changed-back"
    /// The risk class of the employer, from a month already billed.
    case classChangedBack = "class-changed-back"
    case countedTwice = "counted-twice"
    /// Dues of months after a claim are given back (Perdir 22/PERDIR.02/072022).
    case paidAfterClaim = "paid-after-claim"
    case mistake

    /// The key of its name in `words/`.
    package var labelKey: String { "correction.\(rawValue)" }
}

/// Why a correction cannot be made, in order of precedence.
package enum CorrectionRefusal: Error, Sendable, Hashable {
    /// What is not closed is changed and calculated anew, not corrected.
    case bookedInTheSameMonth(Month)
    case changesNothing
}
