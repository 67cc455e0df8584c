import LawBook
import MoneyAndDates

/// Permanent partial disability by a work accident (annex III): the share of the table for what is lost, or
/// that share of the function that is lost, of eighty monthly wages. Several injuries add up to a cap.
extension BenefitRule {
    func workAccidentPartialDisability() throws(BenefitRefusal) -> BenefitShare {
        let wage = try insuredWage()
        if facts.injuries.isEmpty { throw .missing(fact: "injury") }
        var total = Rate.zero
        var reasons = [wage.reason]
        for injury in facts.injuries {
            let row = try tableRow(injury)
            total = total + row.share
            reasons.append(row.reason)
        }
        let cap = try inForce(terms.disability.cap, law.disability.cap)
        if total > cap.value { throw .beyondCap(sum: total, cap: cap.value) }
        if facts.injuries.count > 1 {
            reasons.append(
                .particular(
                    "reason.benefit.disability-sum",
                    [("share", .rate(total)), ("cap", .rate(cap.value))], by: cap.basis))
        }
        let months = try inForce(terms.workAccident.wageMonths, law.workAccident.wageMonths)
        var numerator = Int128(wage.amount.amount) * Int128(months.value) * Int128(total.millionths)
        var denominator = Int128(Rate.whole.millionths)
        if let loss = facts.functionalLoss {
            if loss <= .zero { throw .notPositive(fact: "functional-loss") }
            numerator *= Int128(loss.millionths)
            denominator *= Int128(Rate.whole.millionths)
            reasons.append(
                .particular("reason.benefit.functional-loss", [("loss", .rate(loss))], by: months.basis))
        }
        reasons.append(
            .standing(
                "reason.benefit.disability-months", [("months", .number(months.value))], by: months.basis))
        let (amount, rounding) = try rounded(numerator, over: denominator)
        let line = BenefitLine(.disability, amount, because: reasons + rounding)
        return BenefitShare(lines: [line] + (try temporaryLines(of: wage)))
    }

    /// What the table gives for one injury.
    private func tableRow(_ injury: Injury) throws(BenefitRefusal) -> (share: Rate, reason: BenefitReason) {
        let table = terms.disability
        let mirrored = facts.isLeftHanded ? table.mirror[injury.code] : nil
        let code = mirrored?.value.first ?? injury.code
        guard let row = table.share[code] else { throw .unknownInjury(code: injury.code) }
        let share: Rate
        if let lowest = table.lowestShare[code] {
            share = try shareInRange(injury, from: lowest.value, through: row.value)
        } else if let per = table.per[code] {
            share = try measuredShare(injury, row.value, per: per.value)
        } else if injury.measure == nil {
            share = row.value
        } else {
            throw .injuryWithoutMeasure(code: injury.code)
        }
        let key = mirrored == nil ? "reason.benefit.injury" : "reason.benefit.injury-left-handed"
        return (
            share,
            .particular(
                key,
                [
                    ("code", .text(injury.code)), ("part", .word("injury.\(injury.code)")),
                    ("share", .rate(share)),
                ], by: row.basis)
        )
    }

    /// A whole in hundredths, and the most decibel that a row counts.
    private static let hundred = 100
    private static let hundredth = Rate.whole.millionths / Int64(hundred)

    /// A row that leaves the share to the doctor, in hundredths.
    private func shareInRange(
        _ injury: Injury, from lowest: Rate, through highest: Rate
    ) throws(BenefitRefusal) -> Rate {
        let given = injury.measure.map { Rate(millionths: Int64($0) * Self.hundredth) }
        guard let given, given >= lowest, given <= highest else {
            throw .injuryNeedsMeasure(
                code: injury.code, from: Int(lowest.millionths / Self.hundredth),
                through: Int(highest.millionths / Self.hundredth))
        }
        return given
    }

    /// A row that counts once for each full step of a measure.
    private func measuredShare(
        _ injury: Injury, _ share: Rate, per step: Int
    ) throws(BenefitRefusal) -> Rate {
        guard let measure = injury.measure, measure >= step, measure <= Self.hundred else {
            throw .injuryNeedsMeasure(code: injury.code, from: step, through: Self.hundred)
        }
        return Rate(millionths: share.millionths * Int64(measure / step))
    }
}
