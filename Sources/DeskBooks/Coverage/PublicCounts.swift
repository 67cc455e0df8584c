package import IndicatorBooks
package import Indicators
package import MoneyAndDates
import SQLDatabase

/// What everybody may read of a government: counts by category with the small ones hidden.
package struct PublicCounts: Sendable {
    /// A category; nil is hidden.
    package struct Line: Sendable, Hashable {
        package let category: String
        package let paid: Int64?
        package let unpaid: Int64?
        package let persons: Int64?
    }

    package let month: Month
    package let government: String
    package let lines: [Line]
    package let persons: Int64?
    package let paid: Int64?

    /// Out of the kept counts of a month, by category.
    ///
    /// - Parameter parts: of one government.
    package init(_ parts: [RollupPart], of government: String, in month: Month, _ rule: Suppression) {
        self.month = month
        self.government = government
        let counts = parts.map { [$0.paid, $0.persons - $0.paid] }
        let shown = rule.hide(counts)
        lines = zip(parts, shown).map { part, cells in
            let isWhole = cells.allSatisfy { $0 != nil }
            return Line(
                category: part.code, paid: cells[0], unpaid: cells[1],
                persons: isWhole ? part.persons : rule.total([part.persons]))
        }
        persons = rule.total(parts.map(\.persons))
        paid = rule.total(parts.map(\.paid))
    }
}
