import LawBook
package import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// What an approved roster made of the register.
package struct AppliedRoster: Sendable, Equatable {
    package internal(set) var joined = 0
    package internal(set) var changed = 0
    package internal(set) var unchanged = 0
    package internal(set) var left = 0
    /// People with a job in the unit who stand nowhere in the roster: they stay until somebody says why.
    package internal(set) var vanished: [PersonID] = []
    /// People of whom the roster says that they died: their jobs are closed, the death itself is not dated.
    package internal(set) var died: [PersonID] = []
    /// Rows that the rules refuse, and why.
    package internal(set) var refused: [Refused] = []

    /// A row that the rules refuse.
    package struct Refused: Sendable, Equatable {
        package let line: Int
        package let refusal: JobRefusal
    }
}

/// Takes an approved roster into the register, in the transaction that approves it: joiners begin, declared
/// leavers end, changed wages and categories go on from the first day of the month. Who has vanished without
/// a word stays. A joiner begins in the month of the roster, on its first day or a later first day of work;
/// an earlier month is an act that somebody does by name.
struct RosterApply {
    let office: Office
    let law: MembershipLaw
    let submission: Submission
    let connection: any SQLConnection
    let now: Int64

    private var first: Day { submission.period.firstDay }

    func callAsFunction(_ rows: [SubmittedRow]) throws -> AppliedRoster {
        var applied = AppliedRoster()
        var seen: Set<NIK> = []
        let named = rows.filter { row in
            guard row.standing == .good || row.standing.isGone, let nik = row.nik else { return false }
            return seen.insert(nik).inserted
        }
        let persons = try persons(of: named)
        let inUnit = try JobTable.people(of: submission.unit, government: office.government, on: connection)
        let everybody = Array(Set(persons).union(inUnit)).sorted()
        let lives = try LifeTable.held(of: everybody, government: office.government, on: connection)
        var jobs = try JobTable.jobs(of: everybody, government: office.government, on: connection)
        let at = try common(jobs.values)
        var changed: [StoredJobs] = []
        var taken: Set<PersonID> = []
        // Two rows may turn out to be one person; the first counts.
        for (row, person) in zip(named, persons) where taken.insert(person).inserted {
            var own = jobs[person] ?? StoredJobs(person: person)
            do throws(SpellRefusal) {
                guard let life = lives[person] else { throw .unknownSpell(SpellID(0)) }
                try take(row, &own, life, at, &applied)
            } catch {
                let refusal: JobRefusal =
                    lives[person] == nil
                    ? .birthDayUnknown : try refusal(error, office.government, connection)
                applied.refused.append(.init(line: row.line, refusal: refusal))
                continue
            }
            jobs[person] = own
            if !own.added.isEmpty { changed.append(own) }
        }
        let mentioned = Set(persons)
        applied.vanished = inUnit.filter { person in
            !mentioned.contains(person)
                && jobs[person]?.known.contains { $0.terms.unit == submission.unit && $0.holds(on: first) }
                    == true
        }
        try checkPlaces(of: changed, office.government, connection)
        try JobTable.write(
            changed, government: office.government, act: office.identifiers.next(),
            at: at.epochMilliseconds, on: connection)
        return applied
    }

    /// Of each row the person: whom somebody recognised in it, or whoever has its NIK.
    private func persons(of rows: [SubmittedRow]) throws -> [PersonID] {
        let byNIK = rows.filter { $0.person == nil }
        var admitted = try RegisterLoad.admit(
            columns(byNIK), government: office.government, now: now, office.identifiers, office.sealing,
            on: connection
        ).persons[...]
        return rows.map { row in row.person ?? PersonID(admitted.removeFirst()) }
    }

    /// What a row makes of a person's jobs.
    private func take(
        _ row: SubmittedRow, _ jobs: inout StoredJobs, _ life: LifeDays, _ at: Instant,
        _ applied: inout AppliedRoster
    ) throws(SpellRefusal) {
        let month = submission.period
        let here = jobs.known.last { $0.terms.unit == submission.unit && $0.touches(month) }
        if row.standing.isGone {
            if row.standing == .died { applied.died.append(jobs.person) }
            guard let here, here.start < first else { return }
            let reason: EndReason = row.standing == .died ? .died : .nonCivilServiceEnded
            if here.end == nil {
                try jobs.history.close(here.id, on: first.adding(days: -1), because: reason, at: at)
                applied.left += 1
            }
            return
        }
        guard let here else {
            let spell = JobSpell(
                id: SpellID(office.identifiers.next()), person: jobs.person, terms: terms(row, nil),
                start: max(row.start ?? first, first))
            jobs.set(SpellExtras(decree: row.decree.isEmpty ? nil : row.decree), of: spell.id)
            try jobs.history.open(spell, of: life, under: law, at: at)
            applied.joined += 1
            return
        }
        let terms = terms(row, here.terms)
        if terms == here.terms {
            applied.unchanged += 1
            return
        }
        if here.start >= first {
            let corrected = JobSpell(
                id: here.id, person: here.person, terms: terms, start: here.start, end: here.end,
                endReason: here.endReason)
            try jobs.history.correct(to: corrected, of: life, under: law, at: at)
        } else {
            let next = SpellID(office.identifiers.next())
            jobs.set(jobs.extras[here.id] ?? SpellExtras(), of: next)
            let change = JobChange(spell: here.id, from: first, next: next, terms: terms)
            try jobs.history.change(change, of: life, under: law, at: at)
        }
        applied.changed += 1
    }

    private func terms(_ row: SubmittedRow, _ old: JobTerms?) -> JobTerms {
        let asked = row.terms
        guard var terms = old else {
            return JobTerms(
                unit: submission.unit, category: asked.category, segment: asked.segment,
                programmes: asked.programmes, payer: UnitID(asked.registration), funding: asked.funding,
                wage: row.wage ?? .zero, wageBasis: asked.wageBasis)
        }
        terms.wage = row.wage ?? terms.wage
        if row.isCategoryStated { terms.category = asked.category }
        return terms
    }

    private func columns(_ rows: [SubmittedRow]) -> RegisterColumns {
        var columns = RegisterColumns()
        for row in rows {
            columns.names.append(row.name)
            columns.niks.append(row.nik?.description ?? "")
            columns.mothers.append(row.mother.isEmpty ? nil : row.mother)
            columns.born.append(row.born?.number)
            columns.sexes.append(row.sex?.rawValue)
            columns.participantNumbers.append(row.participantNumber?.digits)
            columns.from.append(first.number)
        }
        return columns
    }

    /// One instant for everybody, after all that is recorded of them.
    private func common(_ jobs: some Sequence<StoredJobs>) throws -> Instant {
        let newest = jobs.max { $0.newest < $1.newest }
        return try newest.map { try instant(now, after: $0) } ?? Instant(epochMilliseconds: now)
    }
}

extension RowStanding {
    var isGone: Bool { self == .left || self == .died }
}
