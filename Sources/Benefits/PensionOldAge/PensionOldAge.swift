import LawBook
import MoneyAndDates

/// The monthly pension at pension age (PP 45/2015 art. 17, 18): one hundredth of the average indexed wage for
/// each year of dues, between the lowest and the highest of the year; below the qualifying months the dues
/// and their return at once.
extension BenefitRule {
    func pensionOldAge() throws(BenefitRefusal) -> BenefitShare {
        try refuseOtherSegments()
        let months = try required(facts.months, "months")
        let qualifying = try inForce(terms.pension.qualifyingMonths, law.pension.qualifyingMonths)
        guard months >= qualifying.value else {
            let short = BenefitReason.particular(
                "reason.benefit.jp.too-short",
                [("months", .number(months)), ("needed", .number(qualifying.value))], by: qualifying.basis)
            return try pensionLumpSum(months, because: short)
        }
        let formula = try pensionFormula(months)
        let line = try withinBounds(formula.numerator, over: formula.denominator, because: formula.reasons)
        return BenefitShare(lines: [line])
    }

    /// The pension as a fraction, before bounds and rounding.
    func pensionFormula(
        _ months: Int
    ) throws(BenefitRefusal) -> (numerator: Int128, denominator: Int128, reasons: [BenefitReason]) {
        let average = try required(facts.averageWage, "average-wage")
        let rate = try inForce(terms.pension.accrualRate, law.pension.accrualRate)
        return (
            Int128(average.amount) * Int128(rate.value.millionths) * Int128(months),
            12 * Int128(Rate.whole.millionths),
            [
                .particular(
                    "reason.benefit.jp.formula",
                    [
                        ("rate", .rate(rate.value)), ("months", .number(months)),
                        ("wage", .rupiah(average)),
                    ], by: rate.basis)
            ]
        )
    }

    /// A monthly pension, not below the lowest and not above the highest of the year of payment.
    func withinBounds(
        _ numerator: Int128, over denominator: Int128, because reasons: [BenefitReason]
    ) throws(BenefitRefusal) -> BenefitLine {
        let (amount, rounding) = try rounded(numerator, over: denominator)
        let lowest = try inForce(terms.pension.minimum, law.pension.minimum)
        let highest = try inForce(terms.pension.maximum, law.pension.maximum)
        if amount < lowest.value {
            let reason = BenefitReason.standing(
                "reason.benefit.jp.lowest", [("amount", .rupiah(lowest.value))], by: lowest.basis)
            return BenefitLine(.monthly, lowest.value, because: reasons + [reason])
        }
        if amount > highest.value {
            let reason = BenefitReason.standing(
                "reason.benefit.jp.highest", [("amount", .rupiah(highest.value))], by: highest.basis)
            return BenefitLine(.monthly, highest.value, because: reasons + [reason])
        }
        return BenefitLine(.monthly, amount, because: reasons + rounding)
    }

    /// Dues with their return, as the balance tells them; without it the dues alone, which is less.
    func pensionLumpSum(
        _ months: Int, because short: BenefitReason
    ) throws(BenefitRefusal) -> BenefitShare {
        if let balance = facts.balance {
            let told = BenefitReason.particular(
                "reason.benefit.jp.balance", [("amount", .rupiah(balance))], by: short.basis)
            return BenefitShare(lines: [BenefitLine(.lumpSum, balance, because: [short, told])])
        }
        let average = try required(facts.averageWage, "average-wage")
        let employer = try inForce(terms.pension.employerRate, law.pension.employerRate)
        let worker = try inForce(terms.pension.workerRate, law.pension.workerRate)
        let rate = employer.value + worker.value
        let (amount, rounding) = try rounded(
            Int128(average.amount) * Int128(rate.millionths) * Int128(months),
            over: Int128(Rate.whole.millionths))
        let dues = BenefitReason.particular(
            "reason.benefit.jp.dues",
            [("rate", .rate(rate)), ("wage", .rupiah(average)), ("months", .number(months))],
            by: employer.basis)
        return BenefitShare(
            lines: [BenefitLine(.lumpSum, amount, because: [short, dues] + rounding)],
            notes: [Note("note.benefit.jp.return-on-top")])
    }

    /// The pension programme is for wage earners.
    func refuseOtherSegments() throws(BenefitRefusal) {
        if let segment = facts.segment, segment != .wageEarner { throw .notInSegment(segment) }
    }
}
