package import Budgets
package import LawBook
import MoneyAndDates

/// What the books of budgets go by: the law, and the tables that ship.
package struct BudgetRules: Sendable {
    package let book: LawBook
    package let law: ContributionLaw
    package let tables: BudgetTables
    /// Prices nothing yet: each reader has a copy of its own.
    let pricing: BudgetPricing

    /// - Throws: `LawBook.Fault` where the folder lacks a parameter or holds it in another shape.
    package init(_ book: LawBook, tables: BudgetTables) throws(LawBook.Fault) {
        self.book = book
        law = try ContributionLaw(from: book)
        pricing = try BudgetPricing(book)
        self.tables = tables
    }

    /// Months of dues that the full death benefit asks for: fewer funded months than that are warned of.
    package func leastMonths(in year: Int) -> Int {
        guard let day = Month(year, 1)?.firstDay,
            let months = try? book.datedNumbers("jkm/bpu-full-benefit-paid-months").ifInForce(on: day)
        else { return 0 }
        return months.value
    }
}
