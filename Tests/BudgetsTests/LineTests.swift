import Budgets
import LawBook
import Membership
import MoneyAndDates
import Testing

@Suite struct `Lines of a budget` {
    @Test func `of 15,000 vulnerable workers come to what Penajam Paser Utara printed`() throws {
        let line = try priced(vulnerable(15_000, year: 2025), year: 2025)
        #expect(line.total == Rupiah(3_024_000_000))
        #expect(line.amounts.map(\.amount.amount) == [1_800_000_000, 1_224_000_000])
        #expect(line.runs.count == 1 && line.runs[0].perPerson == Rupiah(16_800))
    }

    @Test func `for JKM alone come to what Lombok Timur printed`() throws {
        var line = vulnerable(17_172, year: 2024, programmes: ProgrammeSet(.death))
        line.through = line.from
        #expect(try priced(line, year: 2024).total == Rupiah(116_769_600))
    }

    @Test func `of 3,080 people at Rp13,780 come to what Muna Barat printed`() throws {
        // 0,54% of Rp2.551.852 is Rp13.780, by JKK and JKM apart.
        let line = try priced(honorary(3_080, 2_551_852, year: 2022), year: 2022)
        #expect(line.runs[0].perPerson == Rupiah(13_780))
        #expect(line.total == Rupiah(509_308_800))
    }

    @Test func `of wage earners come to what Sulawesi Selatan paid in 2018`() throws {
        let teachers = try priced(honorary(4_603, 1_000_000, year: 2018, months: 1...1), year: 2018)
        #expect(teachers.total == Rupiah(24_856_200))
        let others = try priced(honorary(53, 2_500_000, year: 2018, months: 1...1), year: 2018)
        #expect(others.total == Rupiah(715_500))
    }

    @Test func `stand under the account of each programme, with the reasons of each run of months`() throws {
        let line = try priced(honorary(10, 3_000_000, year: 2026), year: 2026, stage: .workPlan)
        #expect(
            line.amounts.map { "\($0.programme.rawValue) \($0.account?.description ?? "-")" } == [
                "JKK 5.1.02.02.02.0006", "JKM 5.1.02.02.02.0007",
            ])
        #expect(line.runs.allSatisfy { !$0.reasons.isEmpty })
        #expect(line.runs.map(\.months).reduce(0, +) == 12)
        #expect(line.amount(in: month(202_603)) * 12 == line.total)
        #expect(line.amount(in: month(202_512)) == .zero)
    }

    @Test func `follow the minimum wage, and say where next year's is only carried on`() throws {
        var line = honorary(2, 1, year: 2026)
        line.wage = .minimum(place: "16")
        let now = try priced(line, year: 2026)
        #expect(now.runs.map(\.wage) == [Rupiah(3_942_963)] && now.status == .enacted)
        #expect(now.runs[0].reasons.first?.key == "budget.reason.minimum-wage")
        line.from = month(202_701)
        line.through = month(202_712)
        #expect(try priced(line, year: 2027).status == .projected)
        line.wage = .minimum(place: "99")
        #expect(throws: BudgetRefusal.noMinimumWage(place: "99")) { try priced(line, year: 2027) }
    }

    @Test func `grow by a share that is rounded half up`() throws {
        var line = honorary(1, 1, year: 2026)
        line.wage = .grown(Rupiah(1_000_003), by: Rate(millionths: 65_000))
        #expect(try priced(line, year: 2026).runs[0].wage == Rupiah(1_065_003))
        line.wage = .grown(Rupiah(1_000_003), by: Rate(millionths: -1))
        #expect(throws: BudgetRefusal.negative(-1)) { try priced(line, year: 2026) }
    }

    @Test func `leave the worker's share in the wage unless the budget bears it`() throws {
        var line = honorary(1, 2_000_000, year: 2026)
        line.programmes = ProgrammeSet([.workAccident, .death, .oldAge])
        let kept = try priced(line, year: 2026)
        line.bearsWorkerShare = true
        let borne = try priced(line, year: 2026)
        #expect(kept.runs[0].withheld == Rupiah(40_000) && borne.runs[0].withheld == .zero)
        #expect(borne.total - kept.total == Rupiah(480_000))
    }

    @Test func `are refused beyond their year, without people, programmes, law or class`() throws {
        var line = honorary(0, 1_000_000, year: 2026)
        #expect(throws: BudgetRefusal.noPeople) { try priced(line, year: 2026) }
        line.people = -1
        #expect(throws: BudgetRefusal.negative(-1)) { try priced(line, year: 2026) }
        line.people = 10_000_001
        #expect(throws: BudgetRefusal.absurd(10_000_001)) { try priced(line, year: 2026) }
        line.people = 1
        #expect(throws: BudgetRefusal.self) { try priced(line, year: 2025) }
        line.programmes = []
        #expect(throws: BudgetRefusal.noProgramme) { try priced(line, year: 2026) }
        line = honorary(1, 1_000_000, year: 2028)
        #expect(throws: BudgetRefusal.self) { try priced(line, year: 2028) }
        line = honorary(1, 1_000_000, year: 2026)
        line.riskClass = nil
        #expect(throws: BudgetRefusal.unpriced(fact: "risk-class", nil)) { try priced(line, year: 2026) }
        line = honorary(1, -5, year: 2026)
        #expect(throws: BudgetRefusal.negative(-5)) { try priced(line, year: 2026) }
    }

    @Test func `need an account from the RKA on where none or several would do`() throws {
        var line = honorary(1, 3_000_000, year: 2026)
        line.category = .partTimeContract
        #expect(try priced(line, year: 2026, stage: .ceilings).amounts.allSatisfy { $0.account == nil })
        #expect(throws: BudgetRefusal.self) { try priced(line, year: 2026, stage: .workPlan) }
        line.accounts = [
            .workAccident: AccountCode("5.1.02.02.02.0026"), .death: AccountCode("5.1.02.02.02.0034"),
        ].compactMapValues(\.self)
        #expect(try priced(line, year: 2026, stage: .workPlan).amounts.count == 2)
        line.accounts[.death] = AccountCode("5.1.02.02.02.9999")
        #expect(throws: BudgetRefusal.self) { try priced(line, year: 2026) }
    }
}

