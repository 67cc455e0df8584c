package import LawBook
import Ledger
package import MoneyAndDates

/// How long a step runs before the next may be taken.
package struct SanctionClock: Sendable, Hashable {
    package let step: SanctionStep
    /// The day on which it was served or decided.
    package let servedOn: Day
    /// Day one: the first working day after the service; of a fine the day after.
    package let begins: Day
    /// Its last day.
    package let ends: Day
    package let reason: Reason

    /// Whether the next step may be taken on a day.
    package func isOver(on day: Day) -> Bool { day > ends }
}

/// What may be done about a case on a day, and why not yet.
package struct SanctionOption: Sendable, Hashable {
    /// Where a step stands.
    package enum State: Sendable, Hashable {
        case done(Day)
        case open
        /// Not before the day after.
        case waits(through: Day)
        /// Somebody put it forward; another decides.
        case proposed
        case after(SanctionStep)
        /// An appeal is not decided.
        case appeal
        case needless
        case unknown(LawGap)
    }

    package let step: SanctionStep
    package let state: State
}

extension CompanyLaw {
    /// The clock of the step at which a case stands; nil where none runs.
    ///
    /// - Throws: a `LawGap` where the calendar does not reach.
    package func clock(of sanction: SanctionCase) throws(LawGap) -> SanctionClock? {
        switch sanction.stage {
        case .firstReprimand: try clock(of: .firstReprimand, in: sanction)
        case .secondReprimand: try clock(of: .secondReprimand, in: sanction)
        case .fined: try clock(of: .fine, in: sanction)
        case .opened, .requested, .refused, .toBeLifted, .lifted, .cured, .annulled: nil
        }
    }

    /// The clock of a step that was taken: of a reprimand its working days after the service, of a fine the
    /// days in which it is to be paid. A letter that is served on a holiday begins to run on the next
    /// working day.
    package func clock(
        of step: SanctionStep, in sanction: SanctionCase
    ) throws(LawGap) -> SanctionClock? {
        switch step {
        case .firstReprimand, .secondReprimand:
            guard let service = sanction.services[step] else { return nil }
            let count = try reprimandDays.inForce(on: sanction.openedOn)
            let first = try workingDays.dueDay(nominal: service.servedOn.adding(days: 1))
            var last = first
            for _ in 1..<max(count.value, 1) { last = try workingDays.dueDay(nominal: last.adding(days: 1)) }
            let reason = Reason(
                "sanction.reason.reprimand", ["count": .count(count.value)], by: count)
            return SanctionClock(
                step: step, servedOn: service.servedOn, begins: first, ends: last, reason: reason)
        case .fine:
            guard let fine = sanction.fine, let decided = sanction.decisions[.fine] else { return nil }
            let count = try fineDays.inForce(on: sanction.openedOn)
            let reason = Reason("sanction.reason.fine-days", ["count": .count(count.value)], by: count)
            return SanctionClock(
                step: step, servedOn: decided.on, begins: decided.on.adding(days: 1), ends: fine.due,
                reason: reason)
        case .request, .refusal, .lifting: return nil
        }
    }

    /// The working days of a reprimand, by the law of a day.
    package func reprimandTime(on day: Day) throws(LawGap) -> Dated<Int> {
        try reprimandDays.inForce(on: day)
    }

    /// Every step of the ladder on a day: done, open, or why not yet.
    package func options(of sanction: SanctionCase, on day: Day) -> [SanctionOption] {
        SanctionStep.allCases.map { step in
            do throws(LawGap) {
                return SanctionOption(step: step, state: try state(of: step, in: sanction, on: day))
            } catch {
                return SanctionOption(step: step, state: .unknown(error))
            }
        }
    }

    private func state(
        of step: SanctionStep, in sanction: SanctionCase, on day: Day
    ) throws(LawGap) -> SanctionOption.State {
        if let service = sanction.services[step] { return .done(service.servedOn) }
        if let decided = sanction.decisions[step] { return .done(decided.on) }
        if sanction.stage.isEnd { return .needless }
        if sanction.proposal?.step == step { return .proposed }
        let isNext = step.follows == sanction.stage
        guard isNext else {
            if step == .lifting { return .after(.refusal) }
            return sanction.stage == .toBeLifted ? .needless : .after(step.before)
        }
        if sanction.appealedOn != nil { return .appeal }
        if let clock = try clock(of: sanction), !clock.isOver(on: day) { return .waits(through: clock.ends) }
        return .open
    }

