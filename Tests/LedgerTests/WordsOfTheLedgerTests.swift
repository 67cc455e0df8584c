import EmbeddedFiles
import LawBook
import Ledger
import Membership
import MoneyAndDates
import Testing

@Suite struct `The words of the ledger` {
    @Test(arguments: ["words/id.yaml", "words/en.yaml"])
    func `stand in every language`(path: String) throws {
        let text = try #require(EmbeddedFiles.text(at: path))
        let known = Set(text.split(separator: "\n").map { String($0.prefix { $0 != ":" }) })

        for key in keys { #expect(known.contains(key), "\(path) has no \(key)") }
    }

    private var keys: [String] {
        AccountKind.allCases.map(\.labelKey) + EntryCause.allCases.map(\.labelKey)
            + BillStanding.allCases.map(\.labelKey) + CorrectionCause.allCases.map(\.labelKey)
            + MonthSource.allCases.map(\.labelKey) + DifferenceKind.allCases.map(\.messageKey)
            + Turn.allCases.map(\.labelKey) + BankReason.allCases.map(\.messageKey)
            + ChangeEffect.allCases.map(\.labelKey) + refusals.map(\.note.key) + [
                "note.fine.in-time", "note.fine.employer-exempt", "note.fine.segment-without",
                "reason.fine.late", "reason.fine.rate", "reason.fine.last-part-counts",
            ]
    }

    private var refusals: [any TellableRefusal] {
        let entry = key("a")
        let found = BalanceAssertion(
            government: city, key: entry, day: day(2026, 3, 1), account: .openingBalances, balance: .zero)
        let line = BillLine(accident, .employer, rp(1))
        let entries: [EntryRefusal] = [
            .nothingMoves(entry), .clearsWithItself(entry, city), .reversalWithoutOriginal(entry),
            .reversesAReversal(entry), .reversedBeforeItHappened(entry, day(2026, 3, 1)),
        ]
        let journals: [JournalRefusal] = [
            .otherGovernment(entry, city), .alreadyReversed(entry, on: day(2026, 3, 1)),
            .keyHasAnotherContent(entry), .reversesNothing(entry), .notTheMirror(entry, of: entry),
            .wouldChangeAssertedBalance(entry, found), .balanceDiffers(found, found: .zero),
        ]
        let dues: [DuesRefusal] = [
            .keyHasAnotherContent(entry), .otherUnit(office), .billOutOfSequence(BillID(1), next: 1),
            .noSuchClaim(.fine(BillID(1))), .billHasFollowers(BillID(1)),
            .refundBeyondCredit(.payment(PaymentID(1)), left: .zero),
            .writeOffBeyondOpen(.correction(CorrectionID(1)), .zero), .entry(.nothingMoves(entry)),
        ]
        let periods: [PeriodRefusal] = [
            .notCalculated, .recalculateFirst, .notFinalised, .finalised,
            .posted(correctIn: month(2026, 3)), .billOfAnother(BillID(1)),
            .billDiffers(billed: .zero, calculated: .zero),
        ]
        let bills: [BillRefusal] = [.nothingToPay, .lessThanNought(line), .lineTwice(line)]
        let corrections: [CorrectionRefusal] = [.bookedInTheSameMonth(month(2026, 3)), .changesNothing]
        return entries + journals + dues + periods + bills + corrections
    }
}
