package import LawBook
import Membership
import MoneyAndDates

extension EntryRefusal: TellableRefusal {
    package var note: Note {
        switch self {
        case .nothingMoves(let key): Note("ledger.nothing-moves", ["entry": .text(key.text)])
        case .clearsWithItself(let key, _): Note("ledger.clears-with-itself", ["entry": .text(key.text)])
        case .reversalWithoutOriginal(let key):
            Note("ledger.reversal-without-original", ["entry": .text(key.text)])
        case .reversesAReversal(let key): Note("ledger.reverses-a-reversal", ["entry": .text(key.text)])
        case .reversedBeforeItHappened(let key, let day):
            Note("ledger.reversed-before", ["entry": .text(key.text), "day": .day(day)])
        }
    }
}

extension JournalRefusal: TellableRefusal {
    package var note: Note {
        switch self {
        case .otherGovernment(let key, _): Note("ledger.other-government", ["entry": .text(key.text)])
        case .alreadyReversed(let key, let day):
            Note("ledger.already-reversed", ["entry": .text(key.text), "day": .day(day)])
        case .keyHasAnotherContent(let key):
            Note("ledger.key-has-another-content", ["entry": .text(key.text)])
        case .reversesNothing(let key): Note("ledger.reverses-nothing", ["entry": .text(key.text)])
        case .notTheMirror(let key, let original):
            Note("ledger.not-the-mirror", ["entry": .text(key.text), "original": .text(original.text)])
        case .wouldChangeAssertedBalance(let key, let assertion):
            Note(
                "ledger.would-change-asserted-balance",
                [
                    "entry": .text(key.text), "day": .day(assertion.day),
                    "account": .word(assertion.account.kind.labelKey),
                ])
        case .balanceDiffers(let assertion, let found):
            Note(
                "ledger.balance-differs",
                [
                    "account": .word(assertion.account.kind.labelKey), "day": .day(assertion.day),
                    "outside": .rupiah(assertion.balance), "books": .rupiah(found),
                ])
        }
    }
}

extension DuesRefusal: TellableRefusal {
    package var note: Note {
        switch self {
        case .keyHasAnotherContent(let key):
            Note("ledger.key-has-another-content", ["entry": .text(key.text)])
        case .otherUnit(let unit): Note("dues.other-unit", ["unit": .text(unit.description)])
        case .billOutOfSequence(let bill, let next):
            Note("dues.bill-out-of-sequence", ["bill": .text(bill.description), "next": .number(next)])
        case .noSuchClaim(let claim): Note("dues.no-such-claim", ["claim": .text(claim.description)])
        case .billHasFollowers(let bill):
            Note("dues.bill-has-followers", ["bill": .text(bill.description)])
        case .refundBeyondCredit(_, let left): Note("dues.refund-beyond-credit", ["left": .rupiah(left)])
        case .writeOffBeyondOpen(let claim, let open):
            Note(
                "dues.write-off-beyond-open",
                ["claim": .text(claim.description), "open": .rupiah(open)])
        case .entry(let refusal): refusal.note
        }
    }
}

extension PeriodRefusal: TellableRefusal {
    package var note: Note {
        switch self {
        case .notCalculated: Note("period.not-calculated")
        case .recalculateFirst: Note("period.recalculate-first")
        case .notFinalised: Note("period.not-finalised")
        case .finalised: Note("period.finalised")
        case .posted(let month): Note("period.posted", ["month": .month(month)])
        case .billOfAnother(let bill): Note("period.bill-of-another", ["bill": .text(bill.description)])
        case .billDiffers(let billed, let calculated):
            Note(
                "period.bill-differs", ["billed": .rupiah(billed), "calculated": .rupiah(calculated)])
        }
    }
}

extension BillRefusal: TellableRefusal {
    package var note: Note {
        switch self {
        case .nothingToPay: Note("bill.nothing-to-pay")
        case .lessThanNought(let line):
            Note(
                "bill.less-than-nought",
                ["programme": .text(line.programmes.code), "amount": .rupiah(line.amount)])
        case .lineTwice(let line):
            Note("bill.line-twice", ["programme": .text(line.programmes.code)])
        }
    }
}

extension CorrectionRefusal: TellableRefusal {
    package var note: Note {
        switch self {
        case .bookedInTheSameMonth(let month):
            Note("correction.booked-in-the-same-month", ["month": .month(month)])
        case .changesNothing: Note("correction.changes-nothing")
        }
    }
}

extension ClaimID: CustomStringConvertible {
    /// `bill/77`: how programs name it.
    package var description: String {
        switch self {
        case .bill(let bill): "bill/\(bill)"
        case .correction(let correction): "correction/\(correction)"
        case .fine(let bill): "fine/\(bill)"
        }
    }
}
