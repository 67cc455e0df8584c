import Foundation
import SQLStore
import Testing

/// What runs on SQLite, PostgreSQL and Citus alike.
@Suite struct `The portable SQL` {
    @Test func `holds in every table and index`() {
        let found = breaches(ofSchema: schema)
        #expect(found.isEmpty, "\(found.map(\.description).joined(separator: "\n"))")
    }

    @Test func `holds in every statement of the store`() throws {
        let statements = try statementsOfTheStore()
        #expect(statements.count > 15)
        let found = statements.flatMap { breaches(ofStatement: $0, owned: owned) }
        #expect(found.isEmpty, "\(found.map(\.description).joined(separator: "\n"))")
    }

    @Test func `cuts off and streams in one order only`() throws {
        let rule = OrderRule(schema)
        let broken =
            try statementsOfTheStore().filter { rule.isBroken(by: $0, isStreamed: false) }
            + statementsOfTheStore(streamed: true).filter { rule.isBroken(by: $0, isStreamed: true) }
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n\n"))")
        #expect(try statementsOfTheStore(streamed: true).count > 5)
    }

    @Test(arguments: [
        ("SELECT name FROM unit WHERE gov_id = $1 ORDER BY name LIMIT 1", true, false),
        ("SELECT name FROM unit WHERE gov_id = $1 ORDER BY name, unit_id LIMIT 1", false, false),
        ("SELECT name FROM unit WHERE gov_id = $1 LIMIT 1", true, false),
        ("SELECT name FROM unit WHERE gov_id = $1 ORDER BY code DESC LIMIT 1", false, false),
        ("SELECT name FROM unit ORDER BY unit_id LIMIT 1", true, false),
        ("SELECT name FROM unit WHERE gov_id = $1 ORDER BY name", false, false),
        ("SELECT name FROM unit WHERE gov_id = $1 ORDER BY name", true, true),
        ("SELECT wage FROM job_spell WHERE gov_id = $1 ORDER BY spell_id", true, true),
        (
            "SELECT wage FROM job_spell WHERE gov_id = $1 AND superseded_ms > $2 ORDER BY spell_id", false,
            true
        ),
        ("SELECT COUNT(*) FROM (SELECT name FROM unit WHERE gov_id = $1 LIMIT 9) c", false, false),
        ("SELECT MIN(name) FROM (SELECT name FROM unit WHERE gov_id = $1 LIMIT 9) c", true, false),
        (
            "SELECT name, (SELECT MAX(due) FROM bill) FROM unit WHERE gov_id = $1 ORDER BY unit_id LIMIT 9",
            false, false
        ),
        ("SELECT kind FROM unit WHERE gov_id = $1 AND unit_id = gov_id ORDER BY kind LIMIT 1", false, false),
        ("SELECT kind FROM unit WHERE gov_id = $1 AND unit_id = name ORDER BY kind LIMIT 1", true, false),
        ("SELECT kind, COUNT(*) FROM unit WHERE gov_id = $1 GROUP BY kind ORDER BY kind", false, true),
        ("SELECT kind, name FROM unit WHERE gov_id = $1 GROUP BY kind, name ORDER BY kind", true, true),
    ])
    func `is refused where rows of one order may come in another`(
        sql: String, isBroken: Bool, isStreamed: Bool
    ) {
        #expect(OrderRule(schema).isBroken(by: sql, isStreamed: isStreamed) == isBroken)
    }

    @Test(arguments: [
        (
            spread + "(id BIGINT NOT NULL, gov_id INTEGER NOT NULL, PRIMARY KEY (id));",
            1
        ),
        (
            spread + "(gov_id INTEGER NOT NULL, b TEXT, PRIMARY KEY (gov_id), UNIQUE (b));",
            1
        ),
        ("CREATE TABLE a (gov_id INTEGER NOT NULL, PRIMARY KEY (gov_id));", 1),
        ("-- @reference\nCREATE TABLE a (id BIGINT NOT NULL, paid REAL, PRIMARY KEY (id));", 1),
        ("-- @reference\nCREATE TABLE a (id BIGINT, PRIMARY KEY (id));", 1),
        ("-- @reference\nCREATE TABLE a (id BIGINT NOT NULL);", 1),
        (
            spread + "(gov_id INTEGER NOT NULL, PRIMARY KEY (gov_id));\nCREATE INDEX b ON a (c, gov_id);",
            1
        ),
        (
            """
            -- @distribute gov_id
            CREATE TABLE a (gov_id INTEGER NOT NULL, PRIMARY KEY (gov_id));
            -- @distribute gov_id like a
            CREATE TABLE b (gov_id INTEGER NOT NULL, c INTEGER, PRIMARY KEY (gov_id),
                FOREIGN KEY (c) REFERENCES a (gov_id) DEFERRABLE INITIALLY DEFERRED);
            """, 1
        ),
        (
            """
            -- @reference
            CREATE TABLE a (id BIGINT NOT NULL, PRIMARY KEY (id));
            -- @distribute gov_id
            CREATE TABLE b (gov_id INTEGER NOT NULL, c BIGINT, PRIMARY KEY (gov_id),
                FOREIGN KEY (c) REFERENCES a (id));
            """, 1
        ),
    ])
    func `refuses a table that cannot be spread over nodes`(sql: String, count: Int) {
        #expect(breaches(ofSchema: SchemaText(sql).statements).count == count)
    }

    @Test(arguments: [
        "INSERT OR IGNORE INTO job (queue) VALUES ($1)",
        "INSERT INTO job (queue) VALUES ($1) ON CONFLICT DO NOTHING",
        "INSERT INTO job (queue) SELECT queue FROM job ON CONFLICT (queue) DO NOTHING",
        "SELECT SUM(amount) FROM job",
        "SELECT queue FROM job WHERE queue = $2 AND job_id = $1",
        "SELECT queue::BIGINT FROM job",
        "SELECT queue FROM job WHERE kind = \"x\"",
        "UPDATE job SET recorded_ms = now()",
        "DELETE FROM job WHERE queue = $1 LIMIT 1",
        "SELECT name FROM unit WHERE unit_id = $1",
        "SELECT u.name FROM unit u JOIN person p ON p.person_id = u.unit_id WHERE u.gov_id = $1",
        "SELECT GREATEST(a, b) FROM job",
    ])
    func `refuses a statement of one engine or one node`(sql: String) {
        #expect(breaches(ofStatement: sql, owned: owned).count == 1)
    }
}