@Suite struct `Two purses for one person-month` {
    @Test func `are refused, in the same group and month only`() throws {
        let first = honorary(10, 1_000_000, year: 2026, months: 1...6)
        var second = honorary(5, 1_000_000, year: 2026, months: 7...12)
        second.funding = .schoolGrant
        try BudgetChecks.refuseTwoPurses([first, second])
        second.from = month(202_606)
        #expect(
            throws: BudgetRefusal.fundedTwice(
                .nonCivilServant, month(202_606), .regionalBudget, .schoolGrant)
        ) { try BudgetChecks.refuseTwoPurses([first, second]) }
        second.group = "bos"
        try BudgetChecks.refuseTwoPurses([first, second])
        second.group = ""
        second.funding = .regionalBudget
        try BudgetChecks.refuseTwoPurses([first, second])
        second.funding = .schoolGrant
        second.programmes = ProgrammeSet(.oldAge)
        try BudgetChecks.refuseTwoPurses([first, second])
    }

    @Test func `and a year that is over are refused, the present year is not`() throws {
        let today = try #require(Day(2026, 12, 31))
        try BudgetChecks.refuseClosed(year: 2026, today: today)
        #expect(throws: BudgetRefusal.closedYear(2025)) {
            try BudgetChecks.refuseClosed(year: 2025, today: today)
        }
    }

    @Test func `ask whom a purse may pay`() throws {
        let rules = try Shipped.eligibility.get()
        #expect(try rules.rule(.tobaccoExciseShare, for: .vulnerable).status == .enacted)
        #expect(throws: BudgetRefusal.notEligible(.tobaccoExciseShare, .nonCivilServant)) {
            try rules.rule(.tobaccoExciseShare, for: .nonCivilServant)
        }
        #expect(throws: BudgetTableFault.self) { try FundingEligibility("a,b,c,d\nuang,-,enacted,x") }
    }
}

