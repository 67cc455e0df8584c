package import LawBook
package import MoneyAndDates

/// What must be known before the law can say what is due. Each claim asks for its own part.
package struct BenefitFacts: Sendable, Hashable {
    package var claim: BenefitClaim
    /// Day of the accident or diagnosis, of death, of dismissal, or of payment.
    package var eventDay: Day?
    package var segment: Segment?
    /// Last reported monthly wage.
    package var wage: Rupiah?
    /// Wage of a day of who is paid by the day.
    package var dailyWage: Rupiah?
    /// Monthly income that a self-employed person declared.
    package var income: Rupiah?
    package var children: [SchoolChild] = []
    /// Months of dues of the person.
    package var membershipMonths: Int?
    /// Employers who pay JKM for the person.
    package var employers: Int?
    /// Calendar days unable to work, by doctor's letter.
    package var daysUnable: Int?
    /// Months of saving, of pension dues, or of the job-loss benefit.
    package var months: Int?
    package var annualReturn: Rate?
    package var method: CreditingMethod?
    /// Savings on the day, of JHT or JP.
    package var balance: Rupiah?
    /// Average of the indexed monthly wages.
    package var averageWage: Rupiah?
    package var injuries: [Injury] = []
    /// Share of the function that is lost, where the part of the body is still there.
    package var functionalLoss: Rate?
    package var isLeftHanded = false
    package var trips: [Trip] = []
    package var survivor: Survivor = .spouse
    /// Share of the months of membership that were paid.
    package var density: Rate?
    package var earlyDraw: EarlyDraw?
    /// Which calendar year of payment it is, counted from the first.
    package var paymentYear: Int?
    package var hasTaxNumber = true
    /// An amount was written with a part of a rupiah, which was rounded.
    package var isRounded = false

    package init(claim: BenefitClaim) { self.claim = claim }
}

/// A child at school.
package struct SchoolChild: Sendable, Hashable {
    package let level: SchoolLevel
    /// The year of the level, from 1.
    package let year: Int
    /// Completed years, where known.
    package let age: Int?

    package init(level: SchoolLevel, year: Int, age: Int? = nil) {
        self.level = level
        self.year = year
        self.age = age
    }

    /// `SMA1`.
    package var code: String { "\(level.rawValue)\(year)" }
}

/// A row of the table of partial disabilities, with what was measured where the row asks for it.
package struct Injury: Sendable, Hashable {
    package let code: String
    /// Hundredths, or decibel, as the row has it.
    package let measure: Int?

    package init(code: String, measure: Int? = nil) {
        self.code = code
        self.measure = measure
    }
}

/// A way of travel to care, with its receipt where it is known.
package struct Trip: Sendable, Hashable {
    package let mode: TransportMode
    package let cost: Rupiah?

    package init(mode: TransportMode, cost: Rupiah? = nil) {
        self.mode = mode
        self.cost = cost
    }
}

/// Why nothing can be said.
package enum BenefitRefusal: Error, Sendable, Hashable {
    /// A fact without which the claim cannot be reckoned: `wage`, `event-date`.
    case missing(fact: String)
    /// An amount of money or a count that must be above nought.
    case notPositive(fact: String)
    /// An amount beyond anything that is paid; a typing slip.
    case absurd(fact: String, amount: Rupiah)
    /// A count beyond what there is.
    case tooMany(fact: String, limit: Int)
    /// Two facts of which only one may be given.
    case notBoth(fact: String, other: String)
    /// A child who is past the age at which the scholarship stops.
    case childTooOld(age: Int, limit: Int)
    /// A year that the level of school does not have.
    case noSuchSchoolYear(code: String)
    /// A code that the table of partial disabilities does not have.
    case unknownInjury(code: String)
    /// A row that needs a measure, or a measure outside what the row allows.
    case injuryNeedsMeasure(code: String, from: Int, through: Int)
    /// A measure for a row that has none.
    case injuryWithoutMeasure(code: String)
    /// Injuries that add up to more than the law pays.
    case beyondCap(sum: Rate, cap: Rate)
    /// A programme that the segment does not have.
    case notInSegment(Segment)
    /// Savings that would outgrow all money.
    case beyondMeasure
    /// The law book has no answer.
    case lawGap(LawGap)
}
