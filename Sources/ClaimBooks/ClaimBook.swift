package import Claims
import LawBook
package import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// The claims of a government: each act one transaction, in which the claim's row is held, the pure rules
/// decide, and the audit chain has its entry.
///
/// Throws `ClaimRefusal`, `ClaimOpeningRefusal`, `ClaimBookRefusal`. A claim of another government is not
/// there.
package struct ClaimBook: Sendable {
    package let office: Office
    package let rules: ClaimRules

    package init(_ office: Office, rules: ClaimRules) {
        self.office = office
        self.rules = rules
    }

    /// A claim and its number.
    package struct Kept: Sendable {
        package let id: ClaimCaseID
        package let claim: ClaimCase
        /// Whether this act opened it; false where the same was open already.
        package let isNew: Bool
    }

    /// Opens a claim, or gives the one that is open already for the same person, type and day. Of a death
    /// there is one, whatever the day: a second day is refused.
    ///
    /// - Parameter minute: of the day of the event, where the hour is known.
    @discardableResult
    package func open(
        _ type: ClaimType, for person: PersonID, on day: Day, minute: Int? = nil
    ) async throws -> Kept {
        let opening = ClaimOpeningAct(type: type, person: person, day: day, minute: minute)
        let book = self
        let kept = try await office.act { connection, now in
            try book.open(opening, at: now, on: connection)
        }
        return Kept(id: kept.id, claim: try await look(at: kept.id).claim, isNew: kept.isNew)
    }

    /// Answers a question; an empty text takes the answer away.
    @discardableResult
    package func answer(_ id: ClaimCaseID, _ question: String, _ typed: String) async throws -> ClaimCase {
        try await answer(id, [(question, typed)])
    }

    /// Answers several questions at once: all of them, or none.
    @discardableResult
    package func answer(
        _ id: ClaimCaseID, _ answers: [(question: String, text: String)]
    ) async throws -> ClaimCase {
        let (law, today) = (rules.law, office.today)
        return try await record(id) { claim throws(ClaimRefusal) in
            var events: [ClaimEvent] = []
            for (name, typed) in answers {
                guard let question = claim.form.question(name) else { throw .unknownQuestion(name) }
                let text = try question.read(typed, of: claim.opening, under: law, today: today)
                if claim.answers[name] ?? "" != text {
                    events.append(.answered(question: name, text: text))
                }
            }
            return events
        }
    }

    /// Goes on to the next stage of the office's own work.
    @discardableResult
    package func move(_ id: ClaimCaseID, to stage: ClaimStage) async throws -> ClaimCase {
        try await record(id) { _ in [.moved(to: stage)] }
    }

    /// Proposes that the papers be sent to BPJS.
    @discardableResult
    package func proposeSubmission(_ id: ClaimCaseID) async throws -> ClaimCase {
        try await record(id) { _ in [.submissionProposed] }
    }

    /// Confirms it, as another person than who proposed it.
    @discardableResult
    package func submit(_ id: ClaimCaseID) async throws -> ClaimCase {
        try await record(id) { _ in [.submitted] }
    }

    /// Records that BPJS gave the papers back.
    @discardableResult
    package func giveBack(_ id: ClaimCaseID, reason: String) async throws -> ClaimCase {
        try await record(id) { _ in [.returned(reason: reason)] }
    }

    /// Records that BPJS agreed, and to how much.
    @discardableResult
    package func approve(_ id: ClaimCaseID, _ amount: Rupiah) async throws -> ClaimCase {
        try await record(id) { _ in [.approved(amount)] }
    }

    /// Records that BPJS refused, by a short code of the office's own and in its words.
    @discardableResult
    package func refuse(_ id: ClaimCaseID, code: String, text: String) async throws -> ClaimCase {
        try await record(id) { _ in [.refused(code: code, text: text)] }
    }

    /// Ends a claim that was a mistake or that the family does not want.
    @discardableResult
    package func withdraw(_ id: ClaimCaseID, reason: String) async throws -> ClaimCase {
        try await record(id) { _ in [.withdrawn(reason: reason)] }
    }

    /// Goes on with a claim that was refused or withdrawn, where it stood before.
    @discardableResult
    package func reopen(_ id: ClaimCaseID, reason: String) async throws -> ClaimCase {
        let book = self
        return try await act(id) { claim, connection in
            if claim.type.isOnce || claim.stage == .withdrawn {
                try book.refuseOpenElsewhere(claim, id, on: connection)
            }
            return [.reopened(reason: reason)]
        }
    }

    /// Writes something down.
    @discardableResult
    package func note(_ id: ClaimCaseID, _ text: String) async throws -> ClaimCase {
        try await record(id) { _ in [.noted(text)] }
    }

    /// A claim as it stands.
    ///
    /// - Parameter known: as it was known at that instant.
    package func show(_ id: ClaimCaseID, known: Instant = .latest) async throws -> ClaimCase {
        let book = self
        return try await office.database.read { connection in
            let rows = ClaimRows(office: book.office, rules: book.rules, connection: connection)
            guard let claim = try rows.claim(id, known: known.epochMilliseconds) else {
                throw ClaimBookRefusal.noSuchClaim
            }
            return claim
        }
    }

    /// Records what the pure rules make of a claim, and what lists read of it.
    func record(
        _ id: ClaimCaseID, _ events: @escaping @Sendable (ClaimCase) throws -> [ClaimEvent]
    ) async throws -> ClaimCase {
        try await act(id) { claim, _ in try events(claim) }
    }

    /// The same for acts that ask the tables too, or write into others.
    func act(
        _ id: ClaimCaseID,
        _ events: @escaping @Sendable (ClaimCase, any SQLConnection) throws -> [ClaimEvent],
        also: @escaping @Sendable (ClaimCase, Int64, any SQLConnection) throws -> Void = { _, _, _ in }
    ) async throws -> ClaimCase {
        let book = self
        return try await office.act { connection, now in
            let rows = ClaimRows(office: book.office, rules: book.rules, connection: connection)
            guard var claim = try rows.claim(id, isHeld: true) else { throw ClaimBookRefusal.noSuchClaim }
            let known = claim.events.count
            for event in try events(claim, connection) {
                try claim.add(event, by: book.office.actor, at: now)
            }
            if claim.events.count == known { return Act(claim, []) }
            let changes = try rows.write(claim, id, after: known)
            try also(claim, now, connection)
            return Act(claim, changes)
        }
    }
}

extension ClaimCase {
    /// Takes what somebody did at an instant; a clock that lags does not put it before what is recorded.
    mutating func add(_ event: ClaimEvent, by actor: String, at now: Int64) throws(ClaimRefusal) {
        let last = events.last?.at.epochMilliseconds ?? .min
        try apply(
            RecordedClaimEvent(
                sequence: events.count + 1, event: event, actor: actor,
                at: Instant(epochMilliseconds: max(now, last))))
    }
}
