import SQLStore

/// A breach of the rules of the portable SQL: what runs on one engine or one node only.
struct SQLBreach: Equatable, CustomStringConvertible {
    let rule: String
    let sql: String

    var description: String { "\(rule): \(sql.prefix(100))" }
}

/// The rules for tables. `owned` are the tables of a government, by name.
func breaches(ofSchema statements: [SchemaText.Statement]) -> [SQLBreach] {
    let tables = statements.compactMap(\.table)
    let byName = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return statements.flatMap { statement -> [SQLBreach] in
        var rules: [String] = []
        if let table = statement.table { rules += breachedRules(table, byName) }
        if let index = indexColumns(statement.sql), let table = byName[index.table],
            let key = distributionColumn(table), index.columns.first != key
        {
            rules.append("an index begins with the distribution column")
        }
        rules += breachedWords(statement.sql)
        return rules.map { SQLBreach(rule: $0, sql: statement.sql) }
    }
}

private func breachedRules(_ table: TableShape, _ others: [String: TableShape]) -> [String] {
    var rules: [String] = []
    if table.distribution == .undecided { rules.append("a table is distributed or a reference table") }
    if table.primaryKey.isEmpty { rules.append("a table has a primary key") }
    for column in table.columns where !["INTEGER", "SMALLINT", "BIGINT", "TEXT"].contains(column.type) {
        rules.append("only INTEGER, SMALLINT, BIGINT and TEXT")
    }
    for column in table.primaryKey where table.columns.first(where: { $0.name == column })?.isRequired != true
    {
        rules.append("what is in a primary key is NOT NULL")
    }
    for key in table.foreignKeys where !key.isDeferred { rules.append("a foreign key is deferred") }
    guard let first = distributionColumn(table) else { return rules }
    for key in [table.primaryKey] + table.uniques where key.first != first {
        rules.append("a key begins with the distribution column")
    }
    for key in table.foreignKeys {
        guard let other = others[key.table], other.distribution != .reference else { continue }
        if key.columns.first != first || distributionColumn(other) != key.theirs.first {
            rules.append("a foreign key begins with the distribution column on both sides")
        }
    }
    return rules
}

/// The rules for statements: whatever reads or writes, one literal of Swift each.
func breaches(ofStatement sql: String, owned: Set<String>) -> [SQLBreach] {
    var rules = breachedWords(sql)
    let words = sqlWords(sql)
    if words.starts(with: ["INSERT", "INTO"]), words.contains("CONFLICT"), words.contains("SELECT"),
        !words.contains("WHERE")
    {
        rules.append("INSERT … SELECT … ON CONFLICT has a WHERE")
    }
    if let place = words.firstIndex(of: "CONFLICT"), words.dropFirst(place + 1).first != "(" {
        rules.append("ON CONFLICT names the key")
    }
    for place in words.indices where words[place] == "SUM" && !follows(["CAST", "("], place, words) {
        rules.append("CAST(SUM(…) AS BIGINT)")
    }
    if !parametersRise(sql) { rules.append("parameters are numbered as they first appear") }
    let names = Set(words.map { $0.lowercased() })
    if !names.isDisjoint(with: owned), !names.contains(where: { $0.hasSuffix("gov_id") }) {
        rules.append("a statement on a government's table names gov_id")
    }
    for (place, word) in words.enumerated() where word == "JOIN" {
        let table = words.dropFirst(place + 1).first?.lowercased() ?? ""
        let condition = words.dropFirst(place + 2).prefix { $0 != "JOIN" && $0 != "WHERE" }
        if owned.contains(table), condition.filter({ $0.lowercased().hasSuffix("gov_id") }).count < 2 {
            rules.append("a join of governments' tables is on gov_id")
        }
    }
    return rules.map { SQLBreach(rule: $0, sql: sql) }
}

/// Words of one engine only, or that read differently on two.
private func breachedWords(_ sql: String) -> [String] {
    let words = sqlWords(sql)
    var rules: [String] = []
    let refused: [String: String] = [
        "AUTOINCREMENT": "numbers are made in Swift", "SERIAL": "numbers are made in Swift",
        "BIGSERIAL": "numbers are made in Swift", "IDENTITY": "numbers are made in Swift",
        "NOW": "times are parameters", "CURRENT_TIMESTAMP": "times are parameters",
        "STRFTIME": "times are parameters", "TO_CHAR": "times are parameters",
        "AVG": "divide in Swift", "ROUND": "divide in Swift", "LEAST": "CASE", "GREATEST": "CASE",
        "STRING_AGG": "gather in Swift", "GROUP_CONCAT": "gather in Swift", "MERGE": "INSERT … ON CONFLICT",
        "RANDOM": "no chance in SQL", "TRIGGER": "no triggers", "RECURSIVE": "no recursion over nodes",
        "LISTEN": "a table is polled", "NOTIFY": "a table is polled", "ILIKE": "lower(x) LIKE lower($1)",
        "::": "CAST(… AS …)",
    ]
    for word in words { if let rule = refused[word] { rules.append(rule) } }
    if words.starts(with: ["INSERT", "OR"]) { rules.append("INSERT … ON CONFLICT") }
    if sql.contains("::") { rules.append("CAST(… AS …)") }
    if sql.contains("\"") { rules.append("texts stand in single quotes") }
    if words.starts(with: ["DELETE"]), words.contains("USING") { rules.append("DELETE … WHERE EXISTS") }
    if ["UPDATE", "DELETE"].contains(words.first ?? ""), words.contains("LIMIT") {
        rules.append("no LIMIT in a change")
    }
    return rules
}

/// Words in capitals, outside quotes; brackets and commas are words.
private func sqlWords(_ sql: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for letter in sql {
        if letter == "'" { isQuoted.toggle() }
        let isOfWord = letter.isLetter || letter.isNumber || "_$.".contains(letter)
        if isOfWord, !isQuoted {
            word.append(contentsOf: letter.uppercased())
            continue
        }
        if !word.isEmpty { words.append(word) }
        word = ""
        if !isQuoted, "(),*".contains(letter) { words.append(String(letter)) }
    }
    return words + (word.isEmpty ? [] : [word])
}

private func follows(_ before: [String], _ place: Int, _ words: [String]) -> Bool {
    place >= before.count && Array(words[(place - before.count)..<place]) == before
}

private func parametersRise(_ sql: String) -> Bool {
    var highest = 0
    for match in sql.matches(of: /\$([0-9]+)/) {
        let number = Int(match.1) ?? 0
        if number > highest + 1 { return false }
        highest = max(highest, number)
    }
    return true
}

private func distributionColumn(_ table: TableShape) -> String? {
    if case .by(let column, _) = table.distribution { return column }
    return nil
}

/// `CREATE INDEX name ON table (a, b)` → table, [a, b].
private func indexColumns(_ sql: String) -> (table: String, columns: [String])? {
    let match = sql.firstMatch(of: /^CREATE (?:UNIQUE )?INDEX \w+ ON (\w+) \(([^)]*)\)/)
    return match.map { found in
        (String(found.1), found.2.split(separator: ",").map { String($0.filter { $0 != " " }) })
    }
}
