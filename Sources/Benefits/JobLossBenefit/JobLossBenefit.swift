import LawBook
import MoneyAndDates

/// Cash after a dismissal, JKP (PP 37/2021, PP 6/2025 art. 21): a share of the wage up to a ceiling for each
/// month without work, by the law of the day of dismissal. The line shows the first month; the total has them
/// all.
extension BenefitRule {
    func jobLossBenefit() throws(BenefitRefusal) -> BenefitShare {
        try refuseOtherSegments()
        let wage = try required(facts.wage, "wage")
        let first = try inForce(terms.jobLoss.cashShare.first, law.jobLoss.cashShare.first)
        let shares = terms.jobLoss.cashShare
        let months = facts.months ?? shares.count
        if months > shares.count { throw .tooMany(fact: "months", limit: shares.count) }
        if let note = try tooFewDues() { return BenefitShare(notes: [note]) }
        let ceiling = try inForce(terms.jobLoss.wageCeiling, law.jobLoss.wageCeiling)
        let counted = min(wage, ceiling.value)
        var reasons: [BenefitReason] = [
            .particular(
                wage > ceiling.value ? "reason.benefit.jkp.above-ceiling" : "reason.benefit.jkp.wage",
                [("wage", .rupiah(wage)), ("ceiling", .rupiah(ceiling.value))], by: ceiling.basis)
        ]
        var total = Rupiah.zero
        var monthly = Rupiah.zero
        var start = 0
        while start < months {
            let share = shares[start].value
            let end = shares[start..<months].firstIndex { $0.value != share } ?? months
            let (amount, rounding) = try rounded(
                Int128(counted.amount) * Int128(share.millionths), over: Int128(Rate.whole.millionths))
            if start == 0 { monthly = amount }
            total += amount * Int64(end - start)
            reasons.append(
                .particular(
                    "reason.benefit.jkp.share",
                    [
                        ("first", .number(start + 1)), ("last", .number(end)), ("share", .rate(share)),
                        ("amount", .rupiah(amount)),
                    ], by: first.basis))
            reasons += rounding
            start = end
        }
        return BenefitShare(
            lines: [BenefitLine(.monthly, monthly, because: reasons)], total: total)
    }

    /// A note where the months of dues are told and too few.
    private func tooFewDues() throws(BenefitRefusal) -> Note? {
        let needed = try inForce(terms.jobLoss.paidMonths, law.jobLoss.paidMonths)
        guard let paid = facts.membershipMonths, paid < needed.value else { return nil }
        return Note(
            "note.benefit.jkp.too-few-dues", ["paid": .number(paid), "months": .number(needed.value)],
            citation: needed.basis.citation)
    }
}
