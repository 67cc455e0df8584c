import Ledger
import Membership
import MoneyAndDates
package import SQLDatabase
package import SQLStore

extension BankBook {
    /// The lines that wait for a person, or all of them, by day.
    package static func lines(
        waitingOnly: Bool, of government: Int64, on connection: any SQLConnection
    ) throws -> [KeptBankLine] {
        let waiting = waitingOnly ? " AND payment_id IS NULL" : ""
        return try connection.rows(
            """
            SELECT statement_id, line, booked, amount, narrative, outcome, reasons, bill_id, payment_id,
                decided_by
            FROM bank_line WHERE gov_id = $1\(waiting)
            ORDER BY booked, statement_id, line
            """, [.integer(government)], read)
    }

    /// A person says to which bill a line belongs; it becomes a payment of that bill's registration, for a
    /// part of the bill or beyond it as the amount may be. The same decision once more changes nothing.
    ///
    /// - Returns: whether it is new.
    /// - Throws: `BankRefusal`, `BillBookRefusal`.
    @discardableResult
    package static func decide(
        statement: Int64, line: Int, bill: BillName, by office: Office
    ) async throws -> Bool {
        try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            let row = try BillRegister.bill(bill, of: office.government, on: connection)
            let (kept, imported) = try locked(statement, line, by: office, on: connection)
            if let payment = kept.payment {
                if kept.bill == row.id { return Act(false, []) }
                throw BankRefusal.alreadyPaid(statement: statement, line: line, payment)
            }
            let act = try PaymentActs.act(
                for: imported.order(for: row.id), by: office, on: connection)
            let recorded = try DuesBook.record([act], by: office, at: instant, on: connection)
            guard case .paid(let payment)? = recorded.events.first else { return Act(false, []) }
            try connection.execute(
                """
                UPDATE bank_line SET bill_id = $1, payment_id = $2, decided_by = $3
                WHERE gov_id = $4 AND statement_id = $5 AND line = $6
                """,
                [
                    .integer(row.id.number), .integer(payment.id.number), .text(office.actor),
                    .integer(office.government), .integer(statement), .integer(Int64(line)),
                ])
            let change = office.change(
                "bank.decide", of: "statement/\(statement)/\(line)", before: kept.outcome.rawValue,
                after: "bill/\(row.id)")
            return Act(true, recorded.changes + [change])
        }
    }

    private static func locked(
        _ statement: Int64, _ line: Int, by office: Office, on connection: any SQLConnection
    ) throws -> (KeptBankLine, StatementImport.Line) {
        let found = try connection.first(
            """
            SELECT statement_id, line, booked, amount, narrative, outcome, reasons, bill_id, payment_id,
                decided_by, bank_reference, line_key
            FROM bank_line WHERE gov_id = $1 AND statement_id = $2 AND line = $3
            """ + connection.engine.lockClause,
            [.integer(office.government), .integer(statement), .integer(Int64(line))]
        ) { row in
            let kept = try read(row)
            let imported = StatementImport.Line(
                day: kept.day, amount: kept.amount, text: kept.text, reference: row.optionalText(10),
                key: try row.text(11))
            return (kept, imported)
        }
        guard let found else { throw BankRefusal.noSuchLine(statement: statement, line: line) }
        return found
    }

    private static func read(_ row: SQLRow) throws -> KeptBankLine {
        guard let day = Day(yyyymmdd: Int(try row.integer(2))),
            let outcome = LineOutcome(rawValue: try row.text(5))
        else { throw DuesBookRefusal.unreadableRow(table: "bank_line") }
        return KeptBankLine(
            statement: try row.integer(0), line: Int(try row.integer(1)), day: day,
            amount: Rupiah(try row.integer(3)), text: try row.text(4), outcome: outcome,
            reasons: try row.text(6).split(separator: " ").compactMap { BankReason(rawValue: String($0)) },
            bill: try row.optionalInteger(7).map { BillID($0) },
            payment: try row.optionalInteger(8).map { PaymentID($0) }, decidedBy: row.optionalText(9))
    }
}
