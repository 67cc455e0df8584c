import LawBook
import MoneyAndDates

/// Migrant workers (Permenaker 18/2018, then 4/2023 art. 18): flat sums for a contract, JKK and JKM
/// together. Before departure through a placement company; then a package for the length of the
/// contract, and a sum for each month beyond it.
extension ContributionRule {
    func migrantPackage(wanted: [Programme]) throws -> ProgrammeShare {
        var share = ProgrammeShare()
        // Before the first rule on migrant workers nothing is known of them, not even what they may choose.
        _ = try law.obligations.bySegment[.migrant]?.inForce(on: day)
        for programme in wanted where ![.workAccident, .death].contains(programme) {
            share.notes.append(
                programme == .oldAge
                    ? Note("note.pmi.old-age-by-choice") : try notInSegment(programme).notes[0])
        }
        guard wanted.contains(where: { [.workAccident, .death].contains($0) }) else { return share }
        let months = try required(facts.contractMonths, "pmi-months")
        if let before = try law.migrant.beforeDeparture[facts.route]?.ifInForce(on: day), before.value > .zero
        {
            share.lines.append(
                flat(
                    before.value, [Reason("reason.pmi.before", ["amount": .rupiah(before.value)], by: before)]
                ))
        }
        share.lines.append(try contractPackage(months: months))
        return share
    }

    /// The longest package that the contract fills, and its further months one by one. The text prices no
    /// contract shorter than the shortest package, so that is a gap.
    private func contractPackage(months: Int) throws -> ContributionLine {
        let inForce = try law.migrant.packages.keys.sorted().compactMap { length in
            try law.migrant.packages[length]?.ifInForce(on: day).map { (length: length, price: $0) }
        }
        guard let package = inForce.last(where: { $0.length <= months }) else {
            throw LawGap(parameter: "pmi/package", day: day, why: .noValue(key: String(months)))
        }
        var amount = package.price.value
        var reasons = [
            Reason(
                "reason.pmi.package",
                ["months": .number(package.length), "amount": .rupiah(package.price.value)], by: package.price
            )
        ]
        let further = months - package.length
        if further > 0 {
            let extra = try law.migrant.extraMonth.inForce(on: day)
            amount += extra.value * Int64(further)
            let key = extra.value > .zero ? "reason.pmi.extra-months" : "reason.pmi.extra-months-included"
            reasons.append(
                Reason(
                    key,
                    ["months": .number(further), "amount": .rupiah(extra.value)], by: extra))
        }
        return flat(amount, reasons)
    }

    private func flat(_ amount: Rupiah, _ reasons: [Reason]) -> ContributionLine {
        ContributionLine(
            [.workAccident, .death], .worker, basis: nil, rate: nil, amount: amount, reasons: reasons)
    }
}
