import MoneyAndDates
import RegisterBooks

/// A month out of a table of rosters.
func rosterMonth(_ number: Int64) throws(RegisterRefusal) -> Month {
    guard let month = Month(Int(number / 100), Int(number % 100)) else {
        throw .unreadable(column: "period", value: String(number))
    }
    return month
}

/// A day out of a table of rosters.
func rosterDay(_ number: Int64) throws(RegisterRefusal) -> Day {
    guard let day = Day(yyyymmdd: Int(number)) else {
        throw .unreadable(column: "due", value: String(number))
    }
    return day
}
