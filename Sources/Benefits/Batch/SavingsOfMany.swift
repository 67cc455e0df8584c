import LawBook
import MoneyAndDates

extension LiabilityKernel {
    /// JHT: what equal dues have grown to, credited as the first of the two published ways does it; what the
    /// other comes to is not worked out here.
    func assessSavings(_ input: LiabilityInput, into column: inout LiabilityColumn) {
        guard let annualReturn, let rounding = terms.rounding?.value, terms.oldAge.creditingMethods != nil
        else { return assessEach(input, into: &column) }
        var doubts = [[Basis]?](repeating: nil, count: Segment.allCases.count)
        var sums = [StandingSum](repeating: StandingSum(), count: Segment.allCases.count)
        for row in 0..<input.count where input.programmes[row] & column.programme != 0 {
            let (months, segment) = (Int(input.months[row]), Int(input.segments[row]))
            let facts = input.facts(
                ofRow: row, for: .oldAgeProjection, on: day, annualReturn: annualReturn)
            guard (1...TypingLimit.months).contains(months), input.amounts[row] > 0,
                input.amounts[row] <= TypingLimit.monthly.amount,
                let dues = try? BenefitRule(facts: facts, terms: terms, day: day).oldAgeDues()
            else {
                column.refused += 1
                continue
            }
            let saving = Saving(opening: .zero, monthly: dues.amount, months: months, yearly: annualReturn)
            guard let balance = saving.grown(by: .jmo).rounded(rounding) else {
                column.refused += 1
                continue
            }
            column.amounts[row] = balance.amount
            if doubts[segment] == nil { doubts[segment] = answer(facts)?.doubts ?? [] }
            sums[segment].rows += 1
            sums[segment].amount += balance.amount
        }
        for (segment, doubts) in doubts.enumerated() {
            for doubt in doubts ?? [] {
                column.stakes.add(doubt, sums[segment].amount, people: sums[segment].rows)
            }
        }
    }
}

private struct StandingSum {
    var rows = 0
    var amount: Int64 = 0
}
