import LawBook
import MoneyAndDates

/// Construction by the value of a contract, for one programme in one month.
struct ContractSlices {
    private var tiers: [ParameterValue.Step] = []
    private var payable: Int64 = 0
    private let rounding: Rounding
    /// The relief is asked for before the contract value, the slices after it.
    private(set) var hasGapInRelief = false
    private(set) var hasGapInTiers = false

    init(
        _ tiers: Timeline<[ParameterValue.Step]>, _ relief: [Segment: Timeline<Rate>],
        _ rule: ContributionRule
    ) {
        rounding = rule.rounding
        do throws(LawGap) {
            payable = (try rule.pandemicRelief(relief)?.payable.value ?? .whole).millionths
        } catch { hasGapInRelief = true }
        do throws(LawGap) {
            self.tiers = try tiers.inForce(on: rule.day).value
        } catch { hasGapInTiers = true }
    }

    /// The dues of a contract, rounded once.
    func dues(of contract: Int64) -> Int64 {
        let whole = Int128(Rate.whole.millionths)
        var numerator = Int128(0)
        for place in tiers.indices {
            let start = tiers[place].start
            let end = place + 1 < tiers.count ? min(contract, tiers[place + 1].start) : contract
            if end > start { numerator += Int128(end - start) * Int128(tiers[place].value) }
        }
        return Rate.round(numerator * Int128(payable), over: whole * whole, rounding).amount
    }
}

/// The flat sums of migrant workers of one route in one month.
struct MigrantSums {
    private var before: Int64 = 0
    /// Lengths in months, rising, with their sums.
    private var packages: [(length: Int64, price: Int64)] = []
    private var extraMonth: Int64?
    private(set) var hasGapInObligations = false
    private var hasGapInSums = false

    init(_ rule: ContributionRule) {
        let (law, day) = (rule.law, rule.day)
        do throws(LawGap) {
            _ = try law.obligations.bySegment[.migrant]?.inForce(on: day)
        } catch { hasGapInObligations = true }
        do throws(LawGap) {
            before = max(
                0, try law.migrant.beforeDeparture[rule.facts.route]?.ifInForce(on: day)?.value.amount ?? 0)
            for length in law.migrant.packages.keys.sorted() {
                guard let price = try law.migrant.packages[length]?.ifInForce(on: day) else { continue }
                packages.append((Int64(length), price.value.amount))
            }
        } catch { hasGapInSums = true }
        extraMonth = try? law.migrant.extraMonth.inForce(on: day).value.amount
    }

    /// What a contract of so many months costs; nil where the law has no answer.
    ///
    /// - Throws: `DuesRefusal.absurd` where the months are so many that the sum is no amount of money.
    func dues(of months: Int64) throws(DuesRefusal) -> Int64 {
        guard !hasGapInSums, let package = packages.last(where: { $0.length <= months }) else {
            throw .lawGap
        }
        let further = months - package.length
        if further == 0 { return before + package.price }
        guard let extraMonth else { throw .lawGap }
        let (extra, isTooMuch) = extraMonth.multipliedReportingOverflow(by: further)
        let (sum, isTooMuchInAll) = extra.addingReportingOverflow(before + package.price)
        guard !isTooMuch, !isTooMuchInAll else { throw .absurd }
        return sum
    }
}
