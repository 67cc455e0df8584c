package import MoneyAndDates

/// How many people a month it takes to come from a figure to a target by a day.
package enum TargetPath: Sendable, Hashable {
    case reached
    /// So many people in all, and so many a month in each of so many months; the last month may need fewer.
    case needs(people: Int64, perMonth: Int64, months: Int)
    /// The month of the target is not after that of the figure.
    case tooLate
    /// More than all of them, by the denominator that is expected then.
    case beyondWhole

    /// The path to a target share.
    ///
    /// - Parameters:
    ///   - share: where it stands.
    ///   - target: the share to be had.
    ///   - from: the month of which the share is; the next one is the first in which people are added.
    ///   - through: the month at whose end the target is to be had.
    ///   - growth: by how many the denominator grows in a month, or shrinks when negative.
    package init(
        from share: Share, in from: Month, to target: Rate, by through: Month, wholeGrowsBy growth: Int64 = 0
    ) {
        let months = max(0, from.months(until: through))
        let whole = max(0, share.whole + growth * Int64(months))
        guard target <= .whole else {
            self = .beyondWhole
            return
        }
        let product = Int128(whole) * Int128(target.millionths)
        let wanted = Int64(product / 1_000_000) + (product % 1_000_000 > 0 ? 1 : 0)
        let missing = wanted - share.part
        if missing <= 0 {
            self = .reached
        } else if months == 0 {
            self = .tooLate
        } else {
            self = .needs(
                people: missing, perMonth: (missing + Int64(months) - 1) / Int64(months), months: months)
        }
    }
}
