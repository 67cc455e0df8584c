import LawBook
import MoneyAndDates

/// What old-age savings grow to (PP 46/2015), with an assumed yearly return that stays the same.
///
/// Two official simulators credit in two ways and the rule itself was not seen; the answer says which was
/// taken and what the other comes to. Both were reproduced to the rupiah.
extension BenefitRule {
    func oldAgeProjection() throws(BenefitRefusal) -> BenefitShare {
        let months = try required(facts.months, "months")
        let yearly = try required(facts.annualReturn, "annual-return")
        let dues = try oldAgeDues()
        if dues == nil, facts.balance == nil { throw .missing(fact: "wage") }
        let saving = Saving(
            opening: facts.balance ?? .zero, monthly: dues?.amount ?? .zero, months: months, yearly: yearly)
        let method = facts.method ?? .jmo
        let methods = try inForce(terms.oldAge.creditingMethods, law.oldAge.creditingMethods)
        var lines: [BenefitLine] = []
        if let dues {
            lines.append(
                BenefitLine(.contributions, dues.amount * Int64(months), because: dues.reasons(months)))
        }
        let balance = try grown(saving, by: method)
        lines.append(
            BenefitLine(
                .balance, balance,
                because: try balanceReasons(saving, method, methods.basis)))
        return BenefitShare(
            lines: lines, notes: [Note("note.benefit.return-is-assumed", ["rate": .rate(yearly)])],
            total: balance)
    }

    private func balanceReasons(
        _ saving: Saving, _ method: CreditingMethod, _ basis: Basis
    ) throws(BenefitRefusal) -> [BenefitReason] {
        let other: CreditingMethod = method == .jmo ? .kemnaker : .jmo
        return [
            .particular(
                "reason.benefit.jht.\(method.rawValue)",
                [("rate", .rate(saving.yearly)), ("months", .number(saving.months))], by: basis),
            .particular(
                "reason.benefit.jht.other-method",
                [
                    ("method", .word("crediting.\(other.rawValue)")),
                    ("amount", .rupiah(try grown(saving, by: other))),
                ], by: basis),
        ]
    }

    private func grown(_ saving: Saving, by method: CreditingMethod) throws(BenefitRefusal) -> Rupiah {
        let rounding = try inForce(terms.rounding, law.rounding)
        guard let amount = saving.grown(by: method).rounded(rounding.value) else { throw .beyondMeasure }
        return amount
    }

    /// The dues of a month, payer by payer as they are billed; nil where no wage is told.
    func oldAgeDues() throws(BenefitRefusal) -> OldAgeDues? {
        guard facts.wage != nil || facts.income != nil else { return nil }
        let rounding = try inForce(terms.duesRounding, law.duesRounding)
        switch try segmentOfWage() {
        case .selfEmployed:
            let base = try bandBase()
            let rate = try inForce(terms.oldAge.selfEmployedRate, law.oldAge.selfEmployedRate)
            return OldAgeDues(
                amount: rate.value.of(base.amount, rounded: rounding.value), wage: base.reason,
                rate: rate.value, basis: rate.basis)
        case .wageEarner:
            let wage = try insuredWage()
            let employer = try inForce(terms.oldAge.employerRate, law.oldAge.employerRate)
            let worker = try inForce(terms.oldAge.workerRate, law.oldAge.workerRate)
            let shares = [employer, worker].map { $0.value.of(wage.amount, rounded: rounding.value) }
            return OldAgeDues(
                amount: shares.sum(), wage: wage.reason, rate: employer.value + worker.value,
                basis: employer.basis)
        case .construction: throw .notInSegment(.construction)
        case .migrant: throw .notInSegment(.migrant)
        }
    }
}

/// Dues of one month, and why.
struct OldAgeDues {
    let amount: Rupiah
    let wage: BenefitReason
    let rate: Rate
    let basis: Basis

    func reasons(_ months: Int) -> [BenefitReason] {
        [
            wage,
            .particular(
                "reason.benefit.jht.dues",
                [("rate", .rate(rate)), ("amount", .rupiah(amount)), ("months", .number(months))], by: basis),
        ]
    }
}

/// Equal dues at the beginning of each month on top of what is there.
struct Saving {
    let opening: Rupiah
    let monthly: Rupiah
    let months: Int
    let yearly: Rate

    func grown(by method: CreditingMethod) -> GrowingAmount {
        switch method {
        case .jmo: grownByYears()
        case .kemnaker: grownByMonths()
        }
    }

    /// The dues of month m of a year earn the return of the months from m to its end; what was there at its
    /// beginning earns the whole. A last year that is not full earns by its months.
    private func grownByYears() -> GrowingAmount {
        let dues = GrowingAmount(monthly)
        var balance = GrowingAmount(opening)
        var left = months
        while left > 0 {
            let year = min(left, 12)
            var grown = balance
            grown += balance.interest(yearly, months: year)
            grown += GrowingAmount(monthly * Int64(year))
            grown += dues.interest(yearly, months: year * (year + 1) / 2)
            balance = grown
            left -= year
        }
        return balance
    }

    private func grownByMonths() -> GrowingAmount {
        let factor = GrowthFactor(monthlyOfYearly: yearly)
        let dues = GrowingAmount(monthly)
        var balance = GrowingAmount(opening)
        for _ in 0..<months {
            balance += dues
            balance.grow(by: factor)
        }
        return balance
    }
}
