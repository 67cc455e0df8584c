import Membership
package import MoneyAndDates

/// What is asked of the lines of a budget together.
package enum BudgetChecks {
    /// A year that is over is not budgeted for any more.
    package static func refuseClosed(year: Int, today: Day) throws(BudgetRefusal) {
        if year < today.year { throw .closedYear(year) }
    }

    /// No people of one unit, category and group are paid for out of two purses in one month and programme.
    ///
    /// Lines of one purse may differ by wage; people who are others stand under another group.
    package static func refuseTwoPurses(_ lines: [BudgetLine]) throws(BudgetRefusal) {
        var first: [Place: FundingSource] = [:]
        for line in lines {
            for number in 0..<max(0, line.months) {
                for programme in line.programmes.programmes {
                    let place = Place(
                        unit: line.unit, category: line.category, group: line.group,
                        month: line.from.adding(number), programme: ProgrammeSet(programme))
                    let funding = first[place] ?? line.funding
                    if funding != line.funding {
                        throw .fundedTwice(line.category, place.month, funding, line.funding)
                    }
                    first[place] = funding
                }
            }
        }
    }

    private struct Place: Hashable {
        let unit: UnitID
        let category: WorkerCategory
        let group: String
        let month: Month
        let programme: ProgrammeSet
    }
}

/// How far a sum reaches through the bills of a year, month by month.
package struct MonthsFunded: Sendable, Hashable {
    /// Months that are paid in full, from the first on without a break.
    package let months: Int
    /// How many months there should be.
    package let of: Int
    /// What is left after the last month that is paid in full.
    package let left: Rupiah
    /// What lacks for the months after it; nought where all are paid.
    package let missing: Rupiah
    /// The first month without its money.
    package let firstUnfunded: Month?

    /// Walks through the months. A month without a bill costs nothing and is funded.
    ///
    /// - Parameters:
    ///   - bills: a month each, from the first on.
    ///   - wanted: how many months there should be; nil for as many as there are bills.
    package init(_ money: Rupiah, bills: [Rupiah], from first: Month, of wanted: Int? = nil) {
        var left = max(money, .zero)
        var months = 0
        for bill in bills {
            guard bill <= left else { break }
            left = left - bill
            months += 1
        }
        let open = bills.dropFirst(months).reduce(Rupiah.zero, +)
        self.months = months
        of = wanted ?? bills.count
        self.left = left
        missing = open > left ? open - left : .zero
        firstUnfunded = months < bills.count ? first.adding(months) : nil
    }

    /// The year is not paid through.
    package var isUnderYear: Bool { months < of }

    /// Fewer months than the law asks for before a family gets the full death benefit.
    ///
    /// - Parameter least: of the law (`jkm/bpu-full-benefit-paid-months`).
    package func isUnder(_ least: Int) -> Bool { months < least && months < of }
}
