package import LawBook
package import Membership
package import MoneyAndDates

/// Rows of the columns that lose their protection together: the makings of a `BridgeGroup`, once the
/// caller has summed their dues by the law of each month.
package struct BridgeRows: Sendable, Hashable {
    package let unit: UnitID
    package let segment: Segment
    package let firstUncovered: Day
    /// In rising order.
    package let rows: [Int]

    /// All rows that are protected now and will not be, by unit, segment and first uncovered day, in that
    /// order.
    ///
    /// - Parameter units: the unit of each row.
    /// - Precondition: there is a unit and an end for each row, and the day lies in the window.
    package static func grouped(
        _ columns: CoverageColumns, units: [UnitID], ends: CoverEnds, asOf: Day
    ) -> [BridgeRows] {
        precondition(
            units.count == columns.count && ends.firstUncovered.count == columns.count,
            "each row has a unit and an end")
        let today = columns.firstMonth.months(until: Month(of: asOf))
        precondition(today >= 0 && today < columns.width, "the day asked about lies in the window")
        func key(_ row: Int) -> (UnitID, UInt16, Int32) {
            (units[row], columns.flags[row * columns.width + today] & 3, ends.firstUncovered[row])
        }
        let rows = (0..<columns.count).filter { ends.firstUncovered[$0] > asOf.yyyymmdd }
            .sorted { key($0) == key($1) ? $0 < $1 : key($0) < key($1) }
        var groups: [BridgeRows] = []
        var start = 0
        while start < rows.count {
            let end = rows[start...].firstIndex { key($0) != key(rows[start]) } ?? rows.count
            let (unit, segment, number) = key(rows[start])
            guard let day = Day(yyyymmdd: Int(number)) else {
                preconditionFailure("a column of days holds days of the calendar")
            }
            groups.append(
                BridgeRows(
                    unit: unit, segment: MonthFlags(rawValue: segment).segment, firstUncovered: day,
                    rows: Array(rows[start..<end])))
            start = end
        }
        return groups
    }
}
