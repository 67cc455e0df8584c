import LawBook
import MoneyAndDates

/// A benefit whose first line is a share of the monthly wages, and whose other lines are the same for a
/// segment and family.
private struct WageShare {
    let rest: FlatShare
    /// Why the wage is that wage, and the share that share.
    let bases: [Basis]
    var rows = 0
    var sum: Int64 = 0
    var roundedRows = 0
    var roundedSum: Int64 = 0
    var floorRows = 0
    var floorSum: Int64 = 0
}

/// How the first line is reckoned, the same for everybody.
private struct WageArithmetic {
    let multiplier: Int128
    let rounding: InForce<Rounding>
    let share: Basis
    /// The least that is paid; nil where there is no such bound.
    let floor: InForce<Rupiah>?
    let bands: [ParameterValue.Step]

    init?(_ claim: BenefitClaim, _ terms: BenefitTerms) {
        let accident = terms.workAccident
        let share = claim == .workAccidentDeath ? accident.deathShare : accident.totalDisabilityShare
        guard let share, let months = accident.wageMonths, let rounding = terms.rounding else { return nil }
        multiplier = Int128(months.value) * Int128(share.value.millionths)
        self.rounding = rounding
        self.share = share.basis
        floor = claim == .workAccidentDeath ? terms.death.lumpSum : nil
        bands = terms.incomeBands?.value ?? []
    }

    /// Of the self-employed the base of the band of the income.
    func wage(_ amount: Int64, isIncome: Bool) -> Int64 {
        guard isIncome else { return amount }
        return (bands.last { $0.start <= amount } ?? bands.first)?.value ?? 0
    }
}

extension LiabilityKernel {
    /// JKK after a death or total disability.
    func assessWageShares(_ input: LiabilityInput, into column: inout LiabilityColumn) {
        let arithmetic = WageArithmetic(column.claim, terms)
        let families = input.distinctFamilies.count
        var shares = [WageShare??](repeating: nil, count: Segment.allCases.count * families)
        let selfEmployed = Segment.allCases.firstIndex(of: .selfEmployed) ?? 0
        for row in 0..<input.count where input.programmes[row] & column.programme != 0 {
            let segment = Int(input.segments[row])
            let place = segment * families + input.family(ofRow: row)
            if shares[place] == nil { shares[place] = .some(probe(input, row, column.claim)) }
            let amount = input.amounts[row]
            guard let arithmetic, var share = shares[place] ?? nil, let rest = share.rest.amount,
                amount > 0, amount <= TypingLimit.monthly.amount
            else {
                column.refused += 1
                continue
            }
            let wage = arithmetic.wage(amount, isIncome: segment == selfEmployed)
            column.amounts[row] = share.add(wage, arithmetic) + rest
            shares[place] = share
        }
        for case let share?? in shares { tell(share, arithmetic, to: &column.stakes) }
    }

    /// The lines of somebody like the row, but for the first; nil where the law refuses an answer whatever
    /// the wage.
    private func probe(_ input: LiabilityInput, _ row: Int, _ claim: BenefitClaim) -> WageShare? {
        var facts = input.facts(ofRow: row, for: claim, on: day)
        if facts.segment == .selfEmployed { facts.income = Rupiah(1) } else { facts.wage = Rupiah(1) }
        guard let answer = answer(facts), let first = answer.lines.first else { return nil }
        return WageShare(
            rest: FlatShare(rest: answer.lines.dropFirst()), bases: first.reasons.prefix(2).map(\.basis))
    }

    private func tell(_ share: WageShare, _ arithmetic: WageArithmetic?, to stakes: inout StakeSums) {
        guard let arithmetic else { return }
        var lines = share.rest.rests.map { ($0.basis, $0.amount * Int64(share.rows), share.rows) }
        for basis in share.bases { lines.append((basis, share.sum, share.rows)) }
        lines.append((arithmetic.rounding.basis, share.roundedSum, share.roundedRows))
        if let floor = arithmetic.floor { lines.append((floor.basis, share.floorSum, share.floorRows)) }
        for (basis, amount, rows) in lines { stakes.add(basis, amount, people: rows) }
    }
}

extension WageShare {
    /// The first line of one more row.
    fileprivate mutating func add(_ wage: Int64, _ arithmetic: WageArithmetic) -> Int64 {
        let numerator = Int128(wage) * arithmetic.multiplier
        let whole = Int128(Rate.whole.millionths)
        var amount = Rate.round(numerator, over: whole, arithmetic.rounding.value).amount
        let isFloored = arithmetic.floor.map { amount < $0.value.amount } ?? false
        if isFloored, let floor = arithmetic.floor { amount = floor.value.amount }
        rows += 1
        sum += amount
        if numerator % whole != 0 {
            roundedRows += 1
            roundedSum += amount
        }
        if isFloored {
            floorRows += 1
            floorSum += amount
        }
        return amount
    }
}
