package import Continuity
package import LawBook
package import Ledger
package import Membership
import MoneyAndDates

/// What vulnerable workers are insured by: the law of who may enter and what it costs, and the working days.
package struct VulnerableRules: Sendable {
    package let membership: MembershipLaw
    package let contributions: ContributionLaw
    package let continuity: ContinuityLaw
    package let workingDays: WorkingDays

    /// - Throws: `LawBook.Fault` where the folder lacks a parameter or the calendar.
    package init(_ book: LawBook) throws(LawBook.Fault) {
        membership = try MembershipLaw(from: book)
        contributions = try ContributionLaw(from: book)
        continuity = try ContinuityLaw(from: book)
        workingDays = try WorkingDays(from: book)
    }

    /// The last of so many working days, the first of them the one after a day.
    func day(after day: Day, workingDays count: Int) -> Day {
        var (last, left) = (day, count)
        while left > 0 {
            last = last.adding(days: 1)
            if workingDays.isOpen(last) { left -= 1 }
        }
        return last
    }
}
