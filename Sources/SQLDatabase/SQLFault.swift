/// What an engine refused, by what the caller can do about it.
///
/// `detail` is the engine's own message. It names tables and constraints, never values: those may be a NIK.
package struct SQLFault: Error, Sendable, Equatable {
    /// The kinds that callers tell apart.
    package enum Kind: String, Sendable {
        /// A row with this key is there already.
        case duplicate
        /// A row names another that is not there, or is still named by one.
        case foreignKey = "foreign-key"
        /// A CHECK or NOT NULL of the schema.
        case constraint
        /// Two transactions met, or the server is restarting: the same again may succeed.
        case passing
        /// The connection is gone; nothing of the transaction was kept.
        case connectionLost = "connection-lost"
        /// The connection went while the transaction was being committed: it may or may not have been kept.
        case commitUnknown = "commit-unknown"
        case diskFull = "disk-full"
        /// The file is no database, is damaged, or may not be opened.
        case unreadable
        /// A read-only transaction tried to write.
        case readOnly = "read-only"
        /// Wrong SQL, a column of another type, a number out of range.
        case statement
    }

    package let kind: Kind
    /// SQLSTATE, or SQLite's extended result code.
    package let code: String
    package let detail: String

    package init(kind: Kind, code: String, detail: String) {
        self.kind = kind
        self.code = code
        self.detail = detail
    }

    /// Whether running the whole transaction again may help.
    package var mayPass: Bool {
        switch kind {
        case .passing, .connectionLost: true
        case .duplicate, .foreignKey, .constraint, .commitUnknown, .diskFull, .unreadable, .readOnly,
            .statement:
            false
        }
    }
}

extension SQLFault: CustomStringConvertible {
    package var description: String { "\(kind.rawValue) (\(code)): \(detail)" }
}

extension SQLFault {
    /// Refuses a text with a byte of nought: it ends a text in C, and so would cut it short unseen.
    package static func refuseNulBytes(in bytes: some Sequence<UInt8>) throws(SQLFault) {
        guard bytes.contains(0) else { return }
        throw SQLFault(kind: .statement, code: "nul", detail: "a text holds a byte of nought")
    }
}
