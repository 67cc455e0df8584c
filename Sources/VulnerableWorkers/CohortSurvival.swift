package import MoneyAndDates

/// How many of those whose money ended are protected still, after some months.
package struct CohortSurvival: Sendable, Hashable {
    /// The last month that was paid for them.
    package let lastMonth: Month
    package let people: Int
    /// In the order of `distances`; nil for a month that lies ahead.
    package let protected: [Int?]

    /// Months after the last paid one.
    package static let distances = [3, 6, 12]

    package init(lastMonth: Month, people: Int, protected: [Int?]) {
        self.lastMonth = lastMonth
        self.people = people
        self.protected = protected
    }

    /// Counts one cohort.
    ///
    /// - Parameters:
    ///   - isProtected: of each person, whether she is so in a month; asked only for months not ahead.
    ///   - present: the month in which it is asked.
    package static func count(
        _ people: Int, lastMonth: Month, present: Month, isProtected: (_ person: Int, Month) -> Bool
    ) -> CohortSurvival {
        let protected = distances.map { distance -> Int? in
            let month = lastMonth.adding(distance)
            guard month <= present else { return nil }
            return (0..<people).count { isProtected($0, month) }
        }
        return CohortSurvival(lastMonth: lastMonth, people: people, protected: protected)
    }
}
