package import LawBook
package import MoneyAndDates

/// The day by which the dues of a month are to be paid.
package enum DueDay {
    /// The day that the text names: the 15th of the next month for wage earners, of the same month for the
    /// self-employed. A holiday moves it to the next working day; the calendar of holidays is the caller’s.
    /// Nil where the law of the segment names no day.
    package static func nominal(
        for month: Month, of segment: Segment, under law: DueDateLaw
    ) throws(LawGap) -> Day? {
        guard let dayOfMonth = try law.dayOfMonth[segment]?.ifInForce(on: month.firstDay),
            let after = try law.monthsAfter[segment]?.ifInForce(on: month.firstDay)
        else { return nil }
        let due = month.adding(after.value)
        return Day(due.year, due.month, min(dayOfMonth.value, due.lastDay.day))
    }
}
