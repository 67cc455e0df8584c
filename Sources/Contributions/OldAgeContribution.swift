import LawBook
import MoneyAndDates

/// JHT, old-age savings (PP 46/2015 art. 16): a share each for employer and worker, with no wage ceiling.
/// The numbers are in `law/parameters/jht/`. No relief has ever touched it.
extension ContributionRule {
    func oldAge() throws -> ProgrammeShare {
        switch facts.segment {
        case .wageEarner: return try wageEarnerOldAge()
        case .selfEmployed: return try selfEmployedOldAge()
        case .construction, .migrant: return try notInSegment(.oldAge)
        }
    }

    private func wageEarnerOldAge() throws -> ProgrammeShare {
        let wage = try required(facts.wage, "wage")
        let employer = try law.oldAge.employerRate.inForce(on: day)
        let worker = try law.oldAge.workerRate.inForce(on: day)
        return ProgrammeShare(lines: [
            line(
                .oldAge, .employer, of: wage,
                because: [wageReason("reason.wage.no-ceiling", wage, by: employer)], rate: employer,
                saying: "reason.jht.employer-rate"),
            line(
                .oldAge, .worker, of: wage, because: [wageReason("reason.wage.no-ceiling", wage, by: worker)],
                rate: worker, saying: "reason.jht.worker-rate"),
        ])
    }

    private func selfEmployedOldAge() throws -> ProgrammeShare {
        let band = try incomeBand()
        let rate = try law.oldAge.selfEmployedRate.inForce(on: day)
        return ProgrammeShare(lines: [
            line(
                .oldAge, .worker, of: band.base, because: [band.reason], rate: rate,
                saying: "reason.jht.bpu-rate")
        ])
    }

    /// A programme that the segment does not have: no line, and a sentence that says so.
    func notInSegment(_ programme: Programme) throws -> ProgrammeShare {
        let required = try law.obligations.bySegment[facts.segment]?.inForce(on: day)
        return .doesNotApply(
            Note(
                "note.programme.not-in-segment",
                [
                    "programme": .text(programme.rawValue),
                    "segment": .word("segment.\(facts.segment.rawValue)"),
                ],
                citation: required?.citation))
    }
}
