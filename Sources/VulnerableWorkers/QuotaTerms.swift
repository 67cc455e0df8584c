import Contributions
package import LawBook
package import Membership
package import MoneyAndDates

/// A quota: whose money protects how many vulnerable workers, in which months.
package typealias QuotaID = Identifier<QuotaTerms>

/// What a quota is made of.
package struct QuotaTerms: Sendable, Hashable {
    package var name: String
    package var funding: FundingSource
    /// Whole rupiah for all months.
    package var ceiling: Rupiah
    package var from: Month
    package var through: Month
    /// Declared income of a month, which the law's band turns into a base.
    package var income: Rupiah
    /// Nobody above this decile of DTSEN is taken; nil where the decree asks for none.
    package var largestDecile: Int?
    /// Working days on which the list hangs out.
    package var postingDays: Int
    /// NPP and division, or `wadah`, under which they are reported and billed.
    package var registration: Int64

    package init(
        name: String, funding: FundingSource, ceiling: Rupiah, from: Month, through: Month, income: Rupiah,
        largestDecile: Int?, postingDays: Int, registration: Int64
    ) {
        self.name = name
        self.funding = funding
        self.ceiling = ceiling
        self.from = from
        self.through = through
        self.income = income
        self.largestDecile = largestDecile
        self.postingDays = postingDays
        self.registration = registration
    }

    /// Accident and death, as the fund of somebody else pays them.
    package static let programmes = ProgrammeSet([.workAccident, .death])
    /// No money is given for longer at once.
    static let mostMonths = 24
    static let deciles = 1...10

    /// - Throws: `VulnerableRefusal` for what cannot be.
    package func check() throws(VulnerableRefusal) {
        guard name.contains(where: { !$0.isWhitespace }) else { throw .nameMissing }
        guard from <= through, from.months(until: through) < QuotaTerms.mostMonths else {
            throw .monthsWrong(from, through)
        }
        guard ceiling > .zero else { throw .ceilingWrong }
        if let largestDecile, !QuotaTerms.deciles.contains(largestDecile) {
            throw .decileWrong(String(largestDecile))
        }
        guard (1...60).contains(postingDays) else { throw .postingDaysWrong(postingDays) }
    }

    /// What one person costs for all the months, month by month under the law of each.
    ///
    /// - Throws: `VulnerableRefusal.notPriced` where the law does not answer.
    package func duesOfOne(under law: ContributionLaw) throws(VulnerableRefusal) -> Rupiah {
        var sum = Rupiah.zero
        for place in 0...from.months(until: through) {
            var facts = ContributionFacts(segment: .selfEmployed, month: from.adding(place))
            facts.income = income
            facts.programmes = QuotaTerms.programmes.programmes
            facts.funder = funding.funder
            do { sum += try Assessment.assess(facts, under: law).total } catch {
                throw .notPriced(from.adding(place))
            }
        }
        guard sum > .zero else { throw .notPriced(from) }
        return sum
    }

    /// How many people the ceiling pays for.
    ///
    /// - Precondition: dues above nought.
    package func places(at dues: Rupiah) -> Int { Int(ceiling.amount / dues.amount) }
}
