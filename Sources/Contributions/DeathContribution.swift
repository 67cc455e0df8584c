import LawBook
import MoneyAndDates

/// JKM, death insurance.
///
/// The law: PP 44/2015 art. 18 (wage earners), the flat sum of the self-employed, and the construction
/// articles; the numbers are in `law/parameters/jkm/`.
extension ContributionRule {
    func death() throws -> ProgrammeShare {
        switch facts.segment {
        case .wageEarner: try wageEarnerDeath()
        case .selfEmployed: try selfEmployedDeath()
        case .construction:
            try construction(
                .death, rate: law.death.constructionRate, tiers: law.death.constructionTiers,
                relief: try pandemicRelief(law.death.pandemicRelief))
        case .migrant: ProgrammeShare()
        }
    }

    private func wageEarnerDeath() throws -> ProgrammeShare {
        let wage = try required(facts.wage, "wage")
        let rate = try law.death.rate.inForce(on: day)
        let line = line(
            .death, .employer, of: wage, because: [wageReason("reason.wage.no-ceiling", wage, by: rate)],
            rate: rate, saying: "reason.jkm.rate", relief: try pandemicRelief(law.death.pandemicRelief))
        return ProgrammeShare(lines: [line])
    }

    /// The same sum whatever the income, so the income is not even asked for.
    private func selfEmployedDeath() throws -> ProgrammeShare {
        let amount = try law.death.selfEmployedAmount.inForce(on: day)
        let halved = try selfEmployedRelief(law.death.selfEmployedRelief)
        let relief = try pandemicRelief(law.death.pandemicRelief) ?? halved.relief
        let payable = relief?.payable.value ?? .whole
        let reasons = [
            Reason("reason.jkm.bpu-amount", ["amount": .rupiah(amount.value)], by: amount), relief?.reason,
            halved.doubt,
        ]
        let line = ContributionLine(
            [.death], .worker, basis: nil, rate: nil, amount: payable.of(amount.value, rounded: rounding),
            reasons: reasons.compactMap(\.self))
        return ProgrammeShare(lines: [line], notes: halved.notes)
    }
}
