package import LawBook
package import MoneyAndDates

/// On which days offices and banks work. The holidays are set by joint decision of three ministers each
/// year and are data; the caller brings them.
package struct WorkingDays: Sendable, Hashable {
    package let holidays: Set<Day>
    /// 1 Monday … 7 Sunday.
    package let closedWeekdays: Set<Int>
    /// The last day whose holidays are known: beyond it nobody can tell.
    package let knownThrough: Day

    package static let saturday = 6
    package static let sunday = 7

    package init(
        holidays: Set<Day>, knownThrough: Day, closedWeekdays: Set<Int> = [saturday, sunday]
    ) {
        precondition(closedWeekdays.count < 7, "a week has a working day")
        self.holidays = holidays
        self.knownThrough = knownThrough
        self.closedWeekdays = closedWeekdays
    }

    /// Whether offices and banks work on that day, as far as the calendar knows.
    package func isOpen(_ day: Day) -> Bool {
        !closedWeekdays.contains(day.weekday) && !holidays.contains(day)
    }

    /// The day itself when it is a working day, else the next one: where a due day on a holiday goes
    /// (PP 44/2015 art. 22; `law/parameters/due/when-closed.yaml`).
    ///
    /// - Throws: `LawGap` where the calendar does not reach that far.
    package func dueDay(nominal day: Day) throws(LawGap) -> Day {
        var moved = day
        while moved <= knownThrough {
            if isOpen(moved) { return moved }
            moved = moved.adding(days: 1)
        }
        throw LawGap(parameter: "calendar/holidays", day: moved, why: .after(knownThrough))
    }
}
