import BudgetBooks
import Budgets
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `The board of a budget year` {
    @Test(arguments: TestEngine.atHand)
    func `walks the decided money through the bills of the register's people`(engine: TestEngine)
        async throws
    {
        try await withTown(engine) { town async throws in
            for number in 1...10 as ClosedRange<Int64> { try await town.person(number) }
            let before = try await town.book.board(2026)
            #expect(before.rows[UnitID(2)]?.funded.months == 0 && before.rows[UnitID(2)]?.money == nil)
            let id = try await town.book.save(draft([honorary(9)], .executed))
            let proposal = try await town.book.save(draft([honorary(11)]))
            try await town.second.decide(id, number: "DPA/1")
            let board = try await town.book.board(2026)
            let row = try #require(board.rows[UnitID(2)])
            // 9 × 12 people-months reach for ten people until October.
            #expect(row.funded.months == 10 && row.funded.isUnderYear && board.least == 3)
            #expect(row.begins == month(202_601))
            #expect(row.people == 10 && row.decided?.total == Rupiah(16_200 * 9 * 12))
            #expect(row.proposed?.total == Rupiah(16_200 * 11 * 12))
            try await town.second.decide(proposal, number: "")
            let revised = try await town.book.save(draft([honorary(10)], .revised))
            try await town.second.decide(revised, number: "DPPA/1")
            let after = try await town.book.board(2026)
            #expect(after.rows[UnitID(2)]?.funded.months == 12)
            #expect(after.rows[UnitID(2)]?.decided?.number == "DPPA/1")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `takes the money of a dump where nothing was decided`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            let rows = [
                dumped(2, "1.02", "510202020006", 30_000), dumped(3, "Dinas 2", "5.1.2.2.2.7", 3_000),
                dumped(4, "Dinas 2", "5.1.02.02.02.0007", 3_000), dumped(5, "Dinas 9", "5.1.2.2.2.7", 1),
                dumped(6, "1.03", "5.1.02.02.02.0099", 1), dumped(7, "1.03", "5.1.02.02.02.0005", 1),
                dumped(8, "1.03", "5.1.02.02.02.0007", -1), dumped(9, "1.03", "5.1.02.02.02.0006", nil),
            ]
            let taken = try await town.book.take(rows, year: 2026)
            #expect(
                taken.map(\.refusal) == [
                    nil, nil, .twice, .unit, .account, .otherAccount, .negative, .amount,
                ])
            let row = try await town.book.board(2026).rows[UnitID(2)]
            #expect(row?.imported == Rupiah(33_000) && row?.funded.months == 2)
            #expect(try await town.book.board(2026).rows[UnitID(3)] == nil)
            #expect(try await town.count("SELECT COUNT(*) FROM budget_import_row") == 8)
            let none: BudgetRefusal? = await refusal { try await town.book.take([], year: 2026) }
            #expect(none == .noLines)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `lays budget, bill, payment and protection beside each other by month`(engine: TestEngine)
        async throws
    {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await town.bill(202_601, owed: 162_000, open: 0, people: 10)
            try await town.bill(202_602, owed: 162_000, open: 62_000, people: 10)
            try await town.bill(202_512, owed: 5, open: 0, people: 1)
            let id = try await town.book.save(draft([honorary(10)], .executed))
            try await town.second.decide(id, number: "DPA/1")
            let unit = try #require(try await town.book.realisation(2026).first)
            // February falls due on 15 March, five days from now.
            #expect(unit.unit == UnitID(2) && !unit.isBehind)
            #expect(unit.months[0].budget == Rupiah(162_000) && unit.months[0].planned == 10)
            #expect(unit.months[0].paid == Rupiah(162_000) && unit.months[0].protected == 10)
            #expect(unit.months[1].open == Rupiah(62_000) && unit.months[1].protected == 0)
            #expect(unit.months[2].billed == .zero && unit.year.budget == Rupiah(162_000 * 12))
            #expect(try await town.book.realisation(2027).isEmpty)
            let later = BudgetBook(town.siti.with(today: day(20_260_316)), rules: town.rules)
            let behind = try #require(try await later.realisation(2026).first)
            #expect(behind.isBehind && behind.months[1].overdue == Rupiah(62_000))
        }
    }

    private func dumped(_ row: Int, _ unit: String, _ account: String, _ amount: Int64?) -> DumpedRow {
        DumpedRow(
            row: row, unit: unit, account: account, amount: amount.map(String.init) ?? "lima",
            rupiah: amount.map(Rupiah.init))
    }
}

