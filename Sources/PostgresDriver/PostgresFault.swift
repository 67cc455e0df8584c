import CPQ
import SQLDatabase

/// What PostgreSQL answered, by SQLSTATE. Only the primary message is kept: its DETAIL repeats values.
func postgresFault(
    _ result: OpaquePointer?, _ connection: OpaquePointer, _ sql: String, writing: Bool = true
) -> SQLFault {
    let state = result.flatMap { PQresultErrorField($0, Int32(UInt8(ascii: "C"))) }.map {
        String(cString: $0)
    }
    let message = result.flatMap { PQresultErrorField($0, Int32(UInt8(ascii: "M"))) }
        .map { String(cString: $0) }
    // A server that went away while it was being written to is noticed only when it is read from.
    if state == nil { _ = PQconsumeInput(connection) }
    let isGone = PQstatus(connection) != CONNECTION_OK
    guard let state else {
        let said = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
        return SQLFault(
            kind: isGone ? .connectionLost : .statement, code: "", detail: "\(said) in: \(sql)")
    }
    return SQLFault(
        kind: isGone ? .connectionLost : kind(ofState: state, writing: writing), code: state,
        detail: "\(message ?? "") in: \(sql)")
}

/// The meaning of a SQLSTATE; 40001 and 40P01 are transactions that met, 57P0x a server that restarts,
/// 25006 a standby that is about to become the primary, unless it was us who asked only to read.
func kind(ofState state: String, writing: Bool) -> SQLFault.Kind {
    switch state {
    case "23505": return .duplicate
    case "23503": return .foreignKey
    case "40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300": return .passing
    case "25006": return writing ? .passing : .readOnly
    case "53100": return .diskFull
    case "3D000", "28000", "28P01": return .unreadable
    default: break
    }
    switch state.prefix(2) {
    case "23": return .constraint
    case "08": return .connectionLost
    case "40": return .passing
    default: return .statement
    }
}
