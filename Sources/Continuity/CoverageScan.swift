import MoneyAndDates

/// Walks one row of the columns after another by the same rules as `CoverWalk`, in whole numbers only.
///
/// The two are written apart on purpose: a test runs both over thousands of histories and wants them equal.
struct CoverageScan {
    /// What is true of one month of one row.
    struct Cell {
        var isCovered = false
        var isMember = false
        var isWaste = false
        /// The first protected day as `yyyymmdd`, where it is not the first of the month; else nought.
        var from: Int32 = 0
    }

    private let columns: CoverageColumns
    private let rules: CoverageRules
    private let asOf: Int32
    private let today: Int
    private let monthZero: Int

    private var base = 0
    private var diedAt = Int.max
    private var joinedAt = -1
    private var row = 0
    private var lastPaid = -1
    private var lapse = 0
    private var runBase = -1
    private var isReported = false
    private var wasWageEarner = false
    private(set) var paidInRow: Int32 = 0
    private(set) var paidAltogether: Int32 = 0

    init(_ columns: CoverageColumns, _ rules: CoverageRules, asOf: Day) {
        precondition(
            rules.firstMonth == columns.firstMonth && rules.width == columns.width,
            "the rules are of the window of the columns")
        self.columns = columns
        self.rules = rules
        self.asOf = asOf.yyyymmdd
        today = columns.firstMonth.months(until: Month(of: asOf))
        precondition(today >= 0 && today < columns.width, "the day asked about lies in the window")
        monthZero = columns.firstMonth.year * 12 + columns.firstMonth.month - 1
    }

    mutating func begin(row: Int) {
        self.row = row
        base = row * columns.width
        let died = columns.died[row]
        diedAt = died == 0 ? Int.max : place(of: died)
        let joined = columns.joined[row]
        joinedAt = joined == 0 ? -1 : place(of: joined)
        lastPaid = -1
        lapse = 0
        runBase = -1
        isReported = false
        wasWageEarner = false
        paidInRow = 0
        paidAltogether = 0
    }

    /// Must be asked for every place in order, from nought, up to `rules.length`.
    mutating func cell(at place: Int) -> Cell {
        let isInside = place < columns.width
        var bits = columns.flags[base + min(place, columns.width - 1)]
        var paidOn: Int32 = 0
        if isInside {
            paidOn = columns.paidOn[base + place]
            if paidOn > asOf { paidOn = 0 }
        } else {
            bits &= ~CoverageScan.notBeyond
        }
        var cell = Cell()
        let isMember = bits & MonthFlags.member.rawValue != 0
        let isWageEarner = bits & 3 == 0
        enterRun(bits, isWageEarner && isMember, at: place)
        if place > diedAt {
            cell.isWaste = paidOn != 0
            return cell
        }
        cell.isMember = isMember
        cell.isWaste = paidOn != 0 && !isMember
        if paidOn != 0, !isWageEarner {
            payForOneself(&cell, Int(bits & 3), at: place, on: paidOn)
        } else if isWageEarner, isMember {
            if paidOn != 0 {
                count(place, 0, continues: lastPaid >= 0 && (lastPaid >= runBase || place < lapse))
                cell.isCovered = true
            } else if isReported {
                cell.isCovered = place - max(lastPaid, runBase) <= Int(rules.tolerated[place])
            }
        }
        if !cell.isCovered { cell.isCovered = lastPaid >= 0 && lastPaid < place && place < lapse }
        if cell.isCovered, place == joinedAt { cell.from = max(columns.joined[row], cell.from) }
        return cell
    }

    private mutating func enterRun(_ bits: UInt16, _ isWageEarner: Bool, at place: Int) {
        if isWageEarner, !wasWageEarner || bits & MonthFlags.opens.rawValue != 0 {
            runBase = place - 1
            isReported = false
        }
        if bits & MonthFlags.reported.rawValue != 0 { isReported = true }
        wasWageEarner = isWageEarner
    }

    private mutating func payForOneself(_ cell: inout Cell, _ segment: Int, at place: Int, on day: Int32) {
        let paidAt = self.place(of: day)
        let continues = lastPaid >= 0 && (paidAt < lapse || (lastPaid == place - 1 && paidAt <= place))
        guard continues || paidAt <= place else { return }
        if !continues {
            let begins = paidAt == place ? day : rules.firstDay[place]
            let born = columns.born[row]
            // Both are yyyymmdd, so their difference divided by ten thousand is the completed years.
            if born != 0, (begins - born) / 10_000 >= rules.entryAge[place] { return }
            if paidAt == place { cell.from = day }
        }
        count(place, segment, continues: continues)
        cell.isCovered = true
    }

    private mutating func count(_ place: Int, _ segment: Int, continues: Bool) {
        lastPaid = place
        lapse = Int(rules.firstLapsed[segment * columns.width + place])
        guard place <= today else { return }
        paidInRow = continues ? paidInRow + 1 : 1
        paidAltogether += 1
    }

    private func place(of yyyymmdd: Int32) -> Int {
        let yyyymm = Int(yyyymmdd) / 100
        return yyyymm / 100 * 12 + yyyymm % 100 - 1 - monthZero
    }

    private static let notBeyond =
        MonthFlags.opens.rawValue | MonthFlags.reported.rawValue | MonthFlags.billed.rawValue
}
