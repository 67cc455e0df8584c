import Benefits
import Budgets
import Contributions
import EmbeddedFiles
import LawBook
import Membership
import MoneyAndDates
import Testing

@Suite struct `Scenarios for the head of a region` {
    /// Palopo of seed 004, invented numbers: 3,000 non-ASN of whom 1,200 are insured, 500 heads of RT and RW,
    /// 2,000 of the poorest.
    private let cells = [
        cell(.nonCivilServants, 3_000, covered: 1_200), cell(.neighbourhoodHeads, 500),
        cell(.vulnerable, 2_000),
    ]

    @Test func `insure a group all year for sixteen thousand eight hundred a month`() throws {
        let answer = try reckoning().answer(plan([.nonCivilServants]))
        #expect(answer.money == Rupiah(16_800 * 3_000 * 12))
        #expect(answer.insured == 3_000 && answer.uninsured == 2_500)
        #expect(answer.personMonths == 36_000 && answer.uninsuredMonths == 30_000)
        #expect(answer.bills == [Rupiah](repeating: Rupiah(16_800 * 3_000), count: 12))
        #expect(try reckoning().nothingMore.insured == 1_200)
        #expect(try reckoning().nothingMore.uninsuredMonths == (5_500 - 1_200) * 12)
    }

    @Test func `add JHT from July on`() throws {
        var old = plan([.nonCivilServants])
        old.oldAgeFrom = month(202_607)
        let answer = try reckoning().answer(old)
        #expect(answer.bills[5] == Rupiah(16_800 * 3_000))
        #expect(answer.bills[6] == Rupiah(36_800 * 3_000))
    }

    @Test func `phase people in by quarters, each whole`() throws {
        var phased = plan([.neighbourhoodHeads])
        phased.isPhased = true
        let answer = try ScenarioReckoning(
            [cell(.neighbourhoodHeads, 10)], year: 2026, law: law()
        ).answer(phased)
        #expect(answer.bills[0] == Rupiah(16_800 * 2) && answer.bills[3] == Rupiah(16_800 * 5))
        #expect(answer.bills[11] == Rupiah(16_800 * 10) && answer.personMonths == (2 + 5 + 7 + 10) * 3)
    }

    @Test func `insure as many as a sum pays, in the order of the region`() throws {
        var bounded = plan([.vulnerable, .nonCivilServants, .neighbourhoodHeads])
        bounded.ceiling = Rupiah(16_800 * 12 * 2_100 + 16_799 * 12)
        let answer = try reckoning().answer(bounded)
        #expect(answer.shares.map(\.insured) == [2_000, 100, 0])
        bounded.ceiling = Rupiah(16_800 * 12 * 2_101)
        #expect(try reckoning().answer(bounded).shares.map(\.insured) == [2_000, 101, 0])
        bounded.ceiling = .zero
        #expect(try reckoning().answer(bounded).insured == 0)
        bounded.ceiling = Rupiah(-1)
        #expect(throws: BudgetRefusal.negative(-1)) { try reckoning().answer(bounded) }
    }

    @Test func `are refused for another year, and where nobody knows the law or the class`() throws {
        var other = plan([.vulnerable])
        other.from = month(202_701)
        #expect(throws: BudgetRefusal.self) { try reckoning().answer(other) }
        #expect(throws: LawGap.self) { try ScenarioReckoning(cells, year: 2028, law: law()) }
        let classless = PopulationCell(
            group: .nonCivilServants, segment: .wageEarner, programmes: ProgrammeSet(rawValue: 3),
            riskClass: nil, funding: .regionalBudget, wage: Rupiah(1_000_000), people: 1, covered: 0)
        let refusing = try ScenarioReckoning([classless], year: 2026, law: law())
        #expect(throws: BudgetRefusal.self) { try refusing.answer(plan([.nonCivilServants])) }
        #expect(throws: Never.self) { try refusing.answer(plan([.vulnerable])) }
    }

    @Test func `say what a death pays a family, insured and not`() throws {
        let book = try Shipped.book.get()
        let stake = try FamilyStake(
            on: month(202_606).firstDay, book, BenefitRegimes(BenefitLaw(from: book)))
        #expect(stake.full == Rupiah(42_000_000) && stake.early == Rupiah(10_000_000))
        #expect(stake.without == .zero && stake.months == 3)
    }

    private func law() throws -> ContributionLaw { try ContributionLaw(from: Shipped.book.get()) }
    private func reckoning() throws -> ScenarioReckoning {
        try ScenarioReckoning(cells, year: 2026, law: law())
    }
    private func plan(_ groups: [ScenarioGroup]) -> ScenarioPlan {
        ScenarioPlan(year: 2026, groups: groups, from: month(202_601))
    }
}

private func cell(_ group: ScenarioGroup, _ people: Int, covered: Int = 0) -> PopulationCell {
    PopulationCell(
        group: group, segment: .selfEmployed, programmes: ProgrammeSet(rawValue: 3), riskClass: nil,
        funding: .regionalBudget, wage: Rupiah(1_000_000), people: people, covered: covered)
}

@Suite struct `The usual calendar of a budget year` {
    @Test func `gives way to the days that a government sets`() throws {
        let usual = try UsualCalendar(EmbeddedFiles.text(at: UsualCalendar.path) ?? "")
        let own = try #require(Day(2026, 7, 20))
        let days = usual.days(of: 2027, own: ["kua-ppas-council": own])
        #expect(days.count == usual.milestones.count && days == days.sorted { $0.day < $1.day })
        #expect(days.first { $0.isOwn }?.day == own)
        #expect(days.last?.day == Day(2027, 9, 30))
    }

    @Test(arguments: ["a,rka,-1,13,1,x", "a,rka,1,1,1,x", "a,rencana,-1,1,1,x", "a,rka,-1,2,29,x"])
    func `is refused with file and line`(row: String) {
        #expect(throws: BudgetTableFault.self) { try UsualCalendar("m,s,y,m,d,s\n" + row) }
    }
}
