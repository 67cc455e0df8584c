package import LawBook
package import MoneyAndDates

/// A child that gets the scholarship, as the tracker keeps it.
package struct ScholarshipChild: Sendable, Hashable {
    package let heir: HeirID
    package let name: String
    package let born: Day?
    /// The day of the event, from which years are counted.
    package let from: Day
    package let start: SchoolPlace
    /// Days on which a year was claimed, in order.
    package let renewals: [Day]
    package let ended: ScholarshipEnd?

    package init(
        heir: HeirID, name: String, born: Day?, from: Day, start: SchoolPlace, renewals: [Day] = [],
        ended: ScholarshipEnd? = nil
    ) {
        self.heir = heir
        self.name = name
        self.born = born
        self.from = from
        self.start = start
        self.renewals = renewals
        self.ended = ended
    }
}

/// Why a scholarship ended before its ladder did.
package struct ScholarshipEnd: Sendable, Hashable {
    /// The raw value is that of the store and of commands.
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        case married, working
        case leftSchool = "left-school"
        case died
        case other

        /// The key of its name in `words/`.
        package var labelKey: String { "claim.scholarship-end.\(rawValue)" }
    }

    package let day: Day
    package let reason: Reason

    package init(day: Day, reason: Reason) {
        self.day = day
        self.reason = reason
    }
}

/// Which years of scholarship a child has, and which is to be claimed next (PP 82/2019 annex III: each year,
/// until an age, marriage or work, at most so many years a level).
package struct ScholarshipYears: Sendable {
    /// One year.
    package struct Year: Sendable, Hashable {
        /// Where it stands on the day asked about.
        package enum State: Sendable, Hashable {
            case claimed(on: Day)
            case due
            case ahead
        }

        /// From 1.
        package let number: Int
        package let school: SchoolPlace
        /// The first day on which it is to be claimed.
        package let dueOn: Day
        package let state: State
    }

    package let child: ScholarshipChild
    package let years: [Year]
    /// The birthday at which it stops; nil where the day of birth is not known or the law has none.
    package let ageLimitOn: Day?
    package let reasons: [Reason]

    /// - Throws: `LawGap` where the book does not answer for the day of the event.
    package init(_ child: ScholarshipChild, on today: Day, under law: ClaimLaw) throws(LawGap) {
        self.child = child
        var reasons: [Reason] = []
        var limit: Day?
        if let age = try law.scholarshipAge.ifInForce(on: child.from) {
            reasons.append(Reason("claim.reason.scholarship-age", ["age": .number(age.value)], by: age))
            limit = child.born.map { $0.adding(months: age.value * 12) }
        }
        ageLimitOn = limit
        var years: [Year] = []
        for school in try ScholarshipYears.ladder(from: child.start, on: child.from, law) {
            let due = child.from.adding(months: years.count * 12)
            if let limit, due >= limit { break }
            if let ended = child.ended, due > ended.day, years.count >= child.renewals.count { break }
            let state: Year.State =
                years.count < child.renewals.count
                ? .claimed(on: child.renewals[years.count]) : due <= today ? .due : .ahead
            years.append(Year(number: years.count + 1, school: school, dueOn: due, state: state))
        }
        self.years = years
        self.reasons = reasons
    }

    /// The first year that is not claimed yet; nil where there is none left.
    package var next: Year? {
        years.first { year in
            switch year.state {
            case .claimed: false
            case .due, .ahead: true
            }
        }
    }

    /// Years that could have been claimed by the day asked about and were not.
    package var due: [Year] { years.filter { $0.state == .due } }

    /// From a place at school to the end of the ladder, a year each.
    private static func ladder(
        from start: SchoolPlace, on day: Day, _ law: ClaimLaw
    ) throws(LawGap) -> [SchoolPlace] {
        var places: [SchoolPlace] = []
        var isReached = false
        for level in SchoolLevel.allCases {
            isReached = isReached || level == start.level
            guard isReached, let years = try law.scholarshipYears[level]?.ifInForce(on: day)?.value else {
                continue
            }
            let first = level == start.level ? start.year : 1
            if first > years { continue }
            for year in first...years { places.append(SchoolPlace(level: level, year: year)) }
        }
        return places
    }
}
