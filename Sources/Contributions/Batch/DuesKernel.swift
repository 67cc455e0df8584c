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
    /// By code of the terms, once for each `DuesAge`.
    let rows: [DuesRow]
    let quickRows: [QuickRow]
    /// Up to this amount the quick rows are exact.
    let quickLimit: Int64
    let quickAddend: UInt64
    /// What a completed age adds to the code of the terms to give the place in the table.
    let offsets: [UInt8]
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
        offsets = Self.offsets(pensionAge: try? law.pension.pensionAge.inForce(on: day).value)
        let construction = rule(DuesTerms.construction.code())
        accidentSlices = ContractSlices(
            law.workAccident.constructionTiers, law.workAccident.pandemicRelief, construction)
        deathSlices = ContractSlices(law.death.constructionTiers, law.death.pandemicRelief, construction)
        migrants = Dictionary(
            uniqueKeysWithValues: MigrantRoute.allCases.map {
                ($0, MigrantSums(rule(DuesTerms.migrant($0).code())))
            })
    }

    /// As long as a code and an offset can reach, so that no row reads beyond it: what is no code leaves the
    /// quick loop, and is refused there as a fault of the caller.
    private static func quickRows(_ rows: [DuesRow]) -> [QuickRow] {
        let quick = rows.enumerated().map { place, row in
            let code = UInt8(place % DuesTerms.codeCount)
            return QuickRow(row, isRare: DuesTerms.decoded(code).terms.isRare)
        }
        let reach = Int(UInt8.max) * 2 + 1
        return quick + [QuickRow](repeating: QuickRow(DuesRow(), isRare: true), count: reach - quick.count)
    }

    private static func offsets(pensionAge: Int?) -> [UInt8] {
        (0...UInt8.max).map { age in
            let standing: DuesAge =
                age == DuesInput.unknownAge
                ? .unknown : Int(age) >= pensionAge ?? .max ? .reached : .below
            return UInt8(standing.rawValue * DuesTerms.codeCount)
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
