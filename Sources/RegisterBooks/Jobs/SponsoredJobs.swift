package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// Jobs of people whom somebody else pays, inside a transaction of the caller's: what is agreed and what is
/// entered stand or fall together.
///
/// Throws what the acts of `JobActs` throw; the caller's transaction must then be given up.
extension JobActs {
    /// Opens a job that ends when the money does.
    package func open(
        _ person: PersonID, _ terms: JobTerms, from: Day, through: Day, reason: String, at now: Int64,
        on connection: any SQLConnection
    ) throws -> Act<SpellID> {
        let id = SpellID(office.identifiers.next())
        return try entering(person, "job.open", reason, now, connection) {
            jobs, life, at throws(SpellRefusal) in
            let spell = JobSpell(id: id, person: person, terms: terms, start: from, end: through)
            try jobs.history.open(spell, of: life, under: law, at: at)
            return id
        }
    }

    /// Lets a job go on with another payer, purse or end from a day on, without a day between: one act.
    ///
    /// - Parameters:
    ///   - from: within the job, or the day after its last one.
    ///   - through: the last day from now on.
    package func carryOn(
        _ spell: SpellID, of person: PersonID, _ terms: JobTerms, from: Day, through: Day, reason: String,
        at now: Int64, on connection: any SQLConnection
    ) throws -> Act<SpellID> {
        let next = SpellID(office.identifiers.next())
        return try entering(person, "job.carry-on", reason, now, connection) {
            jobs, life, at throws(SpellRefusal) in
            guard let old = jobs.known.first(where: { $0.id == spell }) else { throw .unknownSpell(spell) }
            if old.terms == terms, old.end.map({ $0.adding(days: 1) >= from }) ?? true {
                // Somebody else pays for the same days: of the job nothing changes.
                if old.end != through {
                    try jobs.history.correct(to: old.lasting(through), of: life, under: law, at: at)
                }
                return spell
            }
            if let end = old.end, end < from {
                let opened = JobSpell(id: next, person: person, terms: terms, start: from, end: through)
                try jobs.history.open(opened, of: life, under: law, at: at)
                return next
            }
            jobs.set(jobs.extras[spell] ?? SpellExtras(), of: next)
            let change = JobChange(spell: spell, from: from, next: next, terms: terms)
            try jobs.history.change(change, of: life, under: law, at: at)
            if old.end != through {
                let changed = JobSpell(
                    id: next, person: person, terms: terms, start: from, end: through)
                // What is believed for no time at all is no version: the end is known an instant later.
                let then = Instant(epochMilliseconds: at.epochMilliseconds + 1)
                try jobs.history.correct(to: changed, of: life, under: law, at: then)
            }
            return next
        }
    }

    /// Lets a job end on another day, because whoever pays hands the worker back.
    package func handBack(
        _ spell: SpellID, of person: PersonID, on last: Day, reason: String, at now: Int64,
        on connection: any SQLConnection
    ) throws -> Act<SpellID> {
        try entering(person, "job.hand-back", reason, now, connection) {
            jobs, life, at throws(SpellRefusal) in
            guard let old = jobs.known.first(where: { $0.id == spell }) else { throw .unknownSpell(spell) }
            guard last >= old.start else { throw .beforeStart(old.start) }
            let ended = JobSpell(
                id: spell, person: person, terms: old.terms, start: old.start, end: last,
                endReason: .handedBack)
            try jobs.history.correct(to: ended, of: life, under: law, at: at)
            return spell
        }
    }

    private func entering(
        _ person: PersonID, _ name: String, _ reason: String, _ now: Int64, _ connection: any SQLConnection,
        _ body: (inout StoredJobs, LifeDays, Instant) throws(SpellRefusal) -> SpellID
    ) throws -> Act<SpellID> {
        let held = try HeldPerson(person, office, connection)
        guard let life = held.lifeIfKnown else { throw JobRefusal.birthDayUnknown }
        var jobs = try JobTable.jobs(of: person, government: office.government, on: connection)
        let before = jobs
        let at = try instant(now, after: jobs)
        let spell: SpellID
        do throws(SpellRefusal) { spell = try body(&jobs, life, at) } catch {
            throw try refusal(error, office.government, connection)
        }
        try checkPlaces(of: [jobs], office.government, connection)
        try JobTable.write(
            [jobs], government: office.government, act: office.identifiers.next(),
            at: at.epochMilliseconds, on: connection)
        let change = office.change(
            name, of: "person/\(person)/spell/\(spell)", reason: reason, before: before.audit,
            after: jobs.audit)
        return Act(spell, [change])
    }
}

extension JobSpell {
    fileprivate func lasting(_ last: Day) -> JobSpell {
        JobSpell(id: id, person: person, terms: terms, start: start, end: last)
    }
}
