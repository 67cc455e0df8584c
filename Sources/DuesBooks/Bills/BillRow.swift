package import LawBook
package import Ledger
import Membership
package import MoneyAndDates
package import SQLDatabase
import SQLStore

/// A bill with how far it is paid: a line of the register of kode iuran.
package struct BillRow: Sendable, Hashable {
    package let id: BillID
    package let registration: Int64
    package let registrationName: String
    package let month: Month
    package let segment: Segment
    package let version: Int
    /// Taken back; then nothing is owed.
    package let isCancelled: Bool
    package let code: BillingCode?
    package let raised: Day
    package let due: Day?
    package let total: Rupiah
    /// Nil for one that was taken back.
    package let state: ClaimState?

    package var open: Rupiah { state?.open ?? .zero }
}

/// Reads bills.
package enum BillRegister {
    /// The bills of some months that stand, by month, registration and number.
    ///
    /// - Parameter registration: of this registration only.
    package static func bills(
        from first: Month, through last: Month, registration: Int64? = nil, of government: Int64,
        on connection: any SQLConnection
    ) throws -> [BillRow] {
        try connection.rows(
            """
            \(columns)
            WHERE b.gov_id = $1 AND b.period BETWEEN $2 AND $3 AND b.registration_id BETWEEN $4 AND $5
                AND b.state = 1
            ORDER BY b.period, b.registration_id, b.bill_id
            """,
            [
                .integer(government), .integer(Int64(first.yyyymm)), .integer(Int64(last.yyyymm)),
                .integer(registration ?? 0), .integer(registration ?? .max),
            ], read)
    }

    /// A bill by its number or its kode iuran, taken back or not.
    ///
    /// - Throws: `BillBookRefusal.noSuchBill`.
    package static func bill(
        _ name: BillName, of government: Int64, on connection: any SQLConnection
    ) throws -> BillRow {
        let found: BillRow? =
            switch name {
            case .number(let bill):
                try connection.first(
                    """
                    \(columns)
                    WHERE b.gov_id = $1 AND b.bill_id = $2
                    """, [.integer(government), .integer(bill.number)], read)
            case .code(let code):
                try connection.first(
                    """
                    \(columns)
                    WHERE b.gov_id = $1 AND b.billing_code = $2
                    """, [.integer(government), .text(code.digits)], read)
            }
        guard let found else { throw BillBookRefusal.noSuchBill(name) }
        return found
    }

    /// The programmes and payers of a bill, in the version that stands.
    package static func lines(
        of bill: BillRow, government: Int64, on connection: any SQLConnection
    ) throws -> [BillLine] {
        try connection.rows(
            """
            SELECT programmes, payer, amount FROM bill_line
            WHERE gov_id = $1 AND bill_id = $2 AND version = $3 ORDER BY programmes, payer
            """, [.integer(government), .integer(bill.id.number), .integer(Int64(bill.version))]
        ) { row in
            let line = LineShape(try row.text(0), try row.text(1), try row.integer(2)).line
            guard let line else { throw DuesBookRefusal.unreadableRow(table: "bill_line") }
            return line
        }
    }

    private static let columns = """
        SELECT b.bill_id, b.registration_id, r.name, b.period, b.segment, b.version, b.state,
            b.billing_code, b.raised, b.due, b.amount, c.owed, c.still_open, c.last_paid
        FROM bill b
        JOIN registration r ON r.gov_id = b.gov_id AND r.registration_id = b.registration_id
        LEFT JOIN claim_state c ON c.gov_id = b.gov_id AND c.claim = 'bill/' || CAST(b.bill_id AS TEXT)
            AND c.superseded_ms = 9223372036854775807
        """

    private static func read(_ row: SQLRow) throws -> BillRow {
        guard let month = Month(yyyymm: Int(try row.integer(3))),
            let segment = Segment(rawValue: try row.text(4)),
            let raised = Day(yyyymmdd: Int(try row.integer(8)))
        else { throw DuesBookRefusal.unreadableRow(table: "bill") }
        let owed = try row.optionalInteger(11)
        let open = try row.optionalInteger(12) ?? 0
        let lastPaid = try row.optionalDay(13, "claim_state.last_paid")
        return BillRow(
            id: BillID(try row.integer(0)), registration: try row.integer(1),
            registrationName: try row.text(2), month: month, segment: segment,
            version: Int(try row.integer(5)), isCancelled: try row.integer(6) == 0,
            code: row.optionalText(7).flatMap { BillingCode($0) }, raised: raised,
            due: try row.optionalDay(9, "bill.due"),
            total: Rupiah(try row.integer(10)),
            state: owed.map { ClaimState(owed: Rupiah($0), open: Rupiah(open), lastPaid: lastPaid) })
    }
}

/// How a bill is named by whoever asks for it.
package enum BillName: Sendable, Hashable, CustomStringConvertible {
    case number(BillID)
    case code(BillingCode)

    package var description: String {
        switch self {
        case .number(let bill): bill.description
        case .code(let code): code.digits
        }
    }
}

/// Why nothing is done with a bill.
package enum BillBookRefusal: TellableRefusal, Hashable {
    /// Not in the books of this government.
    case noSuchBill(BillName)
    case cancelled(BillID)
    /// The kode iuran belongs to another bill.
    case codeTaken(BillingCode, by: BillID)
    /// It is paid under the code that it has.
    case paidUnderCode(BillID, BillingCode)
    /// A fine is known once the last part is paid.
    case stillOpen(BillID, open: Rupiah)
    /// The law of the segment names no day, so nothing is late.
    case noDueDay(BillID)

    package var note: Note {
        switch self {
        case .noSuchBill(let name): Note("bill.no-such", ["bill": .text(name.description)])
        case .cancelled(let bill): Note("bill.cancelled", ["bill": .text(bill.description)])
        case .codeTaken(let code, let bill):
            Note("bill.code-taken", ["code": .text(code.digits), "bill": .text(bill.description)])
        case .paidUnderCode(let bill, let code):
            Note("bill.paid-under-code", ["bill": .text(bill.description), "code": .text(code.digits)])
        case .stillOpen(let bill, let open):
            Note("bill.still-open", ["bill": .text(bill.description), "open": .rupiah(open)])
        case .noDueDay(let bill): Note("bill.no-due-day", ["bill": .text(bill.description)])
        }
    }
}
