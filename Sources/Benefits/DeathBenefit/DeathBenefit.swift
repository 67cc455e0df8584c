import LawBook
import MoneyAndDates

/// Death from another cause, JKM (PP 44/2015 art. 34 as amended; Permenaker 1/2025): lump sum, periodic
/// benefit and funeral, and the scholarship after enough months of dues.
///
/// Since 24 February 2025 the family of the self-employed gets only the funeral below three months of dues; a
/// second employer brings a second benefit without a second funeral.
extension BenefitRule {
    func deathBenefit() throws(BenefitRefusal) -> BenefitShare {
        if facts.segment == .migrant { throw .notInSegment(.migrant) }
        let employers = try employersPaying()
        let months = try monthsForFullBenefit()
        if let months, let paid = facts.membershipMonths, paid < months.value {
            return BenefitShare(lines: [try shortMembershipFuneral(paid, months)])
        }
        let lump = try inForce(terms.death.lumpSum, law.death.lumpSum)
        var reasons = [
            BenefitReason.standing(
                "reason.benefit.jkm.lump-sum", [("amount", .rupiah(lump.value))], by: lump.basis)
        ]
        if let employers { reasons.append(employers.reason) }
        if let doubt = doubtOfWageEarners() { reasons.append(doubt) }
        let count = employers?.count ?? 1
        let periodic = periodicLine(
            try inForce(terms.death.periodicAmount, law.death.periodicAmount),
            try inForce(terms.death.periodicMonths, law.death.periodicMonths), employers: count)
        let lines = [
            BenefitLine(.lumpSum, lump.value * Int64(count), because: reasons), periodic,
            try funeral(employers: count),
        ]
        return BenefitShare(lines: lines) + (try scholarshipAfterDues())
    }

    /// How many employers bring a benefit each; nil for one.
    private func employersPaying() throws(BenefitRefusal) -> (count: Int, reason: BenefitReason)? {
        guard let count = facts.employers, count > 1 else { return nil }
        let most = try inForce(terms.death.employersMax, law.death.employersMax)
        if count > most.value { throw .tooMany(fact: "employers", limit: most.value) }
        return (
            count,
            .particular("reason.benefit.jkm.employers", [("count", .number(count))], by: most.basis)
        )
    }

    /// The months of dues that the segment asks for, where it asks for any.
    private func monthsForFullBenefit() throws(BenefitRefusal) -> InForce<Int>? {
        let asked: InForce<Int?>?
        if let segment = facts.segment {
            asked = terms.death.fullBenefitMonths[segment]
        } else {
            asked = terms.death.fullBenefitMonths[.selfEmployed]
            // Without a segment it matters only where the months are too few for some of them.
            if let months = asked?.value, (facts.membershipMonths ?? 0) < months {
                throw .missing(fact: "segment")
            }
        }
        guard let asked, let months = asked.value else { return nil }
        if facts.membershipMonths == nil { throw .missing(fact: "membership-months") }
        return InForce(value: months, basis: asked.basis)
    }

    private func shortMembershipFuneral(
        _ paid: Int, _ months: InForce<Int>
    ) throws(BenefitRefusal) -> BenefitLine {
        let funeral = try funeral(employers: 1)
        let short = BenefitReason.particular(
            "reason.benefit.jkm.short-membership",
            [("paid", .number(paid)), ("months", .number(months.value))], by: months.basis)
        return BenefitLine(.funeral, funeral.amount, because: [short] + funeral.reasons)
    }

    private func funeral(employers: Int) throws(BenefitRefusal) -> BenefitLine {
        let funeral = try inForce(terms.death.funeral, law.death.funeral)
        var reasons = [
            BenefitReason.standing(
                "reason.benefit.funeral", [("amount", .rupiah(funeral.value))], by: funeral.basis)
        ]
        let most = try inForce(terms.death.funeralsMax, law.death.funeralsMax)
        if employers > 1 {
            reasons.append(
                .standing(
                    "reason.benefit.jkm.funerals", [("count", .number(most.value))], by: most.basis))
        }
        return BenefitLine(.funeral, funeral.value * Int64(min(employers, most.value)), because: reasons)
    }

    /// Sources tell the three-month rule of the self-employed only; whether it binds wage earners is not
    /// settled.
    private func doubtOfWageEarners() -> BenefitReason? {
        let months = terms.death.fullBenefitMonths
        guard let segment = facts.segment, segment == .wageEarner, let own = months[segment],
            own.value == nil, own.basis.status != .enacted, let paid = facts.membershipMonths,
            let others = months[.selfEmployed]?.value, paid < others
        else { return nil }
        return .particular(
            "reason.benefit.jkm.short-membership-in-doubt",
            [("paid", .number(paid)), ("months", .number(others))], by: own.basis)
    }
}
