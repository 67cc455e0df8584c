package import MoneyAndDates

/// When protection ends for each row, as two columns.
package struct CoverEnds: Sendable, Equatable {
    /// As `yyyymmdd`; nought where nothing ends: who left before, died, or was never in. Where somebody is
    /// without protection already, the day since which that is so.
    package let firstUncovered: [Int32]
    /// `CoverEnd.Cause`, or nought.
    package let cause: [UInt8]

    /// The end for one row, as the strip has it.
    package subscript(row: Int) -> CoverEnd? {
        guard let day = Day(yyyymmdd: Int(firstUncovered[row])),
            let cause = CoverEnd.Cause(rawValue: cause[row])
        else { return nil }
        return CoverEnd(firstUncovered: day, cause: cause)
    }

    /// The rows whose protection stands on a day and ends within so many days after it, in their order.
    package func lapsing(within days: Int, after day: Day) -> [Int] {
        let first = day.yyyymmdd
        let last = day.adding(days: days).yyyymmdd
        return firstUncovered.indices.filter { firstUncovered[$0] > first && firstUncovered[$0] <= last }
    }

    /// The rows that are without protection on a day, in their order.
    package func lapsed(by day: Day) -> [Int] {
        firstUncovered.indices.filter { firstUncovered[$0] != 0 && firstUncovered[$0] <= day.yyyymmdd }
    }
}

/// Months paid for nobody, row by row.
package struct WasteColumns: Sendable, Equatable {
    package let months: [Int32]
    /// Whole rupiah.
    package let rupiah: [Int64]

    package var total: Rupiah { rupiah.lazy.map(Rupiah.init).sum() }
}

/// Paid months, row by row, as `Tenure` counts them.
package struct TenureColumns: Sendable, Equatable {
    package let monthsInRow: [Int32]
    package let monthsAltogether: [Int32]
}

/// Questions to many people at once. Each takes one pass over the columns.
extension CoverageColumns {
    /// The first uncovered day of each person if nothing more is paid than is paid by `asOf`.
    ///
    /// - Precondition: the day lies in the window, and the rules are of this window; so for all below.
    package func ends(asOf: Day, under rules: CoverageRules) -> CoverEnds {
        var scan = CoverageScan(self, rules, asOf: asOf)
        let today = firstMonth.months(until: Month(of: asOf))
        var days = [Int32](repeating: 0, count: count)
        var causes = [UInt8](repeating: 0, count: count)
        for row in 0..<count {
            scan.begin(row: row)
            let end = end(of: row, &scan, rules, today)
            days[row] = end.day
            causes[row] = end.cause
        }
        return CoverEnds(firstUncovered: days, cause: causes)
    }

    /// Who is protected on a day, as known on `asOf`: one for each row that is, nought for the others.
    package func protected(on day: Day, asOf: Day, under rules: CoverageRules) -> [UInt8] {
        var scan = CoverageScan(self, rules, asOf: asOf)
        let place = firstMonth.months(until: Month(of: day))
        precondition(place >= 0 && place < rules.length, "the day lies in the window or just beyond it")
        var answer = [UInt8](repeating: 0, count: count)
        for row in 0..<count {
            scan.begin(row: row)
            for before in 0..<place { _ = scan.cell(at: before) }
            let cell = scan.cell(at: place)
            let isAlive = died[row] == 0 || day.yyyymmdd <= died[row]
            if cell.isCovered, isAlive, cell.from <= day.yyyymmdd { answer[row] = 1 }
        }
        return answer
    }

    /// Months paid after leaving or death, with what they cost.
    package func waste(asOf: Day, under rules: CoverageRules) -> WasteColumns {
        var scan = CoverageScan(self, rules, asOf: asOf)
        var months = [Int32](repeating: 0, count: count)
        var rupiah = [Int64](repeating: 0, count: count)
        for row in 0..<count {
            scan.begin(row: row)
            for place in 0..<width where scan.cell(at: place).isWaste {
                months[row] += 1
                rupiah[row] += paid[row * width + place]
            }
        }
        return WasteColumns(months: months, rupiah: rupiah)
    }

    /// Paid months of the present registration and of all, up to the month of `asOf`.
    package func tenure(asOf: Day, under rules: CoverageRules) -> TenureColumns {
        var scan = CoverageScan(self, rules, asOf: asOf)
        let today = firstMonth.months(until: Month(of: asOf))
        var inRow = [Int32](repeating: 0, count: count)
        var altogether = [Int32](repeating: 0, count: count)
        for row in 0..<count {
            scan.begin(row: row)
            for place in 0...today { _ = scan.cell(at: place) }
            inRow[row] = scan.paidInRow
            altogether[row] = scan.paidAltogether
        }
        return TenureColumns(monthsInRow: inRow, monthsAltogether: altogether)
    }

    private func end(
        of row: Int, _ scan: inout CoverageScan, _ rules: CoverageRules, _ today: Int
    ) -> (day: Int32, cause: UInt8) {
        var gapSince: Int32 = 0
        var wasCovered = false
        let death = died[row] / 100
        for place in 0..<rules.length {
            let cell = scan.cell(at: place)
            let firstDay = rules.firstDay[place]
            if death != 0, death < firstDay / 100 { break }
            if cell.isCovered {
                gapSince = 0
            } else if cell.isMember {
                if gapSince == 0 { gapSince = joined[row] / 100 == firstDay / 100 ? joined[row] : firstDay }
                if place >= today { return (gapSince, CoverEnd.Cause.unpaid.rawValue) }
            } else {
                gapSince = 0
                if place > today, wasCovered { return (firstDay, CoverEnd.Cause.jobEnds.rawValue) }
            }
            wasCovered = cell.isCovered
        }
        return (0, 0)
    }
}
