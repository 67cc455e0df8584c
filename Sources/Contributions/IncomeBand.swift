import LawBook
import MoneyAndDates

/// The band of a self-employed person’s income and the base that it counts as (PP 44/2015 annex II).
struct IncomeBand {
    let base: Rupiah
    let reason: Reason
}

extension ContributionRule {
    /// The printed upper bounds leave holes of Rp999 between bands, so a band reaches up to where the next
    /// begins. An income below the first band counts as the first.
    func incomeBand() throws -> IncomeBand {
        let income = try required(facts.income, "income")
        let bands = try law.selfEmployed.incomeBands.inForce(on: day)
        guard let band = bands.value.last(where: { $0.start <= income.amount }) ?? bands.value.first else {
            throw ContributionRefusal.missing(fact: "income")
        }
        let base = Rupiah(band.value)
        return IncomeBand(
            base: base,
            reason: Reason(
                "reason.bpu.income-band", ["income": .rupiah(income), "base": .rupiah(base)], by: bands))
    }
}
