import Access
import AccessBooks
import Membership
package import MoneyAndDates
package import ObligationBooks
package import Obligations
import SQLDatabase
import SQLStore

/// What whoever drafts agreements does, each within the reach of that right.
extension AgreementDesk {
    /// Drafts one for a unit within reach.
    package func draft(_ terms: AgreementTerms) async throws -> AgreementID {
        try await hold(terms.unit, .draftAgreements)
        return try await book.draft(terms)
    }

    /// Changes the terms of a draft; its unit stays.
    package func revise(_ id: AgreementID, to terms: AgreementTerms) async throws {
        try await draftwork(id) { try await $0.revise(id, to: terms) }
    }

    /// Sends it to whoever agrees to it.
    package func sendToReview(_ id: AgreementID) async throws {
        try await draftwork(id) { try await $0.sendToReview(id) }
    }

    /// Ends the work on one that was not signed.
    package func cancel(_ id: AgreementID, reason: String) async throws {
        try await draftwork(id) { try await $0.cancel(id, reason: reason) }
    }

    /// Drafts the one that carries it on.
    package func renew(_ id: AgreementID, bridge: Day?) async throws -> AgreementID {
        try await hold(id, .draftAgreements)
        return try await book.renew(id, bridge: bridge)
    }

    /// What the renewal of all within reach that end by a day would do.
    package func planRenewal(_ order: RenewalOrder) async throws -> [RenewalLine] {
        try await book.planRenewal(try await within(order))
    }

    /// Drafts them in one act.
    package func renewAll(_ order: RenewalOrder) async throws -> [AgreementID] {
        try await book.renewAll(try await within(order))
    }

    /// Keeps a signed scan, or a PDF with an electronic signature.
    package func attach(_ draft: PaperDraft, to id: AgreementID) async throws -> String {
        try await hold(id, desk.permit.may(.draftAgreements) ? .draftAgreements : .signAgreements)
        return try await book.attach(draft, to: id)
    }

    /// A file as it was brought.
    package func file(_ file: Int64, of id: AgreementID) async throws -> KeptPaper {
        try await hold(id, .seeAgreements)
        return try await book.file(file, of: id)
    }

    /// Whether a file that somebody has is one of the agreement's.
    package func verify(_ draft: PaperDraft, of id: AgreementID) async throws -> AgreementFile? {
        try await hold(id, .seeAgreements)
        return try await book.verify(draft.digest, of: id)
    }

    private func draftwork(
        _ id: AgreementID, _ act: (AgreementBook) async throws -> Void
    ) async throws {
        try await hold(id, .draftAgreements)
        try await act(book)
    }

    /// Whoever has some units renews those of his units only.
    private func within(_ order: RenewalOrder) async throws -> RenewalOrder {
        let (reach, government) = (try desk.reach(.draftAgreements), desk.office.government)
        let units = try await desk.office.database.read { connection in
            try ClaimReach.units(of: reach, government: government, on: connection)
        }
        return RenewalOrder(
            endingBy: order.endingBy, through: order.through, bridge: order.bridge, units: units)
    }
}

/// What a second person does: never whoever drafted it.
extension AgreementDesk {
    /// Agrees to a draft of somebody else.
    package func accept(_ id: AgreementID) async throws {
        try await decide(id) { try await $0.accept(id) }
    }

    /// Gives it back to whoever drafted it.
    package func giveBack(_ id: AgreementID, reason: String) async throws {
        try await decide(id) { try await $0.giveBack(id, reason: reason) }
    }

    /// Records that both parties signed.
    package func sign(
        _ id: AgreementID, on day: Day, number: String, insurerNumber: String
    ) async throws {
        try await decide(id) {
            try await $0.sign(id, on: day, number: number, insurerNumber: insurerNumber)
        }
    }

    /// Records an addendum.
    package func amend(_ id: AgreementID, _ addendum: AgreementAddendum) async throws {
        try await decide(id) { try await $0.amend(id, addendum) }
    }

    /// Ends it before its last day.
    package func end(_ id: AgreementID, on day: Day, reason: String) async throws {
        try await decide(id) { try await $0.end(id, on: day, reason: reason) }
    }

    private func decide(_ id: AgreementID, _ act: (AgreementBook) async throws -> Void) async throws {
        try await hold(id, .signAgreements)
        try await act(book)
    }
}
