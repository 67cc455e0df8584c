import BudgetBooks
import Budgets
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Budgets in the books` {
    @Test(arguments: TestEngine.atHand)
    func `are proposed from the people of the register, a line a kind`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            for number in 1...3 as ClosedRange<Int64> { try await town.person(number) }
            try await town.person(4, wage: 2_000_000)
            try await town.person(5, unit: 3)
            let lines = try await town.book.proposed(UnitID(2), year: 2026, WageOutlook())
            #expect(lines.map(\.people).sorted() == [1, 3])
            #expect(lines.allSatisfy { $0.riskClass == .veryLow && $0.group.isEmpty })
            let grown = try await town.book.proposed(
                UnitID(2), year: 2026, WageOutlook(growth: Rate(millionths: 100_000)))
            #expect(grown.contains { $0.wage == .grown(Rupiah(3_000_000), by: Rate(millionths: 100_000)) })
            let none: BudgetRefusal? = await refusal {
                try await town.book.proposed(UnitID(9), year: 2026, WageOutlook())
            }
            #expect(none == .noLines)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `tell people of several purses apart`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await town.person(2, funding: "bos")
            let lines = try await town.book.proposed(UnitID(2), year: 2026, WageOutlook())
            #expect(Set(lines.map(\.group)) == ["apbd", "bos"])
            let id = try await town.book.save(draft(lines))
            #expect(try await town.book.open(id).lines.count == 2)
            var same = lines
            for place in same.indices { same[place].group = "" }
            let refused: BudgetRefusal? = await refusal { try await town.book.save(draft(same)) }
            #expect(refused == .fundedTwice(.nonCivilServant, month(202_601), .regionalBudget, .schoolGrant))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `come back as they were saved, and a new version supersedes a draft`(engine: TestEngine) async throws
    {
        try await withTown(engine) { town async throws in
            var line = honorary(10)
            line.wage = .minimum(place: "16")
            line.bearsWorkerShare = true
            line.subActivity = AccountCode("2.07.05.02.01.0003")
            let first = try await town.book.save(draft([line, vulnerable(4)], .workPlan, basedOn: 0))
            let view = try await town.book.open(first)
            #expect(view.header.version == 1 && view.header.state == .draft)
            #expect(view.lines[0].line.wage == line.wage && view.lines[0].line.bearsWorkerShare)
            #expect(view.lines[0].line.subActivity == line.subActivity)
            #expect(view.lines.map(\.total).sum() == view.header.total)
            #expect(view.lines[0].amounts.map(\.account) == [code("0006"), code("0007")])
            let stale: BudgetBookRefusal? = await refusal {
                try await town.book.save(draft([line], .workPlan, basedOn: 0))
            }
            #expect(stale == .changedMeanwhile(version: 1))
            let next = try await town.book.save(draft([line], .workPlan, basedOn: 1))
            let versions = try await town.book.versions(UnitID(2), year: 2026)
            #expect(versions.map(\.id) == [next, first] && versions.map(\.state) == [.draft, .superseded])
            let comparison = try await town.book.compare(first, next)
            #expect(comparison.parts[.dropped] == .zero - view.lines[1].total)
            let root = try await town.database.read { try AuditBook.verify(government: 1671, on: $0) }
            #expect(root.entries == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `of a closed year, an unknown unit or a purse that may not pay are refused`(engine: TestEngine)
        async throws
    {
        try await withTown(engine) { town async throws in
            var line = honorary(1)
            func refused(_ draft: BudgetDraft) async -> BudgetRefusal? {
                await refusal { try await town.book.save(draft) }
            }
            #expect(
                await refused(BudgetDraft(unit: UnitID(2), year: 2025, stage: .proposal, lines: []))
                    == .closedYear(2025))
            #expect(
                await refused(BudgetDraft(unit: UnitID(9), year: 2026, stage: .proposal, lines: [line]))
                    == .unknownUnit("9"))
            line.unit = UnitID(9)
            #expect(await refused(draft([line])) == .unknownUnit("9"))
            line = honorary(1)
            line.funding = .tobaccoExciseShare
            #expect(await refused(draft([line])) == .notEligible(.tobaccoExciseShare, .nonCivilServant))
            #expect(try await town.count("SELECT COUNT(*) FROM budget") == 0)
            let elsewhere = BudgetBook(town.stranger, rules: town.rules)
            let id = try await town.book.save(draft([honorary(1)]))
            let hidden: BudgetBookRefusal? = await refusal { try await elsewhere.open(id) }
            #expect(hidden == .notThere)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are decided by a second person, with a number, once`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let id = try await town.book.save(draft([honorary(10)], .executed))
            func refused(_ book: BudgetBook, _ number: String) async -> BudgetBookRefusal? {
                await refusal { try await book.decide(id, number: number) }
            }
            #expect(await refused(town.book, "DPA/1") == .sameHand)
            #expect(await refused(town.second, " ") == .numberNeeded)
            try await town.second.decide(id, number: "DPA/1")
            #expect(await refused(town.second, "DPA/1") == .notADraft)
            let header = try await town.book.open(id).header
            #expect(header.state == .decided && header.number == "DPA/1" && header.decidedBy == "budi")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `that are decided are at once the unit's paper and its plan of people`(engine: TestEngine)
        async throws
    {
        try await withTown(engine) { town async throws in
            var second = honorary(5)
            second.wage = .fixed(Rupiah(1_000_000))
            second.from = month(202_607)
            let id = try await town.book.save(draft([honorary(10), second], .executed))
            #expect(try await town.count("SELECT COUNT(*) FROM unit_plan") == 0)
            try await town.second.decide(id, number: "DPA/1")
            let papers = try await town.database.read {
                try UnitPapers.papers(of: UnitID(2), government: 1671, on: $0).map(\.paper)
            }
            #expect(
                papers == [
                    UnitPaper(
                        kind: "dpa", number: "DPA/1", isSigned: true, from: day(20_260_101),
                        through: day(20_261_231))
                ])
            let plans = try await town.database.read {
                try UnitPlans.all(in: month(202_603), government: 1671, on: $0).map(\.plan)
            }
            #expect(plans.map(\.persons) == [10, 15])
            #expect(plans.map(\.through) == [month(202_606), month(202_612)])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `of two units may not pay for the same people out of two purses`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let own = try await town.book.save(draft([vulnerable(4)], .executed))
            try await town.second.decide(own, number: "DPA/1")
            var line = vulnerable(4)
            line.funding = .palmOilShare
            line.accounts = [.workAccident: code("0006"), .death: code("0007")].compactMapValues(\.self)
            var pooled = BudgetDraft(unit: UnitID(3), year: 2026, stage: .executed, lines: [line])
            let id = try await town.book.save(pooled)
            let refused: BudgetBookRefusal? = await refusal {
                try await town.second.decide(id, number: "DPA/2")
            }
            #expect(refused == .fundedElsewhere(unit: "Dinas 2"))
            pooled.lines[0].group = "petani"
            let other = try await town.book.save(pooled)
            try await town.second.decide(other, number: "DPA/2")
        }
    }
}

