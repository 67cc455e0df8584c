/// What to do with the part of a rupiah that a share leaves over. There is no default.
package enum Rounding: String, Sendable, Hashable {
    /// Half a rupiah and more goes up: how BPJS Ketenagakerjaan bills each programme.
    case halfUp = "half-up"
    /// The part is dropped.
    case down
    /// Any part counts as a whole rupiah.
    case up
}

/// A share of an amount, in millionths: 0.24% is 2,400.
///
/// Millionths are the coarsest unit that holds every rate of the law exactly; the relief
/// of PP 49/2020 (0.0024%) is 24 of them.
package struct Rate: Sendable, Hashable, Comparable {
    package let millionths: Int64

    package init(millionths: Int64) { self.millionths = millionths }

    package static let zero = Rate(millionths: 0)
    package static let whole = Rate(millionths: 1_000_000)

    package static func < (left: Rate, right: Rate) -> Bool { left.millionths < right.millionths }
    package static func + (left: Rate, right: Rate) -> Rate {
        Rate(millionths: left.millionths + right.millionths)
    }

    /// This share of a non-negative amount, rounded once, as named.
    package func of(_ amount: Rupiah, rounded: Rounding) -> Rupiah {
        Rate.round(Int128(amount.amount) * Int128(millionths), over: 1_000_000, rounded)
    }

    /// This share of a rate, when the product is a whole number of millionths; otherwise nil.
    package func of(_ rate: Rate) -> Rate? {
        let product = millionths * rate.millionths
        return product % 1_000_000 == 0 ? Rate(millionths: product / 1_000_000) : nil
    }

    /// Whole rupiah out of `numerator / denominator`, for sums of shares that are rounded once.
    ///
    /// - Precondition: neither is negative; the law rounds what is owed, never a credit.
    package static func round(_ numerator: Int128, over denominator: Int128, _ rounding: Rounding) -> Rupiah {
        precondition(numerator >= 0 && denominator > 0, "only what is owed is rounded, never a credit")
        let (whole, part) = numerator.quotientAndRemainder(dividingBy: denominator)
        switch rounding {
        case .down: return Rupiah(Int64(whole))
        case .halfUp: return Rupiah(Int64(part * 2 >= denominator ? whole + 1 : whole))
        case .up: return Rupiah(Int64(part > 0 ? whole + 1 : whole))
        }
    }
}

extension Rate: CustomStringConvertible {
    /// A percentage without trailing noughts: `0.24%`, `5.7%`, `0.0024%`.
    package var description: String {
        let percent = millionths / 10_000
        var part = String(millionths % 10_000)
        part = String(repeating: "0", count: 4 - part.utf8.count) + part
        while part.hasSuffix("0") { part.removeLast() }
        return part.isEmpty ? "\(percent)%" : "\(percent).\(part)%"
    }
}
