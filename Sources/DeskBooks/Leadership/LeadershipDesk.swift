import Access
package import AccessBooks
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The page of the head of the region.
package struct LeadershipDesk: Sendable {
    let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// The sums of the last twelve months.
    ///
    /// Six statements: of periods, of claims and of papers, which are as many as registrations, units and
    /// months; of jobs one pass over their index.
    ///
    /// - Parameter shown: units behind that are named.
    package func summary(naming shown: Int = 6) async throws -> LeadershipSummary {
        try desk.wholeGovernment(.seeLeadership)
        let reading = LeadershipReading(government: desk.office.government, today: desk.office.today)
        return try await desk.office.database.read { connection in
            let behind = try reading.behind(on: connection)
            let money = try reading.money(on: connection)
            return LeadershipSummary(
                asOf: reading.today, months: try reading.months(on: connection), dueLater: money.later,
                overdue: money.overdue, behind: Array(behind.prefix(shown)), behindCount: behind.count,
                endingJobs: try reading.endingJobs(on: connection),
                unitsWithoutJanuary: try reading.unitsWithoutJanuary(on: connection))
        }
    }
}

/// The statements of the page.
private struct LeadershipReading {
    let government: Int64
    let today: Day

    private var place: SQLValue { .integer(government) }
    private func day(_ distance: Int) -> SQLValue { .integer(Int64(today.adding(days: distance).yyyymmdd)) }

    func months(on connection: any SQLConnection) throws -> [LeadershipMonth] {
        let last = Month(of: today).adding(-1)
        let first = last.adding(-11)
        let reported = try periods(first, last, connection)
        let claims = try claims(first, last, connection)
        let jobs = try jobs(first, last, connection)
        return (0..<12).map { place in
            let month = first.adding(place)
            return LeadershipMonth(
                month: month, jobs: jobs[place], reported: reported[month]?.people ?? 0,
                paid: reported[month]?.paid ?? 0, owed: claims[month]?.owed ?? .zero,
                open: claims[month]?.open ?? .zero)
        }
    }

    private func periods(
        _ first: Month, _ last: Month, _ connection: any SQLConnection
    ) throws -> [Month: (people: Int, paid: Int)] {
        var found: [Month: (people: Int, paid: Int)] = [:]
        try connection.query(
            """
            SELECT p.period, CAST(SUM(COALESCE(p.persons, 0)) AS BIGINT),
                CAST(SUM(CASE WHEN c.still_open = 0 THEN COALESCE(p.persons, 0) ELSE 0 END) AS BIGINT)
            FROM period p
            LEFT JOIN claim_state c ON c.gov_id = p.gov_id
                AND c.claim = 'bill/' || CAST(p.bill_id AS TEXT) AND c.superseded_ms = 9223372036854775807
            WHERE p.gov_id = $1 AND p.period >= $2 AND p.period <= $3
            GROUP BY p.period ORDER BY p.period
            """, [place, .integer(Int64(first.yyyymm)), .integer(Int64(last.yyyymm))]
        ) { row in
            let month = try row.month(0, "period.period")
            found[month] = (Int(try row.integer(1)), Int(try row.integer(2)))
        }
        return found
    }

    private func claims(
        _ first: Month, _ last: Month, _ connection: any SQLConnection
    ) throws -> [Month: (owed: Rupiah, open: Rupiah)] {
        var found: [Month: (owed: Rupiah, open: Rupiah)] = [:]
        try connection.query(
            """
            SELECT c.claim_month, CAST(SUM(c.owed) AS BIGINT), CAST(SUM(c.still_open) AS BIGINT)
            FROM claim_state c
            WHERE c.gov_id = $1 AND c.superseded_ms = 9223372036854775807 AND c.claim_month >= $2
                AND c.claim_month <= $3
            GROUP BY c.claim_month ORDER BY c.claim_month
            """, [place, .integer(Int64(first.yyyymm)), .integer(Int64(last.yyyymm))]
        ) { row in
            let month = try row.month(0, "claim_state.claim_month")
            found[month] = (Rupiah(try row.integer(1)), Rupiah(try row.integer(2)))
        }
        return found
    }

