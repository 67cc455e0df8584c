package import MoneyAndDates

/// For how long somebody pays: whole months, from one on.
package struct SponsorshipTerm: Sendable, Hashable {
    package let from: Month
    /// How many; at least one.
    package let months: Int

    /// - Throws: `.noMonths` for none, `.tooManyMonths` for more than the rules allow.
    package init(from: Month, months: Int, most: Int) throws(SponsorRefusal) {
        guard months > 0 else { throw .noMonths }
        guard months <= most else { throw .tooManyMonths(months, most: most) }
        self.from = from
        self.months = months
    }

    /// As it stands in the store, where it was allowed once.
    ///
    /// - Precondition: there is at least a month.
    package init(stored from: Month, months: Int) {
        precondition(months > 0, "a sponsorship lasts at least a month")
        self.from = from
        self.months = months
    }

    package var last: Month { from.adding(months - 1) }
    package var firstDay: Day { from.firstDay }
    /// The last day of the last month paid: until then it protects.
    package var protectsUntil: Day { last.lastDay }

    /// Whether a month is of both.
    package func overlaps(_ other: SponsorshipTerm) -> Bool { from <= other.last && other.from <= last }
}
