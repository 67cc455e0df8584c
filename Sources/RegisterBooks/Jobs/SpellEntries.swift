import LawBook
package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// Jobs of many people at once, inside the transaction of whoever has more to write beside them: they enter,
/// go on elsewhere, or end together. Who is refused keeps what she had; the others are not held up.
package struct SpellEntries {
    private let office: Office
    private let law: MembershipLaw
    private let connection: any SQLConnection
    private let now: Int64

    package init(
        _ office: Office, law: MembershipLaw, at now: Int64, on connection: any SQLConnection
    ) {
        self.office = office
        self.law = law
        self.connection = connection
        self.now = now
    }

    /// What became of one row.
    package struct Entered: Sendable {
        package let person: PersonID
        package let outcome: Result<SpellID, JobRefusal>
    }

    /// Admits the people of a list where they are not there yet, and opens for each the job of her row.
    ///
    /// - Precondition: no NIK stands twice.
    /// - Throws: `PeriodRefusal.finalised`, `RegisterRefusal` for places that this government has not.
    package func open(_ columns: RegisterColumns, decree: AppointmentLetter?) throws -> [Entered] {
        let persons = try RegisterLoad.admit(
            columns, government: office.government, now: now, office.identifiers, office.sealing,
            on: connection
        ).persons.map { PersonID($0) }
        var spells: [JobSpell] = []
        for (row, person) in persons.enumerated() {
            let spell = try columns.spell(row, of: person)
            var terms = spell.terms
            terms.letter = decree
            spells.append(
                JobSpell(
                    id: SpellID(office.identifiers.next()), person: person, terms: terms, start: spell.start,
                    end: spell.end))
        }
        return try open(spells)
    }

    /// Opens a job for each of some people who are there; who has one more in the same call comes later.
    package func open(_ spells: [JobSpell]) throws -> [Entered] {
        let persons = spells.map(\.person)
        let results = try changed(persons) { row, jobs, life, at throws(SpellRefusal) in
            try jobs.history.open(spells[row], of: life, under: law, at: at)
        }
        return zip(spells, results).map { spell, refusal in
            Entered(person: spell.person, outcome: refusal.map { .failure($0) } ?? .success(spell.id))
        }
    }

    /// Ends jobs on a day, or on their first where they begin later. One that ends before stays.
    ///
    /// - Returns: the refusals, in the order of the jobs; nil where it went well.
    package func end(
        _ spells: [(person: PersonID, spell: SpellID)], on day: Day, because reason: EndReason
    ) throws -> [JobRefusal?] {
        try changed(spells.map(\.person)) { row, jobs, life, at throws(SpellRefusal) in
            guard let held = jobs.known.first(where: { $0.id == spells[row].spell }) else {
                throw .unknownSpell(spells[row].spell)
            }
            if let end = held.end, end < day { return }
            let last = max(day, held.start)
            if held.end == nil {
                try jobs.history.close(held.id, on: last, because: reason, at: at)
            } else if held.end != last || held.endReason != reason {
                let ended = JobSpell(
                    id: held.id, person: held.person, terms: held.terms, start: held.start, end: last,
                    endReason: reason)
                try jobs.history.correct(to: ended, of: life, under: law, at: at)
            }
        }
    }

    /// Lets jobs go on with other terms from a day, without a day between; one that begins on that day or
    /// later has them from its first.
    ///
    /// - Returns: the refusals, in the order of the jobs; nil where it went well.
    package func change(
        _ spells: [(person: PersonID, spell: SpellID)], from day: Day, _ terms: (Int, JobTerms) -> JobTerms
    ) throws -> [JobRefusal?] {
        try changed(spells.map(\.person)) { row, jobs, life, at throws(SpellRefusal) in
            guard let held = jobs.known.first(where: { $0.id == spells[row].spell }) else {
                throw .unknownSpell(spells[row].spell)
            }
            let wanted = terms(row, held.terms)
            guard held.start < day else {
                return try jobs.history.correct(
                    to: JobSpell(
                        id: held.id, person: held.person, terms: wanted, start: held.start, end: held.end,
                        endReason: held.endReason), of: life, under: law, at: at)
            }
            let next = SpellID(office.identifiers.next())
            jobs.set(jobs.extras[held.id] ?? SpellExtras(), of: next)
            try jobs.history.change(
                JobChange(spell: held.id, from: day, next: next, terms: wanted), of: life, under: law, at: at)
        }
    }

    /// Lets every job that a unit has on a day or later go on in another unit from that day, without a day
    /// between.
    ///
    /// - Returns: how many people moved.
    package func move(from old: UnitID, to new: UnitID, on day: Day) throws -> Int {
        let everybody = try JobTable.people(of: old, government: office.government, on: connection)
        var moved: Set<PersonID> = []
        let refusals = try changed(everybody) { row, jobs, life, at throws(SpellRefusal) in
            for held in jobs.known where held.terms.unit == old && held.end.map({ $0 >= day }) ?? true {
                var terms = held.terms
                terms.unit = new
                moved.insert(everybody[row])
                guard held.start < day else {
                    try jobs.history.correct(
                        to: JobSpell(
                            id: held.id, person: held.person, terms: terms, start: held.start, end: held.end,
                            endReason: held.endReason), of: life, under: law, at: at)
                    continue
                }
                let next = SpellID(office.identifiers.next())
                jobs.set(jobs.extras[held.id] ?? SpellExtras(), of: next)
                try jobs.history.change(
                    JobChange(spell: held.id, from: day, next: next, terms: terms), of: life, under: law,
                    at: at)
            }
        }
        if let refusal = refusals.compactMap(\.self).first { throw refusal }
        return moved.count
    }

    /// Does something with the jobs of each of some people, and writes what came of it in one go.
    private func changed(
        _ persons: [PersonID],
        _ body: (Int, inout StoredJobs, LifeDays, Instant) throws(SpellRefusal) -> Void
    ) throws -> [JobRefusal?] {
        let everybody = Array(Set(persons)).sorted()
        let lives = try LifeTable.held(of: everybody, government: office.government, on: connection)
        var jobs = try JobTable.jobs(of: everybody, government: office.government, on: connection)
        let newest = jobs.values.map(\.newest).max() ?? 0
        let lag = newest - now
        let at = Instant(epochMilliseconds: (0..<60_000).contains(lag) ? newest + 1 : now)
        var refusals: [JobRefusal?] = []
        for (row, person) in persons.enumerated() {
            guard let life = lives[person] else {
                refusals.append(.birthDayUnknown)
                continue
            }
            var own = jobs[person] ?? StoredJobs(person: person)
            do throws(SpellRefusal) {
                try body(row, &own, life, at)
                jobs[person] = own
                refusals.append(nil)
            } catch {
                refusals.append(try refusal(error, office.government, connection))
            }
        }
        let changed = everybody.compactMap { jobs[$0] }.filter { !$0.added.isEmpty }
        try checkPlaces(of: changed, office.government, connection)
        try JobTable.write(
            changed, government: office.government, act: office.identifiers.next(),
            at: at.epochMilliseconds, on: connection)
        return refusals
    }
}
