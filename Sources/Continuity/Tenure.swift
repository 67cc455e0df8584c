package import LawBook
import MoneyAndDates

/// What the months paid so far are worth to the family.
///
/// Months count once they have begun: twelve months paid in advance are one month in the first of them.
/// Whether the three-month rule asks for months of one registration is read so here; the scholarship counts
/// months of every registration, because its text speaks of dues (own reading, see the parameter).
package struct Tenure: Sendable, Hashable {
    /// Paid months of the present registration.
    package let monthsInRow: Int
    /// Paid months of all registrations in the window.
    package let monthsAltogether: Int
    /// Months still to be paid before the full death benefit is due; nought where it is due already.
    package let missingForFullDeathBenefit: Int
    /// Months still to be paid before the children get the scholarship.
    package let missingForScholarship: Int
    package let reasons: [Reason]

    init(of walk: CoverWalk, segment: Segment, on day: Day) throws(LawGap) {
        monthsInRow = walk.paidInRow
        monthsAltogether = walk.paidAltogether
        let full = walk.law.fullDeathBenefit[segment]
        let scholarship = walk.law.scholarship
        let fullMonths = try full?.ifInForce(on: day)?.value ?? 0
        let scholarshipMonths = try scholarship.ifInForce(on: day)?.value ?? 0
        missingForFullDeathBenefit = max(0, fullMonths - monthsInRow)
        missingForScholarship = max(0, scholarshipMonths - monthsAltogether)
        reasons =
            try lawReasons(
                "continuity.reason.full-death-benefit", none: "continuity.reason.full-death-benefit-at-once",
                by: full, on: day)
            + (try lawReasons("continuity.reason.scholarship", by: scholarship, on: day))
    }
}
