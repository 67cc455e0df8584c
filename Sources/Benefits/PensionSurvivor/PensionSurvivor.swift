import LawBook
import MoneyAndDates

/// The pension of who lives on (PP 45/2015; Permenaker 29/2015 art. 26): a share of the member's, who counts
/// as having paid fifteen years after one; it has the same bounds. Before a year of dues, or where too few
/// months of membership were paid, the dues and their return at once.
extension BenefitRule {
    func pensionSurvivor() throws(BenefitRefusal) -> BenefitShare {
        try refuseOtherSegments()
        let months = try required(facts.months, "months")
        let least = try inForce(terms.pension.survivorMonths, law.pension.survivorMonths)
        let density = try inForce(terms.pension.density, law.pension.density)
        let deemed = try inForce(terms.pension.deemedMonths, law.pension.deemedMonths)
        guard months >= deemed.value else {
            guard months >= least.value else {
                let short = BenefitReason.particular(
                    "reason.benefit.jp.too-short",
                    [("months", .number(months)), ("needed", .number(least.value))], by: least.basis)
                return try pensionLumpSum(months, because: short)
            }
            if let given = facts.density, given < density.value {
                let sparse = BenefitReason.particular(
                    "reason.benefit.jp.too-sparse",
                    [("density", .rate(given)), ("needed", .rate(density.value))], by: density.basis)
                return try pensionLumpSum(months, because: sparse)
            }
            return try survivorShare(deemed.value, given: months, deemed)
        }
        return try survivorShare(months, given: months, deemed)
    }

    private func survivorShare(
        _ months: Int, given: Int, _ deemed: InForce<Int>
    ) throws(BenefitRefusal) -> BenefitShare {
        let share = try inForce(
            terms.pension.survivorShare[facts.survivor], law.pension.survivorShare[facts.survivor])
        let formula = try pensionFormula(months)
        var reasons = formula.reasons
        var notes: [Note] = []
        if given < months {
            reasons.append(
                .particular(
                    "reason.benefit.jp.deemed", [("months", .number(given)), ("deemed", .number(months))],
                    by: deemed.basis))
            if facts.density == nil, let density = terms.pension.density {
                notes.append(
                    Note(
                        "note.benefit.jp.density-assumed", ["share": .rate(density.value)],
                        citation: density.basis.citation))
            }
        }
        reasons.append(
            .particular(
                "reason.benefit.jp.survivor-share",
                [
                    ("survivor", .word("survivor.\(facts.survivor.rawValue)")),
                    ("share", .rate(share.value)),
                ], by: share.basis))
        let line = try withinBounds(
            formula.numerator * Int128(share.value.millionths),
            over: formula.denominator * Int128(Rate.whole.millionths), because: reasons)
        return BenefitShare(lines: [line], notes: notes)
    }
}