func draft(
    _ lines: [BudgetLine], _ stage: BudgetStage = .proposal, basedOn: Int? = nil
) -> BudgetDraft {
    BudgetDraft(unit: UnitID(2), year: 2026, stage: stage, lines: lines, basedOn: basedOn)
}

func honorary(_ people: Int) -> BudgetLine {
    BudgetLine(
        unit: UnitID(2), category: .nonCivilServant, segment: .wageEarner,
        programmes: ProgrammeSet(rawValue: 3), riskClass: .veryLow, funding: .regionalBudget, people: people,
        from: month(202_601), through: month(202_612), wage: .fixed(Rupiah(3_000_000)))
}

/// Under the accounts of non-ASN: the charts have none for vulnerable workers.
func vulnerable(_ people: Int) -> BudgetLine {
    var line = BudgetLine(
        unit: UnitID(2), category: .vulnerable, segment: .selfEmployed,
        programmes: ProgrammeSet(rawValue: 3), funding: .regionalBudget, people: people,
        from: month(202_601), through: month(202_612), wage: .fixed(Rupiah(1_000_000)))
    line.accounts = [.workAccident: code("0006"), .death: code("0007")].compactMapValues(\.self)
    return line
}

func code(_ ending: String) -> AccountCode? { AccountCode("5.1.02.02.02.\(ending)") }
