import Access
package import AccessBooks
package import DuesBooks
package import Ledger
import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// Bills, as somebody at a desk sees them.
package struct BillDesk: Sendable {
    let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }
}

/// A bill with all that is owed beside it, and the money that paid it.
package struct BillSheet: Sendable {
    package let bill: BillRow
    package let lines: [BillLine]
    /// Corrections and fines that are paid with the dues of its month.
    package let others: [OtherClaim]
    /// What of which payment went to this bill.
    package let payments: [PaidPart]
    /// How it stood, as it became known; the latest first.
    package let history: [Standing]

    package var openOfAll: Rupiah { bill.open + others.map(\.open).sum() }

    /// A correction or fine.
    package struct OtherClaim: Sendable, Hashable {
        package let claim: ClaimID
        /// The month that was wrong, or paid late.
        package let month: Month
        package let cause: CorrectionCause?
        package let due: Day?
        /// Below nought for what is given back.
        package let owed: Rupiah
        package let open: Rupiah
    }

    /// A part of a payment or of a credit.
    package struct PaidPart: Sendable, Hashable {
        package let credit: CreditID
        package let day: Day
        package let amount: Rupiah
        /// The receipt; nil for a credit.
        package let receipt: String?
    }

    /// How far it was paid, from an instant on.
    package struct Standing: Sendable, Hashable {
        /// Milliseconds since 1970.
        package let recorded: Int64
        package let owed: Rupiah
        package let open: Rupiah
    }
}

extension BillDesk {
    /// - Throws: `.outOfReach` where it is not there or not within the reach.
    package func sheet(_ bill: BillID) async throws -> BillSheet {
        let reach = try desk.reach(.seeMoney)
        let government = desk.office.government
        return try await desk.office.database.read { connection in
            let row = try Self.row(bill, reach, government, on: connection)
            let dues = try DuesBook.dues(
                of: row.registration, in: GovernmentID(government), on: connection)
            return BillSheet(
                bill: row, lines: try BillRegister.lines(of: row, government: government, on: connection),
                others: Self.others(row, dues),
                payments: try Self.payments(row, dues, government, on: connection),
                history: try Self.history(row, government, on: connection))
        }
    }

    /// Enters the kode iuran that EPS gave, by who calculates or puts payments forward.
    ///
    /// - Returns: whether it is new.
    /// - Throws: `BillBookRefusal`; `.outOfReach`.
    @discardableResult
    package func enter(_ code: BillingCode, for bill: BillID) async throws -> Bool {
        let reach =
            try desk.permit.may(.proposePayment)
            ? desk.reach(.proposePayment) : desk.reach(.calculatePeriod)
        let government = desk.office.government
        _ = try await desk.office.database.read { connection in
            try Self.row(bill, reach, government, on: connection)
        }
        return try await BillActs.enter(code, for: bill, by: desk.office)
    }

    /// A bill within a reach; the same refusal whether it is there or not.
    static func row(
        _ bill: BillID, _ reach: Reach, _ government: Int64, on connection: any SQLConnection
    ) throws -> BillRow {
        let row: BillRow
        do {
            row = try BillRegister.bill(.number(bill), of: government, on: connection)
        } catch is BillBookRefusal {
            throw AccessRefusal.outOfReach
        }
        try ReachSQL.hold(
            registration: row.registration, within: reach, government: government, on: connection)
        return row
    }

    private static func others(_ bill: BillRow, _ dues: UnitDues) -> [BillSheet.OtherClaim] {
        let corrections = dues.corrections.values.filter { $0.bookedIn == bill.month }.map {
            BillSheet.OtherClaim(
                claim: .correction($0.id), month: $0.month, cause: $0.why, due: $0.dueDay, owed: $0.total,
                open: dues.state(of: .correction($0.id))?.open ?? .zero)
        }
        let fines = dues.claims.compactMap { claim -> BillSheet.OtherClaim? in
            guard case .fine(let fined) = claim.id, claim.month == bill.month else { return nil }
            return BillSheet.OtherClaim(
                claim: claim.id, month: dues.bills[fined]?.month ?? claim.month, cause: nil,
                due: claim.dueDay, owed: claim.amount, open: dues.state(of: claim.id)?.open ?? .zero)
        }
        return (corrections + fines).sorted { ($0.month, $0.owed) < ($1.month, $1.owed) }
    }

    private static func payments(
        _ bill: BillRow, _ dues: UnitDues, _ government: Int64, on connection: any SQLConnection
    ) throws -> [BillSheet.PaidPart] {
        var receipts: [Int64: String] = [:]
        try connection.query(
            """
            SELECT payment_id, receipt FROM payment WHERE gov_id = $1 AND registration_id = $2
            ORDER BY payment_id
            """, [.integer(government), .integer(bill.registration)]
        ) { receipts[try $0.integer(0)] = try $0.text(1) }
        return dues.settlement.allocations.filter { $0.claim == .bill(bill.id) }.map { part in
            var receipt: String?
            if case .payment(let payment) = part.credit { receipt = receipts[payment.number] }
            return BillSheet.PaidPart(
                credit: part.credit, day: part.day, amount: part.amount, receipt: receipt)
        }.sorted { $0.day < $1.day }
    }

    private static func history(
        _ bill: BillRow, _ government: Int64, on connection: any SQLConnection
    ) throws -> [BillSheet.Standing] {
        try connection.rows(
            """
            SELECT recorded_ms, owed, still_open FROM claim_state WHERE gov_id = $1 AND claim = $2
            ORDER BY recorded_ms DESC LIMIT 20
            """, [.integer(government), .text(ClaimID.bill(bill.id).description)]
        ) { row in
            BillSheet.Standing(
                recorded: try row.integer(0), owed: Rupiah(try row.integer(1)),
                open: Rupiah(try row.integer(2)))
        }
    }
}
