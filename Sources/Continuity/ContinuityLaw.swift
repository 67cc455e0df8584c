package import LawBook
import MoneyAndDates

/// What the law says of how long protection outlives a payment, and what months paid are worth.
///
/// The values stand in `law/parameters/`; several were never seen in a text (`LawStatus.unverified`), and
/// every answer that rests on one carries that status in its reason.
package struct ContinuityLaw: Sendable {
    /// Months of cover after the last month paid, for whoever pays no more or works there no more.
    package let grace: [Segment: Timeline<Int>]
    /// Months in arrears during which BPJS still pays the benefit of a wage earner who stays at work.
    package let arrearsTolerated: Timeline<Int>
    /// Unpaid months after which the membership of a wage earner ends; nothing of the kind was found.
    package let wageEarnerDeactivation: Timeline<Int>
    /// Consecutive paid months before the family gets the full death benefit; none for the full one at once.
    package let fullDeathBenefit: [Segment: Timeline<Int>]
    /// Paid months before the children get the scholarship.
    package let scholarship: Timeline<Int>
    /// Completed years from which nobody registers for the first time, nor anew, as self-employed.
    package let entryAge: Timeline<Int>
    /// Completed years from which the pension programme takes no dues.
    package let pensionAge: Timeline<Int>
    /// Most months that the self-employed pay at a time.
    package let prepaidMonths: Timeline<Int>

    /// - Throws: `LawBook.Fault` where the folder lacks a parameter or holds it in another shape.
    package init(from book: LawBook) throws(LawBook.Fault) {
        let lump = "membership/lump-sum-grace-months"
        grace = [
            .wageEarner: try book.datedNumbers("membership/pu-grace-months"),
            .selfEmployed: try book.datedNumbers("bpu/grace-months"),
            .construction: try book.datedNumbers(lump, key: Segment.construction.rawValue),
            .migrant: try book.datedNumbers(lump, key: Segment.migrant.rawValue),
        ]
        arrearsTolerated = try book.datedNumbers("arrears/employer-first-after-months")
        wageEarnerDeactivation = try book.datedNumbers("membership/pu-deactivation-months")
        fullDeathBenefit = [
            .wageEarner: try book.datedNumbers("jkm/pu-full-benefit-paid-months"),
            .selfEmployed: try book.datedNumbers("jkm/bpu-full-benefit-paid-months"),
        ]
        scholarship = try book.datedNumbers("jkm/scholarship-paid-months")
        entryAge = try book.datedNumbers("bpu/entry-age-limit")
        pensionAge = try book.datedNumbers("jp/pension-age")
        prepaidMonths = try book.datedNumbers("bpu/prepay-months-max")
    }
}
