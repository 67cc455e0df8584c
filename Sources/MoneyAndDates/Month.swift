/// A month of the calendar, the unit of dues and of protection, kept as `yyyymm`.
package struct Month: Sendable, Hashable, Comparable {
    package let yyyymm: Int32

    package var year: Int { Int(yyyymm / 100) }
    package var month: Int { Int(yyyymm % 100) }

    /// Nil outside 1…12 or the years 1 to 9999.
    package init?(_ year: Int, _ month: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        yyyymm = Int32(year * 100 + month)
    }

    /// Nil for a number that is no month.
    package init?(yyyymm: Int) { self.init(yyyymm / 100, yyyymm % 100) }

    /// `2026-03` and nothing else, from 1900 to 2199.
    package init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.map(\.utf8.count) == [4, 2],
            let year = Int(parts[0]), let month = Int(parts[1]), typedYears.contains(year)
        else { return nil }
        self.init(year, month)
    }

    package init(of day: Day) { yyyymm = day.yyyymmdd / 100 }

    package static func < (left: Month, right: Month) -> Bool { left.yyyymm < right.yyyymm }

    package var firstDay: Day { Day(sinceEpoch: lastDay.sinceEpoch - lastDay.day + 1) }

    package var lastDay: Day {
        guard let day = Day(year, month, Day.length(ofMonth: month, in: year)) else {
            preconditionFailure("a month has a last day")
        }
        return day
    }

    /// The month so many months later, or earlier when negative.
    ///
    /// - Precondition: it lies in the years 1 to 9999.
    package func adding(_ months: Int) -> Month {
        let count = year * 12 + (month - 1) + months
        guard let moved = Month(count / 12, count % 12 + 1) else {
            preconditionFailure("a month outside the years 1 to 9999")
        }
        return moved
    }

    /// How many months later the other is; negative when it is earlier.
    package func months(until other: Month) -> Int {
        (other.year - year) * 12 + other.month - month
    }
}

extension Month: CustomStringConvertible {
    /// `2026-03`.
    package var description: String { "\(padded(year, 4))-\(padded(month, 2))" }
}
