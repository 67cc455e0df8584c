package import LawBook
package import MoneyAndDates

/// One person, month by month: planned, reported, billed, paid, in force, or missing and why.
///
/// The window must begin with the first month of membership, or far enough before the months of interest
/// that an earlier payment no longer matters; what lies before the window is not known and protects nobody.
package struct ContinuityStrip: Sendable, Hashable {
    /// One entry for each month of the window, in order.
    package let months: [PersonMonth]
    package let asOf: Day
    /// When protection ends if nothing more is paid.
    package let end: CoverEnd?
    package let tenure: Tenure
    package let waste: Waste

    /// - Parameters:
    ///   - asOf: only payments up to this day count; months after it lie ahead.
    /// - Precondition: that day lies in the window.
    package init(_ facts: PersonFacts, asOf: Day, under law: ContinuityLaw) throws(LawGap) {
        let today = facts.place(of: Month(of: asOf))
        precondition(facts.months.indices.contains(today), "the day asked about lies in the window")
        var walk = CoverWalk(facts, asOf: asOf, law: law)
        var months: [PersonMonth] = []
        var ends = CoverEndSearch(facts, asOf: asOf)
        var waste = Waste()
        for place in facts.months.indices {
            let cover = try walk.cover(at: place)
            let strip = StripMonth(
                facts: facts, place: place, isAhead: place > today, walk: walk, cover: cover)
            months.append(try strip.personMonth())
            ends.see(cover, at: place)
            waste.add(cover, facts, at: place)
        }
        var place = facts.months.count
        while ends.goesOn {
            ends.see(try walk.cover(at: place), at: place)
            place += 1
        }
        self.months = months
        self.asOf = asOf
        end = ends.found
        tenure = try Tenure(of: walk, segment: facts.months[today].flags.segment, on: asOf)
        self.waste = waste
    }

    /// Whether the person is protected on a day of the window, as known on `asOf`.
    package func isProtected(on day: Day) -> Bool {
        guard let entry = months.first(where: { $0.month == Month(of: day) }) else { return false }
        return entry.protects(day)
    }
}

/// The first day without protection, and why.
package struct CoverEnd: Sendable, Hashable {
    /// Where the person is without protection already, the day since which that is so.
    package let firstUncovered: Day
    package let cause: Cause

    package init(firstUncovered: Day, cause: Cause) {
        self.firstUncovered = firstUncovered
        self.cause = cause
    }

    /// The raw value is that of columns; nought stands there for an end that never comes.
    package enum Cause: UInt8, Sendable, Hashable, CaseIterable {
        /// Nothing more is paid or reported.
        case unpaid = 1
        /// The job ends, and what was paid with it.
        case jobEnds = 2
    }
}

/// Months paid for somebody who had left or died, and what they cost.
package struct Waste: Sendable, Hashable {
    package private(set) var months: [Month] = []
    package private(set) var rupiah = Rupiah.zero

    mutating func add(_ cover: CoverWalk.Cover, _ facts: PersonFacts, at place: Int) {
        guard cover.isWaste else { return }
        months.append(facts.firstMonth.adding(place))
        rupiah += facts.months[place].paid
    }
}

/// Looks for the first day that nothing protects, month after month.
struct CoverEndSearch {
    private let facts: PersonFacts
    private let today: Int
    private var gapSince: Day?
    private var wasCovered = false
    private(set) var found: CoverEnd?

    init(_ facts: PersonFacts, asOf: Day) {
        self.facts = facts
        today = facts.place(of: Month(of: asOf))
    }

    /// Whether the end lies beyond what was seen: who is protected now will not be for ever.
    var goesOn: Bool { found == nil && wasCovered }

    mutating func see(_ cover: CoverWalk.Cover, at place: Int) {
        let month = facts.firstMonth.adding(place)
        if found != nil { return }
        if let died = facts.died, month > Month(of: died) {
            wasCovered = false
            return
        }
        let firstDay = month.firstDay
        if cover.ground != nil {
            gapSince = nil
        } else if cover.isMember {
            let joined = facts.joined.flatMap { Month(of: $0) == month ? $0 : nil }
            gapSince = gapSince ?? joined ?? firstDay
            if place >= today, let gapSince { found = CoverEnd(firstUncovered: gapSince, cause: .unpaid) }
        } else {
            gapSince = nil
            if place > today, wasCovered { found = CoverEnd(firstUncovered: firstDay, cause: .jobEnds) }
        }
        wasCovered = cover.ground != nil
    }
}
