import LawBook
import Membership
import MoneyAndDates

/// Walks one person's months in order and says of each whether it is protected, and on what ground.
///
/// A wage earner at work is protected once reported, while no more months in a row are unpaid than the law
/// tolerates; paying late mends everything. Whoever pays for himself, or is paid for as if he did, is
/// protected by what was paid, and for a grace after it; once that is over a late payment mends nothing,
/// and the next one is a new registration.
struct CoverWalk {
    /// What is true of one month.
    struct Cover: Equatable {
        var ground: MonthState.Ground?
        /// The first protected day, where it is not the first of the month.
        var from: Day?
        /// The day of death, in its month.
        var through: Day?
        /// Paid, but after the grace was over.
        var paidLateOn: Day?
        var isOverAge = false
        /// A payment for a month in which nobody was to be protected.
        var isWaste = false
        var isMember = false
    }

    let facts: PersonFacts
    let asOf: Day
    let law: ContinuityLaw

    /// The last month that was paid and counts, and its segment.
    private(set) var lastPaid: (place: Int, segment: Segment)?
    /// Paid months of the present registration, and of all, up to the month of `asOf`.
    private(set) var paidInRow = 0
    private(set) var paidAltogether = 0
    /// Since when the wage earner is at the present employer: the place before his first month there.
    private var runBase = -1
    private var isReported = false
    private var wasWageEarner = false

    init(_ facts: PersonFacts, asOf: Day, law: ContinuityLaw) {
        self.facts = facts
        self.asOf = asOf
        self.law = law
    }

    /// The month at a place: beyond the window the last one goes on, with nothing paid.
    func month(at place: Int) -> MonthFacts {
        if place < facts.months.count { return facts.months[place] }
        let last = facts.months[facts.months.count - 1].flags
        return MonthFacts(last.subtracting([.opens, .billed, .reported]))
    }

    /// Must be asked for every place in order, from nought.
    mutating func cover(at place: Int) throws(LawGap) -> Cover {
        let month = month(at: place)
        let calendar = facts.firstMonth.adding(place)
        var cover = Cover()
        cover.isMember = month.flags.contains(.member)
        enterRun(month, at: place)
        let paidOn = month.paidOn.flatMap { $0 <= asOf ? $0 : nil }
        if let died = facts.died, calendar > Month(of: died) {
            cover.isMember = false
            cover.isWaste = paidOn != nil
            return cover
        }
        cover.isWaste = paidOn != nil && !cover.isMember
        let isWageEarner = month.flags.segment == .wageEarner
        if let paidOn, !isWageEarner {
            try payForOneself(&cover, month.flags.segment, at: place, on: paidOn)
        } else if let paidOn, cover.isMember {
            try payAsWageEarner(&cover, at: place, on: paidOn)
        } else if isWageEarner, cover.isMember {
            try tolerate(&cover, at: place)
        }
        if cover.ground == nil { try grace(&cover, at: place) }
        if cover.ground != nil, let joined = facts.joined, Month(of: joined) == calendar {
            cover.from = max(joined, cover.from ?? joined)
        }
        if let died = facts.died, Month(of: died) == calendar { cover.through = died }
        return cover
    }

    /// Whether the employer has reported the job, or the month itself where there is no employer.
    func hasReported(_ flags: MonthFlags) -> Bool {
        flags.segment == .wageEarner ? isReported : flags.contains(.reported)
    }

    private mutating func enterRun(_ month: MonthFacts, at place: Int) {
        let isWageEarner = month.flags.segment == .wageEarner && month.flags.contains(.member)
        if isWageEarner, !wasWageEarner || month.flags.contains(.opens) {
            runBase = place - 1
            isReported = false
        }
        isReported = isReported || month.flags.contains(.reported)
        wasWageEarner = isWageEarner
    }

    private mutating func payAsWageEarner(_ cover: inout Cover, at place: Int, on day: Day) throws(LawGap) {
        var continues = false
        if let lastPaid {
            continues = lastPaid.place >= runBase
            if !continues { continues = try place < firstLapsed() }
        }
        count(place, .wageEarner, continues: continues)
        cover.ground = .paid(on: day)
    }

    private mutating func payForOneself(
        _ cover: inout Cover, _ segment: Segment, at place: Int, on day: Day
    ) throws(LawGap) {
        let paidAt = facts.place(of: Month(of: day))
        var continues = false
        if let lastPaid {
            continues = lastPaid.place == place - 1 && paidAt <= place
            if !continues { continues = try paidAt < firstLapsed() }
        }
        guard continues || paidAt <= place else {
            cover.paidLateOn = day
            return
        }
        if !continues {
            let firstDay = facts.firstMonth.adding(place).firstDay
            let begins = paidAt == place ? day : firstDay
            if let born = facts.born, let limit = try law.entryAge.ifInForce(on: firstDay),
                born.completedYears(on: begins) >= limit.value
            {
                cover.isOverAge = true
                return
            }
            if paidAt == place { cover.from = day }
        }
        count(place, segment, continues: continues)
        cover.ground = .paid(on: day)
    }

    private func tolerate(_ cover: inout Cover, at place: Int) throws(LawGap) {
        guard isReported else { return }
        let unpaid = place - max(lastPaid?.place ?? -1, runBase)
        let limit = try tolerated(at: place)
        if unpaid <= limit { cover.ground = .unpaid(months: unpaid, tolerated: limit) }
    }

    private func grace(_ cover: inout Cover, at place: Int) throws(LawGap) {
        guard let lastPaid, place > lastPaid.place, try place < firstLapsed() else { return }
        let limit = try graceMonths(lastPaid.segment, at: place)
        cover.ground = .grace(month: place - lastPaid.place, of: limit)
    }

    private mutating func count(_ place: Int, _ segment: Segment, continues: Bool) {
        lastPaid = (place, segment)
        guard facts.firstMonth.adding(place) <= Month(of: asOf) else { return }
        paidInRow = continues ? paidInRow + 1 : 1
        paidAltogether += 1
    }

    /// The first month after the last one paid in which its grace is over.
    func firstLapsed() throws(LawGap) -> Int {
        guard let lastPaid else { preconditionFailure("a lapse is asked only after a payment") }
        var place = lastPaid.place + 1
        while try place - lastPaid.place <= graceMonths(lastPaid.segment, at: place) { place += 1 }
        return place
    }

    func graceMonths(_ segment: Segment, at place: Int) throws(LawGap) -> Int {
        try law.grace[segment]?.ifInForce(on: facts.firstMonth.adding(place).firstDay)?.value ?? 0
    }

    func tolerated(at place: Int) throws(LawGap) -> Int {
        let day = facts.firstMonth.adding(place).firstDay
        let tolerated = try law.arrearsTolerated.ifInForce(on: day)?.value ?? 0
        return min(tolerated, try law.wageEarnerDeactivation.ifInForce(on: day)?.value ?? tolerated)
    }
}
