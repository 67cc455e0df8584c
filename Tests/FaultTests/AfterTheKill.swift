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
        #expect(rows["journal_line"] == (rows["journal_entry"] ?? 0) * 2)
        #expect(rows["person"] == rows["person_nik"])
        let imports = try await counts(
            "SELECT decree, COUNT(*) FROM job_spell WHERE gov_id = 1671 GROUP BY decree")
        for (name, count) in imports { #expect(count == 120, "\(name) is there by half") }
        let periods = try await counts(
            "SELECT CAST(period AS TEXT), COUNT(*) FROM assessment WHERE gov_id = 1671 GROUP BY period")
        for (month, count) in periods { #expect(count % 120 == 0, "\(month) is there by half") }
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
        for line in acknowledged {
            let words = line.split(separator: " ").map(String.init)
            switch words[0] {
            case "import": #expect(imports[line] != nil, "\(line) is lost")
            case "post":
                for place in 0..<15 { #expect(entries.contains("\(line) \(place)"), "\(line) is lost") }
            case "assess":
                #expect(periods[words[1]] ?? 0 >= Int64(words[2]) ?? 1, "\(line) is lost")
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