@Suite struct `Months funded` {
    @Test func `of Penajam Paser Utara are eleven with three milliards`() {
        let bills = [Rupiah](repeating: Rupiah(252_000_000), count: 12)
        let short = MonthsFunded(Rupiah(3_000_000_000), bills: bills, from: month(202_501))
        #expect(short.months == 11 && short.isUnderYear && !short.isUnder(3))
        #expect(short.firstUnfunded == month(202_512) && short.missing == Rupiah(24_000_000))
        let enough = MonthsFunded(Rupiah(3_024_000_000), bills: bills, from: month(202_501))
        #expect(enough.months == 12 && !enough.isUnderYear && enough.left == .zero)
        #expect(MonthsFunded(Rupiah(3_023_999_999), bills: bills, from: month(202_501)).months == 11)
    }

    @Test func `of a budget that begins in May are eight at most, and none lacks after it`() {
        let bills = [Rupiah](repeating: Rupiah(10), count: 8)
        let late = MonthsFunded(Rupiah(80), bills: bills, from: month(202_505), of: 12)
        #expect(late.months == 8 && late.isUnderYear && late.firstUnfunded == nil && late.missing == .zero)
        #expect(
            MonthsFunded(Rupiah(79), bills: bills, from: month(202_505), of: 12).firstUnfunded
                == month(202_512))
    }

    @Test func `of Wajo are two, fewer than the law asks for`() {
        let bills = [Rupiah](repeating: Rupiah(16_800) * 22_586, count: 12)
        let funded = MonthsFunded(Rupiah(963_180_000), bills: bills, from: month(202_510))
        #expect(funded.months == 2 && funded.isUnder(3))
        #expect(
            MonthsFunded(Rupiah(16_800 * 22_586 * 3), bills: bills, from: month(202_510)).isUnder(3) == false)
    }

    @Test func `without money are none, and without bills nothing lacks`() {
        #expect(MonthsFunded(.zero, bills: [Rupiah(1)], from: month(202_501)).months == 0)
        #expect(MonthsFunded(Rupiah(-5), bills: [Rupiah(1)], from: month(202_501)).missing == Rupiah(1))
        let nothing = MonthsFunded(.zero, bills: [], from: month(202_501))
        #expect(nothing.months == 0 && !nothing.isUnderYear && !nothing.isUnder(3))
        #expect(MonthsFunded(.zero, bills: [.zero, Rupiah(2)], from: month(202_501)).months == 1)
    }
}

@Suite struct `Two versions of a budget` {
    @Test func `differ by months, people, wage and terms, which sum exactly`() throws {
        var new = honorary(12, 3_300_000, year: 2026, months: 1...12)
        new.programmes = ProgrammeSet([.workAccident, .death, .oldAge])
        let old = honorary(10, 3_000_000, year: 2026, months: 1...6)
        var extra = vulnerable(7, year: 2026)
        extra.unit = UnitID(3)
        let comparison = try compare([old, vulnerable(4, year: 2026)], [new, extra])
        #expect(comparison.parts.values.map(\.amount).reduce(0, +) == comparison.difference.amount)
        #expect(comparison.parts[.months] == Rupiah(16_200 * 10 * 6))
        #expect(comparison.parts[.people] == Rupiah(16_200 * 2 * 12))
        #expect(comparison.parts[.wage] == Rupiah((17_820 - 16_200) * 12 * 12))
        #expect(comparison.parts[.terms] == Rupiah(122_100 * 12 * 12))
        #expect(comparison.parts[.dropped] == Rupiah(-16_800 * 4 * 12))
        #expect(comparison.parts[.added] == Rupiah(16_800 * 7 * 12))
    }

    @Test func `that are the same differ by nothing`() throws {
        let comparison = try compare([honorary(3, 9_000, year: 2026)], [honorary(3, 9_000, year: 2026)])
        #expect(comparison.parts.values.allSatisfy { $0 == .zero } && comparison.difference == .zero)
    }

    private func compare(_ old: [BudgetLine], _ new: [BudgetLine]) throws -> BudgetComparison {
        BudgetComparison(
            from: try old.map { try priced($0, year: 2026) }, to: try new.map { try priced($0, year: 2026) }
        ) { try? priced($0, year: 2026).total }
    }
}
