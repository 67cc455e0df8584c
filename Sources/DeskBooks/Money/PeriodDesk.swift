import Access
package import AccessBooks
package import Ledger
package import MoneyAndDates
package import PeriodBooks
import SQLDatabase
import SQLStore

/// The months of registrations, as somebody at a desk sees and moves them.
package struct PeriodDesk: Sendable {
    package let desk: Desk
    let law: PeriodLaw

    package init(_ desk: Desk, law: PeriodLaw) {
        self.desk = desk
        self.law = law
    }

    var book: PeriodBook { PeriodBook(office: desk.office, law: law) }
    var government: Int64 { desk.office.government }
}

/// A month over all registrations of a reach.
package struct MonthSummary: Sendable, Hashable {
    package let month: Month
    /// How many registrations stand where, in the order of `PeriodStage`.
    package fileprivate(set) var stages = [Int](repeating: 0, count: PeriodStage.allCases.count)
    package fileprivate(set) var persons = 0
    /// Dues and corrections as they were calculated.
    package fileprivate(set) var dues = Rupiah.zero
    /// Of what was billed for the month, what nobody has paid.
    package fileprivate(set) var open = Rupiah.zero

    package var registrations: Int { stages.reduce(0, +) }

    /// How many registrations stand there.
    package func count(_ stage: PeriodStage) -> Int { stages[Int(stage.number)] }
}

extension PeriodDesk {
    /// The months that were opened, the latest first, each with how far its registrations are.
    ///
    /// Two statements over the periods and the open claims of those months: some thousand rows each.
    package func months(atMost count: Int = 13) async throws -> [MonthSummary] {
        let reach = try desk.reach(.seePeriods)
        let government = government
        return try await desk.office.database.read { connection in
            guard let last = try lastMonth(reach, on: connection) else { return [] }
            let first = last.adding(1 - count)
            var found: [Month: MonthSummary] = [:]
            var states = NumberedSQL(
                """
                SELECT p.period, p.state, COUNT(*), CAST(SUM(COALESCE(p.persons, 0)) AS BIGINT),
                    CAST(SUM(COALESCE(p.dues, 0) + COALESCE(p.corrections, 0)) AS BIGINT)
                FROM period p WHERE p.gov_id = $1 AND p.period >= $2
                """, [.integer(government), .integer(Int64(first.yyyymm))])
            try states.keep(toRegistrations: reach, registration: "p.registration_id", government: "p.gov_id")
            states.add(" GROUP BY p.period, p.state ORDER BY p.period, p.state")
            try connection.query(states.text, states.values) { row in
                let month = try row.month(0, "period.period")
                var summary = found[month] ?? MonthSummary(month: month)
                summary.stages[Int(try row.stage(1).number)] += Int(try row.integer(2))
                summary.persons += Int(try row.integer(3))
                summary.dues += Rupiah(try row.integer(4))
                found[month] = summary
            }
            var claims = NumberedSQL(
                """
                SELECT c.claim_month, CAST(SUM(c.still_open) AS BIGINT) FROM claim_state c
                WHERE c.gov_id = $1 AND c.claim_month >= $2 AND c.superseded_ms = 9223372036854775807
                """, [.integer(government), .integer(Int64(first.yyyymm))])
            try claims.keep(toRegistrations: reach, registration: "c.registration_id", government: "c.gov_id")
            claims.add(" GROUP BY c.claim_month ORDER BY c.claim_month")
            try connection.query(claims.text, claims.values) { row in
                found[try row.month(0, "claim_state.claim_month")]?.open = Rupiah(try row.integer(1))
            }
            return found.values.sorted { $0.month > $1.month }
        }
    }

    private func lastMonth(_ reach: Reach, on connection: any SQLConnection) throws -> Month? {
        var asked = NumberedSQL(
            "SELECT MAX(p.period) FROM period p WHERE p.gov_id = $1", [.integer(government)])
        try asked.keep(toRegistrations: reach, registration: "p.registration_id", government: "p.gov_id")
        return try connection.integer(asked.text, asked.values).map { try Month(number: $0, "period.period") }
    }
}
