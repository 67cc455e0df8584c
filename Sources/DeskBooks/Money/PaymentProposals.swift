import Access
package import AccessBooks
import DuesBooks
package import Ledger
import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// Payments with four eyes, as somebody at a desk puts them forward or books them.
package struct PaymentDesk: Sendable {
    let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    var government: Int64 { desk.office.government }
}

/// A payment that somebody put forward, and what became of it.
package struct PaymentProposal: Sendable, Hashable {
    /// What was decided; the raw value stands in the store.
    package enum Decision: String, Sendable, Hashable, CaseIterable {
        case confirmed, refused
    }

    package let id: Int64
    package let registration: Int64
    package let registrationName: String
    package let bill: BillID?
    /// The month of the bill.
    package let month: Month?
    package let day: Day
    package let amount: Rupiah
    package let bankReference: String
    package let warrant: String?
    package let note: String
    package let proposedBy: String
    /// Milliseconds since 1970.
    package let proposed: Int64
    package let decision: Decision?
    package let decidedBy: String?
    package let reason: String?
    /// What it was booked as.
    package let payment: PaymentID?
}

/// What a treasurer puts forward.
package struct PaymentDraft: Sendable, Hashable {
    package var bill: BillID
    package var amount: Rupiah
    package var day: Day
    package var bankReference: String
    package var warrant = ""
    package var note = ""
    /// Of the form: the same form twice is one proposal.
    package var key: String

    package init(bill: BillID, amount: Rupiah, day: Day, bankReference: String, key: String) {
        self.bill = bill
        self.amount = amount
        self.day = day
        self.bankReference = bankReference
        self.key = key
    }
}

extension PaymentDesk {
    /// Puts a payment forward; nothing is booked before another person confirms it. The same form twice is
    /// one proposal.
    ///
    /// - Throws: `MoneyDeskRefusal`, `BillBookRefusal`; `.outOfReach`.
    @discardableResult
    package func propose(_ draft: PaymentDraft) async throws -> Int64 {
        do {
            return try await put(draft)
        } catch let fault as SQLFault where fault.kind == .duplicate {
            // The same form came twice at one moment: now it is there.
            return try await put(draft)
        }
    }

