package import Contributions
package import LawBook
package import MoneyAndDates

/// Dues of many people under one set of terms. People with the same wage and age rule owe the same, so the
/// law is asked once for each such pair and month, and a roster of any length costs a look-up a row.
package struct DuesTable {
    /// What is the same for everybody in the roster.
    package struct Terms: Sendable, Hashable {
        package var segment: Segment
        package var programmes: [Programme]
        package var riskClass: RiskClass
        package var funder: Funder

        package init(segment: Segment, programmes: [Programme], riskClass: RiskClass, funder: Funder) {
            self.segment = segment
            self.programmes = programmes
            self.riskClass = riskClass
            self.funder = funder
        }
    }

    private struct Key: Hashable {
        let wage: Rupiah
        let month: Month
        let age: Int?
    }

    private let terms: Terms
    private let law: ContributionLaw
    private var known: [Key: Assessment] = [:]

    package init(terms: Terms, law: ContributionLaw) {
        self.terms = terms
        self.law = law
    }

    /// - Parameter born: only a programme with a pension age asks for it.
    /// - Throws: `ContributionRefusal`, such as a month that the law does not cover.
    package mutating func dues(
        wage: Rupiah, born: Day?, in month: Month
    ) throws(ContributionRefusal) -> Assessment {
        let asksAge = terms.programmes.contains(.pension)
        let key = Key(
            wage: wage, month: month, age: asksAge ? born?.completedYears(on: month.firstDay) : nil)
        if let assessment = known[key] { return assessment }
        var facts = ContributionFacts(segment: terms.segment, month: month)
        if terms.segment == .selfEmployed { facts.income = wage } else { facts.wage = wage }
        facts.riskClass = terms.riskClass
        facts.programmes = terms.programmes
        facts.age = key.age.map { max(0, $0) }
        facts.funder = terms.funder
        let assessment = try Assessment.assess(facts, under: law)
        known[key] = assessment
        return assessment
    }
}
