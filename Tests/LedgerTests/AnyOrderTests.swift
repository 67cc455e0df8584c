import LawBook
import Ledger
import Membership
import MoneyAndDates
import Testing

/// What must hold for every history: made by a seed, so a failure can be repeated.
@Suite struct `Any history of a unit` {
    @Test(arguments: 1...120 as ClosedRange<UInt64>)
    func `gives the same balances in any order of its events`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let history = try History(with: &dice)
        var first = Books()
        for event in history.independent + history.dependent { try first.take(event) }
        for _ in 0..<3 {
            var other = Books()
            for event in history.independent.shuffled(using: &dice) { try other.take(event) }
            for event in history.dependent.shuffled(using: &dice) { try other.take(event) }

            #expect(nonzero(other.journal) == nonzero(first.journal))
            #expect(other.dues.settlement == first.dues.settlement)
        }
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `is settled step by step as it is settled at once`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let history = try History(with: &dice)
        var books = Books()
        for event in history.independent + history.dependent {
            try books.take(event)
            let dues = books.dues
            #expect(dues.settlement == Settlement(claims: dues.claims, credits: dues.credits))
        }
        let events = history.independent + history.dependent
        let replayed = try UnitDues(of: office, in: city, after: events)
        #expect(replayed.settlement == books.dues.settlement)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `gives the same when it is told twice`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let history = try History(with: &dice)
        var once = Books()
        var twice = Books()
        for event in history.independent + history.dependent { try once.take(event) }
        for event in history.independent + history.dependent {
            try twice.take(event)
            #expect(try twice.take(event) == 0)
        }

        #expect(twice.journal.entries == once.journal.entries)
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `loses no rupiah`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let history = try History(with: &dice)
        var books = Books()
        for event in history.independent + history.dependent { try books.take(event) }
        let settlement = books.dues.settlement
        let credits = books.dues.credits.map(\.amount).sum()

        #expect(books.journal.balances.values.sum() == .zero)
        #expect(settlement.allocations.map(\.amount).sum() + settlement.leftover == credits)
        #expect(books.balance(.paymentsToApply(office)) == 0)
        let open = books.dues.claims.map { settlement.states[$0.id]?.open ?? .zero }.sum()
        #expect(rp(books.owed - books.balance(.lateFinesPayable(office))) == open)
        // Nobody is owed something while money lies idle.
        #expect(open == .zero || settlement.leftover == .zero)
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `is undone by reversing every entry`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let history = try History(with: &dice)
        var books = Books()
        for event in history.independent { try books.take(event) }
        for entry in books.journal.entries where entry.reverses == nil {
            if books.journal[entry.key.ofReversal] == nil {
                try books.journal.post(entry.reversal(on: day(2028, 1, 1)))
            }
        }

        #expect(nonzero(books.journal).isEmpty)
    }

    private func nonzero(_ journal: Journal) -> [Account: Rupiah] {
        journal.balances.filter { $0.value != .zero }
    }
}

/// Two years of one unit: bills of persons, corrections, payments; then fines and a write-off.
private struct History {
    var independent: [DuesEvent] = []
    /// They rest on bills, and so come after them.
    var dependent: [DuesEvent] = []

    init(with dice: inout Dice) throws {
        for number in 0..<dice.within(1...24) {
            let of = month(2025, 1).adding(Int(number))
            let charges = (1...dice.within(1...9)).flatMap { person in
                [accident, death, oldAge].map {
                    PersonCharge(PersonID(person), $0, .employer, rp(dice.within(1...999)))
                }
            }
            let bill = try Bill(
                id: BillID(number + 1), government: city, unit: office, month: of, segment: .wageEarner,
                lines: Bill.lines(of: charges))
            #expect(bill.differences(from: charges).isEmpty)
            independent.append(.billRaised(bill, on: of.lastDay))
            try add(with: &dice, after: bill, number)
        }
    }

    private mutating func add(with dice: inout Dice, after bill: Bill, _ number: Int64) throws {
        if dice.within(0...2) > 0 {
            independent.append(
                .paid(
                    payment(
                        number + 1, bill.month.lastDay.adding(days: Int(dice.within(1...90))),
                        dice.within(1...bill.total.amount * 2), inAdvance: dice.within(0...1) == 0)))
        }
        if dice.within(0...3) == 0 {
            let correction = try BillCorrection(
                id: CorrectionID(number + 1), government: city, unit: office, month: bill.month,
                bookedIn: bill.month.adding(Int(dice.within(1...3))), why: .mistake,
                lines: [
                    BillLine(accident, .employer, rp(dice.within(1...500))),
                    BillLine(death, .employer, rp(-dice.within(1...500))),
                ])
            independent.append(.corrected(correction, on: bill.month.lastDay.adding(days: 40)))
        }
        if dice.within(0...4) == 0,
            let fine = FineCharge(
                of: bill.id, unit: office, day: bill.month.lastDay.adding(days: 60),
                bookedIn: bill.month.adding(2), amount: rp(dice.within(1...50)))
        {
            dependent.append(.fined(fine))
        }
    }
}
