import MoneyAndDates
import SQLDatabase
import SQLStore

/// Months that were counted at one moment, on their way into the tables.
struct CountedMonths: Sendable {
    let government: Int64
    /// The end of the chain at that moment.
    let sequence: Int64
    let chained: Int64
    let counted: Int64
    let first: Month
    let last: Month
    /// With noughts for what is nobody's any more.
    let months: [(month: Month, counts: [CoverageCount])]

    /// Writes them, unless somebody else has counted further.
    func write(on connection: any SQLConnection) throws {
        try connection.execute(
            """
            INSERT INTO coverage_head (gov_id, sequence, chain_ms, counted_ms, first_month, last_month)
            VALUES ($1, -1, 0, 0, $2, $2) ON CONFLICT (gov_id) DO NOTHING
            """, [.integer(government), .integer(Int64(first.yyyymm))])
        let kept = try connection.integer(
            "SELECT sequence FROM coverage_head WHERE gov_id = $1\(connection.engine.lockClause)",
            [.integer(government)])
        if let kept, kept > sequence { return }
        for (month, counts) in months {
            try write(counts, month, on: connection)
            try writeTotals(counts, month, on: connection)
        }
        try connection.execute(
            """
            UPDATE coverage_head SET sequence = $1, chain_ms = $2, counted_ms = $3, first_month = $4,
                last_month = $5 WHERE gov_id = $6
            """,
            [
                .integer(sequence), .integer(chained), .integer(counted), .integer(Int64(first.yyyymm)),
                .integer(Int64(last.yyyymm)), .integer(government),
            ])
    }

    private func write(_ counts: [CoverageCount], _ month: Month, on connection: any SQLConnection) throws {
        guard !counts.isEmpty else { return }
        _ = try connection.write(
            BulkRows(
                "coverage_rollup",
                [
                    ("gov_id", .constant(.integer(government))),
                    ("month", .constant(.integer(Int64(month.yyyymm)))),
                    ("unit_id", .integers(counts.map(\.unit))),
                    ("segment", .texts(TextColumn(counts.map(\.segment)))),
                    ("category", .texts(TextColumn(counts.map(\.category)))),
                    ("sex", .texts(TextColumn(counts.map(\.sex)))),
                    ("persons", .integers(counts.map(\.persons))),
                    ("reported", .integers(counts.map(\.reported))),
                    ("paid", .integers(counts.map(\.paid))),
                ],
                conflict: .replaceDifferent(
                    key: ["gov_id", "month", "unit_id", "segment", "category", "sex"],
                    columns: ["persons", "reported", "paid"])))
    }

    private func writeTotals(
        _ counts: [CoverageCount], _ month: Month, on connection: any SQLConnection
    ) throws {
        var totals: [String: (persons: Int64, reported: Int64, paid: Int64)] = [:]
        for count in counts {
            let before = totals[count.segment] ?? (0, 0, 0)
            totals[count.segment] = (
                before.persons + count.persons, before.reported + count.reported, before.paid + count.paid
            )
        }
        let segments = totals.keys.sorted()
        guard !segments.isEmpty else { return }
        _ = try connection.write(
            BulkRows(
                "coverage_total",
                [
                    ("gov_id", .constant(.integer(government))),
                    ("month", .constant(.integer(Int64(month.yyyymm)))),
                    ("segment", .texts(TextColumn(segments))),
                    ("persons", .integers(segments.map { totals[$0]?.persons ?? 0 })),
                    ("reported", .integers(segments.map { totals[$0]?.reported ?? 0 })),
                    ("paid", .integers(segments.map { totals[$0]?.paid ?? 0 })),
                ],
                conflict: .replaceDifferent(
                    key: ["gov_id", "month", "segment"], columns: ["persons", "reported", "paid"])))
    }
}
