import BudgetBooks
import Budgets
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import WebPages

/// The budgets of the demonstration’s year: most units are paid through December, one is not, and the money
/// for vulnerable workers is for two months, fewer than a full death benefit asks for. Next year is proposed.
struct DemoBudgets {
    let office: Office
    let rules: BudgetRules

    init(_ office: Office, _ book: LawBook) throws {
        self.office = office
        rules = try ShippedBudgets.rules(book)
    }

    private var writer: BudgetBook { BudgetBook(office.with(actor: "operator"), rules: rules) }
    private var decider: BudgetBook { BudgetBook(office.with(actor: "kepala"), rules: rules) }
    private var year: Int { office.today.year }

    /// Writes them where there are none yet.
    func prepare() async throws {
        let (government, today) = (office.government, office.today)
        let units = try await office.database.read { connection in
            let cells = try RegisterCells.read(on: today, government: government, on: connection)
            let peopled = Set(cells.map(\.unit))
            return try UnitBook.all(government: government, on: connection).filter { peopled.contains($0.id) }
        }
        guard let first = units.first,
            try await writer.versions(first.id, year: year).isEmpty
        else { return }
        try await OwnAccounts.add(
            "5.1.02.02.02.9001", name: "Rekening peragaan",
            programmes: ProgrammeSet([.workAccident, .death]),
            categories: [.vulnerable], from: year - 1, by: office)
        for (place, unit) in units.enumerated() {
            try await decide(unit, place)
            if place < 3 { try await propose(unit) }
        }
        try await purses()
        try await plans()
    }

    private func decide(_ unit: UnitEntry, _ place: Int) async throws {
        var lines = try await writer.proposed(unit.id, year: year, WageOutlook())
        let paper = try await firstPaperMonth(unit)
        for line in lines.indices {
            lines[line].from = max(lines[line].from, paper)
            if lines[line].category == .partTimeContract {
                lines[line].accounts = [
                    .workAccident: AccountCode("5.1.02.02.02.0027"), .death: AccountCode("5.1.02.02.02.0035"),
                ].compactMapValues(\.self)
            }
            if lines[line].category == .vulnerable {
                lines[line].through = lines[line].from.adding(1)
            } else if place == 1 {
                lines[line].through = lines[line].from.adding(8)
            }
        }
        let id = try await writer.save(
            BudgetDraft(unit: unit.id, year: year, stage: .executed, lines: lines))
        try await decider.decide(id, number: "DPA/\(unit.code)/\(year)")
    }

    /// The month in which the unit's paper of the year begins: some offices had it late.
    private func firstPaperMonth(_ unit: UnitEntry) async throws -> Month {
        let (government, start) = (office.government, Month(year, 1) ?? Month(of: office.today))
        let papers = try await office.database.read {
            try UnitPapers.papers(of: unit.id, government: government, on: $0).map(\.paper)
        }
        let budgets = papers.filter { $0.kind == "dpa" && $0.isSigned && $0.from.year == start.year }
        return budgets.map { Month(of: $0.from) }.min() ?? start
    }

    private func propose(_ unit: UnitEntry) async throws {
        let lines = try await writer.proposed(
            unit.id, year: year + 1, WageOutlook(growth: Rate(millionths: 65_000)))
        try await writer.save(
            BudgetDraft(unit: unit.id, year: year + 1, stage: .proposal, lines: lines))
    }

    private func purses() async throws {
        let book = FundingBook(office, rules: rules)
        for (source, name, ceiling) in [
            (FundingSource.regionalBudget, "APBD \(year)", Int64(1_500_000_000)),
            (.palmOilShare, "DBH Sawit \(year)", 250_000_000),
        ] {
            try await book.record(
                FundingAllotment(
                    source: source, name: name, ceiling: Rupiah(ceiling), from: year, through: year))
        }
        if let day = Day(year, office.today.month, 20), day > office.today {
            try await CalendarBook.set(
                "kua-ppas-council", of: year + 1, on: day, rules: rules, by: office)
        }
    }

    private func plans() async throws {
        let book = ScenarioBook(office, rules: rules)
        try await book.keep(
            "Desil 1 bertahap", year: year,
            steps: "kelompok=non-asn&kelompok=rentan&tambah-rentan=5000&bertahap=ya")
    }
}
