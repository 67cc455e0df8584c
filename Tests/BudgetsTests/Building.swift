import Budgets
import EmbeddedFiles
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import Testing

/// The law and the tables that ship, read once.
enum Shipped {
    static let book = Result {
        try LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
            EmbeddedFiles.text(at: "law/" + $0)
        }.book()
    }

    static let accounts = Result {
        try AccountList(
            tables: EmbeddedFiles.paths(under: AccountList.folder).map {
                ($0, EmbeddedFiles.text(at: $0) ?? "")
            })
    }

    static let eligibility = Result {
        try FundingEligibility(EmbeddedFiles.text(at: FundingEligibility.path) ?? "")
    }
}

func month(_ yyyymm: Int) -> Month {
    guard let month = Month(yyyymm: yyyymm) else { preconditionFailure("a month of the calendar") }
    return month
}

/// Vulnerable workers, JKK and JKM, out of the regional budget, all months of a year.
func vulnerable(_ people: Int, year: Int, programmes: ProgrammeSet = ProgrammeSet(rawValue: 3)) -> BudgetLine
{
    BudgetLine(
        unit: UnitID(2), category: .vulnerable, segment: .selfEmployed, programmes: programmes,
        funding: .regionalBudget, people: people, from: month(year * 100 + 1),
        through: month(year * 100 + 12),
        wage: .fixed(Rupiah(1_000_000)))
}

/// Wage earners of the lowest class, JKK and JKM.
func honorary(_ people: Int, _ wage: Int64, year: Int, months: ClosedRange<Int> = 1...12) -> BudgetLine {
    BudgetLine(
        unit: UnitID(2), category: .nonCivilServant, segment: .wageEarner,
        programmes: ProgrammeSet(rawValue: 3), riskClass: .veryLow, funding: .regionalBudget, people: people,
        from: month(year * 100 + months.lowerBound), through: month(year * 100 + months.upperBound),
        wage: .fixed(Rupiah(wage)))
}

func priced(
    _ line: BudgetLine, year: Int, stage: BudgetStage = .proposal
) throws -> PricedLine {
    var pricing = try BudgetPricing(Shipped.book.get())
    return try pricing.price(line, year: year, stage: stage, accounts: Shipped.accounts.get())
}
