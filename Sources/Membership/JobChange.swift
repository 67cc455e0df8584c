import LawBook
package import MoneyAndDates

/// What must be known of a person to open a job: the day of birth, and of death where there is one.
package struct LifeDays: Sendable, Hashable {
    package let born: Day
    package let died: Day?

    package init(born: Day, died: Day? = nil) {
        self.born = born
        self.died = died
    }
}

/// A change of category, unit, payer, segment, programmes or wage: one act that closes the old terms on
/// the day before and opens the new ones, so that no day is lost between them and none is counted twice.
package struct JobChange: Sendable, Hashable {
    /// The job that goes on with other terms.
    package let spell: SpellID
    /// The first day of the new terms.
    package let from: Day
    /// The number of the job on its new terms.
    package let next: SpellID
    package let terms: JobTerms

    package init(spell: SpellID, from: Day, next: SpellID, terms: JobTerms) {
        self.spell = spell
        self.from = from
        self.next = next
        self.terms = terms
    }
}

/// The four acts. Each either records everything or, when it refuses, nothing.
extension JobHistory {
    /// Records a new job.
    package mutating func open(
        _ spell: JobSpell, of life: LifeDays, under law: MembershipLaw, at instant: Instant
    ) throws(SpellRefusal) {
        try checkClock(instant)
        guard !versions.contains(where: { $0.spell.id == spell.id }) else { throw .alreadyKnown(spell.id) }
        try check(spell, of: life, under: law)
        append(spell, at: instant)
    }

    /// Records the last day of a job and why it ended.
    package mutating func close(
        _ id: SpellID, on lastDay: Day, because reason: EndReason, at instant: Instant
    ) throws(SpellRefusal) {
        try checkClock(instant)
        let spell = try believed(id)
        if let end = spell.end { throw .alreadyClosed(on: end) }
        guard lastDay >= spell.start else { throw .beforeStart(spell.start) }
        supersede(id, at: instant)
        append(spell.ending(on: lastDay, because: reason), at: instant)
    }

    /// Lets a job go on with other terms from a day after its first. What followed it stays refused: the
    /// new terms end where the old ones were to end.
    package mutating func change(
        _ change: JobChange, of life: LifeDays, under law: MembershipLaw, at instant: Instant
    ) throws(SpellRefusal) {
        try checkClock(instant)
        let spell = try believed(change.spell)
        guard !versions.contains(where: { $0.spell.id == change.next }) else {
            throw .alreadyKnown(change.next)
        }
        if let end = spell.end, change.from > end { throw .alreadyClosed(on: end) }
        guard change.from > spell.start else { throw .beforeStart(spell.start) }
        guard change.terms != spell.terms else { throw .nothingChanges }

        let next = JobSpell(
            id: change.next, person: person, terms: change.terms, start: change.from, end: spell.end,
            endReason: spell.endReason)
        var changed = self
        changed.supersede(spell.id, at: instant)
        changed.append(spell.ending(on: change.from.adding(days: -1), because: .changed), at: instant)
        try changed.check(next, of: life, under: law)
        changed.append(next, at: instant)
        self = changed
    }

    /// Replaces what was believed of a job by what was true all along: a typing slip, an end that was none.
    package mutating func correct(
        to spell: JobSpell, of life: LifeDays, under law: MembershipLaw, at instant: Instant
    ) throws(SpellRefusal) {
        try checkClock(instant)
        guard try believed(spell.id) != spell else { throw .nothingChanges }
        try check(spell, of: life, under: law)
        supersede(spell.id, at: instant)
        append(spell, at: instant)
    }

    private func believed(_ id: SpellID) throws(SpellRefusal) -> JobSpell {
        guard let version = versions.last(where: { $0.spell.id == id && $0.knowledge.superseded == nil })
        else { throw .unknownSpell(id) }
        return version.spell
    }

    private func checkClock(_ instant: Instant) throws(SpellRefusal) {
        let last = versions.map {
            max($0.knowledge.recorded, $0.knowledge.superseded ?? $0.knowledge.recorded)
        }
        if let newest = last.max(), instant < newest { throw .recordedBefore(newest) }
    }

    private func check(
        _ spell: JobSpell, of life: LifeDays, under law: MembershipLaw
    ) throws(SpellRefusal) {
        guard spell.person == person else { throw .otherPerson(person) }
        guard !spell.terms.programmes.isEmpty else { throw .noProgramme }
        let known = known(at: .latest).filter { $0.id != spell.id }
        for programme in spell.terms.programmes.programmes {
            let closed = try asked(law.closedProgrammes[spell.terms.segment], on: spell.start) ?? []
            if closed.contains(programme.rawValue) {
                throw .programmeNotOpen(programme, spell.terms.segment)
            }
        }
        guard spell.terms.wage > .zero else { throw .noWage }
        if let end = spell.end, end < spell.start { throw .beforeStart(spell.start) }
        if let died = life.died, spell.start > died { throw .afterDeath(died) }
        try checkAge(of: spell, born: life.born, after: known, under: law)
        try checkOthers(spell, known)
    }

    private func checkAge(
        of spell: JobSpell, born: Day, after known: [JobSpell], under law: MembershipLaw
    ) throws(SpellRefusal) {
        let age = born.completedYears(on: spell.start)
        if let youngest = try asked(law.youngestAge, on: spell.start), age < youngest {
            throw .tooYoung(age: age, youngest: youngest)
        }
        let isFirst = !known.contains { $0.terms.segment == .selfEmployed && $0.start < spell.start }
        guard spell.terms.segment == .selfEmployed, isFirst else { return }
        if let limit = try asked(law.selfEmployedEntryAge, on: spell.start), age >= limit {
            throw .tooOldToEnter(age: age, limit: limit)
        }
    }

    private func asked<Value>(
        _ timeline: Timeline<Value>?, on day: Day
    ) throws(SpellRefusal) -> Value? {
        do throws(LawGap) { return try timeline?.ifInForce(on: day)?.value } catch { throw .lawGap(error) }
    }

    /// The first job in time that shares a day and a programme with this one stands in its way.
    private func checkOthers(_ spell: JobSpell, _ known: [JobSpell]) throws(SpellRefusal) {
        for other in known {
            guard let day = spell.firstSharedDay(with: other),
                let programme = spell.terms.programmes.intersection(other.terms.programmes).programmes.first
            else { continue }
            guard other.terms.payer == spell.terms.payer else {
                throw .paidByAnother(payer: other.terms.payer, spell: other.id, programme, from: day)
            }
            throw .overlaps(other.id, programme, from: day)
        }
    }
}
