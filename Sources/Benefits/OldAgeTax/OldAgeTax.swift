import LawBook
import MoneyAndDates

/// Tax on old-age savings that are paid (PP 68/2009 art. 5, PMK 16/2010): final and low in the first calendar
/// years, progressive from then on and on what is drawn early.
extension BenefitRule {
    func oldAgeTax() throws(BenefitRefusal) -> BenefitShare {
        let balance = try required(facts.balance, "balance")
        var lines: [BenefitLine] = []
        var paid = balance
        if let draw = facts.earlyDraw {
            let line = try drawnEarly(draw, of: balance)
            lines.append(line)
            paid = line.amount
        }
        let tax = try isFinal() ? try finalTax(on: paid) : try progressiveTax(on: paid)
        let net = paid - tax.amount
        lines += [
            tax,
            BenefitLine(
                .net, net,
                because: [
                    .particular("reason.benefit.jht.net", [("paid", .rupiah(paid))], by: tax.reasons[0].basis)
                ]),
        ]
        return BenefitShare(lines: lines, total: net)
    }

    private func drawnEarly(_ draw: EarlyDraw, of balance: Rupiah) throws(BenefitRefusal) -> BenefitLine {
        let share = try inForce(terms.oldAge.earlyDrawShare[draw], law.oldAge.earlyDrawShare[draw])
        let (amount, rounding) = try rounded(
            Int128(balance.amount) * Int128(share.value.millionths), over: Int128(Rate.whole.millionths))
        return BenefitLine(
            .lumpSum, amount,
            because: [
                .particular(
                    "reason.benefit.jht.drawn-early",
                    [("share", .rate(share.value)), ("balance", .rupiah(balance))], by: share.basis)
            ] + rounding)
    }

    private func isFinal() throws(BenefitRefusal) -> Bool {
        let years = try inForce(terms.oldAge.finalTaxYears, law.oldAge.finalTaxYears)
        if let year = facts.paymentYear, year <= 0 { throw .notPositive(fact: "payment-year") }
        return facts.earlyDraw == nil && (facts.paymentYear ?? 1) <= years.value
    }

    private func finalTax(on paid: Rupiah) throws(BenefitRefusal) -> BenefitLine {
        let free = try inForce(terms.oldAge.taxFreeAmount, law.oldAge.taxFreeAmount)
        let rate = try inForce(terms.oldAge.taxRate, law.oldAge.taxRate)
        let above = max(.zero, paid - free.value)
        let (tax, rounding) = try rounded(
            Int128(above.amount) * Int128(rate.value.millionths), over: Int128(Rate.whole.millionths),
            by: try inForce(terms.taxRounding, law.taxRounding))
        return BenefitLine(
            .tax, tax,
            because: [
                .standing("reason.benefit.jht.tax-free", [("amount", .rupiah(free.value))], by: free.basis),
                .particular(
                    "reason.benefit.jht.final-tax",
                    [("rate", .rate(rate.value)), ("above", .rupiah(above))], by: rate.basis),
            ] + rounding)
    }

    private func progressiveTax(on paid: Rupiah) throws(BenefitRefusal) -> BenefitLine {
        let slices = try inForce(terms.oldAge.progressiveTax, law.oldAge.progressiveTax)
        var reasons: [BenefitReason] = []
        var numerator = Int128(0)
        for (index, slice) in slices.value.enumerated() {
            let end = index + 1 < slices.value.count ? slices.value[index + 1].start : paid.amount
            let inSlice = min(paid.amount, end) - slice.start
            guard inSlice > 0 else { break }
            numerator += Int128(inSlice) * Int128(slice.value)
            reasons.append(
                .particular(
                    "reason.benefit.jht.tax-slice",
                    [("slice", .rupiah(Rupiah(inSlice))), ("rate", .rate(Rate(millionths: slice.value)))],
                    by: slices.basis))
        }
        var denominator = Int128(Rate.whole.millionths)
        if !facts.hasTaxNumber {
            let surcharge = try inForce(terms.oldAge.withoutTaxNumber, law.oldAge.withoutTaxNumber)
            numerator *= Int128((Rate.whole + surcharge.value).millionths)
            denominator *= Int128(Rate.whole.millionths)
            reasons.append(
                .standing(
                    "reason.benefit.jht.no-tax-number", [("rate", .rate(surcharge.value))],
                    by: surcharge.basis))
        }
        let (tax, rounding) = try rounded(
            numerator, over: denominator, by: try inForce(terms.taxRounding, law.taxRounding))
        return BenefitLine(.tax, tax, because: reasons + rounding)
    }
}
