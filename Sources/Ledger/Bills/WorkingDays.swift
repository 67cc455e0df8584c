package import LawBook
package import MoneyAndDates

/// On which days offices and banks work. The holidays are set by joint decision of three ministers each
/// year and are data; the caller brings them.
package struct WorkingDays: Sendable, Hashable {
    package let holidays: Set<Day>
    /// 1 Monday … 7 Sunday.
    package let closedWeekdays: Set<Int>
    /// The first day whose holidays are known; nil where that is no question.
    package let knownFrom: Day?
    /// The last day whose holidays are known: beyond it nobody can tell.
    package let knownThrough: Day

    package static let saturday = 6
    package static let sunday = 7

    package init(
        holidays: Set<Day>, knownFrom: Day? = nil, knownThrough: Day,
        closedWeekdays: Set<Int> = [saturday, sunday]
    ) {
        precondition(closedWeekdays.count < 7, "a week has a working day")
        self.holidays = holidays
        self.knownFrom = knownFrom
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
        if let knownFrom, day < knownFrom {
            throw LawGap(parameter: HolidayCalendar.name, day: day, why: .before(knownFrom))
        }
        var moved = day
        while moved <= knownThrough {
            if isOpen(moved) { return moved }
            moved = moved.adding(days: 1)
        }
        throw LawGap(parameter: HolidayCalendar.name, day: moved, why: .after(knownThrough))
    }
}

extension WorkingDays {
    /// The working days of the law book: weekends, and the days of `law/calendar/` of those kinds that move a
    /// due day (`law/parameters/due/closed-by.yaml`). Joint leave is not among them, for no source says that
    /// it moves one: who counts on it might pay too late.
    ///
    /// - Throws: `LawBook.Fault` where the book has no calendar, or the kinds are none.
    package init(from book: LawBook) throws(LawBook.Fault) {
        guard let calendar = book.calendar else { throw .missing(parameter: HolidayCalendar.name) }
        let closing = try book.timeline("due/closed-by", wanted: "holiday kinds") { value in
            value.words.flatMap { words -> Set<Holiday.Kind>? in
                let kinds = Set(words.compactMap(Holiday.Kind.init))
                return kinds.count == words.count ? kinds : nil
            }
        }
        // A day on which the law does not answer has no due days either, so nothing is passed over.
        let closed = calendar.holidays.filter { holiday in
            guard let kinds = try? closing.ifInForce(on: holiday.day) else { return true }
            return kinds.value.contains(holiday.kind)
        }
        self.init(
            holidays: Set(closed.map(\.day)), knownFrom: calendar.firstDay, knownThrough: calendar.lastDay)
    }
}
