package import MoneyAndDates

/// On which days the country does not work, by joint decision of three ministers each year and by decrees of
/// the president: `law/calendar/`.
///
/// A year is known as a whole or not at all.
package struct HolidayCalendar: Sendable, Equatable {
    /// The first and the last year that are known, with all years between.
    package let firstYear: Int
    package let lastYear: Int
    /// In rising order, no day twice, all within the years.
    package let holidays: [Holiday]
    /// Somebody looked on this day and found nothing newer.
    package let verifiedThrough: Day

    /// - Precondition: the days rise strictly and lie within the years; the files are checked on loading.
    package init(firstYear: Int, lastYear: Int, holidays: [Holiday], verifiedThrough: Day) {
        precondition(firstYear <= lastYear, "a calendar has at least one year")
        precondition(
            zip(holidays, holidays.dropFirst()).allSatisfy { $0.day < $1.day }, "holidays rise in time")
        precondition(
            holidays.allSatisfy { (firstYear...lastYear).contains($0.day.year) },
            "holidays lie within the years of the calendar")
        self.firstYear = firstYear
        self.lastYear = lastYear
        self.holidays = holidays
        self.verifiedThrough = verifiedThrough
    }

    /// What a day is; nil where it is no day off.
    ///
    /// - Throws: `LawGap` for a year that is not known.
    package func holiday(on day: Day) throws(LawGap) -> Holiday? {
        if day < firstDay { throw LawGap(parameter: Self.name, day: day, why: .before(firstDay)) }
        if day > lastDay { throw LawGap(parameter: Self.name, day: day, why: .after(lastDay)) }
        return holidays.first { $0.day == day }
    }

    /// The first and the last day that are known.
    package var firstDay: Day { Self.january(firstYear) }
    package var lastDay: Day { Self.january(lastYear + 1).adding(days: -1) }

    /// The name of the calendar in a `LawGap`.
    package static let name = "calendar/holidays"

    private static func january(_ year: Int) -> Day {
        guard let day = Day(year, 1, 1) else { preconditionFailure("every year has a first day") }
        return day
    }
}

/// One day off, and the text that set it.
package struct Holiday: Sendable, Equatable {
    /// Who is free, and by what kind of decision.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A national holiday: everybody is free.
        case national
        /// Joint leave (cuti bersama): offices of the state close; for companies it is a choice, and it is
        /// taken from the leave of the year.
        case jointLeave = "joint-leave"
    }

    package let day: Day
    package let kind: Kind
    /// Its name, by language code.
    package let name: [String: String]
    package let status: LawStatus
    package let citation: Citation
    /// What a reader must know beside it, by language code; empty where there is nothing to say.
    package let notes: [String: String]

    package init(
        day: Day, kind: Kind, name: [String: String], status: LawStatus, citation: Citation,
        notes: [String: String] = [:]
    ) {
        self.day = day
        self.kind = kind
        self.name = name
        self.status = status
        self.citation = citation
        self.notes = notes
    }
}
