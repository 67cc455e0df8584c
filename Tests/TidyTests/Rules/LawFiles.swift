let lawFiles = HouseRule(
    name: "a parameter of the law says what it means, its unit, when it was verified, and a document a value",
    instead: "ARCHITECTURE.md shows a law file. Who has not looked on a day does not write that day.",
    reports: [
        Plant("law/parameters/jkk/a.yaml", "", count: 4),
        Plant("law/parameters/jkk/a.yaml", inline.replacing("unit: rupiah", with: "unit:")),
        Plant("law/parameters/jkk/a.yaml", inline.replacing("2026-03-01", with: "March")),
        Plant("law/parameters/jkk/a.yaml", inline.replacing("document: SE 1", with: "document:")),
        Plant("law/parameters/jkk/a.yaml", inline.replacing("means: A", with: "means:")),
        Plant("law/parameters/jkk/a.yaml", inline + "  - from: 2026-03-01\n    value: 2\n"),
        Plant(["law/parameters/ump/a.yaml": inTable]),
        Plant(["law/parameters/ump/a.yaml": inTable, "law/parameters/ump/a.csv": "key,value\n11,3"]),
    ],
    allows: [
        Plant("law/parameters/jkk/a.yaml", inline),
        Plant("law/parameters/jkk/a.yaml", inline.replacing("means: A", with: "means:\n  id: A\n  en: B")),
        Plant([
            "law/parameters/ump/a.yaml": inTable, "law/parameters/ump/a.csv": "key,value,document\n11,3,B",
        ]),
        Plant("law/coverage.yaml", ""),
        Plant("law/parameters/README.md", ""),
    ]
) { tree in
    tree.files.filter { $0.path.hasPrefix("law/parameters/") && $0.path.hasSuffix(".yaml") }.flatMap { file in
        missingParts(of: file.text, below: file.path.dropLast(file.name.count), in: tree)
            .map { Violation(path: file.path, line: 1, found: "it lacks \($0)") }
    }
}

/// Textual and cheap: LawFiles reads the file in earnest and refuses with the line.
private func missingParts(of text: String, below folder: Substring, in tree: SourceTree) -> [String] {
    var missing: [String] = []
    if text.firstMatch(of: /(?m)^means:(?: *\S|\n +(id|en):)/) == nil { missing.append("means") }
    if text.firstMatch(of: /(?m)^unit: *[a-z]/) == nil { missing.append("unit") }
    let verified = /(?m)^verified-through: *\d{4}-\d\d-\d\d/
    if text.firstMatch(of: verified) == nil { missing.append("the day of verified-through") }
    if let table = text.firstMatch(of: /(?m)^values-in: *(\S+)/) {
        let head = tree["\(folder)\(table.1)"]?.lines.first?.split(separator: ",") ?? []
        if !head.contains("document") { missing.append("a table with a column document") }
        return missing
    }
    let values = text.matches(of: /(?m)^ *- +from:/).count
    let documents = text.matches(of: /\bdocument: *[^\s,]/).count
    if values == 0 || documents < values { missing.append("a document for every value") }
    return missing
}

private let inline = """
    means: A
    unit: rupiah
    verified-through: 2026-03-01
    values:
      - from: 2025-03-01
        value: 1
        set-by: {document: SE 1, article: ""}

    """

private let inTable = "means: A\nunit: rupiah\nverified-through: 2026-03-01\nvalues-in: a.csv\n"
