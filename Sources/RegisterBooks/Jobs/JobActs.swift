import LawBook
package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// The four acts upon jobs and the notice of a death, each one transaction: the person's row is held, the
/// pure rules decide, versions are written, open periods ask to be calculated again, the audit chain has
/// before and after. What is refused leaves nothing behind.
///
/// Throws `JobRefusal`, `RegisterRefusal` for what this government has not, `PeriodRefusal.finalised`.
package struct JobActs: Sendable {
    private let office: Office
    private let law: MembershipLaw

    package init(_ office: Office, law: MembershipLaw) {
        self.office = office
        self.law = law
    }

    /// Opens a job; returns its number.
    @discardableResult
    package func open(
        _ person: PersonID, _ terms: JobTerms, from: Day, through: Day? = nil, extras: SpellExtras = .init(),
        reason: String = ""
    ) async throws -> SpellID {
        let id = SpellID(office.identifiers.next())
        let spell = JobSpell(id: id, person: person, terms: terms, start: from, end: through)
        try await act("job.open", on: person, reason, id) { jobs, life, at throws(SpellRefusal) in
            jobs.set(extras, of: id)
            try jobs.history.open(spell, of: life, under: law, at: at)
        }
        return id
    }

    /// Records the last day of a job and why it ended.
    package func close(
        _ spell: SpellID, of person: PersonID, on lastDay: Day, because end: EndReason, reason: String = ""
    ) async throws {
        try await act("job.close", on: person, reason, spell) { jobs, _, at throws(SpellRefusal) in
            try jobs.history.close(spell, on: lastDay, because: end, at: at)
        }
    }

    /// Lets a job go on with other terms from a day on, without a gap; returns the number on its new terms.
    @discardableResult
    package func change(
        _ spell: SpellID, of person: PersonID, from: Day, extras: SpellExtras? = nil, reason: String = "",
        _ terms: @escaping @Sendable (JobTerms) -> JobTerms
    ) async throws -> SpellID {
        let next = SpellID(office.identifiers.next())
        try await act("job.change", on: person, reason, spell) { jobs, life, at throws(SpellRefusal) in
            guard let old = jobs.known.first(where: { $0.id == spell }) else { throw .unknownSpell(spell) }
            jobs.set(extras ?? jobs.extras[spell] ?? SpellExtras(), of: next)
            let change = JobChange(spell: spell, from: from, next: next, terms: terms(old.terms))
            try jobs.history.change(change, of: life, under: law, at: at)
        }
        return next
    }

    /// Replaces what was believed of a job by what was true all along.
    package func correct(
        _ spell: SpellID, of person: PersonID, reason: String,
        _ corrected: @escaping @Sendable (JobSpell) -> JobSpell
    ) async throws {
        try await act("job.correct", on: person, reason, spell) { jobs, life, at throws(SpellRefusal) in
            guard let old = jobs.known.first(where: { $0.id == spell }) else { throw .unknownSpell(spell) }
            try jobs.history.correct(to: corrected(old), of: life, under: law, at: at)
        }
    }

    /// Records a death and ends the jobs that held on that day or later. The same again changes nothing. A
    /// month that is finalised does not keep it waiting: it stands, and what it asked for after the death
    /// comes back in the first open month after its Posting.
    ///
    /// - Returns: jobs that begin after the death; they stay and somebody must correct them.
    @discardableResult
    package func died(_ person: PersonID, on day: Day, reason: String = "") async throws -> [SpellID] {
        let acts = self
        return try await office.act { connection, now in
            try acts.died(person, on: day, reason: reason, at: now, on: connection)
        }
    }

    /// The same inside a transaction of the caller's, beside what else it writes.
    package func died(
        _ person: PersonID, on day: Day, reason: String, at now: Int64, on connection: any SQLConnection
    ) throws -> Act<[SpellID]> {
        let held = try HeldPerson(person, office, connection)
        if let died = held.died {
            guard died == day else { throw JobRefusal.diedBefore(died) }
            return Act([], [])
        }
        guard day <= office.today, held.born.map({ $0 <= day }) ?? true else {
            throw JobRefusal.deathOutOfLife(day)
        }
        var jobs = try JobTable.jobs(of: person, government: office.government, on: connection)
        let at = try instant(now, after: jobs)
        let before = jobs
        for spell in jobs.known where spell.start <= day && (spell.end.map { $0 > day } ?? true) {
            try jobs.end(spell, on: day, held.life, law, at)
        }
        try JobTable.write(
            [jobs], government: office.government, act: office.identifiers.next(),
            at: at.epochMilliseconds, finalised: .stand, on: connection)
        try connection.execute(
            """
            UPDATE person SET died = $1, died_recorded_ms = $2 WHERE gov_id = $3 AND person_id = $4
            """,
            [
                .integer(day.number), .integer(at.epochMilliseconds), .integer(office.government),
                .integer(person.number),
            ])
        let change = office.change(
            "person.died", of: "person/\(person)", reason: reason, before: before.audit,
            after: "died=\(day.number); " + jobs.audit)
        return Act(jobs.known.filter { $0.start > day }.map(\.id), [change])
    }

    private func act(
        _ name: String, on person: PersonID, _ reason: String, _ spell: SpellID,
        _ body: @escaping @Sendable (inout StoredJobs, LifeDays, Instant) throws(SpellRefusal) -> Void
    ) async throws {
        let (office, act) = (office, office.identifiers.next())
        try await office.act { connection, now in
            let held = try HeldPerson(person, office, connection)
            guard let life = held.lifeIfKnown else { throw JobRefusal.birthDayUnknown }
            var jobs = try JobTable.jobs(of: person, government: office.government, on: connection)
            let before = jobs
            let at = try instant(now, after: jobs)
            do throws(SpellRefusal) { try body(&jobs, life, at) } catch {
                throw try refusal(error, office.government, connection)
            }
            try checkPlaces(of: [jobs], office.government, connection)
            try JobTable.write(
                [jobs], government: office.government, act: act, at: at.epochMilliseconds, on: connection)
            let change = office.change(
                name, of: "person/\(person)/spell/\(spell)", reason: reason, before: before.audit,
                after: jobs.audit)
            return Act((), [change])
        }
    }
}

