import Access
package import AccessBooks
package import DuesBooks
import Foundation
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Statements of banks, as the finance office reads them in: of the whole government only.
package struct BankDesk: Sendable {
    let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    private var government: Int64 { desk.office.government }
}

/// A file that was read and is shown before anything is booked.
package struct BankDraft: Sendable, Hashable {
    package let id: Int64
    package let fileName: String
    package let recordedBy: String
    package let isTaken: Bool
    package let statements: [StatementImport]
    /// What was found odd in the file, as sentences of the words: the keys with what fills them.
    package let findings: [BankDraftFinding]
}

/// Something odd in a file, told when it was read.
package struct BankDraftFinding: Sendable, Hashable, Codable {
    package let key: String
    package let arguments: [String: String]

    package init(_ key: String, _ arguments: [String: String]) {
        self.key = key
        self.arguments = arguments
    }
}

/// A statement that was taken.
package struct TakenStatement: Sendable, Hashable {
    package let id: Int64
    package let layout: String
    /// Masked.
    package let account: String
    package let lines: Int
    package let waiting: Int
    package let recordedBy: String
    /// Milliseconds since 1970.
    package let recorded: Int64
}

extension BankDesk {
    /// Keeps a file that was read, sealed, until somebody says that it is to be taken. Nothing is booked.
    ///
    /// - Returns: the number under which it is shown.
    package func keep(
        _ statements: [StatementImport], findings: [BankDraftFinding], named name: String
    ) async throws -> Int64 {
        try desk.wholeGovernment(.importBank)
        let (office, number) = (desk.office, desk.office.identifiers.next())
        let body = DraftBody(statements: statements.map(StatementShape.init), findings: findings)
        let text = String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
        let sealed = office.sealing.seal(
            text, FieldSealing.Place("bank_draft", government: office.government, row: number))
        try await office.act { connection, instant in
            try connection.execute(
                """
                INSERT INTO bank_draft (gov_id, draft_id, file_name, body_sealed, recorded_by, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                [
                    .integer(office.government), .integer(number), .text(String(name.prefix(200))),
                    .text(sealed), .text(office.actor), .integer(instant),
                ])
            return Act((), [office.change("bank.read", of: "draft/\(number)", after: name)])
        }
        return number
    }

    /// A file that was read, and what would become of its lines.
    ///
    /// - Throws: `.outOfReach`.
    package func draft(_ number: Int64) async throws -> BankDraft {
        try desk.wholeGovernment(.importBank)
        let office = desk.office
        let row = try await office.database.read { connection in
            try connection.first(
                """
                SELECT file_name, body_sealed, recorded_by, taken_ms FROM bank_draft
                WHERE gov_id = $1 AND draft_id = $2
                """, [.integer(office.government), .integer(number)]
            ) { (try $0.text(0), try $0.text(1), try $0.text(2), try $0.optionalInteger(3)) }
        }
        guard let row else { throw AccessRefusal.outOfReach }
        let text = try office.sealing.open(
            row.1, FieldSealing.Place("bank_draft", government: office.government, row: number))
        let body = try JSONDecoder().decode(DraftBody.self, from: Data(text.utf8))
        return BankDraft(
            id: number, fileName: row.0, recordedBy: row.2, isTaken: row.3 != nil,
            statements: body.statements.compactMap(\.statement), findings: body.findings)
    }

    /// What would become of the lines of a statement that waits.
    package func foresee(_ statement: StatementImport) async throws -> [ForeseenLine] {
        try desk.wholeGovernment(.importBank)
        let office = desk.office
        return try await office.database.read { connection in
            try BankBook.foresee(statement, by: office, on: connection)
        }
    }

    /// Takes a file that was shown: what is matched becomes a payment, the rest waits for a person. The same
    /// file once more changes nothing.
    package func take(_ number: Int64) async throws -> [ImportOutcome] {
        try desk.wholeGovernment(.importBank)
        let draft = try await draft(number)
        var outcomes: [ImportOutcome] = []
        for statement in draft.statements {
            outcomes.append(try await BankBook.take(statement, by: desk.office))
        }
        let office = desk.office
        try await office.act { connection, instant in
            try connection.execute(
                """
                UPDATE bank_draft SET taken_ms = $1 WHERE gov_id = $2 AND draft_id = $3 AND taken_ms IS NULL
                """, [.integer(instant), .integer(office.government), .integer(number)])
            return Act((), [])
        }
        return outcomes
    }

    /// The statements that were taken, the latest first.
    package func statements(
        after: String? = nil, atMost size: Int = 50
    ) async throws -> Listed<TakenStatement> {
        try desk.wholeGovernment(.importBank)
        let last = after.flatMap { Int64($0) } ?? .max
        let government = government
        return try await desk.office.database.read { connection in
            let rows = try connection.rows(
                """
                SELECT s.statement_id, s.layout, s.account, COUNT(l.line),
                    COUNT(l.line) - COUNT(l.payment_id), s.recorded_by, s.recorded_ms
                FROM (SELECT k.gov_id, k.statement_id, k.layout, k.account, k.recorded_by, k.recorded_ms
                    FROM bank_statement k WHERE k.gov_id = $1 AND k.statement_id < $2
                    ORDER BY k.statement_id DESC LIMIT \(size + 1)) s
                LEFT JOIN bank_line l ON l.gov_id = s.gov_id AND l.statement_id = s.statement_id
                GROUP BY s.gov_id, s.statement_id, s.layout, s.account, s.recorded_by, s.recorded_ms
                ORDER BY s.gov_id, s.statement_id DESC
                """, [.integer(government), .integer(last)]
            ) { row in
                TakenStatement(
                    id: try row.integer(0), layout: try row.text(1), account: try row.text(2),
                    lines: Int(try row.integer(3)), waiting: Int(try row.integer(4)),
                    recordedBy: try row.text(5), recorded: try row.integer(6))
            }
            return Listed(rows, size: size) { String($0.id) }
        }
    }

    /// The lines that no bill explains yet, by day.
    package func waiting() async throws -> [KeptBankLine] {
        try desk.wholeGovernment(.importBank)
        let government = government
        return try await desk.office.database.read {
            try BankBook.lines(waitingOnly: true, of: government, on: $0)
        }
    }

    /// Bills that a waiting line may belong to: open ones of its amount first, then the one that its code
    /// names.
    package func candidates(for line: KeptBankLine, atMost count: Int = 20) async throws -> [BillRow] {
        try desk.wholeGovernment(.importBank)
        let government = government
        return try await desk.office.database.read { connection in
            let numbers = try connection.rows(
                """
                SELECT b.bill_id FROM bill b
                JOIN claim_state c ON c.gov_id = b.gov_id AND c.claim = 'bill/' || CAST(b.bill_id AS TEXT)
                WHERE b.gov_id = $1 AND b.state = 1 AND c.superseded_ms = 9223372036854775807
                    AND c.still_open > 0
                ORDER BY CASE WHEN c.still_open = $2 THEN 0 ELSE 1 END, b.period DESC, b.bill_id
                LIMIT \(count)
                """, [.integer(government), .integer(line.amount.amount)]
            ) { BillID(try $0.integer(0)) }
            let named = line.bill.map { [$0] } ?? []
            return try (named + numbers.filter { $0 != line.bill }).map {
                try BillRegister.bill(.number($0), of: government, on: connection)
            }
        }
    }

    /// A person says to which bill a line belongs.
    ///
    /// - Returns: whether it is new.
    @discardableResult
    package func decide(statement: Int64, line: Int, bill: BillName) async throws -> Bool {
        try desk.wholeGovernment(.importBank)
        return try await BankBook.decide(statement: statement, line: line, bill: bill, by: desk.office)
    }
}

private struct DraftBody: Codable {
    let statements: [StatementShape]
    let findings: [BankDraftFinding]
}

/// A statement as it is kept while it waits.
private struct StatementShape: Codable {
    struct Line: Codable {
        let day: Int
        let amount: Int64
        let text: String
        let reference: String?
        let key: String
    }

    let digest: String
    let layout: String
    let account: String
    let opening: Int64?
    let closing: Int64?
    let lines: [Line]

    init(_ statement: StatementImport) {
        digest = statement.digest
        layout = statement.layout
        account = statement.account
        opening = statement.opening?.amount
        closing = statement.closing?.amount
        lines = statement.lines.map {
            Line(
                day: Int($0.day.yyyymmdd), amount: $0.amount.amount, text: $0.text, reference: $0.reference,
                key: $0.key)
        }
    }

    var statement: StatementImport? {
        let kept = lines.compactMap { line in
            Day(yyyymmdd: line.day).map {
                StatementImport.Line(
                    day: $0, amount: Rupiah(line.amount), text: line.text, reference: line.reference,
                    key: line.key)
            }
        }
        guard kept.count == lines.count else { return nil }
        return StatementImport(
            digest: digest, layout: layout, account: account, opening: opening.map { Rupiah($0) },
            closing: closing.map { Rupiah($0) }, lines: kept)
    }
}
