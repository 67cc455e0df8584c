import LawBook
package import MoneyAndDates

/// One month on its way into the strip: which state, whose turn, and the law behind it.
struct StripMonth {
    let facts: PersonFacts
    let place: Int
    let isAhead: Bool
    let walk: CoverWalk
    let cover: CoverWalk.Cover

    func personMonth() throws(LawGap) -> PersonMonth {
        let state = try state()
        var turn = Turn.nobody
        if case .gap(let gap) = state { turn = gap.turn }
        return PersonMonth(
            month: month, state: state, turn: turn, reasons: try reasons(for: state),
            isProtected: cover.ground != nil, from: cover.from, through: cover.through)
    }

    private var month: Month { facts.firstMonth.adding(place) }
    private var flags: MonthFlags { facts.months[place].flags }

    private func state() throws(LawGap) -> MonthState {
        if let ground = cover.ground { return isAhead ? ahead(on: ground) : .inForce(ground) }
        if let gap = lifeGap() { return .gap(gap) }
        if isAhead, let progress { return progress }
        if let blocked { return .gap(blocked) }
        return isAhead ? .planned : .gap(try unpaidGap())
    }

    private func ahead(on ground: MonthState.Ground) -> MonthState {
        if case .paid(let day) = ground { return .paid(on: day) }
        return progress ?? (flags.contains(.planned) && blocked == nil ? .planned : .inForce(ground))
    }

    private var progress: MonthState? {
        if flags.contains(.billed) { return .billed }
        return flags.contains(.reported) ? .reported : nil
    }

    /// What has nothing to do with paying.
    private func lifeGap() -> Gap? {
        if let died = facts.died, month > Month(of: died) { return .dead(on: died) }
        if !cover.isMember {
            let began = facts.months[..<place].contains { $0.flags.contains(.member) }
            return began ? .left : .beforeJoining
        }
        if cover.isOverAge { return .overAge(since: month) }
        return cover.paidLateOn.map { .paidLate(on: $0) }
    }

    /// What must be there before anybody can report or pay.
    private var blocked: Gap? {
        if !flags.contains(.agreed) { return .noAgreement }
        if !flags.contains(.budgeted) { return .noBudget }
        return flags.contains(.planned) ? nil : .notPlanned
    }

    private func unpaidGap() throws(LawGap) -> Gap {
        if flags.segment != .wageEarner, walk.lastPaid != nil {
            return .membershipEnded(since: facts.firstMonth.adding(try walk.firstLapsed()))
        }
        if !walk.hasReported(flags) { return .notReported }
        return flags.contains(.billed) ? .notPaid : .notBilled
    }
}

/// What the law says of each state.
extension StripMonth {
    private func reasons(for state: MonthState) throws(LawGap) -> [Reason] {
        let law = walk.law
        let day = month.firstDay
        switch state {
        case .inForce(.unpaid), .gap(.notPaid), .gap(.notBilled):
            guard flags.segment == .wageEarner else { return [] }
            return try lawReasons("continuity.reason.arrears", by: law.arrearsTolerated, on: day)
                + (try lawReasons(
                    "continuity.reason.deactivation", none: "continuity.reason.no-deactivation",
                    by: law.wageEarnerDeactivation, on: day))
        case .inForce(.grace), .gap(.membershipEnded), .gap(.paidLate):
            let segment = walk.lastPaid?.segment ?? flags.segment
            return try lawReasons("continuity.reason.grace", by: law.grace[segment], on: day)
        case .gap(.left) where walk.lastPaid != nil:
            let segment = walk.lastPaid?.segment ?? flags.segment
            return try lawReasons("continuity.reason.grace", by: law.grace[segment], on: day)
        case .gap(.overAge):
            return try lawReasons("continuity.reason.entry-age", by: law.entryAge, on: day)
        case .planned, .reported, .billed, .paid, .inForce(.paid), .gap:
            return []
        }
    }
}

extension PersonMonth {
    /// Whether a day of this month is protected.
    package func protects(_ day: Day) -> Bool {
        guard isProtected, Month(of: day) == month else { return false }
        return (from ?? day) <= day && day <= (through ?? day)
    }
}
