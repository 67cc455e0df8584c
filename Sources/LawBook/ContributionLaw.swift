package import MoneyAndDates

/// The law of contributions, typed: every dated value that the rules of `Contributions` read.
package struct ContributionLaw: Sendable {
    package let workAccident: WorkAccidentLaw
    package let death: DeathLaw
    package let oldAge: OldAgeLaw
    package let pension: PensionLaw
    package let jobLoss: JobLossLaw
    package let selfEmployed: SelfEmployedLaw
    package let migrant: MigrantLaw
    package let obligations: ProgrammeObligations
    package let dueDates: DueDateLaw
    /// How each programme and payer is rounded to whole rupiah.
    package let rounding: Timeline<Rounding>
    /// The last day on which somebody looked for newer law.
    package let verifiedThrough: Day
    package let coverage: LawCoverage

    /// - Throws: `LawBook.Fault` where the folder lacks a parameter or holds it in another shape.
    package init(from book: LawBook) throws(LawBook.Fault) {
        workAccident = try WorkAccidentLaw(from: book)
        death = try DeathLaw(from: book)
        oldAge = try OldAgeLaw(from: book)
        pension = try PensionLaw(from: book)
        jobLoss = try JobLossLaw(from: book)
        selfEmployed = try SelfEmployedLaw(from: book)
        migrant = try MigrantLaw(from: book)
        obligations = try ProgrammeObligations(from: book)
        dueDates = try DueDateLaw(from: book)
        rounding = try book.roundings("rounding/contribution")
        let read = book.parameters.values.filter { !$0.keptByRows }
        verifiedThrough = read.map(\.verifiedThrough).min() ?? book.coverage.through.lastDay
        coverage = book.coverage
    }
}

/// Values of work-accident insurance, JKK (PP 44/2015, PP 82/2019, and the reliefs).
package struct WorkAccidentLaw: Sendable {
    /// Share of the wage, by risk class; the employer pays it.
    package let rate: [RiskClass: Timeline<Rate>]
    /// Share of the band base of the self-employed.
    package let selfEmployedRate: Timeline<Rate>
    /// Construction, where the wage is known.
    package let constructionRate: Timeline<Rate>
    /// Construction by contract value: slices and their rates.
    package let constructionTiers: Timeline<[ParameterValue.Step]>
    /// Share still payable of the dues of August 2020 to January 2021, by segment.
    package let pandemicRelief: [Segment: Timeline<Rate>]
    /// Share still payable by labour-intensive industry (PP 7/2025, PP 36/2025).
    package let labourIntensiveRelief: Timeline<Rate>
    /// Share still payable by the self-employed (PP 50/2025).
    package let selfEmployedRelief: [SelfEmployedSector: Timeline<Rate>]

    init(from book: LawBook) throws(LawBook.Fault) {
        rate = try book.byCode { code throws(LawBook.Fault) in
            try book.rates("jkk/rate", key: code)
        }
        selfEmployedRate = try book.rates("jkk/bpu-rate")
        constructionRate = try book.rates("jkk/construction-wage-rate")
        constructionTiers = try book.steps("jkk/construction-tiers")
        pandemicRelief = try book.pandemicRelief("jkk/relief-pp49-2020")
        labourIntensiveRelief = try book.rates("jkk/relief-labour-intensive")
        selfEmployedRelief = try book.sectorRelief("jkk/relief-bpu")
    }
}

/// Values of death insurance, JKM.
package struct DeathLaw: Sendable {
    package let rate: Timeline<Rate>
    /// A flat sum a month for the self-employed.
    package let selfEmployedAmount: Timeline<Rupiah>
    package let constructionRate: Timeline<Rate>
    package let constructionTiers: Timeline<[ParameterValue.Step]>
    package let pandemicRelief: [Segment: Timeline<Rate>]
    package let selfEmployedRelief: [SelfEmployedSector: Timeline<Rate>]
    /// Consecutive paid months before the family of the self-employed gets the full benefit; none where it is
    /// full at once. Whether it binds wage earners is not settled (`law/coverage.yaml`), so their months are
    /// counted against it too.
    package let fullBenefitMonths: Timeline<Int>

    init(from book: LawBook) throws(LawBook.Fault) {
        rate = try book.rates("jkm/rate")
        selfEmployedAmount = try book.amounts("jkm/bpu-amount")
        constructionRate = try book.rates("jkm/construction-wage-rate")
        constructionTiers = try book.steps("jkm/construction-tiers")
        pandemicRelief = try book.pandemicRelief("jkm/relief-pp49-2020")
        selfEmployedRelief = try book.sectorRelief("jkm/relief-bpu")
        fullBenefitMonths = try book.datedNumbers("jkm/bpu-full-benefit-paid-months")
    }
}

extension LawBook {
    fileprivate func pandemicRelief(_ id: String) throws(Fault) -> [Segment: Timeline<Rate>] {
        try byCode([.wageEarner, .selfEmployed, .construction]) { code throws(Fault) in
            try rates(id, key: code)
        }
    }

    fileprivate func sectorRelief(_ id: String) throws(Fault) -> [SelfEmployedSector: Timeline<Rate>] {
        try byCode { code throws(Fault) in try rates(id, key: code) }
    }
}
