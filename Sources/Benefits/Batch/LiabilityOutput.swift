import LawBook
package import MoneyAndDates

/// What each row of a `LiabilityInput` would get, claim by claim, and what of it rests on values that no text
/// in force states.
package struct LiabilityOutput: Sendable {
    /// Stands in a column where a person is not in the programme, or where the law refuses an answer.
    package static let none = Int64.min

    /// Whole rupiah a row, by claim; of the pension, a month of it. A claim that nobody asked for is missing.
    package internal(set) var amounts: [BenefitClaim: [Int64]] = [:]
    /// Rows in the programme that the law refuses an answer for: a wage that is missing, a migrant worker.
    package internal(set) var refused: [BenefitClaim: Int] = [:]
    /// The greatest amount first.
    package internal(set) var stakes: [LiabilityStake] = []

    /// What the people of each group would get together.
    ///
    /// - Parameters:
    ///   - groups: the group of each row, from nought.
    ///   - count: how many groups there are.
    package func totals(of claim: BenefitClaim, by groups: [Int32], count: Int) -> [LiabilityTotal] {
        var totals = [LiabilityTotal](repeating: LiabilityTotal(), count: count)
        guard let amounts = amounts[claim] else { return totals }
        for row in amounts.indices where amounts[row] != Self.none {
            totals[Int(groups[row])].people += 1
            totals[Int(groups[row])].amount += Rupiah(amounts[row])
        }
        return totals
    }

    /// The same for everybody together.
    package func total(of claim: BenefitClaim) -> LiabilityTotal {
        var total = LiabilityTotal()
        for amount in amounts[claim] ?? [] where amount != Self.none {
            total.people += 1
            total.amount += Rupiah(amount)
        }
        return total
    }
}

/// How many would get something, and how much together.
package struct LiabilityTotal: Sendable, Hashable {
    package var people = 0
    package var amount = Rupiah.zero

    package init() {}

    package static func += (left: inout LiabilityTotal, right: LiabilityTotal) {
        left.people += right.people
        left.amount += right.amount
    }
}

/// How much of a claim rests on one value that is not settled: the lines that name it among their reasons, or
/// all that is paid where the lines do not add up to it.
package struct LiabilityStake: Sendable {
    package let claim: BenefitClaim
    package let basis: Basis
    package var people: Int
    package var amount: Rupiah
}

/// Gathers what is at stake for one claim.
struct StakeSums {
    private var places: [ObjectIdentifier: Int] = [:]
    private(set) var stakes: [LiabilityStake] = []
    let claim: BenefitClaim

    init(_ claim: BenefitClaim) { self.claim = claim }

    mutating func add(_ basis: Basis, _ amount: Int64, people: Int) {
        guard basis.status != .enacted, people > 0 else { return }
        let place = places[ObjectIdentifier(basis)] ?? stakes.count
        if place == stakes.count {
            places[ObjectIdentifier(basis)] = place
            stakes.append(LiabilityStake(claim: claim, basis: basis, people: 0, amount: .zero))
        }
        stakes[place].people += people
        stakes[place].amount += Rupiah(amount)
    }

    mutating func add(_ rests: [(basis: Basis, amount: Int64)], people: Int) {
        for rest in rests { add(rest.basis, rest.amount * Int64(people), people: people) }
    }
}

extension BenefitAnswer {
    /// What of it rests on each value that is not settled, each value once.
    package var atStake: [(basis: Basis, amount: Rupiah)] {
        let isSum = lines.map(\.amount).sum() == total
        return doubts.map { doubt in
            guard isSum else { return (doubt, total) }
            let lines = lines.filter { line in line.reasons.contains { $0.basis === doubt } }
            return (doubt, lines.map(\.amount).sum())
        }
    }
}
