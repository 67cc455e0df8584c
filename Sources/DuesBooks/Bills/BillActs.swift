package import LawBook
package import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
package import SQLStore

/// What an office does with a bill beside paying it.
package enum BillActs {
    /// Enters the kode iuran that EPS gave for a bill. The same once more changes nothing; another one takes
    /// the place of the first as long as the bill is open, for codes lapse.
    ///
    /// - Returns: whether it is new.
    /// - Throws: `BillBookRefusal`.
    @discardableResult
    package static func enter(
        _ code: BillingCode, for bill: BillID, by office: Office
    ) async throws -> Bool {
        do {
            return try await office.act { connection, instant in
                try connection.lockBill(bill, of: office.government)
                let row = try BillRegister.bill(.number(bill), of: office.government, on: connection)
                if row.isCancelled { throw BillBookRefusal.cancelled(bill) }
                if row.code == code { return Act(false, []) }
                if let old = row.code, row.open == .zero { throw BillBookRefusal.paidUnderCode(bill, old) }
                try refuseTaken(code, by: office, on: connection)
                try connection.execute(
                    "UPDATE bill SET billing_code = $1, changed_ms = $2 WHERE gov_id = $3 AND bill_id = $4",
                    [
                        .text(code.digits), .integer(instant), .integer(office.government),
                        .integer(bill.number),
                    ])
                let change = office.change(
                    "bill.code", of: "bill/\(bill)", before: row.code?.digits ?? "", after: code.digits)
                return Act(true, [change])
            }
        } catch let fault as SQLFault where fault.kind == .duplicate {
            // Somebody gave it to another bill at the same moment.
            let other = try await office.database.read { connection in
                try BillRegister.bill(.code(code), of: office.government, on: connection)
            }
            throw BillBookRefusal.codeTaken(code, by: other.id)
        }
    }

    /// What a bill costs that was paid late; charged once it is paid in full, and once only.
    ///
    /// - Parameter employer: nil for people who pay for themselves.
    /// - Returns: the fine with its reasons, nought where the law has none, and whether it was charged now.
    /// - Throws: `BillBookRefusal`, `LawGap`.
    package static func fine(
        _ bill: BillID, employer: EmployerKind?, under law: LateFineLaw, by office: Office
    ) async throws -> (fine: LateFine, isNew: Bool) {
        try await office.act { connection, instant in
            let row = try BillRegister.bill(.number(bill), of: office.government, on: connection)
            if row.isCancelled { throw BillBookRefusal.cancelled(bill) }
            guard let due = row.due else { throw BillBookRefusal.noDueDay(bill) }
            guard let paidOn = row.state?.paidOn else {
                throw BillBookRefusal.stillOpen(bill, open: row.open)
            }
            let fine = try LateFine.assess(
                LateFine.Facts(
                    month: row.month, segment: row.segment, employer: employer, lateDues: row.total,
                    dueDay: due, paidOn: paidOn,
                    inParts: try parts(of: bill, office, on: connection) > 1), under: law)
            let charge = FineCharge(
                of: bill, unit: UnitID(row.registration), day: paidOn,
                bookedIn: max(row.month.adding(1), Month(of: paidOn)), amount: fine.amount)
            guard let charge else { return Act((fine, false), []) }
            let recorded = try DuesBook.record(
                [(key: "fine/\(bill)", event: .fined(charge))], registration: row.registration, by: office,
                at: instant, on: connection)
            return Act((fine, recorded.isNew), recorded.changes)
        }
    }

    private static func refuseTaken(
        _ code: BillingCode, by office: Office, on connection: any SQLConnection
    ) throws {
        let other = try connection.integer(
            "SELECT bill_id FROM bill WHERE gov_id = $1 AND billing_code = $2",
            [.integer(office.government), .text(code.digits)])
        if let other { throw BillBookRefusal.codeTaken(code, by: BillID(other)) }
    }

    private static func parts(
        of bill: BillID, _ office: Office, on connection: any SQLConnection
    ) throws -> Int64 {
        try connection.integer(
            """
            SELECT COUNT(*) FROM settlement_part
            WHERE gov_id = $1 AND claim = $2 AND superseded_ms = 9223372036854775807
            """, [.integer(office.government), .text(ClaimID.bill(bill).description)]) ?? 0
    }
}

extension SQLConnection {
    /// Holds a bill's row until the transaction ends; none where there is no such bill.
    func lockBill(_ bill: BillID, of government: Int64) throws {
        _ = try integer(
            "SELECT version FROM bill WHERE gov_id = $1 AND bill_id = $2" + engine.lockClause,
            [.integer(government), .integer(bill.number)])
    }
}
