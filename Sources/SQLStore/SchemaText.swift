/// The text of a migration, taken apart: enough to spread tables over nodes, to hold the rules of the
/// portable SQL, and to know every table for a backup. It reads only what our migrations write.
package struct SchemaText: Sendable {
    /// One statement with the annotations that stand above it.
    package struct Statement: Sendable, Equatable {
        package let sql: String
        package let annotations: [String]

        package var isKeyOrdered: Bool { annotations.contains("key-ordered") }

        /// The table that the statement creates.
        package var table: TableShape? { TableShape(statement: self) }

        /// The table that the statement drops.
        var droppedTable: String? {
            let words = words(of: sql)
            return words.starts(with: ["DROP", "TABLE"]) && words.count == 3 ? words[2] : nil
        }

        /// The column that the statement adds, and its table.
        var addedColumn: (table: String, column: TableShape.Column)? {
            let words = words(of: sql)
            guard words.count >= 7, words.starts(with: ["ALTER", "TABLE"]), words[3] == "ADD" else {
                return nil
            }
            return (
                words[2],
                TableShape.Column(
                    name: words[5], type: words[6],
                    isRequired: words.contains("NOT") && words.contains("NULL"))
            )
        }

        /// What Citus is told about the table.
        var citusCalls: [String] {
            guard let table else { return [] }
            switch table.distribution {
            case .reference: return ["SELECT create_reference_table('\(table.name)')"]
            case .by(let column, like: let other):
                let beside =
                    other.map { "colocate_with => '\($0)'" } ?? "shard_count => 64, colocate_with => 'none'"
                return ["SELECT create_distributed_table('\(table.name)', '\(column)', \(beside))"]
            case .undecided:
                preconditionFailure("\(table.name) is neither distributed nor a reference table")
            }
        }
    }

    package let statements: [Statement]

    package init(_ sql: String) {
        var statements: [Statement] = []
        var annotations: [String] = []
        var lines: [Substring] = []
        for line in sql.split(separator: "\n") {
            let text = line.drop { $0 == " " }
            if text.hasPrefix("--") {
                let comment = text.dropFirst(2).drop { $0 == " " }
                if comment.hasPrefix("@") { annotations.append(String(comment.dropFirst())) }
                continue
            }
            lines.append(line)
            guard line.hasSuffix(";") else { continue }
            let joined = lines.joined(separator: "\n").dropLast()
            statements.append(Statement(sql: String(joined), annotations: annotations))
            (annotations, lines) = ([], [])
        }
        precondition(lines.isEmpty, "the last statement of a migration ends with a semicolon")
        self.statements = statements
    }
}

/// A table as a migration creates it.
package struct TableShape: Sendable, Equatable {
    /// How Citus spreads it.
    package enum Distribution: Sendable, Equatable {
        case reference
        case by(String, like: String?)
        case undecided
    }

    /// A column and its type.
    package struct Column: Sendable, Equatable {
        package let name: String
        package let type: String
        package let isRequired: Bool
        package var isText: Bool { type == "TEXT" }
    }

    /// A foreign key: its columns, and the table and columns that they name.
    package struct ForeignKey: Sendable, Equatable {
        package let columns: [String]
        package let table: String
        package let theirs: [String]
        package let isDeferred: Bool
    }

    package let name: String
    package private(set) var columns: [Column]
    package let primaryKey: [String]
    package let uniques: [[String]]
    package let foreignKeys: [ForeignKey]
    package let distribution: Distribution

    init?(statement: SchemaText.Statement) {
        let opening = "CREATE TABLE "
        guard statement.sql.hasPrefix(opening), let bracket = statement.sql.firstIndex(of: "(") else {
            return nil
        }
        let head = statement.sql[..<bracket].dropFirst(opening.count)
        name = head.split(separator: " ").last.map(String.init) ?? ""
        let items = parts(of: statement.sql[bracket...].dropFirst().dropLast())
        let keys: Set = ["PRIMARY", "UNIQUE", "FOREIGN", "CHECK"]
        columns = items.filter { !keys.contains(String($0.first ?? "")) }.map { words in
            Column(
                name: words[0], type: words.count > 1 ? words[1] : "",
                isRequired: words.contains("NOT") && words.contains("NULL"))
        }
        primaryKey = items.first { $0.first == "PRIMARY" }.map { names(in: $0, after: "KEY") } ?? []
        uniques = items.filter { $0.first == "UNIQUE" }.map { names(in: $0, after: "UNIQUE") }
        foreignKeys = items.filter { $0.first == "FOREIGN" }.map(foreignKey)
        distribution = TableShape.distribution(of: statement.annotations)
    }

    /// The table with columns that later steps added.
    func adding(_ columns: [Column]) -> TableShape {
        var table = self
        table.columns += columns
        return table
    }

    private static func distribution(of annotations: [String]) -> Distribution {
        for annotation in annotations {
            let words = annotation.split(separator: " ").map(String.init)
            if words == ["reference"] { return .reference }
            if words.count >= 2, words[0] == "distribute" {
                return .by(words[1], like: words.count == 4 && words[2] == "like" ? words[3] : nil)
            }
        }
        return .undecided
    }
}

/// The items between the brackets, each as words; brackets and commas inside an item are words too.
private func parts(of text: Substring) -> [[String]] {
    var items: [[String]] = [[]]
    var depth = 0
    for word in words(of: text) {
        if word == "(" { depth += 1 }
        if word == ")" { depth -= 1 }
        if word == ",", depth == 0 { items.append([]) } else { items[items.count - 1].append(word) }
    }
    return items.filter { !$0.isEmpty }
}

/// Words, with brackets and commas as words of their own.
func words(of text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    func end() {
        if !word.isEmpty { words.append(word) }
        word = ""
    }
    for letter in text {
        switch letter {
        case " ", "\n", "\t": end()
        case "(", ")", ",":
            end()
            words.append(String(letter))
        default: word.append(letter)
        }
    }
    end()
    return words
}

/// The names between the brackets that follow a word.
private func names(in words: [String], after word: String) -> [String] {
    guard let start = words.firstIndex(of: word) else { return [] }
    return words[start...].dropFirst().drop { $0 == "(" }.prefix { $0 != ")" }.filter { $0 != "," }
}

private func foreignKey(_ words: [String]) -> TableShape.ForeignKey {
    let references = words.firstIndex(of: "REFERENCES") ?? 0
    let table = words[references + 1]
    return TableShape.ForeignKey(
        columns: names(in: words, after: "KEY"), table: table,
        theirs: names(in: Array(words[(references + 1)...]), after: table),
        isDeferred: words.contains("DEFERRED"))
}
