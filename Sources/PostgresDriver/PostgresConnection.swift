import CPQ
import SQLDatabase

/// A connection to PostgreSQL, through libpq in its blocking form: it has a thread of its own.
final class PostgresConnection: SQLConnection {
    let engine: SQLEngine
    let connection: OpaquePointer
    private let keepsStatements: Bool
    /// SQL → name of the statement that the server keeps.
    private var prepared: [String: String] = [:]
    private var names = 0
    private var cursors = 0
    private var transactions = 0
    /// The transaction that begins with new plans.
    private var nextPlanning = 16
    /// The most transactions from one planning to the next.
    private static let longestPlanning = 4_096
    /// Tables into which much was copied since they were last looked at.
    var copied: Set<String> = []
    private var isWriting = true
    private static let mostPrepared = 300
    /// Rows fetched at a time: some megabytes, and one round trip in 20,000.
    private static let portion = 20_000

    init(_ settings: PostgresDatabase.Settings) throws {
        engine = settings.engine
        keepsStatements = settings.keepsStatements
        guard let opened = PQconnectdb(settings.address) else {
            throw SQLFault(kind: .connectionLost, code: "", detail: "no memory for a connection")
        }
        guard PQstatus(opened) == CONNECTION_OK else {
            let said = PQerrorMessage(opened).map { String(cString: $0) } ?? ""
            PQfinish(opened)
            throw SQLFault(kind: .connectionLost, code: "08001", detail: said)
        }
        connection = opened
        // Notices would go to the screen, which belongs to the commands.
        PQsetNoticeProcessor(opened, { _, _ in }, nil)
        try run(script: "SET client_encoding = 'UTF8'; SET client_min_messages = warning")
    }

    deinit { PQfinish(connection) }

    var isUsable: Bool { PQstatus(connection) == CONNECTION_OK }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int { try answer(sql, values).changed }

    func query(_ sql: String, _ values: [SQLValue], each body: (SQLRow) throws -> Void) throws {
        try hand(try answer(sql, values), to: body)
    }

    func run(script: String) throws {
        _ = try checked(PQexec(connection, script), script)
    }

    /// The server keeps the plans of a session, those of foreign keys too, until the table is analysed. One
    /// that was made while a table was almost empty reads all of it each time (measured: 1.3 ms for each row
    /// written, at 20,000 rows). So plans are thrown away after 16 transactions, 32, 64 and so on.
    func begin(writing: Bool) throws {
        isWriting = writing
        transactions += 1
        let begin = beginStatement(writing: writing)
        guard transactions == nextPlanning else { return try run(script: begin) }
        nextPlanning += min(transactions, PostgresConnection.longestPlanning)
        try run(script: "\(begin); DISCARD PLANS")
    }

    /// A transaction that failed within is rolled back by COMMIT without an error; that is a fault of ours.
    func commit() throws {
        precondition(
            PQtransactionStatus(connection) != PQTRANS_INERROR,
            "a fault inside a transaction was swallowed; throw it on")
        try run(script: "COMMIT")
        lookAtCopiedTables()
    }

    /// The server looks at its tables by itself, but up to a minute later; until then it takes a table that
    /// was filled just now for an empty one. What cannot be looked at, because another owns the table, is
    /// left to the server.
    private func lookAtCopiedTables() {
        for table in copied.sorted() { try? run(script: "ANALYZE \(table)") }
        copied.removeAll()
    }

    func rollback() {
        copied.removeAll()
        if isUsable { try? run(script: "ROLLBACK") }
    }

    private func hand(_ rows: PostgresRows, to body: (SQLRow) throws -> Void) throws {
        let row = SQLRow(rows)
        for number in 0..<rows.count {
            rows.row = number
            try body(row)
        }
    }

    func stream(_ sql: String, _ values: [SQLValue], each body: (SQLRow) throws -> Void) throws {
        cursors += 1
        let name = "portion_\(cursors)"
        defer { cursors -= 1 }
        _ = try send("DECLARE \(name) NO SCROLL CURSOR FOR \(sql)", values, name: nil)
        defer { if isUsable { PQclear(PQexec(connection, "CLOSE \(name)")) } }
        while true {
            let fetch = "FETCH \(PostgresConnection.portion) FROM \(name)"
            let rows = try checked(PQexec(connection, fetch), sql)
            try hand(rows, to: body)
            if rows.count < PostgresConnection.portion { return }
        }
    }

    /// Runs a statement that is prepared once and kept, unless a pooler in between forbids it.
    private func answer(_ sql: String, _ values: [SQLValue]) throws -> PostgresRows {
        guard keepsStatements else { return try send(sql, values, name: nil) }
        if let name = prepared[sql] { return try send(sql, values, name: name) }
        if prepared.count >= PostgresConnection.mostPrepared {
            try run(script: "DEALLOCATE ALL")
            prepared.removeAll()
        }
        names += 1
        let name = "kept_\(names)"
        _ = try checked(PQprepare(connection, name, sql, 0, nil), sql)
        prepared[sql] = name
        return try send(sql, values, name: name)
    }

    func send(_ sql: String, _ values: [SQLValue], name: String?) throws -> PostgresRows {
        let texts: [[CChar]?] = try values.map { value in
            switch value {
            case .null: nil
            case .integer(let number): Array(String(number).utf8CString)
            case .text(let text): try terminated(text)
            }
        }
        return try withPointers(to: texts) { pointers in
            let count = Int32(values.count)
            let result =
                name.map { PQexecPrepared(connection, $0, count, pointers, nil, nil, 0) }
                ?? PQexecParams(connection, sql, count, nil, pointers, nil, nil, 0)
            return try checked(result, sql)
        }
    }

    func checked(_ result: OpaquePointer?, _ sql: String) throws -> PostgresRows {
        let status = PQresultStatus(result)
        guard let result,
            status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY
        else {
            let fault = postgresFault(result, connection, sql, writing: isWriting)
            PQclear(result)
            throw fault
        }
        return PostgresRows(result)
    }
}

private func terminated(_ text: String) throws -> [CChar] {
    try SQLFault.refuseNulBytes(in: text.utf8)
    return Array(text.utf8CString)
}

/// Pointers to every text, or nil for NULL, valid inside the call.
private func withPointers<Result>(
    to texts: [[CChar]?], _ body: ([UnsafePointer<CChar>?]) throws -> Result
) rethrows -> Result {
    let all = texts.reduce(into: [CChar]()) { $0 += $1 ?? [] }
    return try all.withUnsafeBufferPointer { buffer in
        var place = 0
        let pointers = texts.map { text -> UnsafePointer<CChar>? in
            guard let text else { return nil }
            defer { place += text.count }
            return buffer.baseAddress.map { $0 + place }
        }
        return try body(pointers)
    }
}
