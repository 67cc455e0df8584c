package import SQLDatabase

/// Up to where the kept counts of all governments of a database go.
package enum RollupVersion {
    /// The same as long as nothing was counted anew: one row a government.
    package static func read(from database: SQLDatabase) async throws -> String {
        try await database.read { connection in
            try connection.first(
                """
                SELECT COUNT(*), CAST(SUM(h.sequence) AS BIGINT), MAX(h.counted_ms) FROM coverage_head h
                WHERE h.gov_id > $1
                """, [.integer(0)]
            ) { row in
                "\(try row.integer(0)).\(try row.optionalInteger(1) ?? 0).\(try row.optionalInteger(2) ?? 0)"
            } ?? "0"
        }
    }
}
