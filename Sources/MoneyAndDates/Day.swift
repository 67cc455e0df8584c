/// A day of the civil calendar, kept as `yyyymmdd`. It always exists: 31 February has no initialiser.
package struct Day: Sendable, Hashable, Comparable {
    /// The day as a number that reads like itself and sorts: 20260315.
    package let yyyymmdd: Int32

    package var year: Int { Int(yyyymmdd / 10_000) }
    package var month: Int { Int(yyyymmdd / 100 % 100) }
    package var day: Int { Int(yyyymmdd % 100) }

    /// Nil where the calendar has no such day, or outside the years 1 to 9999.
    package init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Day.length(ofMonth: month, in: year)
        else { return nil }
        yyyymmdd = Int32(year * 10_000 + month * 100 + day)
    }

    package init?(yyyymmdd: Int) {
        self.init(yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100)
    }

    /// `2026-03-15` and nothing else, from 1900 to 2199.
    package init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            typedYears.contains(year)
        else { return nil }
        self.init(year, month, day)
    }

    package static func < (left: Day, right: Day) -> Bool { left.yyyymmdd < right.yyyymmdd }

    /// The number of days in a month.
    package static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}

/// Years in which people who are insured were born, work and are paid for; others are slips of the keyboard.
let typedYears = 1_900...2_199

extension Day {
    /// Days since 1 January 1970. The arithmetic counts from 1 March, so that leap days come last.
    package var sinceEpoch: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// - Precondition: the day lies in the years 1 to 9999.
    package init(sinceEpoch: Int) {
        let days = sinceEpoch + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted + (shifted < 10 ? 3 : -9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        precondition((1...9999).contains(year), "a day outside the years 1 to 9999 has no yyyymmdd")
        yyyymmdd = Int32(year * 10_000 + month * 100 + day)
    }

    /// The day so many days later, or earlier when negative.
    package func adding(days: Int) -> Day { Day(sinceEpoch: sinceEpoch + days) }

    /// 1 Monday … 7 Sunday.
    package var weekday: Int { (sinceEpoch + 3) % 7 + 1 }

    /// Completed years on another day; negative before the day itself.
    package func completedYears(on other: Day) -> Int {
        other.year - year - (other.yyyymmdd % 10_000 < yyyymmdd % 10_000 ? 1 : 0)
    }
}

extension Day: CustomStringConvertible {
    /// `2026-03-15`.
    package var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// `15-03-2026`, the form of SIPP and of most Indonesian rosters.
    package var dayFirst: String { "\(padded(day, 2))-\(padded(month, 2))-\(padded(year, 4))" }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
