import LawBook
import MoneyAndDates

/// What is the same for everybody of a segment, months and family: worked out when it is first met, by the
/// rules of one person.
struct FlatShare {
    /// Nil where the law refuses an answer.
    let amount: Int64?
    let rests: [(basis: Basis, amount: Int64)]
    var rows = 0

    init(_ answer: BenefitAnswer?) {
        amount = answer?.total.amount
        rests = answer?.atStake.map { ($0.basis, $0.amount.amount) } ?? []
    }

    /// All lines but the first.
    init(rest lines: some Sequence<BenefitLine>) {
        var (amount, rests): (Int64, [(basis: Basis, amount: Int64)]) = (0, [])
        for line in lines {
            amount += line.amount.amount
            var told: [Basis] = []
            for reason in line.reasons where !told.contains(where: { $0 === reason.basis }) {
                told.append(reason.basis)
                rests.append((reason.basis, line.amount.amount))
            }
        }
        self.amount = amount
        self.rests = rests
    }
}

extension LiabilityKernel {
    /// JKM: flat sums that go by segment, months and children.
    func assessDeaths(_ input: LiabilityInput, into column: inout LiabilityColumn) {
        let most = monthsThatMatter
        let (width, families) = (most + 2, input.distinctFamilies.count)
        var shares = [FlatShare?](repeating: nil, count: Segment.allCases.count * width * families)
        for row in 0..<input.count where input.programmes[row] & column.programme != 0 {
            let months = min(max(Int(input.months[row]), -1), most)
            let place =
                (Int(input.segments[row]) * width + months + 1) * families + input.family(ofRow: row)
            if shares[place] == nil {
                shares[place] = FlatShare(answer(input.facts(ofRow: row, for: .death, on: day)))
            }
            shares[place]?.rows += 1
            if let amount = shares[place]?.amount {
                column.amounts[row] = amount
            } else {
                column.refused += 1
            }
        }
        for case let share? in shares where share.amount != nil {
            column.stakes.add(share.rests, people: share.rows)
        }
    }

    /// From so many months on nothing changes any more.
    private var monthsThatMatter: Int {
        let full = terms.death.fullBenefitMonths.values.compactMap(\.value)
        return max(full.max() ?? 0, terms.death.scholarshipMonths?.value ?? 0)
    }

    /// What neither adds up from flat sums nor is one share of the wage: each row by its rule.
    func assessEach(_ input: LiabilityInput, into column: inout LiabilityColumn) {
        for row in 0..<input.count where input.programmes[row] & column.programme != 0 {
            let facts = input.facts(
                ofRow: row, for: column.claim, on: day, annualReturn: annualReturn)
            guard let answer = answer(facts) else {
                column.refused += 1
                continue
            }
            column.amounts[row] = answer.total.amount
            for stake in answer.atStake { column.stakes.add(stake.basis, stake.amount.amount, people: 1) }
        }
    }
}
