import LawBook
import MoneyAndDates

/// Wages while unable to work, STMB (PP 44/2015 and PP 82/2019): a share of the daily wage for each calendar
/// day of the doctor's letter, falling with the months. Neither the divisor nor what a month is stands in any
/// text that was seen; both are marked in the law book.
extension BenefitRule {
    func workAccidentTemporary() throws(BenefitRefusal) -> BenefitShare {
        let wage = try insuredWage()
        _ = try required(facts.daysUnable, "days-unable")
        return BenefitShare(lines: try temporaryLines(of: wage))
    }

    /// One line, or none where no day is told.
    func temporaryLines(of wage: InsuredWage) throws(BenefitRefusal) -> [BenefitLine] {
        guard let days = facts.daysUnable else { return [] }
        let tiers = try inForce(terms.workAccident.temporaryShare, law.workAccident.temporaryShare)
        let divisor = try inForce(terms.workAccident.dayDivisor, law.workAccident.dayDivisor)
        let month = try inForce(terms.workAccident.monthDays, law.workAccident.monthDays)
        var reasons = [
            wage.reason,
            .standing("reason.benefit.stmb.daily", [("days", .number(divisor.value))], by: divisor.basis),
        ]
        var numerator = Int128(0)
        for (index, tier) in tiers.value.enumerated() {
            let start = Int(tier.start) * month.value
            let end = index + 1 < tiers.value.count ? Int(tiers.value[index + 1].start) * month.value : days
            let inTier = min(days, end) - start
            guard inTier > 0 else { break }
            numerator += Int128(wage.amount.amount) * Int128(inTier) * Int128(tier.value)
            reasons.append(
                .particular(
                    "reason.benefit.stmb.days",
                    [("days", .number(inTier)), ("share", .rate(Rate(millionths: tier.value)))],
                    by: tiers.basis))
            if index == 1 {
                reasons.append(
                    .standing("reason.benefit.stmb.month", [("days", .number(month.value))], by: month.basis))
            }
        }
        let (amount, rounding) = try rounded(
            numerator, over: Int128(divisor.value) * Int128(Rate.whole.millionths))
        return [BenefitLine(.temporary, amount, because: reasons + rounding)]
    }
}
