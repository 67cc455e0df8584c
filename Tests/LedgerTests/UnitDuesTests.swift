import LawBook
import Ledger
import Membership
import MoneyAndDates
import Testing

/// A bill is 60 for JKK and 40 for JKM unless it says otherwise.
@Suite struct `What a unit owes` {
    @Test func `is booked by programme, the worker’s share as what is to be withheld`() throws {
        var books = Books()
        let march = try Bill(
            id: BillID(1), government: city, unit: office, month: month(2026, 3), segment: .wageEarner,
            lines: [BillLine(oldAge, .employer, rp(37)), BillLine(oldAge, .worker, rp(20))])
        try books.take(.billRaised(march, on: day(2026, 4, 1)))

        #expect(books.balance(.contributionExpense(office, oldAge)) == 37)
        #expect(books.balance(.workerShareToWithhold(office)) == 20)
        #expect(books.balance(.contributionsPayable(office, oldAge)) == -57)
    }

    @Test func `is paid by no more than anybody pays at once`() {
        let most = Rupiah.mostAtOnce
        for (amount, isOne) in [
            (most, true), (most + Rupiah(1), false), (Rupiah(.max), false), (Rupiah(1), true), (.zero, false),
        ] {
            let payment = Payment(
                id: PaymentID(1), government: city, unit: office, day: day(2026, 4, 10), amount: amount)
            #expect((payment != nil) == isOne, "\(amount)")
        }
    }

    @Test func `is paid by a payment in full, on its day`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        try books.take(.paid(payment(1, day(2026, 4, 10), 100)))
        let state = try #require(books.dues.state(of: .bill(BillID(1))))

