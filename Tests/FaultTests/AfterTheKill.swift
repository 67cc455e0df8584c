import Foundation
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

/// What must hold in a database after its program was killed, whatever the instant.
struct AfterTheKill {
    let database: SQLDatabase

    /// Balances and chains hold, and no work is there by half.
    func expectWholeWork() async throws {
        let report = try await StoreCheck.run(database)
        let rows = Dictionary(uniqueKeysWithValues: report.seals.map { ($0.table, $0.rows) })
        #expect(rows["person"] == rows["person_nik"])
        let posted = try await counts(
            """
            SELECT e.idem_key, COUNT(*) FROM journal_entry e
            JOIN journal_line l ON l.gov_id = e.gov_id AND l.entry_id = e.entry_id
            WHERE e.gov_id = 1671 AND e.idem_key LIKE 'post %' GROUP BY e.idem_key
            """)
        #expect(posted.values.allSatisfy { $0 == 2 })
        let imports = try await counts(
            "SELECT decree, COUNT(*) FROM job_spell WHERE gov_id = 1671 GROUP BY decree")
        for (name, count) in imports {
            #expect(count == (name.hasPrefix("roster") ? 12 : 120), "\(name) is there by half")
        }
        let periods = try await counts(
            """
            SELECT CAST(period AS TEXT), COUNT(*) FROM assessment
            WHERE gov_id = 1671 AND for_month = period AND registration_id = 7 GROUP BY period
            """)
        for (month, count) in periods { #expect(count % 120 == 0, "\(month) is there by half") }
        let others = try await counts(
            """
            SELECT CAST(period AS TEXT), COUNT(*) FROM assessment
            WHERE gov_id = 1671 AND for_month = period AND registration_id = 8 GROUP BY period
            """)
        for (month, count) in others { #expect(count % 12 == 0, "\(month) is there by half") }
        try await expectWholeMonths()
        try await expectWholeRosters()
    }

    /// A month that is agreed has its bill and its people; one that is open has neither.
    private func expectWholeMonths() async throws {
        let months = try await database.read { connection in
            try connection.rows(
                """
                SELECT p.period, p.state, COALESCE(p.dues, 0), COALESCE(b.state, 0), COALESCE(b.amount, 0),
                    (SELECT COUNT(*) FROM sponsored_month s WHERE s.gov_id = p.gov_id
                        AND s.registration_id = p.registration_id AND s.for_month = p.period),
                    (SELECT COUNT(*) FROM assessment a WHERE a.gov_id = p.gov_id AND a.period = p.period
                        AND a.registration_id = p.registration_id AND a.for_month = a.period)
                FROM period p LEFT JOIN bill b ON b.gov_id = p.gov_id AND b.period = p.period
                    AND b.registration_id = p.registration_id
                WHERE p.gov_id = 1671 ORDER BY p.period
                """
            ) { row in try (0...6).map { try row.integer($0) } }
        }
        for month in months {
            let isAgreed = month[1] >= 2 && month[2] > 0
            #expect(month[3] == (isAgreed ? 1 : 0), "\(month[0]) has half a bill")
            if isAgreed { #expect(month[2] == month[4], "\(month[0]) is billed otherwise than calculated") }
            #expect(month[5] == (month[1] >= 2 ? month[6] * 2 : 0), "\(month[0]) has taken half its people")
        }
    }

    /// A roster that is approved has all its jobs; one that waits has none.
    private func expectWholeRosters() async throws {
        let jobs = try await counts(
            """
            SELECT r.file_digest, CASE WHEN r.decision = 'approved' THEN 1 ELSE 0 END * 100
                + COUNT(s.spell_id)
            FROM roster_submission r LEFT JOIN job_spell s ON s.gov_id = r.gov_id AND s.decree = r.file_digest
            WHERE r.gov_id = 1671 GROUP BY r.file_digest, r.decision
            """)
        for (roster, count) in jobs { #expect([0, 112].contains(count), "\(roster) is there by half") }
    }

    /// Whatever was acknowledged before the kill is there.
    func expectAll(_ acknowledged: [String], folder: String) async throws {
        let imports = try await counts(
            "SELECT decree, COUNT(*) FROM job_spell WHERE gov_id = 1671 GROUP BY decree")
        let periods = try await counts(
            "SELECT CAST(period AS TEXT), COUNT(*) FROM assessment WHERE gov_id = 1671 GROUP BY period")
        let entries = Set(
            try await counts("SELECT idem_key, 1 FROM journal_entry WHERE gov_id = 1671 ORDER BY idem_key")
                .keys)
        let states = try await counts(
            "SELECT CAST(period AS TEXT), state FROM period WHERE gov_id = 1671 ORDER BY period")
        for line in acknowledged {
            let words = line.split(separator: " ").map(String.init)
            switch words[0] {
            case "import": #expect(imports[line] != nil, "\(line) is lost")
            case "post":
                for place in 0..<15 { #expect(entries.contains("\(line) \(place)"), "\(line) is lost") }
            case "assess":
                #expect(periods[words[1]] ?? 0 >= Int64(words[2]) ?? 1, "\(line) is lost")
            case "roster": #expect(imports[line] == 12, "\(line) is lost")
            case "finalise", "month":
                let least: Int64 = words[0] == "month" ? 3 : 2
                let state = states[words[1]] ?? 0
                #expect(state >= least, "\(line) is lost")
            case "backup": #expect(FileManager.default.fileExists(atPath: "\(folder)/backup-\(words[1])"))
            default: Issue.record("the worker said: \(line)")
            }
        }
    }

    private func counts(_ sql: String) async throws -> [String: Int64] {
        let rows = try await database.read { connection in
            try connection.rows(sql) { (try $0.text(0), try $0.integer(1)) }
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
