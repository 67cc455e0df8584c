package import LawBook
package import MoneyAndDates

/// What must be known of one person and month before the law can say what is owed.
package struct ContributionFacts: Sendable, Hashable {
    package var segment: Segment
    package var month: Month
    /// Monthly wage of a wage earner, or of a construction worker where it is known.
    package var wage: Rupiah?
    /// Monthly income that a self-employed person declares.
    package var income: Rupiah?
    /// Value of a construction contract without VAT.
    package var contractValue: Rupiah?
    /// One of these amounts was written with a part of a rupiah, which was rounded.
    package var isRounded = false
    package var riskClass: RiskClass?
    /// The programmes asked for; nil asks for all that the segment or employer must have.
    package var programmes: [Programme]?
    /// Completed years in the month; nil where not known, and then no age rule is applied.
    package var age: Int?
    package var nationality: Nationality = .indonesian
    /// The employer belongs to a labour-intensive industry that the relief names.
    package var isLabourIntensive = false
    package var sector: SelfEmployedSector = .other
    package var funder: Funder?
    package var employer: EmployerKind?
    /// Length of a migrant worker’s contract, in months.
    package var contractMonths: Int?
    package var route: MigrantRoute = .agency

    package init(segment: Segment, month: Month) {
        self.segment = segment
        self.month = month
    }
}

/// Why no amount can be given. Cases stand in the order in which they are checked.
package enum ContributionRefusal: Error, Sendable, Hashable {
    /// A fact without which the segment’s dues cannot be told: `wage`, `risk-class`.
    case missing(fact: String)
    /// An amount of money or a count that must be above nought.
    case notPositive(fact: String)
    /// An amount beyond anything that is paid; a typing slip, not a wage.
    case absurd(fact: String, amount: Rupiah)
    /// The law book has no answer.
    case lawGap(LawGap)
}
