import CSQLite
import SQLDatabase

/// What SQLite's extended result code means to a caller.
func sqliteFault(_ code: Int32, _ database: OpaquePointer?, _ sql: String = "") -> SQLFault {
    let message = database.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    let detail = message.map { String(cString: $0) } ?? ""
    return SQLFault(
        kind: kind(of: code), code: String(code), detail: sql.isEmpty ? detail : "\(detail) in: \(sql)")
}

private func kind(of code: Int32) -> SQLFault.Kind {
    switch code {
    // SQLITE_CONSTRAINT (19) with PRIMARYKEY (6), UNIQUE (8), ROWID (10), FOREIGNKEY (3) above it.
    case 19 | (6 << 8), 19 | (8 << 8), 19 | (10 << 8): return .duplicate
    case 19 | (3 << 8): return .foreignKey
    default: break
    }
    switch code & 0xff {
    case SQLITE_CONSTRAINT: return .constraint
    case SQLITE_BUSY, SQLITE_LOCKED: return .passing
    case SQLITE_FULL: return .diskFull
    case SQLITE_READONLY: return .readOnly
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_PERM: return .unreadable
    default: return .statement
    }
}
