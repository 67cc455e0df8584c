import LawBook
package import MoneyAndDates

/// People to whom the same thing is imagined to happen on one day, column by column.
///
/// All columns have one length, but for `averageWages` and `families`, which may be empty.
package struct LiabilityInput: Sendable {
    /// Places in `Segment.allCases`.
    package var segments: [UInt8] = []
    /// Whole rupiah: the last reported monthly wage, of the self-employed the declared income, or `unknown`.
    package var amounts: [Int64] = []
    /// JKK 1, JKM 2, JHT 4, JP 8, JKP 16, added up; other bits are not read. A person gets nothing of a
    /// programme that he is not in.
    package var programmes: [UInt8] = []
    /// Months of dues: by them go the rules of JKM, the savings of JHT and the pension. Below nought where
    /// they are not known.
    package var months: [Int32] = []
    /// Averages of the indexed monthly wages, or `unknown`; empty where no pension is asked for.
    package var averageWages: [Int64] = []
    /// Places in `distinctFamilies`; empty where nobody is known to have children.
    package var families: [Int32] = []
    /// The children of a family, each list once.
    package var distinctFamilies: [[SchoolChild]] = [[]]

    /// Stands in a column for an amount that is not known.
    package static let unknown = Int64.min

    package init() {}

    package var count: Int { amounts.count }

    /// The same row as the facts of one person, to be assessed with reasons and to tell why it was refused.
    ///
    /// - Parameter annualReturn: of the savings, where a projection of them is asked for.
    package func facts(
        ofRow row: Int, for claim: BenefitClaim, on day: Day, annualReturn: Rate? = nil
    ) -> BenefitFacts {
        var facts = BenefitFacts(claim: claim)
        facts.eventDay = day
        let segment = Segment.allCases[Int(segments[row])]
        facts.segment = segment
        let known = months[row] < 0 ? nil : Int(months[row])
        switch claim {
        case .death:
            facts.membershipMonths = known
            facts.children = children(ofRow: row)
        case .oldAgeProjection:
            facts.months = known
            facts.annualReturn = annualReturn
            set(amounts[row], segment, &facts)
        case .pensionSurvivor, .pensionOldAge:
            facts.months = known
            facts.averageWage = averageWages.isEmpty ? nil : rupiah(averageWages[row])
        case .jobLoss:
            facts.membershipMonths = known
            set(amounts[row], segment, &facts)
        case .workAccidentDeath, .workAccidentTotalDisability, .workAccidentPartialDisability,
            .workAccidentTemporary, .workAccidentTransport, .oldAgeTax, .scholarship:
            facts.children = children(ofRow: row)
            set(amounts[row], segment, &facts)
        }
        return facts
    }

    func family(ofRow row: Int) -> Int { families.isEmpty ? 0 : Int(families[row]) }

    private func children(ofRow row: Int) -> [SchoolChild] { distinctFamilies[family(ofRow: row)] }

    private func set(_ amount: Int64, _ segment: Segment, _ facts: inout BenefitFacts) {
        if segment == .selfEmployed { facts.income = rupiah(amount) } else { facts.wage = rupiah(amount) }
    }

    private func rupiah(_ amount: Int64) -> Rupiah? { amount == Self.unknown ? nil : Rupiah(amount) }
}
