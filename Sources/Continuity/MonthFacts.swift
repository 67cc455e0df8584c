package import LawBook
package import MoneyAndDates

/// What is known of one person and month, in sixteen bits: as it stands in columns and in the store.
package struct MonthFlags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A job, or a sponsored place, holds on at least one day of the month.
    package static let member = MonthFlags(rawValue: 1 << 2)
    /// A job begins that another employer's number (NPP) must report; what the last one reported is over.
    package static let opens = MonthFlags(rawValue: 1 << 3)
    /// The month stands in the plan of a unit.
    package static let planned = MonthFlags(rawValue: 1 << 4)
    /// A budget document (DPA, APBDes) in force has money for the month.
    package static let budgeted = MonthFlags(rawValue: 1 << 5)
    /// An agreement (PKS) with BPJS is in force, or none is needed.
    package static let agreed = MonthFlags(rawValue: 1 << 6)
    package static let reported = MonthFlags(rawValue: 1 << 7)
    /// The month has a kode iuran.
    package static let billed = MonthFlags(rawValue: 1 << 8)

    /// The segment in the two lowest bits.
    package init(_ segment: Segment) {
        switch segment {
        case .wageEarner: self.init(rawValue: 0)
        case .selfEmployed: self.init(rawValue: 1)
        case .construction: self.init(rawValue: 2)
        case .migrant: self.init(rawValue: 3)
        }
    }

    package var segment: Segment { MonthFlags.segments[Int(rawValue & 3)] }

    private static let segments: [Segment] = [.wageEarner, .selfEmployed, .construction, .migrant]

    /// Everything that must be there before a month can be paid.
    package static let ready: MonthFlags = [.planned, .budgeted, .agreed, .reported, .billed]
}

/// What is known of one person and month, with its payment.
package struct MonthFacts: Sendable, Hashable {
    package var flags: MonthFlags
    /// The day of the last instalment, which is the one that counts; nil while the month is not paid in full.
    package var paidOn: Day?
    /// What was paid for this person and month, all programmes and parties together.
    package var paid: Rupiah

    package init(_ flags: MonthFlags, paidOn: Day? = nil, paid: Rupiah = .zero) {
        self.flags = flags
        self.paidOn = paidOn
        self.paid = paid
    }
}

/// One person over a window of months, as known at some instant.
package struct PersonFacts: Sendable, Hashable {
    package let firstMonth: Month
    package var months: [MonthFacts]
    /// The first day of membership, where it lies in the window: nobody is covered before it.
    package var joined: Day?
    package var died: Day?
    package var born: Day?

    /// - Precondition: the window has at least one month.
    package init(
        firstMonth: Month, months: [MonthFacts], joined: Day? = nil, died: Day? = nil, born: Day? = nil
    ) {
        precondition(!months.isEmpty, "a window has at least one month")
        self.firstMonth = firstMonth
        self.months = months
        self.joined = joined
        self.died = died
        self.born = born
    }

    package var lastMonth: Month { firstMonth.adding(months.count - 1) }

    /// The place of a month in the window; outside it for any other month.
    package func place(of month: Month) -> Int { firstMonth.months(until: month) }
}
