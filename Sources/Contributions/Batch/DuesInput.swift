import LawBook
package import MoneyAndDates

/// The person-months of one month that are to be assessed together, column by column.
///
/// All columns have one length, but for `contracts`, which may be empty.
package struct DuesInput: Sendable {
    /// Whole rupiah: the wage of a wage earner or a construction worker, the declared income of a
    /// self-employed person, or `unknown`. Not read for migrant workers.
    package var amounts: [Int64] = []
    /// The programmes that the person is in: JKK 1, JKM 2, JHT 4, JP 8, JKP 16, added up. Other bits are not
    /// read. Nothing is added to them: a person in none owes nothing.
    package var programmes: [UInt8] = []
    /// Codes of `DuesTerms`.
    package var terms: [UInt8] = []
    /// Completed years in the month, or `unknownAge`; then no age rule is applied.
    package var ages: [UInt8] = []
    /// What else two segments need, or `unknown`: for construction the value of the contract in rupiah where
    /// the wage is not known, for migrant workers the length of the contract in months. Empty where no row
    /// needs it.
    package var contracts: [Int64] = []

    /// Stands in a column for an amount or a length that is not known.
    package static let unknown = Int64.min
    package static let unknownAge = UInt8.max

    package init() {}

    package var count: Int { amounts.count }

    /// The same row as the facts of one person, to be assessed with reasons and to tell why it was refused.
    ///
    /// - Precondition: the terms are a code of `DuesTerms`.
    package func facts(ofRow row: Int, in month: Month) -> ContributionFacts {
        let (terms, nationality) = DuesTerms.decoded(terms[row])
        var facts = terms.facts(in: month, nationality)
        facts.programmes = Programme.allCases.filter { programmes[row] & $0.bit != 0 }
        facts.age = ages[row] == Self.unknownAge ? nil : Int(ages[row])
        let amount = amounts[row] == Self.unknown ? nil : Rupiah(amounts[row])
        let contract = contracts.isEmpty || contracts[row] == Self.unknown ? nil : contracts[row]
        switch terms {
        case .wageEarner: facts.wage = amount
        case .selfEmployed: facts.income = amount
        case .construction:
            facts.wage = amount
            facts.contractValue = contract.map(Rupiah.init)
        case .migrant: facts.contractMonths = contract.map(Int.init)
        }
        return facts
    }
}

extension Programme {
    /// Its place in a set of one byte.
    var bit: UInt8 {
        switch self {
        case .workAccident: 1
        case .death: 1 << 1
        case .oldAge: 1 << 2
        case .pension: 1 << 3
        case .jobLoss: 1 << 4
        }
    }
}

extension DuesTerms {
    /// All that the terms say of a person.
    func facts(in month: Month, _ nationality: Nationality) -> ContributionFacts {
        var facts = ContributionFacts(segment: segment, month: month)
        facts.nationality = nationality
        switch self {
        case .wageEarner(let riskClass, let isLabourIntensive):
            facts.riskClass = riskClass
            facts.isLabourIntensive = isLabourIntensive
        case .selfEmployed(let sector, let funder):
            facts.sector = sector
            facts.funder = funder
        case .construction: break
        case .migrant(let route): facts.route = route
        }
        return facts
    }
}
