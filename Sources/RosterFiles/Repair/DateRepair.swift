package import Membership
package import MoneyAndDates
package import Spreadsheets

/// What a cell says about a day.
package struct DateReading: Sendable, Equatable {
    package var day: Day?
    package var repairs: [RepairKey] = []
    package var problem: FindingKey?
    package var isMissing = false
}

/// Which days a date of two-digit years can mean.
package struct DateFrame: Sendable {
    package let earliest: Day
    package let latest: Day

    package init(earliest: Day, latest: Day) {
        self.earliest = earliest
        self.latest = latest
    }

    /// Birth dates of people between two ages on a day.
    package init(agesOn day: Day, youngest: Int, oldest: Int) {
        // 28 February keeps the day in the calendar of every year.
        let month = day.month
        let dayOfMonth = month == 2 ? min(day.day, 28) : day.day
        latest = Day(day.year - youngest, month, dayOfMonth) ?? day
        earliest = (Day(day.year - oldest - 1, month, dayOfMonth) ?? day).adding(days: 1)
    }

    func holds(_ day: Day) -> Bool { day >= earliest && day <= latest }
}

/// Reads a date however it is written: `dd-mm-yyyy`, `5 Mar 90`, `3.2.1989`, a day number, a date cell.
///
/// Day and month are taken in the Indonesian order. They are exchanged only where that order is
/// impossible, or where the NIK holds the other one.
package enum DateRepair {
    /// Reads a cell as a day; with several readings the NIK decides, and without one it stays open.
    package static func read(
        _ cell: CellBytes, _ kind: CellKind, nik: NIK?, frame: DateFrame
    ) -> DateReading {
        let text = cell.trimmed
        if kind == .empty || kind == .error || text.isMissing { return DateReading(isMissing: true) }
        let parts = DateParts(text)
        if parts.isUnreadable { return DateReading(problem: .dateUnreadable) }
        if parts.isAllZero { return DateReading(isMissing: true) }
        if parts.count == 1 || parts.isDayNumberWithPoint { return single(parts.first, kind) }
        guard parts.count == 3 else { return DateReading(problem: .dateUnreadable) }
        return three(parts, nik, frame)
    }

    // MARK: Three parts

    private static func three(_ parts: DateParts, _ nik: NIK?, _ frame: DateFrame) -> DateReading {
        if parts.first.length == 4 {
            return full(parts.first.value, parts.second, parts.third, nik)
        }
        guard !parts.first.isMonthName, !parts.third.isMonthName else {
            return monthFirst(parts, nik, frame)
        }
        if parts.third.length == 4 { return full(parts.third.value, parts.second, parts.first, nik) }
        guard parts.third.length == 2 else { return DateReading(problem: .dateUnreadable) }
        return twoDigit(parts, nik, frame)
    }

    /// `Maret 5, 1990`, as English versions of Excel write.
    private static func monthFirst(_ parts: DateParts, _ nik: NIK?, _ frame: DateFrame) -> DateReading {
        guard parts.first.isMonthName, !parts.second.isMonthName else {
            return DateReading(problem: .dateUnreadable)
        }
        return three(parts.withDayFirst, nik, frame)
    }

    private static func full(_ year: Int, _ month: DatePart, _ day: DatePart, _ nik: NIK?) -> DateReading {
        guard (1_850...2_200).contains(year) else { return DateReading(problem: .dateImpossible) }
        var reading = DateReading()
        if month.isMonthName { reading.repairs.append(.dateMonthName) }
        return settle(Day(year, month.value, day.value), swapped(year, month, day), nik, reading)
    }

    private static func swapped(_ year: Int, _ month: DatePart, _ day: DatePart) -> Day? {
        month.isMonthName || month.value == day.value ? nil : Day(year, day.value, month.value)
    }

    private static func settle(
        _ written: Day?, _ swapped: Day?, _ nik: NIK?, _ reading: DateReading
    ) -> DateReading {
        var reading = reading
        switch (written, swapped) {
        case (nil, nil): reading.problem = .dateImpossible
        case (let written?, nil): reading.day = written
        case (nil, let swapped?):
            reading.day = swapped
            reading.repairs.append(.dateSwapped)
        case (let written?, let swapped?):
            reading.day = written
            if let nik, !nik.agrees(with: written), nik.agrees(with: swapped) {
                reading.day = swapped
                reading.repairs.append(.dateSwappedThroughNIK)
            }
        }
        return reading
    }

    private static func twoDigit(_ parts: DateParts, _ nik: NIK?, _ frame: DateFrame) -> DateReading {
        var readings: [DateReading] = []
        var isPossible = false
        for century in [1900, 2000] {
            let reading = full(century + parts.third.value, parts.second, parts.first, nik)
            guard let day = reading.day else { continue }
            isPossible = true
            if frame.holds(day) { readings.append(reading) }
        }
        guard readings.count == 1, var reading = readings.first else {
            return DateReading(problem: isPossible ? .dateYearUndecided : .dateImpossible)
        }
        reading.repairs.append(.dateTwoDigitYear)
        return reading
    }

    // MARK: One number

    /// A day number of a spreadsheet (32933), a date without marks (05031990), or a year alone.
    private static func single(_ part: DatePart, _ kind: CellKind) -> DateReading {
        switch part.length {
        case 5:
            // 1 January 1910 to 31 December 2064; Excel counts from 30 December 1899.
            guard (3_654...60_266).contains(part.value) else { return DateReading(problem: .dateUnreadable) }
            return DateReading(day: Day(sinceEpoch: part.value - 25_569), repairs: [.dateDayNumber])
        case 4 where (3_654...9_999).contains(part.value):
            return DateReading(day: Day(sinceEpoch: part.value - 25_569), repairs: [.dateDayNumber])
        case 4: return DateReading(problem: .dateYearOnly)
        case 8: return eight(part.value)
        case 7 where kind == .number: return eight(part.value)
        default: return DateReading(problem: .dateUnreadable)
        }
    }

    /// `19900305` or `05031990`. Never both: read the other way round, the year of either would lie
    /// before 1300.
    private static func eight(_ number: Int) -> DateReading {
        let yearFirst = plausible(Day(yyyymmdd: number))
        let dayFirst = plausible(Day(number % 10_000, number / 10_000 % 100, number / 1_000_000))
        guard let day = yearFirst ?? dayFirst else { return DateReading(problem: .dateImpossible) }
        return DateReading(day: day, repairs: [.dateWithoutMarks])
    }

    private static func plausible(_ day: Day?) -> Day? {
        day.flatMap { (1_900...2_100).contains($0.year) ? $0 : nil }
    }
}