    private func put(_ draft: PaymentDraft) async throws -> Int64 {
        let reach = try desk.reach(.proposePayment)
        let (office, number) = (desk.office, desk.office.identifiers.next())
        if !draft.amount.isPayable { throw MoneyDeskRefusal.notPositive(draft.amount) }
        if draft.day > office.today { throw MoneyDeskRefusal.notYet(draft.day) }
        let (reference, warrant) = (draft.bankReference.plainWords, draft.warrant.plainWords)
        if reference.isEmpty { throw MoneyDeskRefusal.referenceNeeded }
        // A key is its caller's own: another's of the same text is another.
        let key = "\(desk.permit.account)/\(draft.key)"
        return try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            let bill = try BillDesk.row(draft.bill, reach, office.government, on: connection)
            let before = try connection.first(
                """
                SELECT proposal_id, bill_id, amount, paid_on FROM payment_proposal
                WHERE gov_id = $1 AND idem_key = $2
                """, [.integer(office.government), .text(key)]
            ) { row in try (0...3).map { try row.integer($0) } }
            if let before {
                let same = [bill.id.number, draft.amount.amount, Int64(draft.day.yyyymmdd)]
                guard Array(before.dropFirst()) == same else { throw MoneyDeskRefusal.keyReused }
                return Act(before[0], [])
            }
            if bill.isCancelled { throw BillBookRefusal.cancelled(bill.id) }
            try connection.execute(
                """
                INSERT INTO payment_proposal (gov_id, proposal_id, registration_id, idem_key, paid_on, amount,
                    bank_reference, note, proposed_by, proposed_ms, bill_id, sp2d)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """,
                [
                    .integer(office.government), .integer(number), .integer(bill.registration),
                    .text(key), .integer(Int64(draft.day.yyyymmdd)), .integer(draft.amount.amount),
                    .text(String(reference.prefix(100))), .text(String(draft.note.plainWords.prefix(500))),
                    .text(office.actor), .integer(instant), .integer(bill.id.number),
                    SQLValue(warrant.isEmpty ? nil : String(warrant.prefix(100))),
                ])
            let change = office.change(
                "payment.propose", of: "proposal/\(number)",
                after: "bill=\(bill.id) amount=\(draft.amount.amount) day=\(draft.day)")
            return Act(number, [change])
        }
    }

    /// The proposals in reach that wait, the oldest first; or those that were decided, the latest first.
    package func proposals(
        waiting: Bool, after: String? = nil, atMost size: Int = 50
    ) async throws -> Listed<PaymentProposal> {
        let reach = try desk.reach(.seeMoney)
        var asked = NumberedSQL(Self.selection, [.integer(government)])
        try asked.keep(toRegistrations: reach, registration: "q.registration_id", government: "q.gov_id")
        asked.add(waiting ? " AND q.decided_ms IS NULL" : " AND q.decided_ms IS NOT NULL")
        if let last = after.flatMap({ Int64($0) }) {
            asked.add(" AND q.proposal_id \(waiting ? ">" : "<") ?", .integer(last))
        }
        asked.add(" ORDER BY q.proposal_id\(waiting ? "" : " DESC") LIMIT \(size + 1)")
        let statement = asked
        return try await desk.office.database.read { connection in
            let rows = try connection.rows(statement.text, statement.values, Self.read)
            return Listed(rows, size: size) { String($0.id) }
        }
    }

    /// One proposal within reach.
    package func proposal(_ number: Int64) async throws -> PaymentProposal {
        let reach = try desk.reach(.seeMoney)
        let government = government
        return try await desk.office.database.read { connection in
            try Self.proposal(number, reach, government, locking: false, on: connection)
        }
    }

    static func proposal(
        _ number: Int64, _ reach: Reach, _ government: Int64, locking: Bool, on connection: any SQLConnection
    ) throws -> PaymentProposal {
        if locking {
            _ = try connection.integer(
                """
                SELECT amount FROM payment_proposal WHERE gov_id = $1 AND proposal_id = $2
                """ + connection.engine.lockClause, [.integer(government), .integer(number)])
        }
        var asked = NumberedSQL(selection, [.integer(government)])
        asked.add(" AND q.proposal_id = ?", .integer(number))
        guard let found = try connection.first(asked.text, asked.values, read) else {
            throw AccessRefusal.outOfReach
        }
        try ReachSQL.hold(
            registration: found.registration, within: reach, government: government, on: connection)
        return found
    }

    private static let selection = """
        SELECT q.proposal_id, q.registration_id, r.name, q.bill_id, b.period, q.paid_on, q.amount,
            q.bank_reference, q.sp2d, q.note, q.proposed_by, q.proposed_ms, q.decision, q.decided_by,
            q.decision_reason, q.payment_id
        FROM payment_proposal q
        JOIN registration r ON r.gov_id = q.gov_id AND r.registration_id = q.registration_id
        LEFT JOIN bill b ON b.gov_id = q.gov_id AND b.bill_id = q.bill_id
        WHERE q.gov_id = $1
        """

    private static func read(_ row: SQLRow) throws -> PaymentProposal {
        PaymentProposal(
            id: try row.integer(0), registration: try row.integer(1), registrationName: try row.text(2),
            bill: try row.optionalInteger(3).map { BillID($0) },
            month: try row.optionalInteger(4).map { try Month(number: $0, "bill.period") },
            day: try row.day(5, "payment_proposal.paid_on"),
            amount: Rupiah(try row.integer(6)), bankReference: try row.text(7), warrant: row.optionalText(8),
            note: try row.text(9), proposedBy: try row.text(10), proposed: try row.integer(11),
            decision: row.optionalText(12).flatMap { PaymentProposal.Decision(rawValue: $0) },
            decidedBy: row.optionalText(13), reason: row.optionalText(14),
            payment: try row.optionalInteger(15).map { PaymentID($0) })
    }
}

extension String {
    /// Without blanks at its ends and with one between words.
    var plainWords: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
