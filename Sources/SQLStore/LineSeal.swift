/// What the lines of a period come to, kept in its row, so that who knows the jobs can tell that he knows the
/// lines too without reading them.
package struct LineSeal: Sendable, Hashable {
    /// Lines of the month itself that owe something.
    package private(set) var count: Int64 = 0
    /// Of those lines, the jobs' numbers mixed and added up, beyond 64 bits from the start again: other jobs
    /// come to the same sum once in 2^64.
    package private(set) var sum: Int64 = 0
    /// Lines for earlier months.
    package var differences: Int64 = 0

    package init() {}

    package init(count: Int64, sum: Int64, differences: Int64) {
        self.count = count
        self.sum = sum
        self.differences = differences
    }

    /// Counts the line of a job.
    package mutating func add(_ spell: Int64) {
        count += 1
        sum &+= Self.mixed(spell)
    }

    /// Whether both hold the same lines of the month itself.
    package func hasSameLines(as other: LineSeal) -> Bool { count == other.count && sum == other.sum }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static func mixed(_ number: Int64) -> Int64 {
        var bits = UInt64(bitPattern: number) &+ 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int64(bitPattern: bits ^ (bits >> 31))
    }
}
