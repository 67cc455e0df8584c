package import MoneyAndDates

/// In which months the village allocation (ADD) comes, and which part of the year each pays.
package struct TrancheCalendar: Sendable, Hashable {
    /// One payment of the allocation.
    package struct Tranche: Sendable, Hashable {
        /// From 1.
        package let number: Int
        /// Of the year, from 1 to 12: when the money comes.
        package let month: Int
        /// Months of dues that it pays, counted over all: the last pays the rest.
        package let percent: Int

        package init(number: Int, month: Int, percent: Int) {
            self.number = number
            self.month = month
            self.percent = percent
        }
    }

    package let tranches: [Tranche]

    /// - Throws: `VulnerableRefusal` where the parts are not the whole, or a month stands twice.
    package init(_ tranches: [Tranche]) throws(VulnerableRefusal) {
        let sorted = tranches.sorted { $0.month < $1.month }
        let sum = sorted.map(\.percent).reduce(0, +)
        guard sum == 100, sorted.allSatisfy({ $0.percent > 0 && (1...12).contains($0.month) }) else {
            throw .percentagesWrong(sum)
        }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.month == right.month {
            throw .trancheMonthTwice(left.month)
        }
        self.tranches = sorted
    }

    /// The months of dues of a year that a tranche pays, in their order: January is with the first.
    package func months(of tranche: Tranche, in year: Int) -> [Month] {
        var (begun, ended) = (0, 0)
        for one in tranches {
            begun = ended
            ended += one.percent
            if one == tranche { break }
        }
        // Half-way months go with the tranche in which they end.
        let first = begun * 12 / 100
        let last = ended * 12 / 100
        return (first..<max(first, last)).compactMap { Month(year, $0 + 1) }
    }
}
