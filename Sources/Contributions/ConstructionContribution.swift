import LawBook
import MoneyAndDates

/// Construction work (Permenaker 5/2021 art. 71): a share of the wage where it is known, and otherwise
/// slices of the contract value, each at its own rate. The slices are added before the one rounding.
extension ContributionRule {
    func construction(
        _ programme: Programme, rate: Timeline<Rate>, tiers: Timeline<[ParameterValue.Step]>, relief: Relief?
    ) throws -> ProgrammeShare {
        if let wage = facts.wage {
            let rate = try rate.inForce(on: day)
            let line = line(
                programme, .employer, of: wage,
                because: [wageReason("reason.construction.wage-known", wage, by: rate)],
                rate: rate, saying: "reason.construction.rate", relief: relief)
            return ProgrammeShare(lines: [line])
        }
        let contract = try required(facts.contractValue, "contract-value")
        let tiers = try tiers.inForce(on: day)
        let payable = relief?.payable.value ?? .whole
        let whole = Int128(Rate.whole.millionths)
        let slices = Slice.cut(contract, by: tiers.value)
        let numerator = slices.reduce(Int128(0)) { $0 + $1.millionthsOfRupiah }
        let reasons =
            slices.map { slice in
                Reason(
                    "reason.construction.slice",
                    ["slice": .rupiah(slice.amount), "rate": .rate(slice.rate)], by: tiers)
            } + [relief?.reason].compactMap(\.self)
        let line = ContributionLine(
            [programme], .employer, basis: contract, rate: slices.count == 1 ? slices[0].rate : nil,
            amount: Rate.round(numerator * Int128(payable.millionths), over: whole * whole, rounding),
            reasons: reasons)
        return ProgrammeShare(lines: [line])
    }
}

/// The part of a contract that falls into one tier.
struct Slice {
    let amount: Rupiah
    let rate: Rate

    var millionthsOfRupiah: Int128 { Int128(amount.amount) * Int128(rate.millionths) }

    static func cut(_ contract: Rupiah, by tiers: [ParameterValue.Step]) -> [Slice] {
        tiers.indices.compactMap { index in
            let start = tiers[index].start
            let end = index + 1 < tiers.count ? tiers[index + 1].start : contract.amount
            let amount = min(contract.amount, end) - start
            return amount > 0
                ? Slice(amount: Rupiah(amount), rate: Rate(millionths: tiers[index].value)) : nil
        }
    }
}
