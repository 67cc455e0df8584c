package import LawBook
package import MoneyAndDates

/// What would be due if the same happened to many people on one day: what `BenefitAnswer.assess` gives for
/// each, to the rupiah, without the reasons.
///
/// The law of the day is asked once. Benefits that are flat sums are worked out by the rules that also assess
/// one person, once for each segment, number of months and family; what goes by the wage costs a row one
/// multiplication; savings and pensions go through their own rule, row by row.
package struct LiabilityKernel: Sendable {
    /// The claims that it answers, in the order in which they are told.
    package static let claims: [BenefitClaim] = [
        .death, .workAccidentDeath, .workAccidentTotalDisability, .oldAgeProjection, .pensionSurvivor,
        .jobLoss,
    ]

    package let day: Day
    /// Assumed of old-age savings; nil where no projection is asked for.
    package let annualReturn: Rate?
    let regimes: BenefitRegimes
    let terms: BenefitTerms

    /// - Throws: `LawGap` for a day outside the coverage of the law.
    package init(
        _ regimes: BenefitRegimes, on day: Day, annualReturn: Rate? = nil
    ) throws(LawGap) {
        self.regimes = regimes
        self.day = day
        self.annualReturn = annualReturn
        terms = try regimes.terms(on: day)
    }

    /// What each row would get.
    ///
    /// - Precondition: the columns have one length.
    package func assess(_ input: LiabilityInput) -> LiabilityOutput {
        let count = input.count
        precondition(
            input.segments.count == count && input.programmes.count == count && input.months.count == count
                && (input.averageWages.isEmpty || input.averageWages.count == count)
                && (input.families.isEmpty || input.families.count == count),
            "the columns of a batch have one length")
        var output = LiabilityOutput()
        for claim in Self.claims {
            if claim == .oldAgeProjection, annualReturn == nil { continue }
            if claim == .pensionSurvivor, input.averageWages.isEmpty { continue }
            var column = LiabilityColumn(claim, rows: count)
            switch claim {
            case .death: assessDeaths(input, into: &column)
            case .workAccidentDeath, .workAccidentTotalDisability: assessWageShares(input, into: &column)
            case .oldAgeProjection: assessSavings(input, into: &column)
            default: assessEach(input, into: &column)
            }
            output.amounts[claim] = column.amounts
            output.refused[claim] = column.refused
            output.stakes += column.stakes.stakes
        }
        output.stakes.sort { ($1.amount, $0.basis.parameter) < ($0.amount, $1.basis.parameter) }
        return output
    }

    /// The most that the children of one person may get over the years, by the law of the day: as many as it
    /// pays for, each from the first year of school; nil where the law has no answer.
    package var highestScholarship: Rupiah? {
        guard let first = terms.scholarship.ladder.first?.level ?? SchoolLevel.allCases.first,
            let most = terms.scholarship.childrenMax?.value
        else { return nil }
        var facts = BenefitFacts(claim: .scholarship)
        facts.eventDay = day
        facts.children = Array(repeating: SchoolChild(level: first, year: 1), count: most)
        return try? BenefitAnswer.assess(facts, under: regimes).total
    }

    /// How many children of one person the law of the day pays for; nought where it has no answer.
    package var mostChildren: Int { terms.scholarship.childrenMax?.value ?? 0 }

    /// Months of dues from which the children get the scholarship after a death that is no work accident; nil
    /// where the law of the day has no such rule.
    package var scholarshipMonths: Int? { terms.death.scholarshipMonths?.value }

    func answer(_ facts: BenefitFacts) -> BenefitAnswer? {
        try? BenefitAnswer.assess(facts, under: regimes)
    }
}

/// One claim of all rows while it is being worked out.
struct LiabilityColumn {
    let claim: BenefitClaim
    var amounts: [Int64]
    var refused = 0
    var stakes: StakeSums
    /// The bit of the programme that pays the claim.
    let programme: UInt8

    init(_ claim: BenefitClaim, rows: Int) {
        self.claim = claim
        amounts = Array(repeating: LiabilityOutput.none, count: rows)
        stakes = StakeSums(claim)
        programme =
            switch claim {
            case .workAccidentDeath, .workAccidentTotalDisability, .workAccidentPartialDisability,
                .workAccidentTemporary, .workAccidentTransport:
                1
            case .death, .scholarship: 1 << 1
            case .oldAgeProjection, .oldAgeTax: 1 << 2
            case .pensionOldAge, .pensionSurvivor: 1 << 3
            case .jobLoss: 1 << 4
            }
    }
}
