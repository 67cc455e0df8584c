package import LawBook
import MoneyAndDates

/// The law of benefits cut into stretches of days in which nothing changes: each is looked up once, however
/// many questions fall into it.
package struct BenefitRegimes: Sendable {
    let law: BenefitLaw
    /// In rising order of their first day.
    private let regimes: [(start: Day, terms: BenefitTerms)]

    /// - Throws: `LawGap` where a line of the law does not reach over the whole coverage.
    package init(_ law: BenefitLaw) throws(LawGap) {
        self.law = law
        var regimes: [(start: Day, terms: BenefitTerms)] = []
        var start: Day? = law.coverage.from.firstDay
        while let day = start, day <= law.coverage.through.lastDay {
            var reader = TermsReader(day: day)
            regimes.append((day, try BenefitTerms(law, &reader)))
            start = reader.nextChange
        }
        self.regimes = regimes
    }

    /// The terms of a day.
    ///
    /// - Throws: `LawGap` for a day outside the coverage.
    func terms(on day: Day) throws(LawGap) -> BenefitTerms {
        let coverage = law.coverage
        if day < coverage.from.firstDay {
            throw LawGap(parameter: "coverage", day: day, why: .before(coverage.from.firstDay))
        }
        if day > coverage.through.lastDay {
            throw LawGap(parameter: "coverage", day: day, why: .after(coverage.through.lastDay))
        }
        var low = 0
        var high = regimes.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if regimes[middle].start <= day { low = middle } else { high = middle }
        }
        return regimes[low].terms
    }

    /// How many stretches there are.
    package var count: Int { regimes.count }
}
