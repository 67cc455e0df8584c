import LawBook
import MoneyAndDates

/// One question to the law of benefits: the facts and what is in force on the day. Each claim answers in its
/// own folder.
struct BenefitRule {
    let facts: BenefitFacts
    let terms: BenefitTerms
    /// The day whose law is asked.
    let day: Day

    /// The lines that the terms were read from; asked only to say since when a value is known.
    var law: BenefitLaw { terms.law }

    func share() throws(BenefitRefusal) -> BenefitShare {
        switch facts.claim {
        case .workAccidentDeath: try workAccidentDeath()
        case .workAccidentTotalDisability: try workAccidentTotalDisability()
        case .workAccidentPartialDisability: try workAccidentPartialDisability()
        case .workAccidentTemporary: try workAccidentTemporary()
        case .workAccidentTransport: try workAccidentTransport()
        case .death: try deathBenefit()
        case .oldAgeProjection: try oldAgeProjection()
        case .oldAgeTax: try oldAgeTax()
        case .pensionOldAge: try pensionOldAge()
        case .pensionSurvivor: try pensionSurvivor()
        case .jobLoss: try jobLossBenefit()
        case .scholarship: try scholarshipClaim()
        }
    }

    func required<Value>(_ value: Value?, _ fact: String) throws(BenefitRefusal) -> Value {
        guard let value else { throw .missing(fact: fact) }
        return value
    }

    /// A value that must be in force.
    ///
    /// - Throws: the gap of its timeline, which says since when it is known.
    func inForce<Value, Line>(
        _ value: InForce<Value>?, _ timeline: @autoclosure () -> Timeline<Line>?
    ) throws(BenefitRefusal) -> InForce<Value> {
        if let value { return value }
        do {
            _ = try timeline()?.inForce(on: day)
        } catch {
            throw .lawGap(error)
        }
        preconditionFailure("a value in force was not among the terms of its regime")
    }

    /// Whole rupiah, and the reason that goes with it where there was a part to round.
    func rounded(
        _ numerator: Int128, over denominator: Int128
    ) throws(BenefitRefusal) -> (amount: Rupiah, reasons: [BenefitReason]) {
        try rounded(numerator, over: denominator, by: try inForce(terms.rounding, law.rounding))
    }

    func rounded(
        _ numerator: Int128, over denominator: Int128, by rounding: InForce<Rounding>
    ) throws(BenefitRefusal) -> (amount: Rupiah, reasons: [BenefitReason]) {
        let amount = Rate.round(numerator, over: denominator, rounding.value)
        guard numerator % denominator != 0 else { return (amount, []) }
        return (amount, [.standing("reason.benefit.rounded.\(rounding.value.rawValue)", by: rounding.basis)])
    }

    /// What the parts of a claim come to together.
    func sum(_ lines: [BenefitLine]) -> Rupiah { lines.map(\.amount).sum() }
}
