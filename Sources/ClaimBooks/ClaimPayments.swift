package import Claims
import DuesBooks
package import LawBook
import Ledger
import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// What BPJS paid: proposed by one, confirmed by another, then in the journal; taken back by a reversal.
///
/// Amounts are what BPJS paid, never what we reckoned.
extension ClaimBook {
    /// Proposes that a payment be recorded; returns its number.
    ///
    /// - Parameters:
    ///   - programme: that of the claim where none is said.
    ///   - account: of the family; kept but for its last digits hidden.
    @discardableResult
    package func proposePayment(
        _ id: ClaimCaseID, _ amount: Rupiah, on day: Day, account: String, programme: Programme? = nil
    ) async throws -> ClaimCase {
        let office = office
        return try await act(id) { claim, _ in
            [
                .paymentProposed(
                    ClaimPayment(
                        number: claim.payments.count + 1, programme: programme ?? claim.programme,
                        amount: amount, day: day, account: ClaimPayment.hidden(account)))
            ]
        } also: { claim, now, connection in
            guard let state = claim.payments.last else { return }
            let payment = state.payment
            try connection.execute(
                """
                INSERT INTO claim_payment (gov_id, claim_id, payment, programme, amount, paid_on, state,
                    proposed_by, recorded_ms, changed_ms)
                VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $8)
                """,
                [
                    .integer(office.government), .integer(id.number), .integer(Int64(payment.number)),
                    .text(payment.programme.rawValue), .integer(payment.amount.amount),
                    .integer(payment.day.number), .text(office.actor), .integer(now),
                ])
        }
    }

    /// Confirms a proposed payment, as another person, and books it.
    ///
    /// - Throws: `StoreRefusal` or `EntryRefusal` beside what the claim refuses.
    @discardableResult
    package func confirmPayment(_ id: ClaimCaseID, _ number: Int) async throws -> ClaimCase {
        let office = office
        return try await act(id) { _, _ in
            [.paid(number: number)]
        } also: { claim, now, connection in
            try setState(of: number, in: claim, id, office, now, connection)
            let entry = try entry(of: number, in: claim, id, office.government)
            try JournalPostings.post([entry], by: office, at: now, on: connection)
        }
    }

    /// Takes a confirmed payment back by the mirror of its entry, on the day of the office.
    @discardableResult
    package func reversePayment(_ id: ClaimCaseID, _ number: Int, reason: String) async throws -> ClaimCase {
        let office = office
        return try await act(id) { _, _ in
            [.paymentReversed(number: number, reason: reason)]
        } also: { claim, now, connection in
            try setState(of: number, in: claim, id, office, now, connection)
            let entry = try entry(of: number, in: claim, id, office.government)
            let mirror = try entry.reversal(on: max(office.today, entry.day))
            try JournalPostings.post([mirror], by: office, at: now, on: connection)
        }
    }

    /// Takes back what was proposed and not confirmed: papers that were to be sent, or a payment.
    @discardableResult
    package func dropProposal(_ id: ClaimCaseID, reason: String) async throws -> ClaimCase {
        let office = office
        return try await act(id) { _, _ in
            [.proposalDropped(reason: reason)]
        } also: { claim, now, connection in
            for state in claim.payments where state.state == .dropped {
                try setState(of: state.payment.number, in: claim, id, office, now, connection)
            }
        }
    }
}

private func setState(
    of number: Int, in claim: ClaimCase, _ id: ClaimCaseID, _ office: Office, _ now: Int64,
    _ connection: any SQLConnection
) throws {
    let state = claim.payments[number - 1]
    try connection.execute(
        """
        UPDATE claim_payment SET state = $1, confirmed_by = $2, changed_ms = $3
        WHERE gov_id = $4 AND claim_id = $5 AND payment = $6
        """,
        [
            .integer(state.state.rawValue), SQLValue(state.confirmedBy), .integer(now),
            .integer(office.government), .integer(id.number), .integer(Int64(number)),
        ])
}

private func entry(
    of number: Int, in claim: ClaimCase, _ id: ClaimCaseID, _ government: Int64
) throws(EntryRefusal) -> JournalEntry {
    let payment = claim.payments[number - 1].payment
    let opening = claim.opening
    return try BenefitPayment(
        government: GovernmentID(government), unit: opening.registration ?? opening.unit ?? UnitID(0),
        programme: BilledProgrammes(payment.programme), day: payment.day, amount: payment.amount
    ).entry(claim: id.number, number: number)
}
