import LawBook

/// The bands of self-employed incomes, found by a look-up and a fixed number of comparisons instead of a
/// search, so that a mix of incomes costs no wrong guesses of a branch.
struct DuesBands: Sendable {
    /// An income shifted so far right is the place in `firstBands`.
    private let shift: Int64
    /// The last band that begins at or below the lowest income of each place.
    private let firstBands: [Int32]
    /// The lowest income of each band; the first counts from nought, and one that nobody reaches follows.
    private let starts: [Int64]
    private let bases: [Int64]
    /// No place holds more beginnings than these.
    private let comparisons: Int

    private static let places: Int64 = 1 << 9

    /// - Precondition: the bands rise; the law files are checked on loading.
    init(_ steps: [ParameterValue.Step]) {
        let beginnings = steps.dropFirst().map(\.start)
        starts = [0] + beginnings + [Int64.max]
        bases = steps.isEmpty ? [0] : steps.map(\.value)
        let last = max(0, beginnings.last ?? 0)
        var shift: Int64 = 0
        while last >> shift >= Self.places { shift += 1 }
        self.shift = shift
        let places = (0...(last >> shift)).map { $0 << shift }
        firstBands = places.map { income in Int32(beginnings.count { $0 <= income }) }
        comparisons = places.reduce(0) { most, lowest in
            max(most, beginnings.count { $0 > lowest && $0 >> shift == lowest >> shift })
        }
    }

    /// The highest base.
    var highestBase: Int64 { bases.max() ?? 0 }

    /// What an income counts as.
    ///
    /// - Precondition: it is not negative.
    @inline(__always)
    func base(of income: Int64) -> Int64 {
        let (firstBands, starts) = (firstBands.span, starts.span)
        let place = min(Int(truncatingIfNeeded: income &>> shift), firstBands.count &- 1)
        var band = Int(firstBands[unchecked: place])
        for _ in 0..<comparisons { band &+= starts[unchecked: band &+ 1] <= income ? 1 : 0 }
        return bases.span[unchecked: band]
    }
}