        #expect(state.standing == .paid)
        #expect(state.paidOn == day(2026, 4, 10))
        #expect(books.owed == 0)
        #expect(books.balance(.bankClearing(office)) == -100)
        #expect(books.balance(.paymentsToApply(office)) == 0)
    }

    @Test func `is paid in parts, and counts on the day of the last`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        try books.take(.paid(payment(1, day(2026, 4, 10), 99)))
        let part = try #require(books.dues.state(of: .bill(BillID(1))))
        try books.take(.paid(payment(2, day(2026, 4, 20), 1)))
        let whole = try #require(books.dues.state(of: .bill(BillID(1))))

        #expect(part.standing == .partlyPaid)
        #expect(part.paidOn == nil)
        #expect(part.open == rp(1))
        #expect(whole.standing == .paid)
        #expect(whole.paidOn == day(2026, 4, 20))
    }

    @Test func `falls on the programmes of a part in proportion`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        try books.take(.paid(payment(1, day(2026, 4, 10), 50)))

        #expect(books.balance(.contributionsPayable(office, accident)) == -30)
        #expect(books.balance(.contributionsPayable(office, death)) == -20)
    }

    @Test func `is paid the oldest month first, and what is over goes to the next`() throws {
        var books = Books()
        try books.take(.billRaised(bill(2, month(2026, 4)), on: day(2026, 5, 1)))
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 5, 2)))
        try books.take(.paid(payment(1, day(2026, 5, 10), 130)))

        #expect(books.dues.state(of: .bill(BillID(1)))?.standing == .paid)
        #expect(books.dues.state(of: .bill(BillID(2)))?.open == rp(70))
        #expect(books.dues.settlement.allocations.map(\.amount) == [rp(100), rp(30)])
    }

    @Test func `leaves an overpayment that the next bill uses`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        try books.take(.paid(payment(1, day(2026, 4, 10), 140)))
        #expect(books.balance(.overpaymentCarriedForward(office)) == 40)

        try books.take(.billRaised(bill(2, month(2026, 4)), on: day(2026, 5, 1)))
        #expect(books.balance(.overpaymentCarriedForward(office)) == 0)
        #expect(books.dues.state(of: .bill(BillID(2)))?.open == rp(60))
        #expect(books.balance(.bankClearing(office)) == -140)
    }

    @Test func `may be paid in advance, which is no mistake`() throws {
        var books = Books()
        try books.take(.paid(payment(1, day(2026, 3, 10), 250, inAdvance: true)))
        #expect(books.balance(.prepaidContributions(office)) == 250)

        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        #expect(books.balance(.prepaidContributions(office)) == 150)
        #expect(books.balance(.overpaymentCarriedForward(office)) == 0)
        #expect(books.dues.state(of: .bill(BillID(1)))?.paidOn == day(2026, 3, 10))
    }

    @Test func `gives back what is over, and no more`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        try books.take(.paid(payment(1, day(2026, 4, 10), 140)))
        let credit = CreditID.payment(PaymentID(1))
        let tooMuch = try #require(
            Refund(id: EventID(8), of: credit, day: day(2026, 4, 12), amount: rp(41)))
        let refund = try #require(
            Refund(id: EventID(9), of: credit, day: day(2026, 4, 12), amount: rp(40)))

        #expect(throws: DuesRefusal.refundBeyondCredit(credit, left: rp(40))) {
            try books.take(.refunded(tooMuch))
        }
        try books.take(.refunded(refund))
        #expect(books.balance(.overpaymentCarriedForward(office)) == 0)
        #expect(books.balance(.bankClearing(office)) == -100)
        #expect(books.dues.state(of: .bill(BillID(1)))?.standing == .paid)
    }

    @Test func `grows by a fine, which comes after the dues of its month`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        let fine = try #require(
            FineCharge(
                of: BillID(1), unit: office, day: day(2026, 5, 1), bookedIn: month(2026, 4), amount: rp(2)))
        try books.take(.fined(fine))
        try books.take(.billRaised(bill(2, month(2026, 4)), on: day(2026, 5, 1)))
        try books.take(.paid(payment(1, day(2026, 5, 10), 201)))

        #expect(books.dues.state(of: .bill(BillID(2)))?.standing == .paid)
        #expect(books.dues.state(of: .fine(BillID(1)))?.open == rp(1))
        #expect(books.balance(.lateFinesPayable(office)) == -1)
        #expect(books.balance(.lateFineExpense(office)) == 2)
    }

    @Test func `shrinks by a decision and by nothing less`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        let claim = ClaimID.bill(BillID(1))
        let decision = document(.decision, "SK 9/2026")
        let today = day(2026, 6, 1)
        let whole = try #require(
            WriteOff(id: EventID(1), of: claim, day: today, amount: rp(100), decision: decision))
        let more = try #require(
            WriteOff(id: EventID(2), of: claim, day: today, amount: rp(101), decision: decision))

        #expect(
            WriteOff(
                id: EventID(3), of: claim, day: today, amount: rp(1), decision: document(.receipt, "1"))
                == nil)
        #expect(throws: DuesRefusal.writeOffBeyondOpen(claim, rp(100))) { try books.take(.writtenOff(more)) }
        try books.take(.writtenOff(whole))
        #expect(books.owed == 0)
        #expect(books.balance(.writtenOff(office)) == -100)
        #expect(books.dues.state(of: claim)?.standing == .writtenOff)
    }

    @Test func `is corrected later by difference lines, up and down`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        try books.take(.paid(payment(1, day(2026, 4, 10), 100)))
        let correction = try BillCorrection(
            id: CorrectionID(5), government: city, unit: office, month: month(2026, 3),
            bookedIn: month(2026, 4), why: .leaverReportedLate,
            lines: [BillLine(accident, .employer, rp(12)), BillLine(death, .employer, rp(-20))])
        try books.take(.corrected(correction, on: day(2026, 4, 20)))

        // The 20 of JKM pay the 12 of JKK, and 8 are left.
        #expect(books.balance(.overpaymentCarriedForward(office)) == 8)
        #expect(books.balance(.contributionExpense(office, accident)) == 72)
        #expect(books.balance(.contributionExpense(office, death)) == 20)
        #expect(books.owed == 0)
    }
}

@Suite struct `An event of a unit` {
    @Test func `that comes twice is one event`() throws {
        var books = Books()
        let event = DuesEvent.billRaised(try bill(1, month(2026, 3)), on: day(2026, 4, 1))

        #expect(try books.take(event) == 1)
        #expect(try books.take(event) == 0)
        #expect(try books.take(.paid(payment(1, day(2026, 4, 10), 100))) == 2)
        #expect(try books.take(.paid(payment(1, day(2026, 4, 10), 100))) == 0)
        #expect(books.owed == 0)
    }

