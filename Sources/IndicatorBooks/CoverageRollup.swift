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

    /// Whether a page may wait for a recount: the government is small.
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

    /// Brings the counts to the end of the chain. They are counted at one moment while others write; only
    /// what differs is written, and nothing where somebody else has counted further meanwhile.
    ///
    /// - Returns: the months that were counted.
    @discardableResult
    package func refresh() async throws -> [Month] {
        let (government, now, present) = (office.government, office.now(), Month(of: office.today))
        let window = (0..<Self.width).map { present.adding($0 - Self.width + 1) }
        let counted = try await office.database.read { connection in
            try Self.count(government, window, now: now, on: connection)
        }
        guard let counted else { return [] }
        return try await office.database.write { connection in
            try counted.write(on: connection)
            return counted.months.map(\.month)
        }
    }

    private static func count(
        _ government: Int64, _ window: [Month], now: Int64, on connection: any SQLConnection
    ) throws -> CountedMonths? {
        guard let first = window.first, let last = window.last else { return nil }
        let chain = try chain(government, on: connection)
        let before = try connection.first(
            "SELECT sequence, chain_ms, counted_ms, last_month FROM coverage_head WHERE gov_id = $1",
            [.integer(government)]
        ) { (try $0.integer(0), try $0.integer(1), try $0.integer(2), try $0.integer(3)) }
        let (sequence, chained, counted, lastMonth) = before ?? (-1, 0, 0, 0)
        if sequence == chain.sequence, lastMonth == Int64(last.yyyymm) { return nil }
        let counting = CoverageCounting(government: government, connection: connection)
        let isWhole =
            sequence < 0 || lastMonth != Int64(last.yyyymm) || counted / day != now / day
            || chain.recorded <= chained || now < counted
        let months = isWhole ? window : try counting.touched(window, since: chained - day)
        return CountedMonths(
            government: government, sequence: chain.sequence, chained: chain.recorded, counted: now,
            first: first, last: last,
            months: try months.map { month in
                let found = try counting.count(month)
                let present = Set(found.map(\.key))
                let gone = try counting.kept(month).filter { !present.contains($0.key) }.map(\.emptied)
                return (month, found + gone)
            })
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
