import LawBook
import MoneyAndDates

/// Death by a work accident (PP 44/2015 and PP 82/2019, annex III): a share of eighty monthly wages, never
/// less than the lump sum of JKM, with the periodic benefit, the funeral, and what else had come due.
extension BenefitRule {
    func workAccidentDeath() throws(BenefitRefusal) -> BenefitShare {
        let wage = try insuredWage()
        let share = try inForce(terms.workAccident.deathShare, law.workAccident.deathShare)
        var death = try wageShare(.death, of: wage, share, saying: "reason.benefit.jkk.death-share")
        let floor = try inForce(terms.death.lumpSum, law.death.lumpSum)
        if death.amount < floor.value {
            let reason = BenefitReason.standing(
                "reason.benefit.jkk.death-floor", [("amount", .rupiah(floor.value))], by: floor.basis)
            death = BenefitLine(.death, floor.value, because: death.reasons + [reason])
        }
        let funeral = try inForce(terms.workAccident.funeral, law.workAccident.funeral)
        let paid = BenefitLine(
            .funeral, funeral.value,
            because: [
                .standing("reason.benefit.funeral", [("amount", .rupiah(funeral.value))], by: funeral.basis)
            ])
        let lines = [death, try workAccidentPeriodic(), paid] + (try temporaryLines(of: wage))
        return BenefitShare(lines: lines) + (try scholarshipOfChildren())
    }

    /// The periodic benefit after a death or total disability, paid at once.
    func workAccidentPeriodic() throws(BenefitRefusal) -> BenefitLine {
        let amount = try inForce(terms.workAccident.periodicAmount, law.workAccident.periodicAmount)
        let months = try inForce(terms.workAccident.periodicMonths, law.workAccident.periodicMonths)
        return periodicLine(amount, months)
    }

    func periodicLine(
        _ amount: InForce<Rupiah>, _ months: InForce<Int>, employers: Int = 1
    ) -> BenefitLine {
        BenefitLine(
            .periodic, amount.value * Int64(months.value * employers),
            because: [
                .standing(
                    "reason.benefit.periodic",
                    [("months", .number(months.value)), ("amount", .rupiah(amount.value))], by: amount.basis)
            ])
    }

    /// A share of the monthly wages on which JKK reckons.
    func wageShare(
        _ component: BenefitComponent, of wage: InsuredWage, _ share: InForce<Rate>, saying key: String
    ) throws(BenefitRefusal) -> BenefitLine {
        let months = try inForce(terms.workAccident.wageMonths, law.workAccident.wageMonths)
        let numerator =
            Int128(wage.amount.amount) * Int128(months.value) * Int128(share.value.millionths)
        let (amount, rounding) = try rounded(numerator, over: Int128(Rate.whole.millionths))
        let reason = BenefitReason.standing(
            key, [("share", .rate(share.value)), ("months", .number(months.value))], by: share.basis)
        return BenefitLine(component, amount, because: [wage.reason, reason] + rounding)
    }
}
