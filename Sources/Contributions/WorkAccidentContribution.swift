import LawBook
import MoneyAndDates

/// JKK, work-accident insurance.
///
/// The law: PP 44/2015 art. 16 (wage earners, by risk class), annex II (self-employed, by income band),
/// and the construction articles; the numbers are in `law/parameters/jkk/`. The employer’s bill is the
/// gross rate also where part of it is passed on to JKP (PP 49/2023 art. 16A): that split is the fund’s.
extension ContributionRule {
    func workAccident() throws -> ProgrammeShare {
        switch facts.segment {
        case .wageEarner: try wageEarnerWorkAccident()
        case .selfEmployed: try selfEmployedWorkAccident()
        case .construction: try constructionWorkAccident()
        case .migrant: ProgrammeShare()
        }
    }

    private func wageEarnerWorkAccident() throws -> ProgrammeShare {
        let wage = try required(facts.wage, "wage")
        let riskClass = try required(facts.riskClass, "risk-class")
        guard let rate = try law.workAccident.rate[riskClass]?.inForce(on: day) else {
            return ProgrammeShare()
        }
        let pandemic = try pandemicRelief(law.workAccident.pandemicRelief)
        let relief = try pandemic ?? labourIntensiveRelief()
        var share = ProgrammeShare()
        if facts.isLabourIntensive, relief == nil {
            share.notes.append(
                Note("note.relief.labour-intensive-not-in-force", ["month": .month(facts.month)]))
        }
        share.lines = [
            line(
                .workAccident, .employer, of: wage,
                because: [wageReason("reason.wage.no-ceiling", wage, by: rate)], rate: rate,
                saying: "reason.jkk.rate", ["class": .text(riskClass.rawValue)], relief: relief)
        ]
        return share
    }

    private func selfEmployedWorkAccident() throws -> ProgrammeShare {
        let band = try incomeBand()
        let rate = try law.workAccident.selfEmployedRate.inForce(on: day)
        let halved = try selfEmployedRelief(law.workAccident.selfEmployedRelief)
        let relief = try pandemicRelief(law.workAccident.pandemicRelief) ?? halved.relief
        let line = line(
            .workAccident, .worker, of: band.base, because: [band.reason], rate: rate,
            saying: "reason.jkk.bpu-rate", relief: relief, doubt: halved.doubt)
        return ProgrammeShare(lines: [line], notes: halved.notes)
    }

    private func constructionWorkAccident() throws -> ProgrammeShare {
        let relief = try pandemicRelief(law.workAccident.pandemicRelief)
        return try construction(
            .workAccident, rate: law.workAccident.constructionRate, tiers: law.workAccident.constructionTiers,
            relief: relief)
    }
}
