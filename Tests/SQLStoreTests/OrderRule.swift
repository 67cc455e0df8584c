import SQLStore

/// A query that is cut off by LIMIT, or read in portions, has one order only: it ends in a unique key, so
/// that two engines, or one engine asked twice, give the same rows.
struct OrderRule {
    static let rule = "a query with LIMIT, or streamed, is ordered to the end by a unique key"

    private let tables: [String: TableShape]
    private let uniqueIndexes: [String: [[String]]]

    init(_ statements: [SchemaText.Statement]) {
        // The last shape of a table that was made anew.
        tables = Dictionary(
            statements.compactMap(\.table).map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        var indexes: [String: [[String]]] = [:]
        for statement in statements {
            let found = statement.sql.firstMatch(of: /^CREATE UNIQUE INDEX \w+ ON (\w+) \(([^)]*)\)$/)
            guard let found else { continue }
            let columns = found.2.split(separator: ",").map { String($0.filter { $0 != " " }) }
            indexes[String(found.1), default: []].append(columns)
        }
        uniqueIndexes = indexes
    }

    /// Whether a statement breaks the rule. What is interpolated is not seen, so a statement whose order is
    /// put together in Swift is passed over.
    func isBroken(by sql: String, isStreamed: Bool) -> Bool {
        let words = words(of: sql)
        guard words.first == "select", isStreamed || words.contains("limit") else { return false }
        // How many there are of at most so many is the same whichever rows are taken.
        if sql.contains(#/^\s*SELECT COUNT\(\*\) FROM \(SELECT /#) { return false }
        guard let start = words.lastIndex(of: "order") else { return true }
        let order = words.dropFirst(start + 2).prefix { $0 != "limit" && $0 != ")" }.filter(isName)
        if order.isEmpty { return false }
        let known = Set(order).union(fixed(words))
        if let group = words.lastIndex(of: "group"), group < start {
            let columns = words[(group + 2)..<start].prefix { $0 != "having" && $0 != "order" }
            if Set(columns.filter(isName)).isSubset(of: known) { return false }
            // What is grouped by a whole key has its other columns from that key.
            return !tables.values.contains { table in
                words.contains(table.name) && table.primaryKey.allSatisfy(known.contains)
            }
        }
        guard let from = first("from", words), from + 1 < words.count,
            let table = tables[words[from + 1]]
        else { return false }
        let isOfAnInstant = words.contains("superseded_ms")
        let keys = [table.primaryKey] + table.uniques + (uniqueIndexes[table.name] ?? [])
        return !keys.contains { key in
            // Of what is believed at an instant there is one version.
            let needed = isOfAnInstant ? key.filter { !["version", "recorded_ms"].contains($0) } : key
            return needed.allSatisfy(known.contains)
        }
    }

    /// The columns that are equal to one value in every row.
    private func fixed(_ words: [String]) -> Set<String> {
        guard let start = first("where", words) else { return [] }
        var fixed: Set<String> = []
        for place in words.indices.dropFirst(start + 1).dropLast() where words[place] == "=" {
            let value = words[place + 1]
            let isOne = value.hasPrefix("$") || Int(value) != nil || fixed.contains(value)
            if isOne { fixed.insert(words[place - 1]) }
        }
        return fixed
    }

    /// Where a word stands outside all brackets.
    private func first(_ sought: String, _ words: [String]) -> Int? {
        var depth = 0
        return words.firstIndex { word in
            if word == "(" { depth += 1 }
            if word == ")" { depth -= 1 }
            return depth == 0 && word == sought
        }
    }

    private func isName(_ word: String) -> Bool {
        let isWord = word.first.map { $0.isLetter || $0 == "_" } ?? false
        return isWord && !["asc", "desc", "nulls", "last"].contains(word)
    }

    /// In small letters, without the names of tables before a dot; brackets, commas and `=` are words.
    private func words(of sql: String) -> [String] {
        var words: [String] = []
        var word = ""
        func finish() {
            if !word.isEmpty { words.append(word.split(separator: ".").last.map(String.init) ?? word) }
            word = ""
        }
        for letter in sql {
            if letter.isLetter || letter.isNumber || "_$.".contains(letter) {
                word.append(contentsOf: letter.lowercased())
                continue
            }
            finish()
            if "(),=".contains(letter) { words.append(String(letter)) }
        }
        finish()
        return words
    }
}
