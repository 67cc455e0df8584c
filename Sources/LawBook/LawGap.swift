package import MoneyAndDates

/// The law book has no answer for that day, and says so instead of taking the nearest value.
package struct LawGap: Error, Sendable, Hashable {
    /// What is missing for the day that was asked.
    package enum Why: Sendable, Hashable {
        /// The first coded value counts only from that day.
        case before(Day)
        /// Nobody has looked at the law beyond that day.
        case after(Day)
        /// The parameter holds values for other keys, such as other provinces.
        case noValue(key: String)
    }

    /// The parameter that was asked: `jkk/rate`.
    package let parameter: String
    package let day: Day
    package let why: Why

    package init(parameter: String, day: Day, why: Why) {
        self.parameter = parameter
        self.day = day
        self.why = why
    }
}
