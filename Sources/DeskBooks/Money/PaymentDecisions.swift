import Access
import AccessBooks
package import DuesBooks
package import Ledger
import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

extension PaymentDesk {
    /// Books a payment that another put forward: the payment and the decision are one transaction. The same
    /// decision once more gives the same payment.
    ///
    /// - Throws: `MoneyDeskRefusal.sameHand`, `.alreadyDecided`; what `PaymentActs` refuses; `.outOfReach`.
    @discardableResult
    package func confirm(_ number: Int64) async throws -> PaymentID {
        let reach = try desk.reach(.confirmPayment)
        let office = desk.office
        return try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            let proposal = try Self.proposal(
                number, reach, office.government, locking: true, on: connection)
            if let payment = proposal.payment, proposal.decidedBy == office.actor { return Act(payment, []) }
            try Self.refuseDeciding(proposal, by: office)
            let documents: [(DocumentKind, String?)] = [
                (.bankReference, proposal.bankReference), (.paymentWarrant, proposal.warrant),
            ]
            let order = PaymentOrder(
                for: proposal.bill.map { .bill(.number($0)) } ?? .registration(proposal.registration),
                on: proposal.day, amount: proposal.amount,
                documents: documents.compactMap { kind, number in
                    number.flatMap { EntryDocument(kind, $0) }
                }, key: "proposal/\(number)")
            let booked = try PaymentActs.pay(order, by: office, at: instant, on: connection)
            let change = try Self.decide(
                proposal, .confirmed, reason: nil, payment: booked.payment, office, instant, connection)
            return Act(booked.payment, booked.changes + [change])
        }
    }

    /// Gives a payment back that another put forward, with a reason of at least five letters.
    package func refuse(_ number: Int64, reason: String) async throws {
        let reach = try desk.reach(.confirmPayment)
        let (office, plain) = (desk.office, reason.plainWords)
        if plain.count < 5 { throw MoneyDeskRefusal.reasonNeeded }
        try await office.act { connection, instant in
            let proposal = try Self.proposal(
                number, reach, office.government, locking: true, on: connection)
            try Self.refuseDeciding(proposal, by: office)
            let change = try Self.decide(
                proposal, .refused, reason: String(plain.prefix(500)), payment: nil, office, instant,
                connection)
            return Act((), [change])
        }
    }

    private static func refuseDeciding(_ proposal: PaymentProposal, by office: Office) throws {
        if let who = proposal.decidedBy { throw MoneyDeskRefusal.alreadyDecided(by: who) }
        if proposal.proposedBy == office.actor { throw MoneyDeskRefusal.sameHand(office.actor) }
    }

    private static func decide(
        _ proposal: PaymentProposal, _ decision: PaymentProposal.Decision, reason: String?,
        payment: PaymentID?, _ office: Office, _ instant: Int64, _ connection: any SQLConnection
    ) throws -> AuditChange {
        try connection.execute(
            """
            UPDATE payment_proposal SET decided_by = $1, decided_ms = $2, decision = $3, decision_reason = $4,
                payment_id = $5
            WHERE gov_id = $6 AND proposal_id = $7
            """,
            [
                .text(office.actor), .integer(instant), .text(decision.rawValue), SQLValue(reason),
                SQLValue(payment?.number), .integer(office.government), .integer(proposal.id),
            ])
        return office.change(
            "payment.\(decision.rawValue)", of: "proposal/\(proposal.id)", reason: reason ?? "",
            before: "by=\(proposal.proposedBy)", after: payment.map { "payment=\($0)" } ?? "")
    }
}

/// A payment that is booked.
package struct PaymentListRow: Sendable, Hashable {
    package let id: PaymentID
    package let receipt: String
    package let registrationName: String
    package let day: Day
    package let amount: Rupiah
    package let code: String?
    package let warrant: String?
    package let recordedBy: String
}

extension PaymentDesk {
    /// What was booked, the latest first.
    package func payments(after: String? = nil, atMost size: Int = 50) async throws -> Listed<PaymentListRow>
    {
        let reach = try desk.reach(.seeMoney)
        var asked = NumberedSQL(
            """
            SELECT p.payment_id, p.receipt, r.name, p.paid_on, p.amount, p.billing_code, p.sp2d, p.recorded_by
            FROM payment p
            JOIN registration r ON r.gov_id = p.gov_id AND r.registration_id = p.registration_id
            WHERE p.gov_id = $1
            """, [.integer(government)])
        try asked.keep(toRegistrations: reach, registration: "p.registration_id", government: "p.gov_id")
        if let last = after.flatMap({ Int64($0) }) { asked.add(" AND p.payment_id < ?", .integer(last)) }
        asked.add(" ORDER BY p.payment_id DESC LIMIT \(size + 1)")
        let statement = asked
        return try await desk.office.database.read { connection in
            let rows = try connection.rows(statement.text, statement.values) { row in
                PaymentListRow(
                    id: PaymentID(try row.integer(0)), receipt: try row.text(1),
                    registrationName: try row.text(2), day: try row.day(3, "payment.paid_on"),
                    amount: Rupiah(try row.integer(4)),
                    code: row.optionalText(5), warrant: row.optionalText(6), recordedBy: try row.text(7))
            }
            return Listed(rows, size: size) { $0.id.description }
        }
    }

    /// A receipt within reach.
    package func receipt(_ payment: PaymentID) async throws -> PaymentReceipt {
        let reach = try desk.reach(.seeMoney)
        let government = government
        return try await desk.office.database.read { connection in
            let registration = try connection.integer(
                "SELECT registration_id FROM payment WHERE gov_id = $1 AND payment_id = $2",
                [.integer(government), .integer(payment.number)])
            guard let registration else { throw AccessRefusal.outOfReach }
            try ReachSQL.hold(
                registration: registration, within: reach, government: government, on: connection)
            return try PaymentReceipt.find(payment.description, of: government, on: connection)
        }
    }
}
