/// An amount of money in whole rupiah.
///
/// The law knows no smaller unit in use; every share of an amount is rounded where it
/// arises, by a rounding that the caller names (see `Rate.of(_:rounded:)`).
package struct Rupiah: Sendable, Hashable, Comparable {
    /// Whole rupiah; negative for a credit.
    package let amount: Int64

    package init(_ amount: Int64) { self.amount = amount }

    package static let zero = Rupiah(0)

    /// Nobody pays more at once: Rp1.000 trillion, of which nine thousand can be added up. A limit of this
    /// program, not of the law; an amount beyond it is a slip of the keyboard.
    package static let mostAtOnce = Rupiah(1_000_000_000_000_000)

    /// Whether it is an amount that somebody may have paid: above nought and within `mostAtOnce`.
    package var isPayable: Bool { self > .zero && self <= .mostAtOnce }

    package static func < (left: Rupiah, right: Rupiah) -> Bool { left.amount < right.amount }
    package static func + (left: Rupiah, right: Rupiah) -> Rupiah { Rupiah(left.amount + right.amount) }
    package static func - (left: Rupiah, right: Rupiah) -> Rupiah { Rupiah(left.amount - right.amount) }
    package static func * (left: Rupiah, count: Int64) -> Rupiah { Rupiah(left.amount * count) }
    package static func += (left: inout Rupiah, right: Rupiah) { left = left + right }
}

extension Sequence<Rupiah> {
    /// The sum, trapping on overflow rather than wrapping round.
    package func sum() -> Rupiah { reduce(.zero, +) }
}

extension Rupiah: CustomStringConvertible {
    /// As it is written in Indonesia: `Rp1.234.567`, `-Rp500`.
    package var description: String {
        (amount < 0 ? "-Rp" : "Rp") + grouped(amount.magnitude)
    }
}

/// Digits in groups of three with a full stop between: `1.234.567`.
package func grouped(_ number: some BinaryInteger) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
        if place > 0, (digits.utf8.count - place) % 3 == 0 { text.append(".") }
        text.append(digit)
    }
    return text
}
