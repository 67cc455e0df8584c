package import MoneyAndDates

/// A day in the year before a budget, or in its own, by which something of it is to be done.
package struct BudgetDate: Sendable, Hashable {
    /// What is to be done: `kua-ppas.to-council`, `rka`, …
    package let milestone: String
    package let stage: BudgetStage
    package let day: Day
    /// The government set it; else it is what the usual calendar says.
    package let isOwn: Bool

    package init(milestone: String, stage: BudgetStage, day: Day, isOwn: Bool) {
        self.milestone = milestone
        self.stage = stage
        self.day = day
        self.isOwn = isOwn
    }

    package var labelKey: String { "budget.milestone.\(milestone)" }
}

/// The usual calendar of a budget year, from `templates/budgets/calendar.csv`; each government sets its own
/// days.
package struct UsualCalendar: Sendable {
    package static let path = "templates/budgets/calendar.csv"

    private struct Entry {
        let milestone: String
        let stage: BudgetStage
        /// -1 for the year before the budget's, 0 for its own.
        let yearOffset: Int
        let month: Int
        let day: Int
    }

    private let entries: [Entry]

    /// Reads milestone, stage, year offset, month, day and source.
    ///
    /// - Throws: `BudgetTableFault` with file and line.
    package init(_ text: String) throws(BudgetTableFault) {
        var entries: [Entry] = []
        for row in try BudgetTable(text, file: Self.path, columns: 6).rows {
            guard let stage = BudgetStage(rawValue: row.cells[1]) else {
                throw row.fault("\(row.cells[1]) is no stage")
            }
            guard let offset = Int(row.cells[2]), (-1...0).contains(offset), let month = Int(row.cells[3]),
                let day = Int(row.cells[4]), Day(2023, month, day) != nil
            else { throw row.fault("no day of a year") }
            entries.append(
                Entry(milestone: row.cells[0], stage: stage, yearOffset: offset, month: month, day: day))
        }
        self.entries = entries
    }

    /// The milestones that there are, in the order of the table.
    package var milestones: [String] { entries.map(\.milestone) }

    /// The days of a budget year: those that the government set, and the usual ones for the others.
    package func days(of year: Int, own: [String: Day]) -> [BudgetDate] {
        let dates = entries.compactMap { entry -> BudgetDate? in
            let usual = Day(year + entry.yearOffset, entry.month, entry.day)
            guard let day = own[entry.milestone] ?? usual else { return nil }
            return BudgetDate(
                milestone: entry.milestone, stage: entry.stage, day: day,
                isOwn: own[entry.milestone] != nil)
        }
        return dates.sorted { ($0.day, $0.milestone) < ($1.day, $1.milestone) }
    }
}
