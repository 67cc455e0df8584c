package import LawBook
package import Membership
package import MoneyAndDates

/// Money of one source with its ceiling, for some years: a pagu.
package struct FundingAllotment: Sendable, Hashable {
    package let source: FundingSource
    /// As the office calls it: `DBH Sawit 2027`.
    package let name: String
    package let ceiling: Rupiah
    package let from: Int
    package let through: Int
    /// Who may be paid from it; empty for whoever the source may pay.
    package let categories: Set<WorkerCategory>

    package init(
        source: FundingSource, name: String, ceiling: Rupiah, from: Int, through: Int,
        categories: Set<WorkerCategory> = []
    ) {
        self.source = source
        self.name = name
        self.ceiling = ceiling
        self.from = from
        self.through = through
        self.categories = categories
    }

    /// Whether it has money in a year.
    package func holds(in year: Int) -> Bool { from <= year && year <= through }
}

/// Who may be paid out of which purse, from `templates/budgets/eligibility.csv`.
package struct FundingEligibility: Sendable {
    /// One purse and one category, or all, with the text that it rests on.
    package struct Rule: Sendable, Hashable {
        package let source: FundingSource
        /// Empty for everybody.
        package let categories: Set<WorkerCategory>
        package let status: LawStatus
        package let basis: String
    }

    package static let path = "templates/budgets/eligibility.csv"
    package let rules: [Rule]

    /// Reads source, categories, status and basis, a line a rule.
    ///
    /// - Throws: `BudgetTableFault` with file and line.
    package init(_ text: String) throws(BudgetTableFault) {
        var rules: [Rule] = []
        for row in try BudgetTable(text, file: Self.path, columns: 4).rows {
            guard let source = FundingSource(rawValue: row.cells[0]) else {
                throw row.fault("\(row.cells[0]) is no source")
            }
            guard let status = LawStatus(rawValue: row.cells[2]) else {
                throw row.fault("\(row.cells[2]) is no status")
            }
            rules.append(
                Rule(
                    source: source, categories: try row.categories(1), status: status, basis: row.cells[3]))
        }
        self.rules = rules
    }

    /// The rule by which a purse may pay for a category.
    ///
    /// - Throws: `.notEligible`.
    @discardableResult
    package func rule(
        _ source: FundingSource, for category: WorkerCategory
    ) throws(BudgetRefusal) -> Rule {
        let rule = rules.first {
            $0.source == source && ($0.categories.isEmpty || $0.categories.contains(category))
        }
        guard let rule else { throw .notEligible(source, category) }
        return rule
    }
}
