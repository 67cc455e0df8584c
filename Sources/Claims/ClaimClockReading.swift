package import LawBook
import Ledger
package import Membership
package import MoneyAndDates

/// What a clock shows at an instant, and why.
package struct ClaimClockReading: Sendable, Hashable {
    /// Where it stands.
    package enum State: Sendable, Hashable {
        /// What it begins with has not happened.
        case notStarted
        case running
        /// It was stopped in time.
        case met
        /// It was stopped too late, or runs beyond its time: by so many whole days and, for clocks that
        /// count hours, minutes altogether.
        case late(days: Int, minutes: Int)
        /// The claim can no longer be made.
        case expired
        /// The law book or the calendar does not reach that far.
        case unknown(LawGap)

        /// The key of its name in `words/`.
        package var labelKey: String {
            switch self {
            case .notStarted: "claim.clock-state.not-started"
            case .running: "claim.clock-state.running"
            case .met: "claim.clock-state.met"
            case .late: "claim.clock-state.late"
            case .expired: "claim.clock-state.expired"
            case .unknown: "claim.clock-state.unknown"
            }
        }
    }

    package let clock: ClaimClock
    package let startedAt: Instant?
    package let stoppedAt: Instant?
    /// The last instant at which it is in time.
    package let due: Instant?
    /// Its day where the claim's event was.
    package let dueDay: Day?
    package let state: State
    /// The number of the law that it goes by.
    package let reasons: [Reason]
    /// What follows when it is missed, where the law of the event's day says so.
    package let consequence: Reason?

    /// Whether somebody should still act: it runs, or is late and not stopped.
    package var isOpen: Bool {
        switch state {
        case .running: true
        case .late: stoppedAt == nil
        case .notStarted, .met, .expired, .unknown: false
        }
    }
}

extension ClaimCase {
    /// Every clock of the claim that the law of the event's day knows, at an instant.
    package func clocks(at now: Instant, under law: ClaimLaw) -> [ClaimClockReading] {
        form.clocks.filter { applies($0.when) }.compactMap { reading(of: $0, at: now, law) }
    }

    /// The clock that somebody should look at first: the one that is due next, or is late the longest.
    package func nextClock(at now: Instant, under law: ClaimLaw) -> ClaimClockReading? {
        if stage.isEnd { return nil }
        return clocks(at: now, under: law).filter(\.isOpen)
            .min { ($0.due?.epochMilliseconds ?? .max) < ($1.due?.epochMilliseconds ?? .max) }
    }

    /// - Returns: nil where nothing of the kind is in force on the day of the event.
    private func reading(of clock: ClaimClock, at now: Instant, _ law: ClaimLaw) -> ClaimClockReading? {
        let stopped = clock.stoppedBy.flatMap { instant($0) } ?? firstReached[clock.stops]
        do {
            guard let number = try law.number(clock.parameter, on: opening.eventDay) else { return nil }
            let reason = Reason(
                "claim.reason.clock.\(clock.unit.rawValue)", ["count": .count(number.value)], by: number)
            let consequence = try consequence(of: clock, law)
            guard let started = start(of: clock) else {
                return ClaimClockReading(
                    clock: clock, startedAt: nil, stoppedAt: stopped, due: nil, dueDay: nil,
                    state: .notStarted, reasons: [reason], consequence: consequence)
            }
            let due = try ClaimDue(clock.unit, number.value, from: started, opening.time, law.workingDays)
            return ClaimClockReading(
                clock: clock, startedAt: started, stoppedAt: stopped, due: due.instant, dueDay: due.day,
                state: due.state(stopped: stopped, now: now, isExpiry: clock.isExpiry, opening.time),
                reasons: [reason], consequence: consequence)
        } catch {
            return ClaimClockReading(
                clock: clock, startedAt: start(of: clock), stoppedAt: stopped, due: nil, dueDay: nil,
                state: .unknown(error), reasons: [], consequence: nil)
        }
    }

    private func start(of clock: ClaimClock) -> Instant? {
        switch clock.starts {
        case .event: opening.eventInstant
        case .stage(let stage): reached[stage]
        case .answer(let question): instant(question)
        }
    }

    private func consequence(of clock: ClaimClock, _ law: ClaimLaw) throws(LawGap) -> Reason? {
        guard let parameter = clock.consequence,
            let codes = try law.list(parameter, on: opening.eventDay), let who = codes.value.first
        else { return nil }
        return Reason("claim.consequence.\(clock.name)", ["who": .word("claim.bearer.\(who)")], by: codes)
    }
}

/// Until when a clock runs.
struct ClaimDue {
    let instant: Instant
    let day: Day
    /// Whether it is counted to the minute.
    private let isToTheMinute: Bool

    /// - Throws: `LawGap` where the calendar of holidays does not reach.
    init(
        _ unit: ClaimClock.Unit, _ count: Int, from start: Instant, _ time: IndonesianTime,
        _ calendar: WorkingDays
    ) throws(LawGap) {
        let first = LocalMoment(of: start, in: time).day
        switch unit {
        case .daysOfHours:
            isToTheMinute = true
            instant = start.adding(daysOfHours: count)
            day = LocalMoment(of: instant, in: time).day
            return
        case .calendarDays: day = first.adding(days: count)
        case .workingDays:
            var moved = first
            for _ in 0..<count { moved = try calendar.dueDay(nominal: moved.adding(days: 1)) }
            day = moved
        case .months: day = first.adding(months: count)
        case .years: day = first.adding(months: count * 12)
        }
        isToTheMinute = false
        instant = ClaimDue.end(of: day, time)
    }

    func state(
        stopped: Instant?, now: Instant, isExpiry: Bool, _ time: IndonesianTime
    ) -> ClaimClockReading.State {
        let at = stopped ?? now
        if at <= instant { return stopped == nil ? .running : .met }
        if isExpiry, stopped == nil { return .expired }
        let minutes = instant.minutes(until: at)
        let days = LocalMoment(of: at, in: time).day.sinceEpoch - day.sinceEpoch
        return .late(days: days, minutes: isToTheMinute ? minutes : 0)
    }

    /// The last millisecond of a day.
    private static func end(of day: Day, _ time: IndonesianTime) -> Instant {
        let next = LocalMoment(day.adding(days: 1), minute: 0)?.instant(in: time)
        return Instant(epochMilliseconds: (next?.epochMilliseconds ?? 1) - 1)
    }
}

extension Day {
    /// The same day so many months later, or the last of a month that is too short for it.
    func adding(months: Int) -> Day {
        let month = Month(of: self).adding(months)
        return Day(month.year, month.month, min(day, month.lastDay.day)) ?? month.lastDay
    }
}
