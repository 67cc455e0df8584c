import LawBook
import Ledger
import Membership
import MoneyAndDates
import Testing

@Suite struct `A journal` {
    let expense = Account.contributionExpense(office, accident)
    let payable = Account.contributionsPayable(office, accident)
    let bank = Account.bankClearing(office)

    func entry(
        _ name: String, _ on: Day = day(2026, 3, 1), of government: GovernmentID = city, _ amount: Int64 = 100
    ) throws -> JournalEntry {
        try JournalEntry(
            government: government, key: key(name), day: on, cause: .billRaised,
            movements: [movement(expense, payable, amount)])
    }

    @Test(arguments: [0, -1] as [Int64])
    func `has no movement of nothing`(amount: Int64) {
        #expect(Movement(debit: expense, credit: payable, amount: rp(amount)) == nil)
        #expect(Movement(debit: expense, credit: payable, amount: rp(1)) != nil)
    }

    @Test func `has no movement from an account to itself`() {
        #expect(Movement(debit: bank, credit: bank, amount: rp(1)) == nil)
    }

    @Test func `has no entry in which nothing moves`() {
        #expect(throws: EntryRefusal.nothingMoves(key("a"))) {
            try JournalEntry(
                government: city, key: key("a"), day: day(2026, 3, 1), cause: .billRaised, movements: [])
        }
    }

    @Test func `debits what it credits`() throws {
        let changes = try entry("a").changes

        #expect(changes == [expense: rp(100), payable: rp(-100)])
    }

    @Test func `refuses the entry of another government`() throws {
        var journal = Journal(of: city)

        #expect(throws: JournalRefusal.otherGovernment(key("a"), province)) {
            try journal.post(entry("a", of: province))
        }
        #expect(journal.entries.isEmpty)
    }

    @Test func `takes an entry once`() throws {
        var journal = Journal(of: city)

        #expect(try journal.post(entry("a")))
        #expect(try !journal.post(entry("a")))
        #expect(journal.entries.count == 1)
        #expect(journal.balance(of: expense) == rp(100))
    }

    @Test func `refuses another entry under a known key`() throws {
        var journal = Journal(of: city)
        try journal.post(entry("a"))

        #expect(throws: JournalRefusal.keyHasAnotherContent(key("a"))) {
            try journal.post(entry("a", day(2026, 3, 1), 101))
        }
        #expect(journal.balance(of: expense) == rp(100))
    }

    @Test func `takes a group or none of it`() throws {
        var journal = Journal(of: city)
        try journal.post(entry("a"))
        let before = journal.balances

        #expect(throws: JournalRefusal.self) {
            try journal.post(group: [entry("b"), entry("a", day(2026, 3, 1), 101)])
        }
        #expect(journal.balances == before)
        #expect(journal.entries.count == 1)
        #expect(try journal.post(group: [entry("a"), entry("b")]) == 1)
    }

    @Test(arguments: ["", "a b", "kode iuran;", "ä", String(repeating: "a", count: 161)])
    func `refuses a key that is not short and plain`(text: String) { #expect(EntryKey(text) == nil) }

    @Test func `takes a key of a hundred and sixty bytes`() {
        #expect(EntryKey(String(repeating: "a", count: 160)) != nil)
    }

    @Test func `lists what every account holds, and both sums are equal`() throws {
        var journal = Journal(of: city)
        try journal.post(entry("a"))
        try journal.post(entry("b", day(2026, 4, 1), 30))
        let balance = journal.trialBalance()

        #expect(balance.lines.map(\.account) == [expense, payable])
        #expect(balance.debit == rp(130))
        #expect(balance.credit == rp(130))
        #expect(journal.trialBalance(through: day(2026, 3, 31)).debit == rp(100))
    }

    @Test func `states an account from day to day`() throws {
        var journal = Journal(of: city)
        try journal.post(entry("b", day(2026, 4, 1), 30))
        try journal.post(entry("a", day(2026, 3, 1), 100))
        try journal.post(entry("c", day(2026, 5, 1), 7))
        let statement = journal.statement(of: payable, from: day(2026, 4, 1), through: day(2026, 4, 30))

        #expect(statement.opening == rp(-100))
        #expect(statement.lines.map(\.balance) == [rp(-130)])
        #expect(statement.closing == rp(-130))
    }

    @Test func `is read back in any order`() throws {
        let first = try entry("a")
        let mirror = try first.reversal(on: day(2026, 3, 2))

        #expect(try Journal(of: city, entries: [mirror, first]).balance(of: expense) == .zero)
    }
}

@Suite struct `An account` {
    @Test(arguments: [
        Account.contributionExpense(office, accident), .workerShareToWithhold(office),
        .contributionsPayable(office, oldAge), .lateFineExpense(office), .lateFinesPayable(office),
        .paymentsToApply(office), .prepaidContributions(office), .overpaymentCarriedForward(office),
        .bankClearing(office), .budgetDisbursed(office), .writtenOff(office), .betweenGovernments(province),
        .openingBalances,
    ])
    func `comes back from its parts`(account: Account) { #expect(Account(account.parts) == account) }

    @Test func `needs the parts of its kind, and has no others`() {
        #expect(Account(AccountParts(kind: .contributionsPayable, unit: office)) == nil)
        #expect(Account(AccountParts(kind: .bankClearing, unit: office, programmes: accident)) == nil)
        #expect(Account(AccountParts(kind: .bankClearing)) == nil)
        #expect(Account(AccountParts(kind: .betweenGovernments, unit: office)) == nil)
        #expect(Account(AccountParts(kind: .openingBalances, unit: office)) == nil)
    }

    @Test func `names the programmes of a line in the order of the law`() {
        #expect(BilledProgrammes([.death, .workAccident])?.code == "JKK+JKM")
        #expect(BilledProgrammes(code: "JKK+JKM")?.programmes == [.workAccident, .death])
        #expect(BilledProgrammes(code: "JKM+JKK") == nil)
        #expect(BilledProgrammes(code: "JKK+") == nil)
        #expect(BilledProgrammes(code: "") == nil)
        #expect(BilledProgrammes([]) == nil)
    }
}
