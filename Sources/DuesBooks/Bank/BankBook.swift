import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
package import SQLStore

/// What an import did.
package struct ImportOutcome: Sendable, Hashable {
    package let statement: Int64
    /// False where the same file was imported before; then nothing was done.
    package let isNew: Bool
    /// Lines that an earlier file had already.
    package let known: Int
    /// Lines that became payments.
    package let paid: Int
    /// Lines that wait for a person.
    package let waiting: Int
}

/// Statements of banks and lists of EPS, kept line by line, and the payments they prove.
package enum BankBook {
    /// Days after a bill was raised within which an equal amount is taken for its payment.
    package static let usualWindow = 60

    /// Keeps a file's lines, matches them with the open bills, and books what is matched, in one act. The
    /// same file changes nothing; a line that an earlier file had is not taken again.
    ///
    /// - Throws: `DuesBookRefusal`, `DuesRefusal`.
    package static func take(
        _ statement: StatementImport, window: Int = usualWindow, by office: Office
    ) async throws -> ImportOutcome {
        do {
            return try await importing(statement, window: window, by: office)
        } catch let fault as SQLFault where fault.kind == .duplicate {
            // The same file, or one that overlaps, came at the same moment: now it is there.
            return try await importing(statement, window: window, by: office)
        }
    }

    private static func importing(
        _ statement: StatementImport, window: Int, by office: Office
    ) async throws -> ImportOutcome {
        try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            // One import at a time: the matching must see the bills that the last one paid.
            try AuditBook.hold(government: office.government, on: connection)
            if let before = try earlier(statement.digest, by: office, on: connection) {
                return Act(before, [])
            }
            let number = office.identifiers.next()
            let fresh = try unknownLines(of: statement, by: office, on: connection)
            let matches = BankMatch.match(
                fresh.map { $0.line.bankLine($0.place) },
                with: try PayableBills.read(of: office.government, on: connection), window: window)
            var rows = BankRows(fresh, matches, statement: number)
            let recorded = try DuesBook.record(
                try rows.acts(by: office, on: connection), by: office, at: instant, on: connection)
            rows.note(recorded.events)
            try keep(statement, as: number, by: office, at: instant, on: connection)
            if let lines = rows.bulk(government: office.government) { _ = try connection.write(lines) }
            let change = office.change(
                "bank.import", of: "statement/\(number)",
                after: "\(statement.digest) \(fresh.count) lines \(recorded.receipts.count) payments")
            let outcome = ImportOutcome(
                statement: number, isNew: true, known: statement.lines.count - fresh.count,
                paid: recorded.receipts.count, waiting: fresh.count - recorded.receipts.count)
            return Act(outcome, recorded.changes + [change])
        }
    }

    private static func earlier(
        _ digest: String, by office: Office, on connection: any SQLConnection
    ) throws -> ImportOutcome? {
        let number = try connection.integer(
            "SELECT statement_id FROM bank_statement WHERE gov_id = $1 AND file_digest = $2",
            [.integer(office.government), .text(digest)])
        guard let number else { return nil }
        let counts = try connection.first(
            """
            SELECT COUNT(*), COUNT(payment_id) FROM bank_line WHERE gov_id = $1 AND statement_id = $2
            """, [.integer(office.government), .integer(number)]
        ) { (Int(try $0.integer(0)), Int(try $0.integer(1))) }
        let (lines, paid) = counts ?? (0, 0)
        return ImportOutcome(
            statement: number, isNew: false, known: 0, paid: paid, waiting: lines - paid)
    }

    static func unknownLines(
        of statement: StatementImport, by office: Office, on connection: any SQLConnection
    ) throws -> [PlacedLine] {
        var known: Set<String> = []
        try TextLists.each(of: statement.lines.map(\.key), from: 2) { places, keys in
            try connection.query(
                """
                SELECT line_key FROM bank_line WHERE gov_id = $1 AND line_key IN (\(places))
                ORDER BY line_key
                """,
                [.integer(office.government)] + keys
            ) { known.insert(try $0.text(0)) }
        }
        var seen = known
        return statement.lines.enumerated().compactMap { place, line in
            seen.insert(line.key).inserted ? PlacedLine(place: place + 1, line: line) : nil
        }
    }

    private static func keep(
        _ statement: StatementImport, as number: Int64, by office: Office, at instant: Int64,
        on connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO bank_statement (gov_id, statement_id, file_digest, layout, account, opening, closing,
                recorded_by, recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .integer(office.government), .integer(number), .text(statement.digest),
                .text(statement.layout), .text(statement.account), SQLValue(statement.opening?.amount),
                SQLValue(statement.closing?.amount), .text(office.actor), .integer(instant),
            ])
    }
}

/// A line with its place in the file, from 1.
struct PlacedLine {
    let place: Int
    let line: StatementImport.Line
}

extension StatementImport.Line {
    func bankLine(_ place: Int) -> BankLine {
        BankLine(id: EventID(Int64(place)), day: day, amount: amount, text: text)
    }
}
