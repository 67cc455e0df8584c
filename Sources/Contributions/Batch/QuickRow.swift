import LawBook
import MoneyAndDates

/// A row of the table made ready for one multiplication a share: `dues = (basis * m + r) / 2^64`.
///
/// Why this is exact. A share is a fraction `n / d` of the basis, with `n < d`. `m` is that fraction of 2^64,
/// rounded up, so `basis * m` is too great by less than `basis`. What is to be rounded down, `basis * n / d`
/// plus the half of half-up, is a multiple of `1 / D`, where D is `d` or its double; it is therefore at least
/// `1 / D` below the next whole rupiah, and as long as `basis * D <= 2^64` the excess of `basis / 2^64` does
/// not reach it. `QuickPrecision` finds the greatest such basis; rows above it are rare.
struct QuickRow {
    var workAccident: UInt64
    var death: UInt64
    var oldAgeEmployer: UInt64
    var oldAgeWorker: UInt64
    var pensionEmployer: UInt64
    var pensionWorker: UInt64
    var deathSum: Int64
    let usesBands: Bool
    /// The row is refused, or worked out by itself.
    var isRare: Bool

    /// A share is of a millionth of a millionth.
    static let whole = UInt64(Rate.whole.millionths) * UInt64(Rate.whole.millionths)

    init(_ row: DuesRow) {
        workAccident = Self.multiplier(row.shares.workAccident)
        death = Self.multiplier(row.shares.death)
        oldAgeEmployer = Self.multiplier(row.shares.oldAgeEmployer)
        oldAgeWorker = Self.multiplier(row.shares.oldAgeWorker)
        pensionEmployer = Self.multiplier(row.shares.pensionEmployer)
        pensionWorker = Self.multiplier(row.shares.pensionWorker)
        deathSum = row.deathSum
        usesBands = row.usesBands
        isRare = false
    }

    /// The same for a person who is in these programmes only: nothing is owed to the others.
    func limited(to programmes: UInt8) -> QuickRow {
        var row = self
        if programmes & Programme.workAccident.bit == 0 { row.workAccident = 0 }
        if programmes & Programme.death.bit == 0 { (row.death, row.deathSum) = (0, 0) }
        if programmes & Programme.oldAge.bit == 0 { (row.oldAgeEmployer, row.oldAgeWorker) = (0, 0) }
        if programmes & Programme.pension.bit == 0 { (row.pensionEmployer, row.pensionWorker) = (0, 0) }
        return row
    }

    /// The share of 2^64, rounded up; of a whole and more nothing that is used, see `QuickPrecision`.
    private static func multiplier(_ share: Int64) -> UInt64 {
        guard share > 0, share < whole else { return 0 }
        let (quotient, remainder) = whole.dividingFullWidth((high: UInt64(share), low: 0))
        return remainder == 0 ? quotient : quotient + 1
    }
}

/// How far the multiplication of `QuickRow` is exact for a set of shares, and what it adds before the shift.
struct QuickPrecision {
    /// The greatest basis for which it is exact; nought where there is none.
    let limit: Int64
    /// The greatest denominator of a share in lowest terms.
    let denominator: UInt64

    init(of shares: [Int64], highestBase: Int64) {
        denominator = shares.reduce(1) { most, share in max(most, Self.denominator(of: share)) }
        let exact = UInt64.max / (denominator * 2)
        let limit = min(exact, UInt64(TypingLimit.monthly.amount))
        let isProper = shares.allSatisfy { $0 >= 0 && UInt64($0) < QuickRow.whole }
        self.limit = isProper && highestBase <= limit ? Int64(limit) : 0
    }

    /// What is added before the shift.
    func addend(_ rounding: Rounding) -> UInt64 {
        switch rounding {
        case .down: 0
        case .halfUp: UInt64.max / 2 + 1
        // All but one part of the denominator: a whole number stays, the least part more goes up.
        case .up: 0 &- UInt64.max / denominator
        }
    }

    private static func denominator(of share: Int64) -> UInt64 {
        var (divisor, rest) = (QuickRow.whole, UInt64(max(0, share)))
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        return QuickRow.whole / divisor
    }
}
