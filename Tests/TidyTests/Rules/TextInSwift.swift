private let statements = [
    "SELECT ", "INSERT INTO ", "INSERT OR ", "UPDATE ", "DELETE FROM ", "CREATE TABLE", "CREATE INDEX",
    "CREATE UNIQUE", "ALTER TABLE", "DROP TABLE", "PRAGMA ",
]

/// What a statement that is put together goes on with.
private let clauses = [" ORDER BY ", " GROUP BY ", "IS NULL", "IS NOT NULL", " AND NOT EXISTS ", " IN ("]

let sqlInOnePlace = HouseRule(
    name: "SQL stands in SQLStore and in the books over it only",
    instead: "Ask a module called …Books for it; its statements are held to the portable SQL.",
    reports: [
        Plant("Sources/UseCases/A.swift", #"let a = "SELECT name FROM worker""#),
        Plant("Sources/App/A.swift", "let a = \"\"\"\n    CREATE TABLE worker (id BIGINT)\n    \"\"\""),
    ],
    allows: [
        Plant("Sources/SQLStore/A.swift", #"let a = "SELECT 1""#),
        Plant("Sources/DuesBooks/A.swift", #"let a = "SELECT 1""#),
        Plant("Sources/SQLDatabase/A.swift", #"let a = "PRAGMA foreign_keys""#),
        Plant("Sources/UseCases/A.swift", "let a = \"Select a file\"  // SELECT it\nlet b = \"UPDATED\""),
    ]
) { tree in
    tree.swift(under: "Sources/").filter { !["SQL", "Post"].contains($0.module?.prefix(3) ?? "") }
        .filter { !($0.module ?? "").hasSuffix("Driver") && !($0.module ?? "").hasSuffix("Books") }
        .flatMap { file in
            (file.swift?.strings ?? []).filter { literal in statements.contains(where: literal.text.contains)
            }
            .map { file.violation(at: $0.offset, "SQL: \($0.text.prefix(40))") }
        }
}

/// Calls whose texts are for whoever works on the program, or what ArgumentParser says in English
/// anyway: its help and its complaints about options.
private let callsWithText: Set = [
    "precondition", "preconditionFailure", "assert", "assertionFailure", "CommandConfiguration",
    "ArgumentHelp", "Option", "Argument", "Flag", "OptionGroup", "ValidationError", "available",
]

let wordsInSwift = HouseRule(
    name: "what a person reads on the screen stands in words/, not in Swift",
    instead: "Return a key with named arguments, and put the sentence into words/id.yaml and words/en.yaml.",
    reports: [
        Plant("Sources/RosterFiles/A.swift", #"let a = "Berkas ini kosong.""#),
        Plant("Sources/OfficeCommands/A.swift", #"print("The file \(name) cannot be read")"#),
        Plant("Sources/RosterReports/A.swift", #"precondition(a); b { c("Tidak ada baris di sini") }"#),
        Plant("Sources/RosterReports/A.swift", "let a = \"\"\"\n    NIK harus 16 digit\n    \"\"\""),
        Plant("Sources/WebPages/A.swift", #"b(.page("/a", title: "To see who is missing."))"#),
        Plant("Sources/DuesBooks/A.swift", #"let a = "Tagihan ini kosong sekarang.""#),
    ],
    allows: [
        Plant("Sources/RosterFiles/A.swift", #"precondition(a > 0, "a row has at least one cell")"#),
        Plant(
            "Sources/RosterFiles/A.swift",
            #"precondition(a.allSatisfy { $0.b(c) }, "\(d) rises all the time")"#),
        Plant(
            "Sources/OfficeCommands/A.swift",
            """
            static let configuration = CommandConfiguration(abstract: "Check a roster and say why.")
            @Option(name: .long, help: ArgumentHelp("Where to write it to")) var out: String
            """),
        Plant("Sources/DuesBooks/A.swift", #"let a = " ORDER BY name, person_id LIMIT""#),
        Plant("Sources/RosterFiles/A.swift", #"let a = "nik.not-sixteen-digits" + "Nama Lengkap""#),
        Plant("Sources/RosterFiles/A.swift", "/// A sentence for the reader.\nlet a = \"<c r='A1' t='s'>\""),
        Plant("Sources/LawFiles/A.swift", #"throw fault(key, "is not a list of pairs")"#),
        Plant("Sources/LawFiles/A.swift", #"throw A(b: c, detail: "\(d) is no field")"#),
        Plant(
            "Sources/WebPages/A.swift", #"b(.page("/a", .open, purpose: "To see who is missing.") { c($0) })"#
        ),
        Plant("Sources/HTML/A.swift", #"let a = "a=1 b=2 c=3 d=4 ab cd ef""#),
        Plant("Sources/EmbedFiles/A.swift", #"let a = "p is not UTF-8 text""#),
        Plant("Tests/RosterFilesTests/A.swift", #"let a = "Berkas ini kosong.""#),
    ]
) { tree in
    tree.swift(under: "Sources/").filter { !silentModules.contains($0.module ?? "") }.flatMap { file in
        (file.swift?.strings ?? []).filter { literal in
            isSentence(literal.text) && !isForWhoeverWorksOnIt(literal, in: file)
                && !isSQL(literal.text, in: file)
        }.map { file.violation(at: $0.offset, "the text “\($0.text.prefix(60))”") }
    }
}

/// The build tool; what invents the demonstration: its texts are names of lists in templates/demo/; and the
/// store, whose texts are SQL: what it refuses has a key of words/.
private let silentModules: Set = [
    "EmbedFiles", "DemoCity", "DemoYear", "SQLDatabase", "SQLiteDriver", "PostgresDriver", "SQLStore",
]

/// What is said to whoever works on the program, its law or its templates: the sentence around a `detail`
/// is in words/, the detail itself may be as technical as a parser's; and what a page is for.
private func isForWhoeverWorksOnIt(_ literal: SwiftText.Piece, in file: SourceFile) -> Bool {
    guard let swift = file.swift else { return false }
    let before = String(decoding: swift.code[max(0, literal.offset - 48)..<literal.offset], as: UTF8.self)
    if before.contains(/(detail|purpose)\s*[:=]\s*$/) { return true }
    return swift.calls(around: literal.offset).contains { call in
        callsWithText.contains(call) || call.lowercased().hasSuffix("fault")
    }
}

/// A statement, or a part of one: it names the column that every statement of a book names.
private func isSQL(_ text: String, in file: SourceFile) -> Bool {
    (file.module ?? "").hasSuffix("Books")
        && (text.contains("gov_id") || (statements + clauses).contains(where: text.contains))
}

/// Three words or more of letters only: not a header of two words, a path, a format or a piece of XML.
private func isSentence(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "\n" }
    let plain = words.filter { word in
        let letters = word.drop { "(“\"".contains($0) }.reversed().drop { ".,:;!?)”\"".contains($0) }
        return letters.count >= 2 && letters.allSatisfy(\.isLetter)
    }
    return plain.count >= 3 && plain.count * 2 > words.count
}
