/// Money that grows by shares, year by year or month by month, and is rounded to whole rupiah only at the
/// end.
///
/// It is kept with forty binary places behind the rupiah, so that what is lost over sixty years of months
/// stays far below a rupiah; nothing here is floating point.
package struct GrowingAmount: Sendable, Hashable {
    private static let places: UInt128 = 40
    /// Beyond this, some 10^18 rupiah, an amount is no money any more; it also keeps the sums within 128
    /// bits.
    private static let limit: UInt128 = 1 << 100

    private var scaled: UInt128

    /// - Precondition: not below nought; debts do not grow here.
    package init(_ amount: Rupiah) {
        precondition(amount >= .zero, "only what is saved grows")
        scaled = UInt128(amount.amount) << Self.places
    }

    /// Nothing of it may be relied on any more: it has grown beyond all money.
    package private(set) var isBeyondMeasure = false

    package static func += (left: inout GrowingAmount, right: GrowingAmount) {
        left.set(left.scaled + right.scaled)
    }

    /// What `rate` a year brings in a part of a year: `months` of twelve, as simple interest.
    package func interest(_ rate: Rate, months: Int) -> GrowingAmount {
        precondition(rate.millionths >= 0 && months >= 0, "interest is never taken away")
        var interest = self
        interest.set(scaled * UInt128(rate.millionths) * UInt128(months) / (12 * 1_000_000))
        return interest
    }

    /// One period on.
    package mutating func grow(by factor: GrowthFactor) {
        let (high, low) = scaled.multipliedFullWidth(by: factor.scaled)
        set((high << (128 - GrowthFactor.places)) | (low >> GrowthFactor.places))
    }

    /// Whole rupiah; nil where it has grown beyond all money.
    package func rounded(_ rounding: Rounding) -> Rupiah? {
        isBeyondMeasure ? nil : Rate.round(Int128(scaled), over: 1 << Int128(Self.places), rounding)
    }

    private mutating func set(_ value: UInt128) {
        isBeyondMeasure = isBeyondMeasure || value > Self.limit
        scaled = min(value, Self.limit)
    }
}

/// What an amount is multiplied by in one period, at least one and below two, with 63 binary places.
package struct GrowthFactor: Sendable, Hashable {
    fileprivate static let places: UInt128 = 63
    fileprivate let scaled: UInt128

    /// The monthly factor whose twelfth power is one and the yearly rate: (1 + r)^(1/12), rounded down in its
    /// last place.
    ///
    /// - Precondition: the rate lies between nought and the whole.
    package init(monthlyOfYearly rate: Rate) {
        precondition(rate >= .zero && rate <= .whole, "a yearly return lies between nought and the whole")
        let one: UInt128 = 1 << Self.places
        let yearly = one + (one * UInt128(rate.millionths)) / 1_000_000
        var low = one
        var high = one + (yearly - one) / 12 + 1
        while low + 1 < high {
            let middle = (low + high) / 2
            if Self.twelfthPower(middle) <= yearly { low = middle } else { high = middle }
        }
        scaled = low
    }

    private static func twelfthPower(_ factor: UInt128) -> UInt128 {
        let second = (factor * factor) >> places
        let fourth = (second * second) >> places
        let eighth = (fourth * fourth) >> places
        return (eighth * fourth) >> places
    }
}
