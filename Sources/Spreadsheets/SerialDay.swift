import MoneyAndDates

/// A day as workbooks keep it: a count of days, and of parts of the day behind the point.
///
/// Excel counts from 1 January 1900 as day 1 and believes in a 29 February 1900, day 60; from day 61 on
/// the count is that of days since 30 December 1899. Older Macintosh files count from 1 January 1904 as
/// day 0.
struct SerialDay {
    let day: Day
    /// Minutes since midnight.
    let minutes: Int

    private static let epoch1900 = -25_569
    private static let epoch1904 = -24_107

    /// Nil for what is no day between 1900 and 9999: noughts, times without a day, negative numbers.
    init?(_ bytes: CellBytes, countsFrom1904: Bool) {
        // Days are few digits; nothing is lost in a Double, and no money passes here.
        guard let value = Double(String(decoding: bytes, as: UTF8.self)), value >= 1, value < 2_958_466 else {
            return nil
        }
        let whole = Int(value)
        minutes = Int((value - Double(whole)) * 1_440 + 0.5) % 1_440
        if countsFrom1904 {
            guard whole + SerialDay.epoch1904 <= 2_932_896 else { return nil }
            day = Day(sinceEpoch: whole + SerialDay.epoch1904)
        } else {
            guard whole != 60 else { return nil }
            day = Day(sinceEpoch: whole + SerialDay.epoch1900 + (whole < 60 ? 1 : 0))
        }
    }

    /// `1990-03-05`, and ` 13:45` behind it where there is a time.
    func write(to row: TableRow) {
        day.description.utf8.forEach(row.append)
        guard minutes > 0 else { return }
        row.append(UInt8(ascii: " "))
        put(minutes / 60, row)
        row.append(UInt8(ascii: ":"))
        put(minutes % 60, row)
    }

    private func put(_ number: Int, _ row: TableRow) {
        row.append(UInt8(ascii: "0") + UInt8(number / 10))
        row.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
