import LawBook
import MoneyAndDates

/// The monthly wage of which JKK pays its shares, and why it is that one (PP 44/2015 art. 17 and annex II).
struct InsuredWage {
    let amount: Rupiah
    let reason: BenefitReason
}

extension BenefitRule {
    /// The last reported wage; of the self-employed the base of the band of the income, never the income.
    ///
    /// - Throws: `missing` of what the segment goes by; `notInSegment` for migrant workers, whose benefits
    ///   have a law of their own that the book does not have.
    func insuredWage() throws(BenefitRefusal) -> InsuredWage {
        switch try segmentOfWage() {
        case .selfEmployed: return try bandBase()
        case .wageEarner, .construction:
            if let daily = facts.dailyWage { return try monthlyOfDaily(daily) }
            let wage = try required(facts.wage, "wage")
            let components = try inForce(terms.wageComponents, law.wageComponents)
            return InsuredWage(
                amount: wage,
                reason: .particular(
                    "reason.benefit.wage", [("wage", .rupiah(wage))], by: components.basis))
        case .migrant: throw .notInSegment(.migrant)
        }
    }

    /// One benefit was paid at other days than dues go by, so both are told.
    private func monthlyOfDaily(_ daily: Rupiah) throws(BenefitRefusal) -> InsuredWage {
        let days = try inForce(terms.dailyWageDays, law.dailyWageDays)
        let ofDues = try inForce(terms.dailyWageDaysOfDues, law.dailyWageDaysOfDues)
        let wage = daily * Int64(days.value)
        return InsuredWage(
            amount: wage,
            reason: .particular(
                "reason.benefit.daily-wage",
                [
                    ("daily", .rupiah(daily)), ("days", .number(days.value)), ("wage", .rupiah(wage)),
                    ("other-days", .number(ofDues.value)),
                    ("other-wage", .rupiah(daily * Int64(ofDues.value))),
                ], by: days.basis))
    }

    /// The segment as it was told, or as the wage or income tells it.
    func segmentOfWage() throws(BenefitRefusal) -> Segment {
        if let segment = facts.segment { return segment }
        if facts.income != nil { return .selfEmployed }
        if facts.wage != nil || facts.dailyWage != nil { return .wageEarner }
        throw .missing(fact: "segment")
    }

    /// The printed upper bounds leave holes of Rp999 between bands, so a band reaches up to where the next
    /// begins.
    func bandBase() throws(BenefitRefusal) -> InsuredWage {
        let income = try required(facts.income, "income")
        let bands = try inForce(terms.incomeBands, law.incomeBands)
        guard let band = bands.value.last(where: { $0.start <= income.amount }) ?? bands.value.first else {
            throw .missing(fact: "income")
        }
        let base = Rupiah(band.value)
        return InsuredWage(
            amount: base,
            reason: .particular(
                "reason.bpu.income-band", [("income", .rupiah(income)), ("base", .rupiah(base))],
                by: bands.basis))
    }
}
