import Access
package import AccessBooks
package import LawBook
package import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// The terms of a job as a form has them; the payer follows from the unit and the segment.
package struct JobDraft: Sendable, Hashable {
    package var unit: UnitID
    package var category: WorkerCategory
    package var segment: Segment
    package var programmes: ProgrammeSet
    package var funding: FundingSource
    package var wage: Rupiah
    package var wageBasis: ReportedWageBasis
    package var letter: AppointmentLetter?

    package init(_ terms: JobTerms) {
        unit = terms.unit
        category = terms.category
        segment = terms.segment
        programmes = terms.programmes
        funding = terms.funding
        wage = terms.wage
        wageBasis = terms.wageBasis
        letter = terms.letter
    }
}

/// Acts upon the jobs of a person by somebody at a desk: hers must be within reach, and so must the unit of
/// the job before and after.
package struct PersonChanges: Sendable {
    let desk: Desk
    let law: MembershipLaw

    package init(_ desk: Desk, law: MembershipLaw) {
        self.desk = desk
        self.law = law
    }

    private var acts: JobActs { JobActs(desk.office, law: law) }

    /// Opens a job.
    package func open(
        of person: PersonID, _ draft: JobDraft, from day: Day, through: Day?, reason: String
    ) async throws {
        try await hold(person, units: [draft.unit])
        let terms = try await terms(draft, on: day, before: nil)
        try await acts.open(person, terms, from: day, through: through, reason: reason)
    }

    /// Lets a job go on with other terms from a day on.
    package func change(
        _ spell: SpellID, of person: PersonID, from day: Day, _ draft: JobDraft, reason: String
    ) async throws {
        let before = try await job(spell, of: person)
        try await hold(person, units: [draft.unit])
        let terms = try await terms(draft, on: day, before: before.terms)
        try await acts.change(spell, of: person, from: day, reason: reason) { _ in terms }
    }

    /// Records the last day of a job and why it ended.
    package func close(
        _ spell: SpellID, of person: PersonID, on day: Day, because end: EndReason, reason: String
    ) async throws {
        _ = try await job(spell, of: person)
        try await acts.close(spell, of: person, on: day, because: end, reason: reason)
    }

    /// Records a death, which ends every job.
    package func died(_ person: PersonID, on day: Day, reason: String) async throws {
        try await hold(person, units: [])
        try await acts.died(person, on: day, reason: reason)
    }

    /// A job that is believed, whose unit is within reach.
    package func job(_ spell: SpellID, of person: PersonID) async throws -> JobSpell {
        try await hold(person, units: [])
        let known = try await PersonSearch(desk.office).jobs(of: person).known(at: .latest)
        guard let job = known.first(where: { $0.id == spell }) else { throw AccessRefusal.outOfReach }
        try await hold(person, units: [job.terms.unit])
        return job
    }

    func hold(_ person: PersonID, units: [UnitID]) async throws {
        let (reach, government) = (try desk.reach(.changeJobs), desk.office.government)
        try await desk.office.database.read { connection in
            try ReachSQL.hold(person: person.number, within: reach, government: government, on: connection)
            for unit in units {
                try ReachSQL.hold(unit: unit.number, within: reach, government: government, on: connection)
            }
        }
    }

    /// With the registration that the unit reports under; the one before where nothing of it changes.
    private func terms(_ draft: JobDraft, on day: Day, before: JobTerms?) async throws -> JobTerms {
        var payer = before?.payer ?? UnitID(0)
        if before?.unit != draft.unit || before?.segment != draft.segment {
            payer = try await registration(of: draft, on: day)
        }
        return JobTerms(
            unit: draft.unit, category: draft.category, segment: draft.segment,
            programmes: draft.programmes, payer: payer, funding: draft.funding, wage: draft.wage,
            wageBasis: draft.wageBasis, letter: draft.letter)
    }

    private func registration(of draft: JobDraft, on day: Day) async throws -> UnitID {
        let government = desk.office.government
        return try await desk.office.database.read { connection in
            let own = try RegistrationBook.registrations(
                of: draft.unit, on: day, government: government, connection
            ).filter { $0.segment == draft.segment }
            let name = try UnitBook.unit(draft.unit.description, government: government, on: connection).name
            guard let first = own.first else { throw SubmissionRefusal.noRegistration(unit: name) }
            guard own.count == 1 else { throw SubmissionRefusal.severalRegistrations(unit: name) }
            return UnitID(first.id)
        }
    }
}
