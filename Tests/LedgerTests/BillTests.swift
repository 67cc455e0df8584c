import LawBook
import Ledger
import Membership
import MoneyAndDates
import Testing

@Suite struct `A bill` {
    func make(_ lines: [BillLine]) throws -> Bill {
        try Bill(
            id: BillID(1), government: city, unit: office, month: month(2026, 3), segment: .wageEarner,
            lines: lines)
    }

    @Test func `is the sum of its lines, in the order of the law, the employer first`() throws {
        let bill = try make([
            BillLine(oldAge, .worker, rp(20)), BillLine(oldAge, .employer, rp(37)),
            BillLine(death, .employer, .zero), BillLine(accident, .employer, rp(5)),
        ])

        #expect(bill.total == rp(62))
        #expect(bill.lines.map(\.programmes.code) == ["JKK", "JHT", "JHT"])
        #expect(bill.lines.map(\.payer) == [.employer, .employer, .worker])
    }

    @Test func `of nothing is refused`() {
        #expect(throws: BillRefusal.nothingToPay) { try make([BillLine(accident, .employer, .zero)]) }
    }

    @Test func `has no line below nought`() {
        let line = BillLine(accident, .employer, rp(-1))

        #expect(throws: BillRefusal.lessThanNought(line)) {
            try make([line, BillLine(death, .employer, rp(5))])
        }
    }

    @Test func `has a programme and payer once`() {
        #expect(throws: BillRefusal.lineTwice(BillLine(accident, .employer, rp(2)))) {
            try make([BillLine(accident, .employer, rp(1)), BillLine(accident, .employer, rp(2))])
        }
    }

    @Test func `equals what its persons are charged, and says by how much where it does not`() throws {
        let charges = [
            PersonCharge(PersonID(1), accident, .employer, rp(30)),
            PersonCharge(PersonID(2), accident, .employer, rp(30)),
            PersonCharge(PersonID(1), death, .employer, rp(40)),
        ]
        let whole = try bill(1, month(2026, 3))

        #expect(whole.differences(from: charges).isEmpty)
        #expect(
            whole.differences(from: charges.dropLast()) == [BillLine(death, .employer, rp(-40))])
        #expect(Bill.lines(of: charges) == whole.lines)
    }

    @Test func `takes its billing code and owes the same`() throws {
        let code = try #require(BillingCode("6323 0904-8826"))
        let coded = try bill(1, month(2026, 3)).with(code: code)

        #expect(coded.code?.digits == "632309048826")
        #expect(try coded.lines == bill(1, month(2026, 3)).lines)
    }

    @Test(arguments: ["1234567", "123456789012345678901", "63230904882A", ""])
    func `has no billing code like`(text: String) { #expect(BillingCode(text) == nil) }

    @Test(arguments: ["12345678", "12345678901234567890"])
    func `may have a billing code like`(text: String) { #expect(BillingCode(text)?.digits == text) }
}

@Suite struct `Sharing out` {
    @Test func `gives what is left to the largest fractions, among equal ones to the first`() {
        // 10 of 30 by 10, 10, 10: 3.33 each, one is left.
        #expect(Apportionment.split(rp(10), by: [rp(10), rp(10), rp(10)]) == [rp(4), rp(3), rp(3)])
        // 5 of 10 by 1, 2, 7: 0.5, 1, 3.5; one is left, the first half gets it.
        #expect(Apportionment.split(rp(5), by: [rp(1), rp(2), rp(7)]) == [rp(1), rp(1), rp(3)])
        // 4 of 10 by 1, 2, 7: 0.4, 0.8, 2.8; two are left.
        #expect(Apportionment.split(rp(4), by: [rp(1), rp(2), rp(7)]) == [rp(0), rp(1), rp(3)])
    }

    @Test func `gives each its whole when all is paid, and nothing when nothing is`() {
        #expect(Apportionment.split(rp(10), by: [rp(1), rp(2), rp(7)]) == [rp(1), rp(2), rp(7)])
        #expect(Apportionment.split(.zero, by: [rp(1), rp(2)]) == [.zero, .zero])
        #expect(Apportionment.split(.zero, by: []).isEmpty)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `never loses a rupiah and never gives more than is owed`(seed: UInt64) {
        var dice = Dice(seed: seed)
        let weights = (0..<dice.within(1...40)).map { _ in rp(dice.within(0...9_000_000_000_000)) }
        let amount = rp(dice.within(0...weights.sum().amount))
        let parts = Apportionment.split(amount, by: weights)

        #expect(parts.sum() == amount)
        #expect(zip(parts, weights).allSatisfy { .zero <= $0 && $0 <= $1 })
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `of a payment over persons sums to each line and to the payment`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let charges = (1...dice.within(1...60)).flatMap { person in
            [accident, death, oldAge].map {
                PersonCharge(PersonID(person), $0, .employer, rp(dice.within(1...50_000)))
            }
        }
        let whole = try Bill(
            id: BillID(1), government: city, unit: office, month: month(2026, 3), segment: .wageEarner,
            lines: Bill.lines(of: charges))
        let paid = rp(dice.within(0...whole.total.amount))
        let parts = whole.parts(of: paid, for: charges)

        #expect(parts.sum() == paid)
        #expect(zip(parts, charges).allSatisfy { $0 <= $1.amount })
        let byLine = Apportionment.split(paid, by: whole.lines.map(\.amount))
        for (line, part) in zip(whole.lines, byLine) {
            let here = zip(parts, charges).filter { $0.1.programmes == line.programmes }.map(\.0).sum()
            #expect(here == part)
        }
    }
}

@Suite struct `A correction` {
    func make(_ lines: [BillLine], bookedIn: Month = month(2026, 4)) throws -> BillCorrection {
        try BillCorrection(
            id: CorrectionID(1), government: city, unit: office, month: month(2026, 3), bookedIn: bookedIn,
            why: .lawChangedBack, lines: lines)
    }

    @Test func `is booked in a later month`() {
        let line = BillLine(accident, .employer, rp(1))

        #expect(throws: Never.self) { try make([line]) }
        #expect(throws: CorrectionRefusal.bookedInTheSameMonth(month(2026, 3))) {
            try make([line], bookedIn: month(2026, 3))
        }
    }

    @Test func `changes something`() {
        #expect(throws: CorrectionRefusal.changesNothing) {
            try make([BillLine(accident, .employer, rp(1)), BillLine(accident, .employer, rp(-1))])
        }
    }

    @Test func `is what the month should be less what it was and less earlier corrections`() throws {
        let was = try bill(1, month(2026, 3), jkk: 60, jkm: 40)
        let right = [BillLine(accident, .employer, rp(72)), BillLine(death, .employer, rp(40))]
        let first = BillCorrection.lines(from: was, to: right)

        #expect(first == [BillLine(accident, .employer, rp(12))])
        #expect(try BillCorrection.lines(from: was, corrected: [make(first)], to: right).isEmpty)
    }
}

@Suite struct `A due day` {
    let calendar = WorkingDays(
        holidays: [day(2026, 3, 17), day(2026, 3, 18)], knownThrough: day(2026, 12, 31))

    @Test func `stays on a working day`() throws {
        #expect(try calendar.dueDay(nominal: day(2026, 3, 13)) == day(2026, 3, 13))
    }

    @Test func `moves past the week-end and past holidays`() throws {
        // 14 March 2026 is a Saturday.
        #expect(try calendar.dueDay(nominal: day(2026, 3, 14)) == day(2026, 3, 16))
        #expect(try calendar.dueDay(nominal: day(2026, 3, 15)) == day(2026, 3, 16))
        #expect(try calendar.dueDay(nominal: day(2026, 3, 17)) == day(2026, 3, 19))
    }

    @Test func `is not guessed beyond the calendar`() throws {
        #expect(try calendar.dueDay(nominal: day(2026, 12, 31)) == day(2026, 12, 31))
        #expect(throws: LawGap.self) { try calendar.dueDay(nominal: day(2027, 1, 1)) }
    }
}
