import Ledger
import Membership
import MoneyAndDates
import Testing

@Suite struct `A reversal` {
    func original() throws -> JournalEntry {
        try JournalEntry(
            government: city, key: key("a"), day: day(2026, 3, 10), cause: .billRaised, month: month(2026, 3),
            movements: [movement(.contributionExpense(office, accident), .bankClearing(office), 100)])
    }

    @Test func `is the mirror, names what it reverses, and restores every balance`() throws {
        var journal = Journal(of: city)
        try journal.post(original())
        let mirror = try original().reversal(on: day(2026, 3, 11))
        try journal.post(mirror)

        #expect(mirror.reverses == key("a"))
        #expect(mirror.month == month(2026, 3))
        #expect(journal.balances.values.allSatisfy { $0 == .zero })
        #expect(journal.entries.count == 2)
    }

    @Test func `is taken once`() throws {
        var journal = Journal(of: city)
        try journal.post(original())
        try journal.post(original().reversal(on: day(2026, 3, 11)))

        #expect(try !journal.post(original().reversal(on: day(2026, 3, 11))))
        #expect(throws: JournalRefusal.alreadyReversed(key("a"), on: day(2026, 3, 11))) {
            try journal.post(original().reversal(on: day(2026, 3, 12)))
        }
    }

    @Test func `is not reversed itself`() throws {
        let mirror = try original().reversal(on: day(2026, 3, 11))

        #expect(throws: EntryRefusal.reversesAReversal(key("reversal/a"))) {
            try mirror.reversal(on: day(2026, 3, 12))
        }
    }

    @Test func `may fall on the day itself and not on the day before`() throws {
        #expect(throws: Never.self) { try original().reversal(on: day(2026, 3, 10)) }
        #expect(throws: EntryRefusal.reversedBeforeItHappened(key("a"), day(2026, 3, 10))) {
            try original().reversal(on: day(2026, 3, 9))
        }
    }

    @Test func `of what is not there is refused`() throws {
        var journal = Journal(of: city)

        #expect(throws: JournalRefusal.reversesNothing(key("a"))) {
            try journal.post(original().reversal(on: day(2026, 3, 11)))
        }
    }

    @Test func `that is not the mirror is refused`() throws {
        var journal = Journal(of: city)
        try journal.post(original())
        let other = try JournalEntry(
            government: city, key: key("reversal/a"), day: day(2026, 3, 11), cause: .reversal, month: nil,
            documents: [],
            movements: [movement(.bankClearing(office), .contributionExpense(office, accident), 99)],
            reverses: key("a"), event: nil)

        #expect(throws: JournalRefusal.notTheMirror(key("reversal/a"), of: key("a"))) {
            try journal.post(other)
        }
    }

    @Test func `always says what it reverses`() {
        #expect(throws: EntryRefusal.reversalWithoutOriginal(key("x"))) {
            try JournalEntry(
                government: city, key: key("x"), day: day(2026, 3, 11), cause: .reversal,
                movements: [movement(.bankClearing(office), .openingBalances, 1)])
        }
    }
}

@Suite struct `A balance that was found outside` {
    let bank = Account.bankClearing(office)

    func entry(_ name: String, _ on: Day, _ amount: Int64) throws -> JournalEntry {
        try JournalEntry(
            government: city, key: key(name), day: on, cause: .fundsDisbursed,
            movements: [movement(bank, .budgetDisbursed(office), amount)])
    }

    func found(_ balance: Int64, on day: Day) -> BalanceAssertion {
        BalanceAssertion(government: city, key: key("found"), day: day, account: bank, balance: rp(balance))
    }

    @Test func `is written down when the books say the same at the end of that day`() throws {
        var journal = Journal(of: city)
        try journal.post(entry("a", day(2026, 3, 1), 100))
        try journal.post(entry("b", day(2026, 3, 3), 50))

        #expect(try journal.assert(found(100, on: day(2026, 3, 2))))
        #expect(try !journal.assert(found(100, on: day(2026, 3, 2))))
        #expect(journal.assertions.count == 1)
    }

    @Test func `is refused with what the books say otherwise`() throws {
        var journal = Journal(of: city)
        try journal.post(entry("a", day(2026, 3, 2), 100))
        let assertion = found(99, on: day(2026, 3, 2))

        #expect(throws: JournalRefusal.balanceDiffers(assertion, found: rp(100))) {
            try journal.assert(assertion)
        }
    }

    @Test func `holds against later entries of that day and before, not of the day after`() throws {
        var journal = Journal(of: city)
        try journal.post(entry("a", day(2026, 3, 2), 100))
        let assertion = found(100, on: day(2026, 3, 2))
        try journal.assert(assertion)

        #expect(throws: JournalRefusal.wouldChangeAssertedBalance(key("b"), assertion)) {
            try journal.post(entry("b", day(2026, 3, 2), 1))
        }
        #expect(try journal.post(entry("c", day(2026, 3, 3), 1)))
    }

    @Test func `of another government is refused`() throws {
        var journal = Journal(of: city)
        let other = BalanceAssertion(
            government: province, key: key("f"), day: day(2026, 3, 2), account: bank, balance: .zero)

        #expect(throws: JournalRefusal.otherGovernment(key("f"), province)) { try journal.assert(other) }
    }
}

@Suite struct `A transfer between governments` {
    func transfer() throws -> GovernmentTransfer {
        try #require(
            GovernmentTransfer(
                event: EventID(9), day: day(2026, 3, 1), amount: rp(500), from: (province, school),
                to: (city, office)))
    }

    @Test func `is two entries, each balanced in one government, linked by the event`() throws {
        var giver = Journal(of: province)
        var taker = Journal(of: city)
        try giver.post(transfer().outgoing())
        try taker.post(transfer().incoming())

        #expect(giver.balance(of: .betweenGovernments(city)) == rp(500))
        #expect(taker.balance(of: .betweenGovernments(province)) == rp(-500))
        #expect(giver.entries[0].event == taker.entries[0].event)
    }

    @Test func `is none within one government, nor of nothing`() {
        #expect(
            GovernmentTransfer(
                event: EventID(9), day: day(2026, 3, 1), amount: rp(1), from: (city, school),
                to: (city, office)) == nil)
        #expect(
            GovernmentTransfer(
                event: EventID(9), day: day(2026, 3, 1), amount: rp(0), from: (province, school),
                to: (city, office)) == nil)
    }

    @Test func `cannot be written as one entry that clears with itself`() {
        #expect(throws: EntryRefusal.clearsWithItself(key("x"), city)) {
            try JournalEntry(
                government: city, key: key("x"), day: day(2026, 3, 1), cause: .transferOut,
                movements: [movement(.betweenGovernments(city), .bankClearing(office), 1)])
        }
    }
}