    /// Jobs that hold on the last day of each month. They are gathered by their first and last days, of which
    /// there are few.
    private func jobs(_ first: Month, _ last: Month, _ connection: any SQLConnection) throws -> [Int] {
        var counts = [Int](repeating: 0, count: 12)
        let days = (0..<12).map { Int64(first.adding($0).lastDay.yyyymmdd) }
        try connection.query(
            """
            SELECT s.valid_from, s.valid_to, COUNT(*) FROM job_spell s
            WHERE s.gov_id = $1 AND s.superseded_ms = 9223372036854775807 AND s.valid_to >= $2
                AND s.valid_from <= $3
            GROUP BY s.valid_from, s.valid_to ORDER BY s.valid_from, s.valid_to
            """, [place, .integer(days[0]), .integer(days[11])]
        ) { row in
            let (from, to, count) = (try row.integer(0), try row.integer(1), Int(try row.integer(2)))
            for month in counts.indices where from <= days[month] && days[month] <= to {
                counts[month] += count
            }
        }
        return counts
    }

    func money(on connection: any SQLConnection) throws -> (later: Rupiah, overdue: Rupiah) {
        let found = try connection.first(
            """
            SELECT CAST(SUM(CASE WHEN c.due < $1 THEN 0 ELSE c.still_open END) AS BIGINT),
                CAST(SUM(CASE WHEN c.due < $1 THEN c.still_open ELSE 0 END) AS BIGINT)
            FROM claim_state c
            WHERE c.gov_id = $2 AND c.superseded_ms = 9223372036854775807 AND c.still_open > 0
            """, [day(0), place]
        ) { (try $0.optionalInteger(0) ?? 0, try $0.optionalInteger(1) ?? 0) }
        return (Rupiah(found?.0 ?? 0), Rupiah(found?.1 ?? 0))
    }

    func behind(on connection: any SQLConnection) throws -> [UnitBehind] {
        try connection.rows(
            """
            SELECT r.registration_id, r.name, CAST(SUM(c.still_open) AS BIGINT), MIN(c.due),
                COUNT(DISTINCT c.claim_month)
            FROM claim_state c
            JOIN registration r ON r.gov_id = c.gov_id AND r.registration_id = c.registration_id
            WHERE c.gov_id = $1 AND c.superseded_ms = 9223372036854775807 AND c.still_open > 0
                AND c.due < $2
            GROUP BY r.registration_id, r.name ORDER BY 3 DESC, r.registration_id
            """, [place, day(0)]
        ) { row in
            UnitBehind(
                registration: try row.integer(0), name: try row.text(1), open: Rupiah(try row.integer(2)),
                oldest: try row.day(3, "claim_state.due"), months: Int(try row.integer(4)))
        }
    }

    func endingJobs(on connection: any SQLConnection) throws -> Int {
        let count = try connection.integer(
            """
            SELECT COUNT(*) FROM (
                SELECT s.gov_id, s.spell_id FROM job_spell s
                WHERE s.gov_id = $1 AND s.superseded_ms = 9223372036854775807 AND s.valid_to >= $2
                    AND s.valid_to <= $3
                    AND NOT EXISTS (SELECT 1 FROM job_spell n WHERE n.gov_id = s.gov_id
                        AND n.person_id = s.person_id AND n.superseded_ms = 9223372036854775807
                        AND n.valid_to > s.valid_to)
                ORDER BY s.spell_id LIMIT \(LeadershipSummary.mostEnding)) e
            """, [place, day(0), day(30)])
        return Int(count ?? 0)
    }

    func unitsWithoutJanuary(on connection: any SQLConnection) throws -> Int {
        guard let newYear = Day(today.year + 1, 1, 1) else { return 0 }
        let count = try connection.integer(
            """
            SELECT COUNT(DISTINCT p.unit_id) FROM unit_paper p
            WHERE p.gov_id = $1 AND p.is_signed = 1 AND p.superseded_ms = 9223372036854775807
                AND p.valid_from <= $2 AND p.valid_to >= $2 AND p.valid_to < $3
                AND NOT EXISTS (SELECT 1 FROM unit_paper n WHERE n.gov_id = p.gov_id
                    AND n.unit_id = p.unit_id AND n.kind = p.kind AND n.is_signed = 1
                    AND n.superseded_ms = 9223372036854775807 AND n.valid_from <= $3
                    AND n.valid_to >= $3)
            """, [place, day(0), .integer(Int64(newYear.yyyymmdd))])
        return Int(count ?? 0)
    }
}