    /// Refuses a step before its time, on a day that has not come, or with services that the law does not
    /// name.
    ///
    /// - Throws: `CompanyRefusal`, or a `LawGap` where the calendar does not reach.
    package func hold(_ event: SanctionEvent, in sanction: SanctionCase, today: Day) throws {
        if let day = event.day, day > today { throw CompanyRefusal.future(day) }
        switch event {
        case .served(let service): try hold(service.step, service.servedOn, sanction)
        case .proposed(let proposal):
            try hold(proposal.step, today, sanction)
            try hold(proposal.services, on: sanction.openedOn)
        case .decided(let step, let day, _, _): try hold(step, day, sanction)
        case .opened, .answered, .returned, .finePaid, .cured, .appealed, .appealDecided, .attached: break
        }
    }

    private func hold(_ step: SanctionStep, _ day: Day, _ sanction: SanctionCase) throws {
        guard step.follows == sanction.stage, let clock = try clock(of: sanction) else { return }
        if !clock.isOver(on: day) { throw CompanyRefusal.tooEarly(clock.step, through: clock.ends) }
    }

    private func hold(_ services: [String], on day: Day) throws {
        if services.isEmpty { return }
        let known = try self.services(on: day)
        for code in services where !known.employer.value.contains(code) && !known.person.value.contains(code)
        {
            throw CompanyRefusal.unknownService(code)
        }
    }

    /// Refuses sanctions for an organiser of the state, with the text that leaves it out.
    package func holdSanctionable(_ profile: CompanyProfile, on day: Day) throws {
        guard profile.isStateOrganiser else { return }
        let outside = try exempt.inForce(on: day)
        if outside.value.contains(EmployerKind.government.rawValue) {
            throw CompanyRefusal.stateOrganiser(outside.citation)
        }
    }

    /// The fine that is set on a day: a share of the dues for each month that has begun since the second
    /// reprimand ended.
    ///
    /// - Throws: `.notNow` before the second reprimand; a `LawGap`.
    package func fine(of dues: Rupiah, in sanction: SanctionCase, on day: Day) throws -> SanctionFine {
        guard let clock = try clock(of: .secondReprimand, in: sanction) else {
            throw CompanyRefusal.notNow(sanction.stage)
        }
        if !clock.isOver(on: day) { throw CompanyRefusal.tooEarly(.secondReprimand, through: clock.ends) }
        let (rate, count) = (
            try fineRate.inForce(on: sanction.openedOn), try fineDays.inForce(on: sanction.openedOn)
        )
        let rounding = try fineRounding.inForce(on: sanction.openedOn)
        var months = 1
        while clock.ends.adding(months: months) < day { months += 1 }
        let amount = rate.value.of(dues * Int64(months), rounded: rounding.value)
        return SanctionFine(
            dues: dues, months: months, amount: amount, due: day.adding(days: count.value),
            isUnverified: rate.status == .unverified || rounding.status == .unverified)
    }

    /// By which text the fine is what it is.
    package func fineReason(of fine: SanctionFine, on day: Day) throws(LawGap) -> Reason {
        let rate = try fineRate.inForce(on: day)
        return Reason(
            "sanction.reason.fine",
            [
                "dues": .rupiah(fine.dues), "rate": .rate(rate.value), "months": .number(fine.months),
                "amount": .rupiah(fine.amount),
            ], by: rate)
    }
}

extension SanctionStep {
    /// The stage at which it may be taken.
    var follows: SanctionStage {
        switch self {
        case .firstReprimand: .opened
        case .secondReprimand: .firstReprimand
        case .fine: .secondReprimand
        case .request: .fined
        case .refusal: .requested
        case .lifting: .toBeLifted
        }
    }

    /// The step before it; of the first itself.
    var before: SanctionStep {
        let all = SanctionStep.allCases
        let place = all.firstIndex(of: self) ?? 0
        return all[max(0, place - 1)]
    }
}

extension Day {
    /// The same day so many months later, or the last of a month that is too short for it.
    func adding(months: Int) -> Day {
        let month = Month(of: self).adding(months)
        return Day(month.year, month.month, min(day, month.lastDay.day)) ?? month.lastDay
    }
}
