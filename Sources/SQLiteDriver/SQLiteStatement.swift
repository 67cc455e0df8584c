import CSQLite
import SQLDatabase

/// A prepared statement, finalised with its last reference.
final class SQLiteStatement: SQLRowSource {
    let pointer: OpaquePointer
    private let database: OpaquePointer
    let sql: String

    init(_ sql: String, in database: OpaquePointer) throws(SQLFault) {
        var pointer: OpaquePointer?
        let code = sqlite3_prepare_v3(
            database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
        guard code == SQLITE_OK else { throw sqliteFault(code, database, sql) }
        guard let pointer else {
            throw SQLFault(kind: .statement, code: "empty", detail: "no statement in: \(sql)")
        }
        self.pointer = pointer
        self.database = database
        self.sql = sql
    }

    deinit { sqlite3_finalize(pointer) }

    /// Gives the parameters their values: `$1` is the first that appears, as everywhere.
    func bind(_ values: [SQLValue]) throws(SQLFault) {
        let wanted = Int(sqlite3_bind_parameter_count(pointer))
        guard wanted == values.count else {
            throw SQLFault(
                kind: .statement, code: "parameters",
                detail: "\(values.count) values for \(wanted) parameters in: \(sql)")
        }
        for (place, value) in values.enumerated() { try bind(value, at: place) }
    }

    func bind(_ value: SQLValue, at place: Int) throws(SQLFault) {
        switch value {
        case .null: try check(sqlite3_bind_null(pointer, Int32(place + 1)))
        case .integer(let number): try bind(number, at: place)
        case .text(var text):
            try SQLFault.refuseNulBytes(in: text.utf8)
            try check(text.withUTF8 { bind(utf8: $0, at: place, copied: true) })
        }
    }

    func bind(_ number: Int64, at place: Int) throws(SQLFault) {
        try check(sqlite3_bind_int64(pointer, Int32(place + 1), number))
    }

    /// - Parameter copied: false only where the bytes outlive the next step.
    func bind(utf8 bytes: UnsafeBufferPointer<UInt8>, at place: Int, copied: Bool) -> Int32 {
        // -1 is SQLITE_TRANSIENT, 0 SQLITE_STATIC: macros of C that Swift does not see.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        guard let start = bytes.baseAddress else {
            return sqlite3_bind_text(pointer, Int32(place + 1), "", 0, transient)
        }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
            sqlite3_bind_text(
                pointer, Int32(place + 1), characters, Int32(bytes.count), copied ? transient : nil)
        }
    }

    func check(_ code: Int32) throws(SQLFault) {
        guard code == SQLITE_OK else { throw sqliteFault(code, database, sql) }
    }

    /// True where a row stands ready, false at the end.
    func step() throws(SQLFault) -> Bool {
        let code = sqlite3_step(pointer)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let fault = sqliteFault(code, database, sql)
            sqlite3_reset(pointer)
            throw fault
        }
    }

    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    var width: Int { Int(sqlite3_column_count(pointer)) }

    func integer(at column: Int) throws(SQLFault) -> Int64? {
        switch sqlite3_column_type(pointer, Int32(column)) {
        case SQLITE_INTEGER: return sqlite3_column_int64(pointer, Int32(column))
        case SQLITE_NULL: return nil
        default:
            throw SQLFault(
                kind: .statement, code: "type", detail: "column \(column) is no whole number in: \(sql)")
        }
    }

    func withText<Result>(at column: Int, _ body: (UnsafeBufferPointer<UInt8>?) -> Result) -> Result {
        guard let start = sqlite3_column_text(pointer, Int32(column)) else { return body(nil) }
        let count = Int(sqlite3_column_bytes(pointer, Int32(column)))
        return body(UnsafeBufferPointer(start: start, count: count))
    }
}
