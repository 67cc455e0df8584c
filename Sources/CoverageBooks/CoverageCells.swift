import Continuity
import Membership

/// The columns while they are being read: people first, in rising order, then what is known of their months,
/// in any order.
struct CoverageCells {
    let width: Int
    private(set) var people: [PersonID] = []
    private var flags: [UInt16] = []
    private var paidOn: [Int32] = []
    private var paid: [Int64] = []
    private var joined: [Int32] = []
    private var died: [Int32] = []
    private var born: [Int32] = []
    private var lastRow = -1

    /// Bits above those of `MonthFlags`, until the reading is over: what the lines of a month were like.
    private static let hasRegular: UInt16 = 1 << 13
    private static let isOpen: UInt16 = 1 << 14
    private static let givesBack: UInt16 = 1 << 15
    private static let ours = hasRegular | isOpen | givesBack

    init(width: Int) { self.width = width }

    /// - Precondition: people come in rising order.
    mutating func append(_ person: Int64, flags months: [UInt16], joined day: Int32) {
        precondition(people.last.map { $0.number < person } ?? true, "people come in rising order")
        people.append(PersonID(person))
        flags.append(contentsOf: months)
        joined.append(day)
    }

    /// Makes the columns that lines and days go into, once all people are there.
    mutating func completePeople() {
        paidOn = Array(repeating: 0, count: flags.count)
        paid = Array(repeating: 0, count: flags.count)
        died = Array(repeating: 0, count: people.count)
        born = Array(repeating: 0, count: people.count)
    }

    /// The row of a person. Answers come nearly in order, so the next row is tried before a search.
    mutating func row(of person: Int64) -> Int? {
        let wanted = PersonID(person)
        if lastRow >= 0, lastRow < people.count, people[lastRow] == wanted { return lastRow }
        if lastRow + 1 < people.count, people[lastRow + 1] == wanted {
            lastRow += 1
            return lastRow
        }
        var (low, high) = (0, people.count)
        while low < high {
            let middle = (low + high) / 2
            if people[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        guard low < people.count, people[low] == wanted else { return nil }
        lastRow = low
        return low
    }

    mutating func setLife(row: Int, born birth: Int32, died death: Int32) {
        born[row] = birth
        died[row] = death
    }

    /// Adds a regular line. A month has one for each payer; it is paid with the last of them, and not at all
    /// while one is open.
    mutating func addRegular(_ standing: MonthClaims.Standing, _ amount: Int64, row: Int, place: Int) {
        let cell = row * width + place
        // What differences said of the day gives way.
        if flags[cell] & CoverageCells.hasRegular == 0 { paidOn[cell] = 0 }
        flags[cell] |= CoverageCells.hasRegular
        mark(standing, cell)
        if standing.settledOn == 0 {
            flags[cell] |= CoverageCells.isOpen
        } else {
            paidOn[cell] = max(paidOn[cell], standing.settledOn)
            paid[cell] += amount
        }
    }

    /// Adds a difference line. It changes the amount; the day only where the month has no regular line, as
    /// with somebody who was reported late.
    mutating func addDifference(_ standing: MonthClaims.Standing, _ amount: Int64, row: Int, place: Int) {
        let cell = row * width + place
        mark(standing, cell)
        guard standing.settledOn != 0 else { return }
        paid[cell] += amount
        if amount < 0 { flags[cell] |= CoverageCells.givesBack }
        guard amount > 0, flags[cell] & CoverageCells.hasRegular == 0 else { return }
        paidOn[cell] = paidOn[cell] == 0 ? standing.settledOn : min(paidOn[cell], standing.settledOn)
    }

    /// The columns as the questions read them. A month whose dues were given back is not paid.
    mutating func finish(_ question: CoverageQuestion) -> CoverageColumns {
        for cell in flags.indices {
            let bits = flags[cell]
            let isGivenBack = bits & CoverageCells.givesBack != 0 && paid[cell] <= 0
            if bits & CoverageCells.isOpen != 0 || isGivenBack { paidOn[cell] = 0 }
            if paidOn[cell] == 0 { paid[cell] = 0 }
            flags[cell] = bits & ~CoverageCells.ours
        }
        return CoverageColumns(
            firstMonth: question.firstMonth, width: width, people: people, flags: flags, paidOn: paidOn,
            paid: paid, joined: joined, died: died, born: born)
    }

    private mutating func mark(_ standing: MonthClaims.Standing, _ cell: Int) {
        if standing.isReported { flags[cell] |= MonthFlags.reported.rawValue }
        if standing.isBilled { flags[cell] |= MonthFlags.billed.rawValue }
    }
}
