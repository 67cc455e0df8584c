import Claims
package import LawBook
package import MoneyAndDates
package import SQLDatabase
import SQLStore

/// What BPJS paid for the workers of one government in some days, as anybody may read it: by programme, and
/// nothing by which a family could be known.
package struct PublicClaimTotals: Sendable {
    /// One programme.
    package struct Line: Sendable, Hashable {
        package let programme: Programme
        package let claims: Int
        package let amount: Rupiah
    }

    package let government: Int64
    package let name: String
    /// In the order of programmes.
    package let lines: [Line]
    /// Whether programmes with fewer claims than are shown were left out; the sum leaves them out too.
    package let hidesSome: Bool

    package var amount: Rupiah { lines.map(\.amount).sum() }
    package var claims: Int { lines.map(\.claims).reduce(0, +) }

    /// Of fewer families than this nothing is published. A habit of statistical offices, not a law.
    package static let fewest = 5

    /// Leaves out what is too small. A total over all programmes is nowhere published beside, so nothing can
    /// be had by subtraction.
    init(government: Int64, name: String, all: [Line]) {
        let shown = all.filter { $0.claims >= Self.fewest }
        self.government = government
        self.name = name
        lines = shown.sorted { $0.programme.rawValue < $1.programme.rawValue }
        hidesSome = shown.count < all.count
    }

    /// The governments of the installation with anything to show, by name.
    ///
    /// - Parameters:
    ///   - first: first day of payment; the last is included too. Whole months and no days, so that nobody
    ///     compares two windows that differ by one payment: the caller asks for calendar years.
    package static func read(
        from first: Day, through last: Day, in database: SQLDatabase
    ) async throws -> [PublicClaimTotals] {
        let rows = try await database.read { connection in
            try connection.rows(
                """
                SELECT q.gov_id, g.name, q.programme, COUNT(DISTINCT q.claim_id),
                    CAST(SUM(q.amount) AS BIGINT)
                FROM claim_payment q JOIN government g ON g.gov_id = q.gov_id
                WHERE q.state = 1 AND q.paid_on BETWEEN $1 AND $2
                GROUP BY q.gov_id, g.name, q.programme ORDER BY q.gov_id, q.programme
                """, [.integer(first.number), .integer(last.number)]
            ) { row in
                (
                    government: try row.integer(0), name: try row.text(1),
                    line: Line(
                        programme: try coded(try row.text(2), "claim_payment"),
                        claims: Int(try row.integer(3)), amount: Rupiah(try row.integer(4)))
                )
            }
        }
        return Dictionary(grouping: rows, by: \.government).values.compactMap { rows in
            rows.first.map {
                PublicClaimTotals(government: $0.government, name: $0.name, all: rows.map(\.line))
            }
        }.sorted { ($0.name, $0.government) < ($1.name, $1.government) }
    }
}
