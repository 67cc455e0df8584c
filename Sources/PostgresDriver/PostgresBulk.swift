import CPQ
import SQLDatabase

/// Three ways to write rows, by how many there are: the cheapest that each count allows.
extension PostgresConnection {
    /// Up to here, single statements.
    private static let fewRows = 8
    /// Up to here, one statement with an array a column: no table beside, which costs some ten milliseconds.
    private static let someRows = 5_000
    private static let copyChunk = 256 * 1024

    func write(_ rows: BulkRows) throws -> Int {
        try rows.refuseNulBytes()
        if rows.count <= PostgresConnection.fewRows { return try writeSingly(rows) }
        if rows.count <= PostgresConnection.someRows { return try writeAsArrays(rows) }
        copied.insert(rows.table)
        guard rows.conflict != .refuse else { return try copy(rows, into: rows.table) }
        return try writeThroughTableBeside(rows)
    }

    private func writeSingly(_ rows: BulkRows) throws -> Int {
        var written = 0
        for row in 0..<rows.count {
            written += try execute(rows.insert, rows.values.indices.map { rows.value($0, row) })
        }
        return written
    }

    /// A column that is NULL throughout is left out: an array of it would have no type.
    private func writeAsArrays(_ rows: BulkRows) throws -> Int {
        let places = rows.values.indices.filter { place in
            if case .constant(.null) = rows.values[place] { return false }
            return true
        }
        let names = places.map { rows.names[$0] }.joined(separator: ", ")
        let arrays = places.enumerated().map { number, place in
            "CAST($\(number + 1) AS \(rows.values[place].isText ? "TEXT[]" : "BIGINT[]"))"
        }
        return try execute(
            """
            INSERT INTO \(rows.table) (\(names))
            SELECT \(names) FROM unnest(\(arrays.joined(separator: ", "))) AS given (\(names))
            WHERE 1 = 1\(rows.conflictClause)
            """, places.map { .text(array(rows, $0)) })
    }

    private func writeThroughTableBeside(_ rows: BulkRows) throws -> Int {
        let beside = "beside_\(rows.table)"
        try run(
            script: """
                CREATE TEMPORARY TABLE \(beside) ON COMMIT DROP AS
                SELECT \(rows.list) FROM \(rows.table) WHERE 1 = 0
                """)
        _ = try copy(rows, into: beside)
        let written = try send(
            """
            INSERT INTO \(rows.table) (\(rows.list))
            SELECT \(rows.list) FROM \(beside) WHERE 1 = 1\(rows.conflictClause)
            """, [], name: nil
        ).changed
        try run(script: "DROP TABLE \(beside)")
        return written
    }

    private func copy(_ rows: BulkRows, into table: String) throws -> Int {
        let sql = "COPY \(table) (\(rows.list)) FROM STDIN"
        let started = PQexec(connection, sql)
        defer { PQclear(started) }
        guard PQresultStatus(started) == PGRES_COPY_IN else {
            throw postgresFault(started, connection, sql)
        }
        var text = CopyText()
        for row in 0..<rows.count {
            text.append(row, of: rows)
            if text.bytes.count >= PostgresConnection.copyChunk || row == rows.count - 1 {
                guard put(text.bytes) else { throw postgresFault(nil, connection, sql) }
                text.removeAll()
            }
        }
        guard PQputCopyEnd(connection, nil) == 1 else { throw postgresFault(nil, connection, sql) }
        return try ending(sql).changed
    }

    /// The answer of COPY, and the empty one that follows it.
    private func ending(_ sql: String) throws -> PostgresRows {
        let result = PQgetResult(connection)
        defer { while let more = PQgetResult(connection) { PQclear(more) } }
        return try checked(result, sql)
    }

    private func put(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            PQputCopyData(
                connection, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count)) == 1
        }
    }
}

extension BulkRows.Values {
    fileprivate var isText: Bool {
        switch self {
        case .texts, .constant(.text): true
        case .integers, .optionalIntegers, .constant: false
        }
    }
}

/// `{1,NULL,3}` or `{"a","b"}`: an array as PostgreSQL reads it, with quotes and backslashes escaped.
private func array(_ rows: BulkRows, _ column: Int) -> String {
    var bytes = Array("{".utf8)
    for row in 0..<rows.count {
        if row > 0 { bytes.append(UInt8(ascii: ",")) }
        switch rows.value(column, row) {
        case .null: bytes.append(contentsOf: "NULL".utf8)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .text(let text):
            bytes.append(UInt8(ascii: "\""))
            for byte in text.utf8 {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                    bytes.append(UInt8(ascii: "\\"))
                }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
    }
    bytes.append(UInt8(ascii: "}"))
    return String(decoding: bytes, as: UTF8.self)
}
