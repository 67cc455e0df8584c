package import Membership
import MoneyAndDates
import SQLDatabase
package import SQLStore
package import Sponsorship

/// Offices and firms among each other.
package enum SponsorLeague {
    /// Offices with civil servants who take part, or with a count of theirs; ranked.
    package static func offices(by office: Office) async throws -> [SponsorLeagueLine] {
        let (government, present) = (office.government, Month(of: office.today))
        return try await office.database.read { connection in
            let counts = try connection.rows(
                """
                SELECT u.name, c.people, (
                    SELECT COUNT(DISTINCT p.nik_index) FROM sponsorship s JOIN sponsor p
                        ON p.gov_id = s.gov_id AND p.sponsor_id = s.sponsor_id
                    WHERE s.gov_id = u.gov_id AND s.unit_id = u.unit_id AND s.state = 'berlaku'
                        AND s.last_month >= $1 AND p.kind = 'asn'), (
                    SELECT COUNT(DISTINCT s.worker_index) FROM sponsorship s JOIN sponsor p
                        ON p.gov_id = s.gov_id AND p.sponsor_id = s.sponsor_id
                    WHERE s.gov_id = u.gov_id AND s.unit_id = u.unit_id AND s.state = 'berlaku'
                        AND s.last_month >= $1 AND p.kind = 'asn')
                FROM unit u LEFT JOIN civil_servant_count c ON c.gov_id = u.gov_id AND c.unit_id = u.unit_id
                    AND c.superseded_ms = \(Int64.max)
                WHERE u.gov_id = $2 AND u.kind = 'opd' ORDER BY u.unit_id
                """, [.integer(Int64(present.yyyymm)), .integer(government)]
            ) { row in
                SponsorLeagueLine(
                    name: try row.text(0), staff: try row.optionalInteger(1).map { Int($0) },
                    participating: Int(try row.integer(2)), workers: Int(try row.integer(3)))
            }
            return SponsorLeagueLine.ranked(counts.filter { $0.staff != nil || $0.workers > 0 })
        }
    }

    /// Firms and the workers that each pays for; ranked, five hundred at most.
    package static func firms(by office: Office) async throws -> [SponsorLeagueLine] {
        let (government, present) = (office.government, Month(of: office.today))
        return try await office.database.read { connection in
            let lines = try connection.rows(
                """
                SELECT p.name, COUNT(DISTINCT s.worker_index) FROM sponsorship s JOIN sponsor p
                    ON p.gov_id = s.gov_id AND p.sponsor_id = s.sponsor_id
                WHERE s.gov_id = $1 AND s.state = 'berlaku' AND s.last_month >= $2 AND p.kind = 'perusahaan'
                GROUP BY p.name ORDER BY p.name LIMIT 500
                """, [.integer(government), .integer(Int64(present.yyyymm))]
            ) { row in
                SponsorLeagueLine(
                    name: try row.text(0), staff: nil, participating: 1, workers: Int(try row.integer(1)))
            }
            return SponsorLeagueLine.ranked(lines)
        }
    }

    /// Records how many civil servants an office has; the count before is kept.
    package static func count(_ people: Int, of unit: UnitID, by office: Office) async throws {
        guard (1...1_000_000).contains(people) else { throw SponsorRefusal.staffCountWrong }
        try await office.act { connection, now -> Act<Void> in
            let held = try connection.integer(
                """
                SELECT unit_id FROM unit
                WHERE gov_id = $1 AND unit_id = $2\(connection.engine.lockClause)
                """, [.integer(office.government), .integer(unit.number)])
            guard held != nil else { throw SponsorRefusal.unitNotFound }
            let last = try connection.integer(
                "SELECT MAX(recorded_ms) FROM civil_servant_count WHERE gov_id = $1 AND unit_id = $2",
                [.integer(office.government), .integer(unit.number)])
            let at = max(now, (last ?? -1) + 1)
            try connection.execute(
                """
                UPDATE civil_servant_count SET superseded_ms = $1
                WHERE gov_id = $2 AND unit_id = $3 AND superseded_ms = \(Int64.max)
                """, [.integer(at), .integer(office.government), .integer(unit.number)])
            try connection.execute(
                """
                INSERT INTO civil_servant_count (gov_id, unit_id, recorded_ms, superseded_ms, people, as_of,
                    recorded_by)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .integer(office.government), .integer(unit.number), .integer(at), .integer(.max),
                    .integer(Int64(people)), .integer(office.today.number), .text(office.actor),
                ])
            return Act((), [office.change("sponsor.staff", of: "unit/\(unit)", after: "\(people)")])
        }
    }
}