@Suite struct `Purses, scenarios and the calendar in the books` {
    @Test(arguments: TestEngine.atHand)
    func `a purse shows what budgets take of it, and when its ceiling is passed`(engine: TestEngine)
        async throws
    {
        try await withTown(engine) { town async throws in
            var purse = FundingAllotment(
                source: .regionalBudget, name: "APBD 2026", ceiling: Rupiah(162_000 * 12), from: 2026,
                through: 2026)
            try await town.funding.record(purse)
            let id = try await town.book.save(draft([honorary(10)], .executed))
            let planned = try #require(try await town.funding.uses(in: 2026).first)
            #expect(planned.decided == .zero && planned.planned == Rupiah(162_000 * 12) && !planned.isPassed)
            try await town.second.decide(id, number: "DPA/1")
            purse = FundingAllotment(
                source: .regionalBudget, name: "APBD 2026", ceiling: Rupiah(162_000 * 12 - 1), from: 2026,
                through: 2026)
            try await town.funding.record(purse)
            let uses = try await town.funding.uses(in: 2026)
            #expect(uses.count == 1 && uses[0].isPassed && uses[0].left == Rupiah(-1))
            #expect(try await town.count("SELECT COUNT(*) FROM funding_source") == 2)
            #expect(try await town.funding.uses(in: 2027).isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a purse below nought, of a closed year or for whom it may not pay is refused`(engine: TestEngine)
        async throws
    {
        try await withTown(engine) { town async throws in
            func refused(
                _ source: FundingSource, _ ceiling: Int64, _ from: Int, _ through: Int,
                _ categories: Set<WorkerCategory> = []
            ) async -> BudgetRefusal? {
                await refusal {
                    try await town.funding.record(
                        FundingAllotment(
                            source: source, name: "A", ceiling: Rupiah(ceiling), from: from,
                            through: through, categories: categories))
                }
            }
            #expect(await refused(.regionalBudget, -1, 2026, 2026) == .negative(-1))
            #expect(await refused(.regionalBudget, 1, 2024, 2025) == .closedYear(2025))
            #expect(
                await refused(.palmOilShare, 1, 2026, 2026, [.nonCivilServant])
                    == .notEligible(.palmOilShare, .nonCivilServant))
            let nameless: BudgetBookRefusal? = await refusal {
                try await town.funding.record(
                    FundingAllotment(
                        source: .regionalBudget, name: " ", ceiling: Rupiah(1), from: 2026, through: 2026))
            }
            #expect(nameless == .nameNeeded)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `scenarios take the people of the register and those counted beside it`(engine: TestEngine)
        async throws
    {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await town.person(2, registration: nil, programmes: 0)
            try await town.person(3, category: "pekerja-rentan", segment: "bpu", wage: 1_000_000)
            try await town.person(4, category: "karyawan")
            let book = town.scenarios
            #expect(try await book.register()[.nonCivilServants]?.people == 1)
            let reckoning = try await book.reckoning(
                year: 2026, beside: [CountedPeople(.neighbourhoodHeads, 500)])
            var plan = ScenarioPlan(
                year: 2026, groups: [.nonCivilServants, .neighbourhoodHeads], from: month(202_601))
            let answer = try reckoning.answer(plan)
            #expect(answer.money == Rupiah((16_200 + 500 * 16_800) * 12) && answer.uninsured == 1)
            plan.groups = []
            #expect(try reckoning.answer(plan).money == .zero)
            let refused: BudgetRefusal? = await refusal {
                try await book.reckoning(year: 2026, beside: [CountedPeople(.villages, -1)])
            }
            #expect(refused == .negative(-1))
            try await book.keep("Semua", year: 2026, steps: "a=1")
            try await book.keep(" Semua ", year: 2026, steps: "a=2")
            #expect(try await book.kept(year: 2026).map(\.steps) == ["a=2"])
            let nameless: BudgetBookRefusal? = await refusal {
                try await book.keep(" ", year: 2026, steps: "")
            }
            #expect(nameless == .nameNeeded)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `days of the calendar are set, corrected and refused beyond their years`(engine: TestEngine)
        async throws
    {
        try await withTown(engine) { town async throws in
            func set(_ milestone: String, _ year: Int, _ yyyymmdd: Int) async throws {
                try await CalendarBook.set(
                    milestone, of: year, on: day(yyyymmdd), rules: town.rules, by: town.siti)
            }
            try await set("rka-circular", 2027, 20_260_820)
            try await set("rka-circular", 2027, 20_260_821)
            try await set("rka-circular", 2027, 20_260_821)
            let days = try await town.database.read {
                try CalendarBook.days(of: 2027, government: 1671, on: $0)
            }
            #expect(days == ["rka-circular": day(20_260_821)])
            #expect(try await town.count("SELECT COUNT(*) FROM budget_calendar") == 2)
            let unlikely: BudgetBookRefusal? = await refusal {
                try await set("rka-circular", 2027, 20_250_821)
            }
            #expect(unlikely == .dayUnlikely)
            let unknown: BudgetBookRefusal? = await refusal { try await set("rapat", 2027, 20_260_821) }
            #expect(unknown == .unknownMilestone("rapat"))
            let closed: BudgetRefusal? = await refusal { try await set("rka-circular", 2025, 20_250_821) }
            #expect(closed == .closedYear(2025))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `accounts of one's own pay whom the charts forget`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            var line = vulnerable(3)
            line.accounts = [:]
            let refused: BudgetRefusal? = await refusal {
                try await town.book.save(draft([line], .workPlan))
            }
            #expect(refused == .accountNeeded(.workAccident, .vulnerable, choices: []))
            func add(_ code: String, _ name: String) async throws {
                try await OwnAccounts.add(
                    code, name: name, programmes: ProgrammeSet([.workAccident, .death]),
                    categories: [.vulnerable], from: 2026, by: town.siti)
            }
            try await add("5.1.02.05.01.0001", "Pekerja rentan")
            try await add("510205010001", "Again")
            let id = try await town.book.save(draft([line], .workPlan))
            #expect(try await town.book.open(id).lines[0].amounts.allSatisfy { $0.account != nil })
            let wrong: BudgetRefusal? = await refusal { try await add("5.1", "A") }
            #expect(wrong == .unknownAccount("5.1", nearest: []))
            #expect(try await town.count("SELECT COUNT(*) FROM own_account") == 1)
        }
    }
}