    @Test func `under the number of another is refused, and nothing changes`() throws {
        var books = Books()
        try books.take(.paid(payment(1, day(2026, 4, 10), 100)))

        #expect(throws: DuesRefusal.keyHasAnotherContent(key("payment/1"))) {
            try books.take(.paid(payment(1, day(2026, 4, 10), 101)))
        }
        #expect(books.balance(.overpaymentCarriedForward(office)) == 100)
    }

    @Test func `of another unit is refused`() throws {
        var other = UnitDues(of: school, in: city)

        #expect(throws: DuesRefusal.otherUnit(office)) {
            try other.apply(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        }
    }

    @Test func `calculates a bill anew by taking back the old version and raising the next`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        try books.take(.billRecalculated(bill(1, month(2026, 3), jkk: 66, version: 2), on: day(2026, 4, 2)))

        #expect(books.owed == 106)
        #expect(books.journal.entries.map(\.key.text) == ["bill/1/v1", "reversal/bill/1/v1", "bill/1/v2"])
        #expect(throws: DuesRefusal.billOutOfSequence(BillID(1), next: 3)) {
            try books.take(.billRecalculated(bill(1, month(2026, 3), version: 4), on: day(2026, 4, 3)))
        }
    }

    @Test func `does not raise a bill that stands, nor skips a version`() throws {
        var books = Books()

        #expect(throws: DuesRefusal.billOutOfSequence(BillID(1), next: 1)) {
            try books.take(.billRaised(bill(1, month(2026, 3), version: 2), on: day(2026, 4, 1)))
        }
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        #expect(throws: DuesRefusal.billOutOfSequence(BillID(1), next: 2)) {
            try books.take(.billRaised(bill(1, month(2026, 3), version: 2), on: day(2026, 4, 1)))
        }
    }

    @Test func `takes a bill back, and what was paid of it stays as credit`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        try books.take(.paid(payment(1, day(2026, 4, 10), 100)))
        try books.take(.billCancelled(BillID(1), version: 1, on: day(2026, 4, 11)))

        #expect(books.balance(.overpaymentCarriedForward(office)) == 100)
        #expect(books.owed == 0)
        #expect(books.dues.state(of: .bill(BillID(1))) == nil)
        #expect(throws: DuesRefusal.noSuchClaim(.bill(BillID(1)))) {
            try books.take(.billCancelled(BillID(1), version: 2, on: day(2026, 4, 11)))
        }
    }

    @Test func `raises the next version after a bill was taken back`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        try books.take(.billCancelled(BillID(1), version: 1, on: day(2026, 4, 2)))

        #expect(throws: DuesRefusal.keyHasAnotherContent(key("bill/1/v1"))) {
            try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 3)))
        }
        try books.take(.billRaised(bill(1, month(2026, 3), jkk: 61, version: 2), on: day(2026, 4, 3)))
        #expect(books.owed == 101)
    }

    @Test func `leaves a unit that can be read back and goes on as before`() throws {
        var books = Books()
        let events: [DuesEvent] = [
            .billRaised(try bill(1, month(2026, 3)), on: day(2026, 4, 1)),
            .paid(payment(1, day(2026, 4, 10), 140)),
        ]
        for event in events { try books.take(event) }
        var again = try UnitDues(of: office, in: city, after: events)
        let next = DuesEvent.billRaised(try bill(2, month(2026, 4)), on: day(2026, 5, 1))

        #expect(try again.apply(next) == books.dues.apply(next))
        #expect(again.settlement == books.dues.settlement)
    }

    @Test func `does not take back a bill that was fined`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3)), on: day(2026, 4, 1)))
        let fine = try #require(
            FineCharge(
                of: BillID(1), unit: office, day: day(2026, 5, 1), bookedIn: month(2026, 4), amount: rp(2)))
        try books.take(.fined(fine))

        #expect(throws: DuesRefusal.billHasFollowers(BillID(1))) {
            try books.take(.billCancelled(BillID(1), version: 1, on: day(2026, 5, 2)))
        }
    }

    @Test func `fines no bill that is not there`() throws {
        var books = Books()
        let fine = try #require(
            FineCharge(
                of: BillID(1), unit: office, day: day(2026, 5, 1), bookedIn: month(2026, 4), amount: rp(2)))

        #expect(throws: DuesRefusal.noSuchClaim(.bill(BillID(1)))) { try books.take(.fined(fine)) }
    }
}

@Suite struct `The treasury` {
    @Test func `fills the bank by a warrant, and wages by what is withheld`() throws {
        var journal = Journal(of: city)
        let warrant = Disbursement(
            government: city, unit: office, day: day(2026, 4, 5), amount: rp(80),
            warrant: document(.paymentWarrant, "0123/SP2D/2026"))
        let wages = Withholding(
            government: city, unit: office, month: month(2026, 3), day: day(2026, 4, 1), amount: rp(20))
        try journal.post(group: [warrant.entry(id: EventID(1)), wages.entry(id: EventID(2))])

        #expect(journal.balance(of: .bankClearing(office)) == rp(100))
        #expect(journal.balance(of: .budgetDisbursed(office)) == rp(-80))
        #expect(journal.balance(of: .workerShareToWithhold(office)) == rp(-20))
    }

    @Test func `opens the books of an account, not of the opening itself`() throws {
        func opening(_ account: Account) throws -> JournalEntry {
            try OpeningBalance(
                government: city, day: day(2026, 1, 1), account: account, balance: rp(-70)
            ).entry(id: EventID(1))
        }

        #expect(try opening(.lateFinesPayable(office)).changes[.lateFinesPayable(office)] == rp(-70))
        #expect(throws: EntryRefusal.nothingMoves(key("opening/1"))) { try opening(.openingBalances) }
    }
}
