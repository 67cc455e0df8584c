package import LawBook
package import Ledger
import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// What a treasurer says of money that went to BPJS.
package struct PaymentOrder: Sendable, Hashable {
    /// For whom it is paid: a bill, or a registration as a whole.
    package enum Payee: Sendable, Hashable {
        case bill(BillName)
        case registration(Int64)
    }

    package let payee: Payee
    package let day: Day
    package let amount: Rupiah
    /// Paid on purpose for months to come.
    package let isInAdvance: Bool
    /// Bank reference, SPP, SPM, SP2D.
    package let documents: [EntryDocument]
    /// The caller's key; the same payment under the same key is made once.
    package let key: String

    package init(
        for payee: Payee, on day: Day, amount: Rupiah, isInAdvance: Bool = false,
        documents: [EntryDocument] = [], key: String
    ) {
        self.payee = payee
        self.day = day
        self.amount = amount
        self.isInAdvance = isInAdvance
        self.documents = documents
        self.key = key
    }
}

/// Payments, refunds, and debts that are given up.
package enum PaymentActs {
    /// Books a payment, in part or in advance, and settles months with it, the oldest first.
    ///
    /// - Returns: the payment as it is kept, and whether it is new.
    /// - Throws: `PaymentRefusal`, `BillBookRefusal`, `DuesBookRefusal`, `DuesRefusal`.
    package static func pay(
        _ order: PaymentOrder, by office: Office
    ) async throws -> (payment: PaymentID, isNew: Bool) {
        try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            let booked = try pay(order, by: office, at: instant, on: connection)
            return Act((booked.payment, !booked.changes.isEmpty), booked.changes)
        }
    }

    /// The same inside a transaction of the caller, who appends the changes to the audit chain there.
    ///
    /// - Returns: the payment as it is kept; no changes where it was there before.
    /// - Throws: as above; nothing is to be kept then.
    package static func pay(
        _ order: PaymentOrder, by office: Office, at instant: Int64, on connection: any SQLConnection
    ) throws -> (payment: PaymentID, changes: [AuditChange]) {
        let act = try act(for: order, by: office, on: connection)
        let recorded = try DuesBook.record([act], by: office, at: instant, on: connection)
        guard case .paid(let payment)? = recorded.events.first else {
            throw DuesBookRefusal.keyReused(key: order.key)
        }
        return (payment.id, recorded.changes)
    }

    /// The act that an order comes to.
    static func act(
        for order: PaymentOrder, by office: Office, on connection: any SQLConnection
    ) throws -> DuesAct {
        var documents = order.documents
        let registration: Int64
        switch order.payee {
        case .registration(let number): registration = number
        case .bill(let name):
            let bill = try BillRegister.bill(name, of: office.government, on: connection)
            if bill.isCancelled { throw BillBookRefusal.cancelled(bill.id) }
            registration = bill.registration
            documents += bill.code.flatMap { EntryDocument(.billingCode, $0.digits) }.map { [$0] } ?? []
        }
        let payment = Payment(
            id: PaymentID(office.identifiers.next()), government: GovernmentID(office.government),
            unit: UnitID(registration), day: order.day, amount: order.amount,
            isInAdvance: order.isInAdvance, documents: documents)
        guard let payment else { throw PaymentRefusal.nothingPaid(order.amount) }
        if order.day > office.today { throw PaymentRefusal.notYet(order.day) }
        return DuesAct(key: order.key, registration: registration, event: .paid(payment))
    }

    /// Books money that BPJS gave back out of what was over: of a payment, or of a correction that gave back.
    ///
    /// - Returns: whether it is new.
    /// - Throws: `PaymentRefusal`, `DuesRefusal.refundBeyondCredit`.
    @discardableResult
    package static func refund(
        _ amount: Rupiah, of credit: CreditID, on day: Day, documents: [EntryDocument] = [], key: String,
        by office: Office
    ) async throws -> Bool {
        try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            let refund = Refund(
                id: EventID(office.identifiers.next()), of: credit, day: day, amount: amount,
                documents: documents)
            guard let refund else { throw PaymentRefusal.nothingPaid(amount) }
            if day > office.today { throw PaymentRefusal.notYet(day) }
            let registration = try registration(of: credit, by: office, on: connection)
            let recorded = try DuesBook.record(
                [(key: key, event: .refunded(refund))], registration: registration, by: office, at: instant,
                on: connection)
            return Act(recorded.isNew, recorded.changes)
        }
    }

    private static func registration(
        of credit: CreditID, by office: Office, on connection: any SQLConnection
    ) throws -> Int64 {
        let (query, number) =
            switch credit {
            case .payment(let payment):
                ("SELECT registration_id FROM payment WHERE gov_id = $1 AND payment_id = $2", payment.number)
            case .correction(let correction):
                (
                    "SELECT registration_id FROM correction WHERE gov_id = $1 AND correction_id = $2",
                    correction.number
                )
            }
        let found = try connection.integer(query, [.integer(office.government), .integer(number)])
        guard let found else { throw PaymentRefusal.noSuchCredit(credit) }
        return found
    }

    /// Gives up what is open of a claim, or a part of it, by a decision (SK).
    ///
    /// - Returns: whether it is new.
    /// - Throws: `PaymentRefusal`, `DuesRefusal`.
    @discardableResult
    package static func writeOff(
        _ amount: Rupiah, of claim: ClaimID, decision: EntryDocument, on day: Day, key: String,
        by office: Office
    ) async throws -> Bool {
        try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            let writeOff = WriteOff(
                id: EventID(office.identifiers.next()), of: claim, day: day, amount: amount,
                decision: decision)
            guard let writeOff else { throw PaymentRefusal.nothingPaid(amount) }
            let registration = try connection.integer(
                """
                SELECT registration_id FROM claim_state
                WHERE gov_id = $1 AND claim = $2 AND superseded_ms = 9223372036854775807
                """, [.integer(office.government), .text(claim.description)])
            guard let registration else { throw DuesRefusal.noSuchClaim(claim) }
            let recorded = try DuesBook.record(
                [(key: key, event: .writtenOff(writeOff))], registration: registration, by: office,
                at: instant, on: connection)
            return Act(recorded.isNew, recorded.changes)
        }
    }
}

/// Why money is not booked, beside what `Ledger` refuses.
package enum PaymentRefusal: TellableRefusal, Hashable {
    /// An amount of nought or less, or a paper that does not allow it.
    case nothingPaid(Rupiah)
    /// A day that has not come.
    case notYet(Day)
    case noSuchCredit(CreditID)
    case noSuchReceipt(String)

    package var note: Note {
        switch self {
        case .nothingPaid(let amount): Note("payment.nothing", ["amount": .rupiah(amount)])
        case .notYet(let day): Note("payment.not-yet", ["day": .day(day)])
        case .noSuchCredit(let credit): Note("payment.no-such", ["payment": .text(credit.text)])
        case .noSuchReceipt(let receipt): Note("payment.no-such-receipt", ["receipt": .text(receipt)])
        }
    }
}