private let spread = "-- @distribute gov_id\nCREATE TABLE a "
private let schema = Migration.all.flatMap { SchemaText($0.sql).statements }

/// The tables whose rows belong to a government.
private let owned = Set(
    schema.compactMap(\.table).filter { $0.primaryKey.first == "gov_id" && $0.name != "government" }.map(
        \.name))

/// Every literal of the store and of the books over it that is a statement, with what is interpolated left
/// out.
///
/// - Parameter streamed: only those that are read in portions.
private func statementsOfTheStore(streamed: Bool = false) throws -> [String] {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")
    let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path)
        .filter { $0 == "SQLStore" || $0.hasSuffix("Books") }
    let files = folders.sorted().flatMap { folder in
        FileManager.default.enumerator(
            at: sources.appending(path: folder), includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
    }
    return try files.flatMap { file in
        // What is put together part by part is not whole in any literal; the tests of its module run it.
        let parts = /(?:\.add|NumberedSQL)\(\s*(?:"""\n[^"]*"""|"[^"\n]*")/
        var text = try String(contentsOf: file, encoding: .utf8).replacing(parts, with: "")
        for part in text.matches(of: /let (\w+) = """\n([^"]*)\n *"""/) {
            text = text.replacing("\\(\(part.1))", with: part.2.replacing("\\\n", with: " "))
        }
        let read = text.matches(of: /stream\(\s*"""\n([^"]*)\n *"""/).map { String($0.1) }
        let long = text.matches(of: /"""\n([^"]*)\n *"""/).map { String($0.1) }
        if streamed { return read.filter { $0.drop { $0 == " " }.hasPrefix("SELECT ") }.map(\.seen) }
        let short = text.matches(of: /"((?:SELECT|INSERT|UPDATE|DELETE) [^"\n]*)"/).map { String($0.1) }
        let verbs = ["SELECT ", "INSERT ", "UPDATE ", "DELETE "]
        return (long + short).filter { sql in
            let start = sql.drop { $0 == " " }
            return verbs.contains { start.hasPrefix($0) } && !sql.contains("sqlite_master")
        }.map(\.seen)
    }
}

extension String {
    /// Without what is interpolated.
    fileprivate var seen: String { replacing(/\\\([^)]*\)/, with: "") }
}
