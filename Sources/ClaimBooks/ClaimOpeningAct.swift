import Claims
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// What somebody asks to be opened.
struct ClaimOpeningAct: Sendable {
    let type: ClaimType
    let person: PersonID
    let day: Day
    let minute: Int?
}

extension ClaimBook {
    /// Opens inside a transaction of the caller's.
    func open(
        _ asked: ClaimOpeningAct, at now: Int64, on connection: any SQLConnection
    ) throws -> Act<(id: ClaimCaseID, isNew: Bool)> {
        let life = try heldLife(of: asked.person, on: connection)
        if let there = try existing(asked, on: connection) {
            if asked.type.isOnce, there.day != asked.day { throw ClaimOpeningRefusal.diedOn(there.day) }
            return Act((there.id, false), [])
        }
        try ClaimOpeningRefusal.check(
            asked.type, on: asked.day, born: life.born, died: life.died, today: office.today,
            under: rules.law)
        if let minute = asked.minute, LocalMoment(asked.day, minute: minute) == nil {
            throw ClaimOpeningRefusal.minuteOutOfDay
        }
        let job = try job(of: asked, on: connection)
        let opening = ClaimOpening(
            type: asked.type, person: asked.person, unit: job?.terms.unit,
            registration: job.flatMap { $0.terms.payer.number == 0 ? nil : $0.terms.payer },
            eventDay: asked.day, eventMinute: asked.minute, time: try time(on: connection))
        let recorded = RecordedClaimEvent(
            sequence: 1, event: .opened(opening), actor: office.actor,
            at: Instant(epochMilliseconds: now))
        let claim = try ClaimCase([recorded], form: rules.form(asked.type))
        let id = ClaimCaseID(office.identifiers.next())
        let rows = ClaimRows(office: office, rules: rules, connection: connection)
        return Act((id, true), try rows.write(claim, id, after: 0))
    }

    /// Days of birth and death of a person whose row this transaction holds, so that nobody opens the same
    /// beside it.
    private func heldLife(
        of person: PersonID, on connection: any SQLConnection
    ) throws -> (born: Day?, died: Day?) {
        let found = try connection.first(
            """
            SELECT born, died FROM person WHERE gov_id = $1 AND person_id = $2\(connection.engine.lockClause)
            """, [.integer(office.government), .integer(person.number)]
        ) { (try $0.optionalInteger(0), try $0.optionalInteger(1)) }
        guard let found else { throw ClaimOpeningRefusal.unknownPerson }
        return (
            try found.0.map { try Day(number: $0, "person") },
            try found.1.map { try Day(number: $0, "person") }
        )
    }

    /// The claim of the same person, type and day that was not withdrawn.
    private func existing(
        _ asked: ClaimOpeningAct, on connection: any SQLConnection
    ) throws -> (id: ClaimCaseID, day: Day)? {
        let found = try connection.rows(
            """
            SELECT claim_id, event_day FROM claim_case
            WHERE gov_id = $1 AND person_id = $2 AND claim_type = $3 AND stage <> 'withdrawn'
            ORDER BY claim_id
            """,
            [.integer(office.government), .integer(asked.person.number), .text(asked.type.rawValue)]
        ) { (ClaimCaseID(try $0.integer(0)), try Day(number: try $0.integer(1), "claim_case")) }
        if asked.type.isOnce { return found.first.map { (id: $0.0, day: $0.1) } }
        return found.first { $0.1 == asked.day }.map { (id: $0.0, day: $0.1) }
    }

    func refuseOpenElsewhere(
        _ claim: ClaimCase, _ id: ClaimCaseID, on connection: any SQLConnection
    ) throws {
        let opening = claim.opening
        let asked = ClaimOpeningAct(
            type: opening.type, person: opening.person, day: opening.eventDay, minute: nil)
        if let there = try existing(asked, on: connection), there.id != id {
            throw ClaimOpeningRefusal.openElsewhere
        }
    }

    /// The job of the day that has the programme, else any of the day, else the last one before it.
    private func job(of asked: ClaimOpeningAct, on connection: any SQLConnection) throws -> JobSpell? {
        let jobs = try JobTable.jobs(of: asked.person, government: office.government, on: connection).known
        let held = jobs.filter { $0.holds(on: asked.day) }
        let programme = asked.type.programme
        return held.first { $0.terms.programmes.contains(programme) } ?? held.first
            ?? jobs.filter { $0.start <= asked.day }.max { ($0.start, $0.id) < ($1.start, $1.id) }
    }

    /// The time of day of the government's region.
    private func time(on connection: any SQLConnection) throws -> IndonesianTime {
        let region = try connection.integer(
            "SELECT region_id FROM government WHERE gov_id = $1", [.integer(office.government)])
        return IndonesianTime(region: region ?? 0)
    }
}
