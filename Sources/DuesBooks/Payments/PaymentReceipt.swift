import LawBook
package import Ledger
import Membership
package import MoneyAndDates
package import SQLDatabase

/// What a receipt (kwitansi) says: who paid, how much, and for which months.
package struct PaymentReceipt: Sendable, Hashable {
    /// What the payment settled of one claim.
    package struct Part: Sendable, Hashable {
        package let claim: ClaimID
        package let month: Month
        package let amount: Rupiah
        /// The amount by programme, in proportion to what was owed; a fine has none.
        package let programmes: [Share]
    }

    /// A programme and what of the part falls on it.
    package struct Share: Sendable, Hashable {
        package let programmes: BilledProgrammes
        package let amount: Rupiah
    }

    package let number: String
    package let payment: PaymentID
    package let payer: String
    package let day: Day
    package let amount: Rupiah
    package let code: BillingCode?
    package let bankReference: String?
    package let warrant: String?
    /// By month.
    package let parts: [Part]
    /// Not yet put to any month: paid in advance, or carried forward.
    package let left: Rupiah

    /// The receipt of a payment, by its number or the payment's, as the months are settled now.
    ///
    /// - Throws: `PaymentRefusal.noSuchReceipt`.
    package static func find(
        _ name: String, of government: Int64, on connection: any SQLConnection
    ) throws -> PaymentReceipt {
        let row = try connection.first(
            """
            SELECT p.payment_id, p.registration_id, r.name, p.paid_on, p.amount, p.billing_code,
                p.bank_reference, p.sp2d, p.receipt
            FROM payment p
            JOIN registration r ON r.gov_id = p.gov_id AND r.registration_id = p.registration_id
            WHERE p.gov_id = $1 AND (p.receipt = $2 OR p.payment_id = $3)
            """, [.integer(government), .text(name), .integer(Int64(name) ?? 0)]
        ) { row -> PaymentReceipt in
            guard let day = Day(yyyymmdd: Int(try row.integer(3))) else {
                throw DuesBookRefusal.unreadableRow(table: "payment")
            }
            let payment = PaymentID(try row.integer(0))
            let dues = try DuesBook.dues(
                of: try row.integer(1), in: GovernmentID(government), on: connection)
            return PaymentReceipt(
                number: try row.text(8), payment: payment, payer: try row.text(2), day: day,
                amount: Rupiah(try row.integer(4)), code: row.optionalText(5).flatMap { BillingCode($0) },
                bankReference: row.optionalText(6), warrant: row.optionalText(7),
                parts: parts(of: payment, in: dues),
                left: dues.settlement.leftovers[.payment(payment)] ?? .zero)
        }
        guard let row else { throw PaymentRefusal.noSuchReceipt(name) }
        return row
    }

    private static func parts(of payment: PaymentID, in dues: UnitDues) -> [Part] {
        let claims = Dictionary(uniqueKeysWithValues: dues.claims.map { ($0.id, $0) })
        return dues.settlement.allocations.filter { $0.credit == .payment(payment) }.compactMap { part in
            guard let claim = claims[part.claim] else { return nil }
            let shares = Apportionment.split(part.amount, by: claim.lines.map(\.amount))
            let programmes = zip(claim.lines, shares).compactMap { line, share in
                line.account.parts.programmes.map { Share(programmes: $0, amount: share) }
            }
            return Part(
                claim: part.claim, month: claim.month, amount: part.amount,
                programmes: programmes.filter { $0.amount > .zero })
        }
    }
}
