package import MoneyAndDates

/// The national identity number: sixteen digits `PPRRDD ddmmyy ssss`.
///
/// Province, regency and district where it was *first* issued (people move, so a region is never a
/// reason to refuse); the birth date, with 40 added to the day for a woman; and a serial from 0001.
/// It has no check digit, so a wrong digit in the region or the serial cannot be seen in the number.
package struct NIK: Sendable, Hashable, Comparable {
    /// The sixteen digits as a number; provinces begin at 11, so no leading nought is lost.
    package let digits: UInt64

    /// Exactly sixteen decimal digits that do not begin with a nought; anything else is nil.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 16 else { return nil }
        var digits: UInt64 = 0
        for byte in text.utf8 {
            guard byte >= 48, byte <= 57 else { return nil }
            digits = digits * 10 + UInt64(byte - 48)
        }
        self.init(digits: digits)
    }

    package init?(digits: UInt64) {
        guard digits >= 1_000_000_000_000_000, digits <= 9_999_999_999_999_999 else { return nil }
        self.digits = digits
    }

    package static func < (left: NIK, right: NIK) -> Bool { left.digits < right.digits }

    package var province: Int { Int(digits / 100_000_000_000_000) }
    /// Province and regency or city as four digits: 1671.
    package var regency: Int { Int(digits / 1_000_000_000_000) }
    package var serial: Int { Int(digits % 10_000) }

    package var sex: Sex { dayField > 40 ? .female : .male }

    /// Day of the month without the 40 of a woman.
    package var birthDayOfMonth: Int { dayField > 40 ? dayField - 40 : dayField }
    package var birthMonth: Int { Int(digits / 1_000_000 % 100) }
    /// Two digits only; the century is not in the number.
    package var birthYearOfCentury: Int { Int(digits / 10_000 % 100) }

    /// The birth date in the latest century that makes the person at least `youngest` years old on `day`.
    /// Nil where the number holds no date of the calendar.
    package func birthDate(asOf day: Day, youngest: Int) -> Day? {
        for century in [2000, 1900] {
            guard let born = Day(century + birthYearOfCentury, birthMonth, birthDayOfMonth) else { continue }
            if born.completedYears(on: day) >= youngest { return born }
        }
        return nil
    }

    /// Whether a birth date is the one inside the number, in whatever century.
    package func agrees(with born: Day) -> Bool {
        born.day == birthDayOfMonth && born.month == birthMonth && born.year % 100 == birthYearOfCentury
    }

    private var dayField: Int { Int(digits / 100_000_000 % 100) }
}

extension NIK {
    /// The number with all but its last four digits hidden, for whoever may see no more.
    package var masked: String { NIK.masked(description) }

    /// The same for a number as it is stored, whatever its length.
    package static func masked(_ number: String) -> String {
        String(repeating: "*", count: max(0, number.utf8.count - 4)) + number.suffix(4)
    }
}

extension NIK: CustomStringConvertible {
    package var description: String { String(digits) }
}

/// Sex as the identity card has it.
package enum Sex: String, Sendable, Hashable, CaseIterable {
    case male = "L"
    case female = "P"
}
