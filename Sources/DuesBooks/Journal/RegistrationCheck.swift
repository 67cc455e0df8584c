import Ledger
import Membership
import MoneyAndDates
import SQLDatabase

/// The rows of one registration beside what its events come to.
struct RegistrationCheck {
    private let dues: RegistrationDues
    private let connection: any SQLConnection

    init(_ dues: RegistrationDues, on connection: any SQLConnection) {
        self.dues = dues
        self.connection = connection
    }

    func run() throws {
        try compare("claim_state", claims, claimsOfEvents)
        try compare("settlement_part", parts, partsOfEvents)
        try compare("bill", bills, billsOfEvents)
        try compare("payment", payments, paymentsOfEvents)
    }

    private func compare(
        _ table: String, _ kept: () throws -> Set<[SQLValue]>, _ expected: Set<[SQLValue]>
    ) throws {
        let odd = try kept().symmetricDifference(expected)
        if let first = odd.compactMap({ $0.first.map { "\($0)" } }).min() {
            throw DuesBookRefusal.differsFromEvents(
                table: table, place: "registration/\(dues.registration) \(first)")
        }
    }

    private var place: [SQLValue] { [.integer(dues.government.number), .integer(dues.registration)] }

    private func claims() throws -> Set<[SQLValue]> {
        Set(
            try connection.rows(
                """
                SELECT claim, claim_month, due, owed, still_open, last_paid, paid_on FROM claim_state
                WHERE gov_id = $1 AND registration_id = $2 AND superseded_ms = 9223372036854775807
                """, place
            ) { row in
                [.text(try row.text(0))] + (try (1...6).map { SQLValue(try row.optionalInteger($0)) })
            })
    }

    private var claimsOfEvents: Set<[SQLValue]> {
        Set(
            ClaimPicture.all(of: dues.dues, dues.registration).values.map { picture in
                [
                    .text(picture.claim.description), .integer(Int64(picture.month.yyyymm)),
                    number(picture.due), .integer(picture.state.owed.amount),
                    .integer(picture.state.open.amount), number(picture.state.lastPaid),
                    number(picture.state.paidOn),
                ]
            })
    }

    private func parts() throws -> Set<[SQLValue]> {
        Set(
            try connection.rows(
                """
                SELECT p.claim, p.credit, p.credit_day, p.amount
                FROM settlement_part p
                JOIN claim_state c ON c.gov_id = p.gov_id AND c.claim = p.claim
                    AND c.superseded_ms = p.superseded_ms
                WHERE c.gov_id = $1 AND c.registration_id = $2 AND c.superseded_ms = 9223372036854775807
                """, place
            ) { row in
                [
                    .text(try row.text(0)), .text(try row.text(1)), .integer(try row.integer(2)),
                    .integer(try row.integer(3)),
                ]
            })
    }

    private var partsOfEvents: Set<[SQLValue]> {
        Set(
            dues.dues.settlement.allocations.map { part in
                [
                    .text(part.claim.description), .text(part.credit.text), number(part.day),
                    .integer(part.amount.amount),
                ]
            })
    }

    private func bills() throws -> Set<[SQLValue]> {
        Set(
            try connection.rows(
                """
                SELECT bill_id, version, period, amount, due FROM bill
                WHERE gov_id = $1 AND registration_id = $2 AND state = 1
                """, place
            ) { row in try (0...4).map { SQLValue(try row.optionalInteger($0)) } })
    }

    private var billsOfEvents: Set<[SQLValue]> {
        Set(
            dues.dues.bills.values.map { bill in
                [
                    .integer(bill.id.number), .integer(Int64(bill.version)),
                    .integer(Int64(bill.month.yyyymm)), .integer(bill.total.amount), number(bill.dueDay),
                ]
            })
    }

    private func payments() throws -> Set<[SQLValue]> {
        Set(
            try connection.rows(
                """
                SELECT payment_id, paid_on, amount, is_in_advance FROM payment
                WHERE gov_id = $1 AND registration_id = $2
                """, place
            ) { row in try (0...3).map { SQLValue(try row.integer($0)) } })
    }

    private var paymentsOfEvents: Set<[SQLValue]> {
        Set(
            dues.dues.payments.values.map { payment in
                [
                    .integer(payment.id.number), number(payment.day), .integer(payment.amount.amount),
                    .integer(payment.isInAdvance ? 1 : 0),
                ]
            })
    }

    private func number(_ day: Day?) -> SQLValue { SQLValue(day.map { Int64($0.yyyymmdd) }) }
}
