import Access
import AccessBooks
package import ClaimBooks
package import Claims
package import LawBook
package import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// What whoever gathers the papers of a claim does. Each act asks for the right to file claims, and for a
/// claim within its reach; afterwards the claim is looked at anew, so that lists show what the books say now.
extension ClaimDesk {
    /// Opens a claim of a person within reach, or gives the one that is open already.
    ///
    /// - Parameter minute: of the day, where the hour is known.
    /// - Throws: `.outOfReach`; `ClaimDeskRefusal.unitElsewhere`; `ClaimOpeningRefusal`.
    package func begin(
        _ type: ClaimType, for person: PersonID, on day: Day, minute: Int? = nil
    ) async throws -> ClaimBook.Kept {
        try await hold(person, .fileClaims)
        try await refuseElsewhere(person, on: day)
        return try await book.open(type, for: person, on: day, minute: minute)
    }

    /// Answers several questions: all of them, or none.
    package func answer(_ id: ClaimCaseID, _ answers: [(question: String, text: String)]) async throws {
        try await file(id) { try await $0.answer(id, answers) }
    }

    /// Adds a file.
    @discardableResult
    package func attach(_ draft: EvidenceDraft, to id: ClaimCaseID) async throws -> EvidenceID {
        try await hold(id, .fileClaims)
        let evidence = try await book.attach(draft, to: id)
        try await book.look(at: id)
        return evidence
    }

    /// Says that a file does not belong to the claim.
    package func withdrawFile(_ evidence: EvidenceID, of id: ClaimCaseID, reason: String) async throws {
        try await file(id) { try await $0.withdrawEvidence(evidence, of: id, reason: reason) }
    }

    /// Holds the claim against the books again, after something was paid or corrected.
    package func check(_ id: ClaimCaseID) async throws { try await file(id) { _ in } }

    /// Goes on to the next stage of the office's own work.
    package func move(_ id: ClaimCaseID, to stage: ClaimStage) async throws {
        try await file(id) { try await $0.move(id, to: stage) }
    }

    /// Proposes that the papers be sent.
    package func proposeSubmission(_ id: ClaimCaseID) async throws {
        try await file(id) { try await $0.proposeSubmission(id) }
    }

    /// Records that BPJS gave the papers back.
    package func giveBack(_ id: ClaimCaseID, reason: String) async throws {
        try await file(id) { try await $0.giveBack(id, reason: reason) }
    }

    /// Records that BPJS agreed, and to how much.
    package func approve(_ id: ClaimCaseID, _ amount: Rupiah) async throws {
        try await file(id) { try await $0.approve(id, amount) }
    }

    /// Records that BPJS refused, and why.
    package func refuse(_ id: ClaimCaseID, code: String, text: String) async throws {
        try await file(id) { try await $0.refuse(id, code: code, text: text) }
    }

    /// Proposes that a payment of BPJS be recorded.
    package func proposePayment(
        _ id: ClaimCaseID, _ amount: Rupiah, on day: Day, account: String, programme: Programme? = nil
    ) async throws {
        try await file(id) {
            try await $0.proposePayment(id, amount, on: day, account: account, programme: programme)
        }
    }

    /// Ends a claim that was a mistake.
    package func withdraw(_ id: ClaimCaseID, reason: String) async throws {
        try await file(id) { try await $0.withdraw(id, reason: reason) }
    }

    /// Goes on with a claim that was refused or withdrawn.
    package func reopen(_ id: ClaimCaseID, reason: String) async throws {
        try await file(id) { try await $0.reopen(id, reason: reason) }
    }

    /// Writes something down.
    package func note(_ id: ClaimCaseID, _ text: String) async throws {
        try await file(id) { try await $0.note(id, text) }
    }

    private func file(_ id: ClaimCaseID, _ act: (ClaimBook) async throws -> Void) async throws {
        try await hold(id, .fileClaims)
        try await act(book)
        try await book.look(at: id)
    }

    /// Whoever has some units only opens the claims of those units.
    private func refuseElsewhere(_ person: PersonID, on day: Day) async throws {
        guard case .units = try desk.reach(.fileClaims) else { return }
        let (office, reach) = (desk.office, try desk.reach(.fileClaims))
        let unit = try await office.database.read { connection in
            let jobs = try JobTable.jobs(of: person, government: office.government, on: connection).known
            let job =
                jobs.first { $0.holds(on: day) }
                ?? jobs.filter { $0.start <= day }.max { ($0.start, $0.id) < ($1.start, $1.id) }
            guard let job else { return true }
            do {
                try ReachSQL.hold(
                    unit: job.terms.unit.number, within: reach, government: office.government, on: connection)
                return true
            } catch AccessRefusal.outOfReach {
                return false
            }
        }
        if !unit { throw ClaimDeskRefusal.unitElsewhere }
    }
}

/// What a second person does: never whoever proposed it.
extension ClaimDesk {
    /// Confirms that the papers are sent.
    package func submit(_ id: ClaimCaseID) async throws {
        try await decide(id) { try await $0.submit(id) }
    }

    /// Confirms a payment, which is booked then.
    package func confirmPayment(_ id: ClaimCaseID, _ number: Int) async throws {
        try await decide(id) { try await $0.confirmPayment(id, number) }
    }

    /// Takes a payment back by the mirror of its entry.
    package func reversePayment(_ id: ClaimCaseID, _ number: Int, reason: String) async throws {
        try await decide(id) { try await $0.reversePayment(id, number, reason: reason) }
    }

    /// Takes back what was proposed: by whoever files claims, or whoever decides upon them.
    package func dropProposal(_ id: ClaimCaseID, reason: String) async throws {
        try await hold(id, desk.permit.may(.fileClaims) ? .fileClaims : .decideClaims)
        try await book.dropProposal(id, reason: reason)
    }

    private func decide(_ id: ClaimCaseID, _ act: (ClaimBook) async throws -> Void) async throws {
        try await hold(id, .decideClaims)
        try await act(book)
    }
}
