package import MoneyAndDates

/// A part of a whole, exactly: no digit is lost before somebody asks for a rounded one.
package struct Share: Sendable, Hashable {
    package let part: Int64
    package let whole: Int64

    /// - Precondition: neither is negative and the whole is not nought.
    package init(_ part: Int64, of whole: Int64) {
        precondition(part >= 0 && whole > 0, "a share is of something")
        self.part = part
        self.whole = whole
    }

    /// The rate, rounded once, as named; the largest there is where it does not fit.
    package func rate(rounded rounding: Rounding) -> Rate {
        Rate(millionths: scaled(1_000_000, rounding))
    }

    /// Hundredths of a percent, rounded once: 3,505 for 35.05%.
    package func hundredths(rounded rounding: Rounding) -> Int64 { scaled(10_000, rounding) }

    private func scaled(_ scale: Int64, _ rounding: Rounding) -> Int64 {
        let (product, divisor) = (Int128(part) * Int128(scale), Int128(whole))
        let (quotient, rest) = product.quotientAndRemainder(dividingBy: divisor)
        let up: Int128
        switch rounding {
        case .down: up = 0
        case .halfUp: up = rest * 2 >= divisor ? 1 : 0
        case .up: up = rest > 0 ? 1 : 0
        }
        return Int64(clamping: quotient + up)
    }

    /// Whether two shares are the same part, whatever they are counted in.
    package func equals(_ other: Share) -> Bool {
        Int128(part) * Int128(other.whole) == Int128(other.part) * Int128(whole)
    }
}

extension Share: Comparable {
    package static func < (left: Share, right: Share) -> Bool {
        Int128(left.part) * Int128(right.whole) < Int128(right.part) * Int128(left.whole)
    }
}

/// A percentage as print has it: so many hundredths, of which so many decimals are told.
package struct PrintedPercent: Sendable, Hashable {
    /// 3,505 for 35.05%.
    package let hundredths: Int64
    /// 0, 1 or 2.
    package let decimals: Int

    /// - Precondition: not negative, and nothing stands behind the decimals that are told.
    package init(hundredths: Int64, decimals: Int) {
        precondition(hundredths >= 0 && (0...2).contains(decimals), "a printed share has up to two decimals")
        self.hundredths = hundredths
        self.decimals = decimals
        precondition(hundredths % step == 0, "nothing stands behind the decimals")
    }

    /// `35%`, `23.6%`, `9,24 %`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let plain = String(text.filter { $0 != "%" && $0 != " " }.map { $0 == "." ? "," : $0 })
        let parts = plain.split(separator: ",", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, (1...4).contains(whole.utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let percent = Int64(whole)
        else { return nil }
        let tail = parts.count == 2 ? String(parts[1]) : ""
        guard parts.count == 1 || (1...2).contains(tail.utf8.count) else { return nil }
        let filled = tail + String(repeating: "0", count: 2 - tail.utf8.count)
        hundredths = percent * 100 + (Int64(filled) ?? 0)
        decimals = tail.utf8.count
    }

    /// The smallest difference that it tells, in hundredths.
    var step: Int64 { [100, 10, 1][decimals] }

    /// Whether a share, rounded or cut to the decimals told, is printed like this.
    package func tells(_ share: Share) -> Bool {
        let scale = 10_000 / step
        let parts = Int128(share.part) * Int128(scale)
        let cut = parts / Int128(share.whole)
        let rounded = (parts * 2 + Int128(share.whole)) / (2 * Int128(share.whole))
        let told = Int128(hundredths / step)
        return told == cut || told == rounded
    }
}
