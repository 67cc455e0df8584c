import Contributions
import LawBook
import Ledger
import Membership
import MoneyAndDates

/// What the law of a month asks of a person of whom only the priced facts are known.
struct MonthPricer {
    private let law: PeriodLaw
    private let segment: Segment
    private let funder: Funder
    private var kernels: [Month: DuesKernel] = [:]
    private var codes: [RiskClass?: UInt8] = [:]
    private var input = DuesInput()
    private var output = DuesOutput()

    init(_ law: PeriodLaw, _ segment: Segment, _ funder: Funder) throws {
        self.law = law
        self.segment = segment
        self.funder = funder
        input.amounts = [0]
        input.programmes = [0]
        input.terms = [0]
        input.ages = [DuesInput.unknownAge]
    }

    /// Nought where the law gives no amount; what was charged then shows as another effect.
    mutating func price(_ facts: PricedFacts) -> Rupiah {
        guard let kernel = kernel(of: facts.lawOf) else { return .zero }
        input.amounts[0] = facts.wage.amount
        input.programmes[0] = ProgrammeSet(facts.programmes.programmes).rawValue
        input.terms[0] = code(facts.riskClass)
        kernel.assess(input, into: &output)
        return Rupiah(
            output.workAccident[0] + output.death[0] + output.oldAgeEmployer[0] + output.oldAgeWorker[0]
                + output.pensionEmployer[0] + output.pensionWorker[0])
    }

    private mutating func kernel(of month: Month) -> DuesKernel? {
        if let kernel = kernels[month] { return kernel }
        kernels[month] = try? law.kernel(of: month)
        return kernels[month]
    }

    private mutating func code(_ riskClass: RiskClass?) -> UInt8 {
        if let code = codes[riskClass] { return code }
        let terms: DuesTerms =
            switch segment {
            case .wageEarner: .wageEarner(riskClass, isLabourIntensive: false)
            case .selfEmployed: .selfEmployed(.other, funder)
            case .construction: .construction
            case .migrant: .migrant(.agency)
            }
        codes[riskClass] = terms.code()
        return terms.code()
    }
}
