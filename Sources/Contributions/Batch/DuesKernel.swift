package import LawBook
package import MoneyAndDates

/// The dues of many people for one month: what `Assessment.assess` gives for each, to the rupiah, without the
/// reasons.
///
/// The law of the month is worked out once, by the rules that also assess one person. A row then costs a
/// look-up and a multiplication for each share. Whatever is rare (a fact that is missing, a slip of the
/// keyboard, a building contract, a migrant worker) is worked out row by row, just as exactly.
package struct DuesKernel: Sendable {
    package let month: Month
    let rounding: Rounding
    /// The wage above which no pension dues are charged; the highest number where the month has no ceiling,
    /// and then every row that needs one is refused.
    let ceiling: Int64
    let bands: DuesBands
    /// By `DuesAge` and code of the terms.
    let rows: [DuesRow]
    /// By `DuesAge`, code of the terms and set of programmes.
    let quickRows: [QuickRow]
    /// Up to this amount the quick rows are exact.
    let quickLimit: Int64
    let quickAddend: UInt64
    /// The `DuesAge` of each completed age.
    let standings: [DuesAge]
    /// Where the codes of each completed age begin among the quick rows.
    let offsets: [UInt32]
    let accidentSlices: ContractSlices
    let deathSlices: ContractSlices
    let migrants: [MigrantRoute: MigrantSums]

    /// Works out the law of a month.
    ///
    /// - Throws: `LawGap` where the law book says nothing at all of the month. Where it only lacks what some
    ///   rows need, those rows are refused.
    package init(month: Month, law: ContributionLaw) throws(LawGap) {
        try Assessment.refuseMonthOutside(law.coverage, month)
        let day = month.firstDay
        let rounding = try law.rounding.inForce(on: day).value
        let rule: (UInt8) -> ContributionRule = { code in
            let (terms, nationality) = DuesTerms.decoded(code)
            return ContributionRule(facts: terms.facts(in: month, nationality), law: law, rounding: rounding)
        }
        let codes = 0..<UInt8(DuesTerms.codeCount)
        let rows = DuesAge.allCases.flatMap { age in codes.map { rule($0).duesRow(age) } }
        let ceiling = (try? law.pension.wageCeiling.inForce(on: day).value.amount) ?? .max
        let bands = DuesBands((try? law.selfEmployed.incomeBands.inForce(on: day).value) ?? [])
        let precision = QuickPrecision(of: rows.flatMap(\.shares.all), highestBase: bands.highestBase)

        self.month = month
        self.rounding = rounding
        self.ceiling = ceiling
        self.bands = bands
        self.rows = rows
        quickLimit = precision.limit
        quickRows = Self.quickRows(rows)
        quickAddend = precision.addend(rounding)
        let standings = Self.standings(pensionAge: try? law.pension.pensionAge.inForce(on: day).value)
        self.standings = standings
        offsets = standings.map { UInt32($0.rawValue * (DuesTerms.codeCount + 1)) }
        let construction = rule(DuesTerms.construction.code())
        accidentSlices = ContractSlices(
            law.workAccident.constructionTiers, law.workAccident.pandemicRelief, construction)
        deathSlices = ContractSlices(law.death.constructionTiers, law.death.pandemicRelief, construction)
        migrants = Dictionary(
            uniqueKeysWithValues: MigrantRoute.allCases.map {
                ($0, MigrantSums(rule(DuesTerms.migrant($0).code())))
            })
    }

    /// For each standing to the pension age each code and each set of programmes; after the codes a place for
    /// what is no code, which is refused as a fault of the caller.
    private static func quickRows(_ rows: [DuesRow]) -> [QuickRow] {
        let sets = 0..<UInt8(QuickRow.sets)
        var noCode = QuickRow(DuesRow())
        noCode.isRare = true
        return DuesAge.allCases.flatMap { age in
            (0..<DuesTerms.codeCount).flatMap { code in
                let row = rows[age.rawValue * DuesTerms.codeCount + code]
                let (quick, terms) = (QuickRow(row), DuesTerms.decoded(UInt8(code)).terms)
                return sets.map { programmes in
                    var limited = quick.limited(to: programmes)
                    limited.isRare = terms.isRare || row.refusal(in: programmes, amountKnown: true) != nil
                    return limited
                }
            } + sets.map { _ in noCode }
        }
    }

    private static func standings(pensionAge: Int?) -> [DuesAge] {
        (0...UInt8.max).map { age in
            if age == DuesInput.unknownAge { return .unknown }
            return Int(age) >= pensionAge ?? .max ? .reached : .below
        }
    }
}

extension DuesTerms {
    /// Worked out row by row: few people are in these segments, and they need more than an amount.
    var isRare: Bool {
        switch self {
        case .wageEarner, .selfEmployed: false
        case .construction, .migrant: true
        }
    }
}
