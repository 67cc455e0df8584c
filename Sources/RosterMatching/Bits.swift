/// Weights in bits: each doubles the odds once.
enum Bits {
    /// The binary logarithm of a positive number, to about twelve digits. The standard library has
    /// none without a C library, and this one gives the same answer on every machine.
    static func of(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return value > 0 ? 1023 : -1023 }
        // The significand m lies in 1..<2; ln m = 2 (z + z³/3 + z⁵/5 + …) with z = (m - 1) / (m + 1).
        let ratio = (value.significand - 1) / (value.significand + 1)
        let square = ratio * ratio
        var power = ratio
        var sum = 0.0
        for odd in stride(from: 1.0, through: 25, by: 2) {
            sum += power / odd
            power *= square
        }
        return Double(value.exponent) + 2 * sum * 1.442_695_040_888_963_4
    }
}
