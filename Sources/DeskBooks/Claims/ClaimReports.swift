import Access
import AccessBooks
package import ClaimBooks
package import Claims
import LawBook
import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// What was paid, and what was refused, over many claims.
extension ClaimDesk {
    /// What BPJS paid on some days for the claims within reach, both days included.
    package func totals(
        from first: Day, through last: Day, by measure: ClaimTotals.Measure
    ) async throws -> ClaimTotals {
        let (reach, government) = (try desk.reach(.seeClaims), desk.office.government)
        let units = try await desk.office.database.read { connection in
            try ClaimReach.units(of: reach, government: government, on: connection)
        }
        return try await book.totals(
            from: first, through: last, by: measure, units: units?.sorted().map { UnitID($0) })
    }

    /// The claims within reach to which BPJS paid something on some days, at most so many, with the books for
    /// whoever prints what is handed over.
    package func handedOver(
        from first: Day, through last: Day, atMost count: Int
    ) async throws -> (claims: [ClaimCaseID], book: ClaimBook) {
        let (reach, government) = (try desk.reach(.fileClaims), desk.office.government)
        let claims = try await desk.office.database.read { connection in
            let scope = try ClaimReach.condition(reach, parameter: 4)
            return try connection.rows(
                """
                SELECT c.claim_id FROM claim_case c
                WHERE c.gov_id = $1 AND EXISTS (SELECT 1 FROM claim_payment q WHERE q.gov_id = c.gov_id
                    AND q.claim_id = c.claim_id AND q.state = 1 AND q.paid_on BETWEEN $2 AND $3)\(scope.sql)
                ORDER BY c.claim_id LIMIT \(count)
                """,
                [
                    .integer(government), .integer(Int64(first.yyyymmdd)), .integer(Int64(last.yyyymmdd)),
                ] + scope.values
            ) { ClaimCaseID(try $0.integer(0)) }
        }
        return (claims, book)
    }

    /// Why claims within reach were refused: each code with its count, and the claims of a search.
    package struct Refusals: Sendable {
        package let codes: [(code: String, count: Int)]
        package let claims: Listed<Line>
    }

    /// Claims whose refusal has a text in its reason or code, the newest first.
    package func refusals(
        _ text: String, after: String? = nil, atMost size: Int = 50
    ) async throws -> Refusals {
        let (reach, government) = (try desk.reach(.seeClaims), desk.office.government)
        return try await desk.office.database.read { connection in
            let scope = try ClaimReach.condition(reach, parameter: 2)
            let codes = try connection.rows(
                """
                SELECT c.refusal_code, COUNT(*) FROM claim_case c
                WHERE c.gov_id = $1 AND c.refusal_code IS NOT NULL\(scope.sql)
                GROUP BY c.refusal_code ORDER BY c.refusal_code
                """, [.integer(government)] + scope.values
            ) { (code: try $0.text(0), count: Int(try $0.integer(1))) }.sorted {
                ($1.count, $0.code) < ($0.count, $1.code)
            }
            var filter = ClaimFilter()
            filter.isRefused = true
            if !text.isEmpty { filter.refusal = text }
            let clause = ClaimClause(filter, government: government)
            var sql = NumberedSQL(
                """
                SELECT \(ClaimRow.columns), u.name FROM claim_case c
                JOIN person p ON p.gov_id = c.gov_id AND p.person_id = c.person_id
                LEFT JOIN unit u ON u.gov_id = c.gov_id AND u.unit_id = c.unit_id
                WHERE c.gov_id = $1\(clause.sql)
                """, clause.values)
            try sql.keep(toClaims: reach)
            if let last = after.flatMap({ Int64($0) }) { sql.add(" AND c.claim_id < ?", .integer(last)) }
            sql.add(" ORDER BY c.claim_id DESC LIMIT \(size + 1)")
            let rows = try connection.rows(sql.text, sql.values) { row in
                Line(claim: try ClaimRow(row), unitName: row.optionalText(21))
            }
            return Refusals(codes: codes, claims: Listed(rows, size: size) { $0.claim.id.description })
        }
    }
}
