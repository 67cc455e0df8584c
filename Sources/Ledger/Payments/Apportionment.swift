package import MoneyAndDates

/// Sharing out an amount in whole rupiah so that nothing is left and nothing is invented.
package enum Apportionment {
    /// Parts in proportion to what is owed, by largest remainder: everybody gets the whole part of his exact
    /// share, and what is left goes, a rupiah each, to the largest fractions; among equal ones to the first.
    ///
    /// The parts sum to the amount, none is above its weight, and the whole gives each its weight.
    ///
    /// - Precondition: the weights are nought or more, and the amount is between nought and their sum.
    package static func split(_ amount: Rupiah, by weights: [Rupiah]) -> [Rupiah] {
        let total = weights.sum()
        precondition(weights.allSatisfy { $0 >= .zero }, "shares are of what is owed")
        precondition(.zero <= amount && amount <= total, "no more is shared out than is owed")
        if amount == total { return weights }
        var parts: [Rupiah] = []
        var remainders: [(remainder: Int128, place: Int)] = []
        for (place, weight) in weights.enumerated() {
            let (whole, rest) = (Int128(amount.amount) * Int128(weight.amount))
                .quotientAndRemainder(dividingBy: Int128(total.amount))
            parts.append(Rupiah(Int64(whole)))
            remainders.append((rest, place))
        }
        let left = Int((amount - parts.sum()).amount)
        remainders.sort { ($1.remainder, $0.place) < ($0.remainder, $1.place) }
        for (_, place) in remainders.prefix(left) { parts[place] += Rupiah(1) }
        return parts
    }
}
