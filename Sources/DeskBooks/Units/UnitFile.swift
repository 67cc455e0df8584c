package import Continuity
package import Ledger
import Membership
package import MoneyAndDates
package import RegisterBooks

/// One unit as somebody within reach sees it.
package struct UnitFile: Sendable {
    package let unit: UnitEntry
    /// Of the unit above, where it is within reach.
    package let parent: UnitChoice?
    /// Units right below it, by code; at most a hundred.
    package let below: [UnitChoice]
    /// Nil where whoever asks sees no totals.
    package let coverage: UnitCoverage?
    /// The latest months of what the unit reports under; nil without the right.
    package let periods: [UnitPeriod]?
    /// What is open of it; nil without the right.
    package let arrears: UnitArrears?
    package let papers: [UnitPaper]
    package let headcounts: [ListedPeople]
    /// People with a job in the unit itself on the day.
    package let ownPeople: Int
}

/// How many of a unit's people, with all below it, are protected, and what stands in the way of the others.
package struct UnitCoverage: Sendable, Hashable {
    package let asOf: Day
    /// With a job on the day.
    package let people: Int
    /// Nil where the unit is too large for a page.
    package let protected: Int?
    /// Whose protection ends within thirty days if nothing more is paid.
    package let endingSoon: Int
    /// What stands in the way, with how many people it keeps from protection, most first.
    package let gaps: [GapCount]
}

/// A reason why people of a unit are without protection.
package struct GapCount: Sendable, Hashable {
    package let state: MonthState
    package let turn: Continuity.Turn
    package let people: Int
}

/// A month of a registration under which a unit reports.
package struct UnitPeriod: Sendable, Hashable {
    package let month: Month
    package let registration: Int64
    package let registrationName: String
    package let stage: PeriodStage
    package let persons: Int?
    package let dues: Rupiah?
}

/// What is open of the registrations under which a unit reports, with those of the units below it.
package struct UnitArrears: Sendable, Hashable {
    package let open: Rupiah
    package let overdue: Rupiah
    /// The first day by which something open was to be paid; nil where nothing is open.
    package let oldestDue: Day?
}
