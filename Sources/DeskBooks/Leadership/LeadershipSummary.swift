package import MoneyAndDates

/// A month of the government as its head reads it.
package struct LeadershipMonth: Sendable, Hashable {
    package let month: Month
    /// Jobs that hold on the last day of the month, whoever pays for them.
    package let jobs: Int
    /// People for whom the month was reported.
    package let reported: Int
    /// People whose month is paid in full.
    package let paid: Int
    /// Whole rupiah of the month's bills and corrections.
    package let owed: Rupiah
    package let open: Rupiah
}

/// A registration with dues past their day.
package struct UnitBehind: Sendable, Hashable {
    package let registration: Int64
    package let name: String
    package let open: Rupiah
    package let oldest: Day
    /// Months of which something is open.
    package let months: Int
}

/// One page for the head of the region, as of a day, from sums that cost the same whatever the number of
/// people.
package struct LeadershipSummary: Sendable {
    package let asOf: Day
    /// Twelve months, the latest last: the one before the present.
    package let months: [LeadershipMonth]
    /// What is open and due later.
    package let dueLater: Rupiah
    /// What is open past its day.
    package let overdue: Rupiah
    /// Those with the most open first; not more than are shown.
    package let behind: [UnitBehind]
    package let behindCount: Int
    /// Jobs that end within the next month without another; `mostEnding` for that many or more.
    package let endingJobs: Int
    /// Units whose papers do not reach into January.
    package let unitsWithoutJanuary: Int

    /// No more ends are counted: on 31 December the contracts of a whole government end.
    package static let mostEnding = 20_000

    package var latest: LeadershipMonth? { months.last }
}

/// What follows from the months of every person; it costs a reading of all of them.
package struct LeadershipRisks: Sendable {
    package let asOf: Day
    package let people: Int
    package let protected: Int
    /// Protected today, and not within thirty days.
    package let lapsing: Int
    /// Without protection today though they work.
    package let lapsed: Int
    package let lastDay: Day
    /// When papers of the next year are taken to be there, where none is recorded.
    package var papersBy: Day { Month(of: lastDay).adding(3).firstDay }
    /// What January takes from whom, if nobody acts.
    package let gapUnits: Int
    package let gapPeople: Int
    package let gapDays: Int
    /// Over the cheapest bridges of all units: what must be paid before the new budget pays.
    package let bridgeMoney: Rupiah
    package let bridgeFees: Rupiah
    package let bridgeDaysLeft: Int
}
