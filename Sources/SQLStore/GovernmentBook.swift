package import SQLDatabase

/// The governments whose books a database holds.
package enum GovernmentBook {
    /// Their numbers, in rising order.
    package static func numbers(on connection: any SQLConnection) throws -> [Int64] {
        try connection.rows("SELECT gov_id FROM government ORDER BY gov_id") { try $0.integer(0) }
    }

    /// What a government is called; nil where the database has none of the number.
    package static func name(of government: Int64, on connection: any SQLConnection) throws -> String? {
        try connection.first("SELECT name FROM government WHERE gov_id = $1", [.integer(government)]) {
            try $0.text(0)
        }
    }

    /// The last instant that any audit chain knows of, in milliseconds since 1970; nought for none.
    package static func lastInstant(on connection: any SQLConnection) throws -> Int64 {
        try connection.rows("SELECT gov_id, recorded_ms FROM audit_head ORDER BY gov_id") {
            try $0.integer(1)
        }.max() ?? 0
    }
}
