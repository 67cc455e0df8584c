package import MoneyAndDates

/// On which days before its end an agreement is called to mind: 120, 90, 60, 30 and 7 days, as the office's
/// file has them.
package struct AgreementReminders: Sendable, Hashable {
    /// Falling, each once, above nought.
    package let days: [Int]

    /// - Returns: nil for none at all, or for days that are not above nought.
    package init?(days: [Int]) {
        guard !days.isEmpty, days.allSatisfy({ $0 > 0 }), Set(days).count == days.count else { return nil }
        self.days = days.sorted(by: >)
    }

    /// From so many days before its end an agreement is called expiring.
    package var largest: Int { days[0] }

    /// The reminder that is due on a day: the smallest whose day has come. Nil before the first and after
    /// the end.
    package func stage(until end: Day, on day: Day) -> Int? {
        let left = end.sinceEpoch - day.sinceEpoch
        guard left >= 0 else { return nil }
        return days.last { left <= $0 }
    }

    /// Whether a reminder falls on just this day.
    package func falls(on day: Day, until end: Day) -> Bool {
        days.contains(end.sinceEpoch - day.sinceEpoch)
    }
}
