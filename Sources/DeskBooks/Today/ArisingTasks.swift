import Access
import AccessBooks
import ClaimBooks
import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase

/// Rights that this month brings, of which nobody has to know.
extension TodayFinder {
    /// People who reach an age, or whose job is as old as the law asks, this month: one count a window, in
    /// one statement.
    static let rightsArising = TodayFinder(
        .fileClaims, for: [.opdOperator, .manpowerOffice, .company]
    ) { question, connection in
        let month = Month(of: question.today)
        let windows = try ArisingWindow.all(
            in: month, claims: question.law.claims.law, continuity: question.law.claims.continuity)
        guard !windows.isEmpty else { return [] }
        var sql = NumberedSQL()
        // The government is the first parameter to appear, so that it is the first of all.
        let owner = sql.place(.integer(question.government))
        sql.add("SELECT 0 AS part, COUNT(*) AS people FROM government g WHERE g.gov_id = \(owner) AND 1 = 0")
        for (place, window) in windows.enumerated() {
            sql.add(" UNION ALL ")
            try add(window, place + 1, owner, question, to: &sql)
        }
        let counts = try connection.rows(
            "SELECT t.part, t.people FROM (\(sql.text)) t ORDER BY t.part", sql.values
        ) { try $0.integer(1) }
        let count = counts.reduce(0, +)
        guard count > 0 else { return [] }
        return [
            TodayItem(
                "rights-arising", .family, by: month.lastDay, weight: count, path: "/klaim/hak",
                ["count": .count(Int(count)), "month": .month(month)])
        ]
    }

    private static func add(
        _ window: ArisingWindow, _ part: Int, _ owner: String, _ question: TodayQuestion,
        to sql: inout NumberedSQL
    ) throws {
        let first = SQLValue.integer(Int64(window.first.yyyymmdd))
        let last = SQLValue.integer(Int64(window.last.yyyymmdd))
        switch window.mark {
        case .birth(let programme):
            sql.add("SELECT \(part) AS part, COUNT(DISTINCT p.person_id) AS people")
            sql.add(" FROM person p JOIN job_spell j ON j.gov_id = p.gov_id AND j.person_id = p.person_id")
            sql.add(" WHERE p.gov_id = \(owner) AND p.born >= ? AND p.born <= ?", first, last)
            sql.add(" AND (j.programmes / \(ProgrammeSet(programme).rawValue)) % 2 = 1")
        case .job(let segment, _):
            sql.add("SELECT \(part) AS part, COUNT(DISTINCT p.person_id) AS people")
            sql.add(" FROM job_spell j JOIN person p ON p.gov_id = j.gov_id AND p.person_id = j.person_id")
            sql.add(" WHERE p.gov_id = \(owner) AND j.valid_from >= ? AND j.valid_from <= ?", first, last)
            if let segment { sql.add(" AND j.segment = '\(segment.rawValue)'") }
            sql.add(" AND NOT EXISTS (SELECT 1 FROM job_spell b WHERE b.gov_id = j.gov_id")
            sql.add(" AND b.person_id = j.person_id AND b.superseded_ms = 9223372036854775807")
            sql.add(" AND b.valid_from < j.valid_from)")
        }
        // Who was told stands on the page, and waits no more.
        sql.append(
            RightNotices.undrafted(
                window.right, in: window.month, person: "p.person_id", government: "p.gov_id"), [])
        sql.add(" AND j.superseded_ms = 9223372036854775807 AND p.died IS NULL")
        sql.add(" AND j.valid_to >= ?", question.day(0))
        try sql.keep(toPeople: question.reach, person: "p.person_id", government: "p.gov_id")
    }
}
