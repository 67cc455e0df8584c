import LawBook
import MoneyAndDates

extension BenefitAnswer {
    /// What the law of the day of the event gives.
    ///
    /// A claim without a day, such as a projection, asks the law as it was last looked at.
    ///
    /// - Throws: `BenefitRefusal`.
    package static func assess(
        _ facts: BenefitFacts, under regimes: BenefitRegimes
    ) throws(BenefitRefusal) -> BenefitAnswer {
        try refuseUnlikely(facts)
        guard let day = facts.eventDay ?? dayOfUndated(facts.claim, regimes.law) else {
            throw .missing(fact: "event-date")
        }
        let terms: BenefitTerms
        do { terms = try regimes.terms(on: day) } catch { throw .lawGap(error) }
        let rule = BenefitRule(facts: facts, terms: terms, day: day)
        let share = try rule.share()
        return BenefitAnswer(
            claim: facts.claim, day: day, lines: share.lines, total: share.total ?? rule.sum(share.lines),
            notes: share.notes + remarks(on: facts, day, regimes.law))
    }

    /// What has not happened yet has no day.
    private static func dayOfUndated(_ claim: BenefitClaim, _ law: BenefitLaw) -> Day? {
        switch claim {
        case .oldAgeProjection, .oldAgeTax: min(law.verifiedThrough, law.coverage.through.lastDay)
        case .workAccidentDeath, .workAccidentTotalDisability, .workAccidentPartialDisability,
            .workAccidentTemporary, .workAccidentTransport, .death, .pensionOldAge, .pensionSurvivor,
            .jobLoss, .scholarship:
            nil
        }
    }

    private static func remarks(on facts: BenefitFacts, _ day: Day, _ law: BenefitLaw) -> [Note] {
        var notes: [Note] = []
        if facts.isRounded { notes.append(Note("note.amount.rounded-to-rupiah")) }
        if day > law.verifiedThrough {
            notes.append(Note("note.law.not-verified-after", ["day": .day(law.verifiedThrough)]))
        }
        return notes
    }

    private static func refuseUnlikely(_ facts: BenefitFacts) throws(BenefitRefusal) {
        try refuse(facts.wage, "wage", above: TypingLimit.monthly)
        try refuse(facts.dailyWage, "daily-wage", above: TypingLimit.monthly)
        try refuse(facts.income, "income", above: TypingLimit.monthly)
        try refuse(facts.averageWage, "average-wage", above: TypingLimit.monthly)
        try refuse(facts.balance, "balance", above: TypingLimit.savings)
        try refuseTwoWages(facts)
        try refuse(facts.employers, "employers", above: nil)
        try refuse(facts.daysUnable, "days-unable", above: TypingLimit.days)
        try refuse(facts.months, "months", above: TypingLimit.months)
        if let months = facts.membershipMonths, months < 0 { throw .notPositive(fact: "membership-months") }
        if facts.children.count > TypingLimit.children {
            throw .tooMany(fact: "children", limit: TypingLimit.children)
        }
    }

    /// Only one of them can be what the benefit goes by.
    private static func refuseTwoWages(_ facts: BenefitFacts) throws(BenefitRefusal) {
        let wages = [
            ("wage", facts.wage), ("daily-wage", facts.dailyWage), ("income", facts.income),
            ("average-wage", facts.averageWage),
        ]
        let given = wages.filter { $0.1 != nil }.map(\.0)
        if given.count > 1 { throw .notBoth(fact: given[0], other: given[1]) }
    }

    private static func refuse(
        _ amount: Rupiah?, _ fact: String, above limit: Rupiah
    ) throws(BenefitRefusal) {
        guard let amount else { return }
        if amount <= .zero { throw .notPositive(fact: fact) }
        if amount > limit { throw .absurd(fact: fact, amount: amount) }
    }

    private static func refuse(_ count: Int?, _ fact: String, above limit: Int?) throws(BenefitRefusal) {
        guard let count else { return }
        if count <= 0 { throw .notPositive(fact: fact) }
        if let limit, count > limit { throw .tooMany(fact: fact, limit: limit) }
    }
}

/// Limits of this program, not of the law: beyond them a number is a slip of the keyboard, and the arithmetic
/// below them cannot overflow.
enum TypingLimit {
    /// Rp10 billion a month.
    static let monthly = Rupiah(10_000_000_000)
    /// Rp1 trillion of savings of one person.
    static let savings = Rupiah(1_000_000_000_000)
    /// A working life, in days and in months.
    static let days = 21_915
    static let months = 720
    /// The law pays for two; more than five are a slip, or a list that belongs to several families.
    static let children = 5
}
