package import Benefits
package import LawBook
package import MoneyAndDates

/// What the family of somebody who dies is paid by JKM, insured or not: what a head of region decides about.
package struct FamilyStake: Sendable, Hashable {
    /// Without insurance: nought.
    package let without: Rupiah
    /// Under the months of dues that the full benefit asks for; the same as `full` where none are asked for.
    package let early: Rupiah
    package let full: Rupiah
    /// Months of dues that the full benefit asks for; nil for none.
    package let months: Int?
    package let status: LawStatus

    /// By the law of a day, for the self-employed, on whom the months bind; without scholarships.
    ///
    /// - Throws: `LawBook.Fault`, `LawGap`, `BenefitRefusal`.
    package init(on day: Day, _ book: LawBook, _ regimes: BenefitRegimes) throws {
        months = try book.datedNumbers("jkm/bpu-full-benefit-paid-months").ifInForce(on: day)?.value
        let full = try Self.answer(day, paid: months ?? 0, regimes)
        self.full = full.total
        early = try Self.answer(day, paid: 0, regimes).total
        status = full.status
        without = .zero
    }

    private static func answer(
        _ day: Day, paid: Int, _ regimes: BenefitRegimes
    ) throws(BenefitRefusal) -> BenefitAnswer {
        var facts = BenefitFacts(claim: .death)
        facts.eventDay = day
        facts.segment = .selfEmployed
        facts.membershipMonths = paid
        return try BenefitAnswer.assess(facts, under: regimes)
    }
}
