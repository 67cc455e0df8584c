import LawBook
import Membership
package import MoneyAndDates

/// What can happen to what a unit owes. Each has a key, so that the same event twice is one event.
package enum DuesEvent: Sendable, Hashable {
    /// The period was finalised and the unit is billed.
    case billRaised(Bill, on: Day)
    /// The bill was calculated anew before posting: the next version takes the place of the last.
    case billRecalculated(Bill, on: Day)
    /// The period went back to draft: the bill is taken back.
    case billCancelled(BillID, version: Int, on: Day)
    case corrected(BillCorrection, on: Day)
    case paid(Payment)
    case refunded(Refund)
    case fined(FineCharge)
    case writtenOff(WriteOff)

    package var day: Day {
        switch self {
        case .billRaised(_, let day), .billRecalculated(_, let day), .billCancelled(_, _, let day),
            .corrected(_, let day):
            day
        case .paid(let payment): payment.day
        case .refunded(let refund): refund.day
        case .fined(let fine): fine.day
        case .writtenOff(let writeOff): writeOff.day
        }
    }

    /// The key of its entry; the settlement that follows it has the same behind `settlement/`.
    package var key: EntryKey {
        switch self {
        case .billRaised(let bill, _), .billRecalculated(let bill, _): bill.entryKey
        case .billCancelled(let bill, let version, _): Bill.entryKey(bill, version).ofReversal
        case .corrected(let correction, _): EntryKey(["correction", correction.id.description])
        case .paid(let payment): EntryKey(["payment", payment.id.description])
        case .refunded(let refund): EntryKey(["refund", refund.id.description])
        case .fined(let fine): EntryKey(["fine", fine.bill.description])
        case .writtenOff(let writeOff): EntryKey(["write-off", writeOff.id.description])
        }
    }
}

extension Bill {
    /// `bill/77/v1`: the key of the entry that books this version.
    package var entryKey: EntryKey { Bill.entryKey(id, version) }

    static func entryKey(_ bill: BillID, _ version: Int) -> EntryKey {
        EntryKey(["bill", bill.description, "v\(version)"])
    }

    /// Each share to where it burdens the unit, both to what is owed to BPJS.
    func entry(on day: Day) throws(EntryRefusal) -> JournalEntry {
        try JournalEntry(
            government: government, key: entryKey, day: day, cause: .billRaised, month: month,
            documents: code.flatMap { EntryDocument(.billingCode, $0.digits) }.map { [$0] } ?? [],
            movements: lines.flatMap { $0.movements(of: unit) })
    }
}

extension BillLine {
    func movements(of unit: UnitID) -> [Movement] {
        let burden: Account =
            switch payer {
            case .employer: .contributionExpense(unit, programmes)
            case .worker: .workerShareToWithhold(unit)
            }
        return Movement.signed(
            debit: burden, credit: .contributionsPayable(unit, programmes), amount: amount)
    }
}

extension BillCorrection {
    func entry(on day: Day) throws(EntryRefusal) -> JournalEntry {
        try JournalEntry(
            government: government, key: EntryKey(["correction", id.description]), day: day,
            cause: .billCorrected, month: month, documents: documents,
            movements: lines.flatMap { $0.movements(of: unit) })
    }
}

extension Payment {
    func entry() throws(EntryRefusal) -> JournalEntry {
        try JournalEntry(
            government: government, key: EntryKey(["payment", id.description]), day: day,
            cause: .paymentConfirmed, documents: documents,
            movements: Movement.signed(
                debit: .paymentsToApply(unit), credit: .bankClearing(unit), amount: amount))
    }
}

extension Refund {
    func entry(
        in government: GovernmentID, of unit: UnitID
    ) throws(EntryRefusal) -> JournalEntry {
        try JournalEntry(
            government: government, key: EntryKey(["refund", id.description]), day: day,
            cause: .refundReceived, documents: documents,
            movements: Movement.signed(
                debit: .bankClearing(unit), credit: .paymentsToApply(unit), amount: amount))
    }
}

extension FineCharge {
    func entry(in government: GovernmentID) throws(EntryRefusal) -> JournalEntry {
        try JournalEntry(
            government: government, key: EntryKey(["fine", bill.description]), day: day,
            cause: .lateFineCharged, month: bookedIn,
            movements: Movement.signed(
                debit: .lateFineExpense(unit), credit: .lateFinesPayable(unit), amount: amount))
    }
}
