import Access
import AccessBooks
import ClaimBooks
import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Families who have a right to something that nobody has asked for.
extension TodayFinder {
    /// Years of scholarship that can be claimed now or within thirty days.
    static let scholarshipsDue = TodayFinder(
        .seeClaims, for: [.opdOperator, .manpowerOffice, .company]
    ) { question, connection in
        let scope = try ClaimReach.condition(question.reach, parameter: 3)
        let children = try connection.rows(
            """
            SELECT s.heir_id, s.from_day, s.school, h.born, COUNT(r.year) FROM scholarship_child s
            JOIN claim_case c ON c.gov_id = s.gov_id AND c.claim_id = s.claim_id
            JOIN heir h ON h.gov_id = s.gov_id AND h.heir_id = s.heir_id
                AND h.superseded_ms = s.superseded_ms
            LEFT JOIN scholarship_renewal r ON r.gov_id = s.gov_id AND r.claim_id = s.claim_id
                AND r.heir_id = s.heir_id
            WHERE s.gov_id = $1 AND s.superseded_ms = $2 AND s.ended_on IS NULL\(scope.sql)
            GROUP BY s.claim_id, s.heir_id, s.from_day, s.school, h.born
            ORDER BY s.claim_id, s.heir_id
            """, [.integer(question.government), .integer(.max)] + scope.values
        ) { row in try child(row) }
        let day = question.today.adding(days: 30)
        let due = try children.compactMap { child in
            try ScholarshipYears(child, on: day, under: question.law.claims.law).due.first?.dueOn
        }
        guard let first = due.min() else { return [] }
        return [
            TodayItem(
                "scholarships-due", .family, by: first, weight: Int64(due.count), path: "/klaim/beasiswa",
                ["count": .count(due.count), "day": .day(first)])
        ]
    }

    private static func child(_ row: SQLRow) throws -> ScholarshipChild {
        let from = try row.day(1, "scholarship_child.from_day")
        guard let school = SchoolPlace(code: try row.text(2)) else {
            throw ClaimBookRefusal.unreadable(table: "scholarship_child")
        }
        // Which years are claimed does not matter here, but how many.
        let renewals = Array(repeating: from, count: Int(try row.integer(4)))
        return ScholarshipChild(
            heir: HeirID(try row.integer(0)), name: "",
            born: try row.optionalDay(3, "heir.born"), from: from, start: school,
            renewals: renewals)
    }

    /// Deaths of the last three years, recorded and without a claim of the family. The years are a limit of
    /// this program: older ones are found by their person.
    static let deathsWithoutClaim = TodayFinder(
        .seeClaims, for: [.opdOperator, .manpowerOffice, .company]
    ) { question, connection in
        let scope = try ReachSQL.people(
            question.reach, personColumn: "p.person_id", governmentColumn: "p.gov_id", parameter: 3)
        let found = try connection.rows(
            """
            SELECT p.person_id, p.name, p.died FROM person p
            WHERE p.gov_id = $1 AND p.died >= $2 AND NOT EXISTS (SELECT 1 FROM claim_case c
                WHERE c.gov_id = p.gov_id AND c.person_id = p.person_id AND c.claim_type IN ('jkm', 'jkk')
                AND c.stage <> 'withdrawn' AND (c.claim_type = 'jkm' OR c.event_day <= p.died))\(scope.sql)
            ORDER BY p.died, p.person_id
            """, [.integer(question.government), question.day(-1_095)] + scope.values
        ) { (person: try $0.integer(0), name: try $0.text(1), died: try $0.integer(2)) }
        guard let first = found.first, let died = Day(yyyymmdd: Int(first.died)) else { return [] }
        let path = found.count == 1 ? "/klaim/baru?orang=\(first.person)" : "/orang?keadaan=dead"
        return [
            TodayItem(
                found.count == 1 ? "death-without-claim" : "deaths-without-claim", .family, by: died,
                weight: Int64(found.count), path: path,
                ["count": .count(found.count), "name": .text(first.name), "day": .day(died)])
        ]
    }

    /// Notices of death that nobody has decided.
    static let noticesWaiting = TodayFinder(
        .fileClaims, for: [.opdOperator, .manpowerOffice, .company]
    ) { question, connection in
        var sql = NumberedSQL()
        let owner = sql.place(.integer(question.government))
        sql.add("SELECT COUNT(*), MIN(n.died) FROM death_notice n WHERE n.gov_id = \(owner)")
        if question.reach == .government {
            sql.add(" AND n.state IN ('matched', 'possible', 'unknown')")
        } else {
            sql.add(" AND n.state = 'matched'")
            try sql.keep(toPeople: question.reach, person: "n.person_id", government: "n.gov_id")
        }
        let found = try connection.first(sql.text, sql.values) {
            (count: try $0.integer(0), died: try $0.optionalInteger(1))
        }
        guard let found, found.count > 0, let died = found.died.flatMap({ Day(yyyymmdd: Int($0)) }) else {
            return []
        }
        return [
            TodayItem(
                "notices-waiting", .family, by: died, weight: found.count, path: "/klaim/kematian",
                ["count": .count(Int(found.count)), "day": .day(died)])
        ]
    }
}