/// A person whose row this transaction holds, so that nobody else changes the jobs meanwhile.
struct HeldPerson {
    let born: Day?
    let died: Day?

    init(_ person: PersonID, _ office: Office, _ connection: any SQLConnection) throws {
        let found = try connection.first(
            """
            SELECT born, died FROM person WHERE gov_id = $1 AND person_id = $2\(connection.engine.lockClause)
            """, [.integer(office.government), .integer(person.number)]
        ) { row in
            (try row.optionalDay(0, "person.born"), try row.optionalDay(1, "person.died"))
        }
        guard let found else { throw RegisterRefusal.unknownPerson }
        (born, died) = found
    }

    var lifeIfKnown: LifeDays? { born.map { LifeDays(born: $0, died: died) } }

    /// For acts that do not ask the age.
    var life: LifeDays { LifeDays(born: born ?? Day(sinceEpoch: 0), died: died) }
}

/// The instant of an act: the clock's, or the one after what is recorded where the clock lags by no more than
/// a minute, as clocks that are set by others do. A clock further back is refused by the history itself.
func instant(_ now: Int64, after jobs: StoredJobs) throws -> Instant {
    let lag = jobs.newest - now
    return Instant(epochMilliseconds: (0..<60_000).contains(lag) ? jobs.newest + 1 : now)
}

/// The refusal with the name of the other payer, where that is the reason.
func refusal(
    _ refusal: SpellRefusal, _ government: Int64, _ connection: any SQLConnection
) throws -> JobRefusal {
    guard case .paidByAnother(let payer, _, _, _) = refusal else { return .spell(refusal, payer: nil) }
    let name = try RegistrationBook.entry(payer.number, government: government, on: connection)?.name
    return .spell(refusal, payer: name ?? payer.description)
}

/// Refuses units and registrations of another government, or of none.
func checkPlaces(of jobs: [StoredJobs], _ government: Int64, _ connection: any SQLConnection) throws {
    let terms = jobs.flatMap { $0.added.map(\.version.spell.terms) }
    for unit in Set(terms.map(\.unit)) {
        let found = try connection.integer(
            "SELECT unit_id FROM unit WHERE gov_id = $1 AND unit_id = $2",
            [.integer(government), .integer(unit.number)])
        if found == nil { throw RegisterRefusal.unknownUnit(unit.description) }
    }
    for payer in Set(terms.map(\.payer)) where payer.number != 0 {
        let found = try RegistrationBook.entry(payer.number, government: government, on: connection)
        if found == nil { throw RegisterRefusal.unknownRegistration(payer.description) }
    }
}

extension StoredJobs {
    /// Ends a job with a death, whether or not an end was known.
    mutating func end(
        _ spell: JobSpell, on day: Day, _ life: LifeDays, _ law: MembershipLaw, _ at: Instant
    ) throws(SpellRefusal) {
        if spell.end == nil {
            try history.close(spell.id, on: day, because: .died, at: at)
        } else {
            let ended = JobSpell(
                id: spell.id, person: spell.person, terms: spell.terms, start: spell.start, end: day,
                endReason: .died)
            try history.correct(to: ended, of: life, under: law, at: at)
        }
    }

    /// What is believed, for auditors: numbers and codes only.
    var audit: String {
        known.map { spell in
            let terms = spell.terms
            let end = spell.end.map { "\($0.number) \(spell.endReason?.rawValue ?? "")" } ?? ""
            return "\(spell.id) \(spell.start.number)..\(end) unit=\(terms.unit) payer=\(terms.payer)"
                + " \(terms.category.rawValue) \(terms.segment.rawValue) \(terms.programmes.rawValue)"
                + " \(terms.wage.amount) \(terms.wageBasis.rawValue) \(terms.funding.rawValue)"
                + " \(terms.letter?.number ?? "")"
        }.joined(separator: "; ")
    }
}
