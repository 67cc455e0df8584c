package import Membership
package import MoneyAndDates

/// What is known of many people over one window of months, in columns: nothing is made for each person.
///
/// Row after row a person, so that the months of one lie side by side. A million people over two years
/// take 24 million entries of 2, 4 and 8 bytes: 336 MB, and 48 MB of them hold what most questions read.
package struct CoverageColumns: Sendable {
    package let firstMonth: Month
    /// Months of the window.
    package let width: Int
    /// Identifies each row; rising or not, this module never looks at the order.
    package private(set) var people: [PersonID] = []
    /// `width` entries a person, as `MonthFlags`.
    package private(set) var flags: [UInt16] = []
    /// `width` entries a person: the day of payment as `yyyymmdd`, nought while there is none.
    package private(set) var paidOn: [Int32] = []
    /// `width` entries a person: whole rupiah.
    package private(set) var paid: [Int64] = []
    /// One entry a person, as `yyyymmdd`; nought where it is not known, or outside the window.
    package private(set) var joined: [Int32] = []
    package private(set) var died: [Int32] = []
    package private(set) var born: [Int32] = []

    /// - Precondition: the window has at least one month.
    package init(firstMonth: Month, width: Int) {
        precondition(width > 0, "a window has at least one month")
        self.firstMonth = firstMonth
        self.width = width
    }

    /// Takes over columns that a store has read, without a copy of its own.
    ///
    /// - Precondition: every column has as many entries as people and months ask for.
    package init(
        firstMonth: Month, width: Int, people: [PersonID], flags: [UInt16], paidOn: [Int32], paid: [Int64],
        joined: [Int32], died: [Int32], born: [Int32]
    ) {
        self.init(firstMonth: firstMonth, width: width)
        let cells = people.count * width
        precondition(
            flags.count == cells && paidOn.count == cells && paid.count == cells,
            "a column of months has an entry for each person and month")
        precondition(
            joined.count == people.count && died.count == people.count && born.count == people.count,
            "a column of people has an entry for each person")
        self.people = people
        self.flags = flags
        self.paidOn = paidOn
        self.paid = paid
        self.joined = joined
        self.died = died
        self.born = born
    }

    package var count: Int { people.count }

    /// Makes room for so many people before they are added.
    package mutating func reserveCapacity(_ count: Int) {
        people.reserveCapacity(count)
        flags.reserveCapacity(count * width)
        paidOn.reserveCapacity(count * width)
        paid.reserveCapacity(count * width)
        joined.reserveCapacity(count)
        died.reserveCapacity(count)
        born.reserveCapacity(count)
    }

    /// Adds one person.
    ///
    /// - Precondition: the facts are of this very window.
    package mutating func append(_ facts: PersonFacts, of person: PersonID) {
        precondition(
            facts.firstMonth == firstMonth && facts.months.count == width, "all rows have one window")
        people.append(person)
        for month in facts.months {
            flags.append(month.flags.rawValue)
            paidOn.append(month.paidOn?.yyyymmdd ?? 0)
            paid.append(month.paid.amount)
        }
        joined.append(facts.joined?.yyyymmdd ?? 0)
        died.append(facts.died?.yyyymmdd ?? 0)
        born.append(facts.born?.yyyymmdd ?? 0)
    }

    /// One row as the strip reads it.
    package func facts(at row: Int) -> PersonFacts {
        let months = (row * width..<(row + 1) * width).map { cell in
            MonthFacts(
                MonthFlags(rawValue: flags[cell]), paidOn: Day(yyyymmdd: Int(paidOn[cell])),
                paid: Rupiah(paid[cell]))
        }
        return PersonFacts(
            firstMonth: firstMonth, months: months, joined: Day(yyyymmdd: Int(joined[row])),
            died: Day(yyyymmdd: Int(died[row])), born: Day(yyyymmdd: Int(born[row])))
    }
}
