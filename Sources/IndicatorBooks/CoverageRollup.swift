package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// How far the kept counts of a government go.
package struct RollupHead: Sendable, Hashable {
    /// The last entry of the audit chain whose change is in the counts.
    package let sequence: Int64
    /// Milliseconds since 1970.
    package let counted: Int64
    package let firstMonth: Month
    package let lastMonth: Month
    /// Whether the chain has gone on since.
    package let isBehind: Bool
}

/// The counts of a government by month, unit and group, kept as its registers change.
///
/// The end of the audit chain says whether anything was done since they were counted: every accepted change
/// appends to it in its own transaction. Which months it touched is asked of the registers by the instants of
/// their rows, with a day to spare for transactions that took long; once a day all months are counted anew.
package struct CoverageRollup: Sendable {
    /// The month and the twelve before it.
    package static let width = 13
    /// Larger governments are counted in the background, not while a page waits.
    package static let mostWhileWaiting: Int64 = 20_000
    private static let day: Int64 = 86_400_000

    private let office: Office

    package init(_ office: Office) { self.office = office }

    /// How far the counts go; nil where nothing was counted yet.
    package func head() async throws -> RollupHead? {
        let government = office.government
        return try await office.database.read { try Self.head(government, on: $0) }
    }

    /// Whether a page may wait for a recount: the counts are behind, and the government is small.
    package func isQuick() async throws -> Bool {
        let government = office.government
        return try await office.database.read { connection in
            let people = try connection.integer(
                """
                SELECT COUNT(*) FROM (SELECT gov_id, spell_id FROM job_spell WHERE gov_id = $1
                    AND superseded_ms = 9223372036854775807 LIMIT \(Self.mostWhileWaiting + 1)) few
                """, [.integer(government)])
            return (people ?? 0) <= Self.mostWhileWaiting
        }
    }

    /// Brings the counts to the end of the chain.
    ///
    /// - Returns: the months that were counted.
    @discardableResult
    package func refresh() async throws -> [Month] {
        let (government, now, present) = (office.government, office.now(), Month(of: office.today))
        let head = try await self.head()
        let window = (0..<Self.width).map { present.adding($0 - Self.width + 1) }
        if let head, !head.isBehind, head.lastMonth == present { return [] }
        return try await office.database.write { connection in
            try Self.refresh(government, window, now: now, on: connection)
        }
    }

    private static func refresh(
        _ government: Int64, _ window: [Month], now: Int64, on connection: any SQLConnection
    ) throws -> [Month] {
        guard let first = window.first, let last = window.last else { return [] }
        let chain = try chain(government, on: connection)
        try connection.execute(
            """
            INSERT INTO coverage_head (gov_id, sequence, chain_ms, counted_ms, first_month, last_month)
            VALUES ($1, 0, 0, 0, $2, $2) ON CONFLICT (gov_id) DO NOTHING
            """, [.integer(government), .integer(Int64(first.yyyymm))])
        let before = try connection.first(
            """
            SELECT chain_ms, counted_ms, last_month, sequence FROM coverage_head
            WHERE gov_id = $1\(connection.engine.lockClause)
            """, [.integer(government)]
        ) { (try $0.integer(0), try $0.integer(1), try $0.integer(2), try $0.integer(3)) }
        let (chained, counted, lastMonth, sequence) = before ?? (0, 0, 0, 0)
        let counting = CoverageCounting(government: government, connection: connection)
        let isWhole =
            sequence == 0 || lastMonth != Int64(last.yyyymm) || counted / day != now / day
            || chain.recorded <= chained || now < counted
        let months =
            isWhole ? window : try counting.touched(window, since: chained - day)
        for month in months { try write(month, counting, government, on: connection) }
        try connection.execute(
            """
            UPDATE coverage_head SET sequence = $1, chain_ms = $2, counted_ms = $3, first_month = $4,
                last_month = $5 WHERE gov_id = $6
            """,
            [
                .integer(chain.sequence), .integer(chain.recorded), .integer(now),
                .integer(Int64(first.yyyymm)), .integer(Int64(last.yyyymm)), .integer(government),
            ])
        return months
    }

    private static func write(
        _ month: Month, _ counting: CoverageCounting, _ government: Int64, on connection: any SQLConnection
    ) throws {
        let found = try counting.count(month)
        let present = Set(found.map(\.key))
        let gone = try counting.kept(month).filter { !present.contains($0.key) }.map(\.emptied)
        try write(found + gone, month, government, on: connection)
        var totals: [String: (persons: Int64, reported: Int64, paid: Int64)] = [:]
        for count in found + gone {
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

    private static func write(
        _ counts: [CoverageCount], _ month: Month, _ government: Int64, on connection: any SQLConnection
    ) throws {
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

    static func head(_ government: Int64, on connection: any SQLConnection) throws -> RollupHead? {
        let end = try chain(government, on: connection)
        return try connection.first(
            """
            SELECT sequence, counted_ms, first_month, last_month FROM coverage_head WHERE gov_id = $1
            """, [.integer(government)]
        ) { row in
            RollupHead(
                sequence: try row.integer(0), counted: try row.integer(1),
                firstMonth: try row.month(2, "coverage_head.first_month"),
                lastMonth: try row.month(3, "coverage_head.last_month"),
                isBehind: try row.integer(0) != end.sequence)
        }
    }

    private static func chain(
        _ government: Int64, on connection: any SQLConnection
    ) throws -> (sequence: Int64, recorded: Int64) {
        try connection.first(
            "SELECT sequence, recorded_ms FROM audit_head WHERE gov_id = $1", [.integer(government)]
        ) { (try $0.integer(0), try $0.integer(1)) } ?? (0, 0)
    }
}
