let docComments = HouseRule(
    name: "every type and function that other modules see has a doc comment",
    instead: "Say what it is, in which unit, what it refuses, and which law or file it comes from.",
    reports: [
        Plant("Sources/LawBook/A.swift", "package struct A {\n    package func b() {}\n}", count: 2),
        Plant("Sources/LawBook/A.swift", "// Not a doc comment.\n@frozen\npublic enum A {}"),
        Plant(
            "Sources/LawBook/A.swift", "/// Of the one above.\npackage let a = 1\npackage static func b() {}"),
    ],
    allows: [
        Plant("Sources/LawBook/A.swift", "/// A rate.\n@frozen\n@MainActor\npackage final class A {}"),
        Plant("Sources/LawBook/A.swift", "/// A rate.\npackage indirect enum A {}\nstruct B {}\nfunc c() {}"),
        Plant("Sources/LawBook/A.swift", "package static func < (a: A, b: A) -> Bool { true }"),
        Plant("Sources/LawBook/A.swift", "package let a = 1\npackage init() {}\npackage import LawBook"),
        Plant("Tests/LawBookTests/A.swift", "package struct A {}"),
    ]
) { tree in
    tree.swift(under: "Sources/").flatMap { file -> [Violation] in
        guard let swift = file.swift else { return [] }
        let lines = file.lines
        return ["package", "public", "open"].flatMap { access in
            swift.places(ofWord: access).compactMap { offset in
                guard let name = declared(swift.restOfLine(at: offset + access.utf8.count)) else {
                    return nil
                }
                let line = file.line(at: offset)
                return isDocumented(line, in: lines) ? nil : file.violation(at: offset, "\(name) has none")
            }
        }
    }
}

/// `struct Rate` of `static struct Rate: Sendable`; nil for what needs no comment of its own, operators
/// among them: they mean what they mean everywhere.
private func declared(_ rest: String) -> String? {
    let kinds: Set = ["struct", "enum", "class", "actor", "protocol", "typealias", "func"]
    let modifiers: Set = ["final", "static", "indirect", "mutating", "nonisolated", "consuming", "borrowing"]
    var words = rest.split(separator: " ")[...]
    while let first = words.first, modifiers.contains(String(first)) { words.removeFirst() }
    guard let kind = words.popFirst(), kinds.contains(String(kind)), let named = words.first else {
        return nil
    }
    let name = named.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`" }
    return name.isEmpty ? nil : "\(kind) \(name)"
}

/// Whether `///` stands above a line, attributes in between skipped.
private func isDocumented(_ line: Int, in lines: [Substring]) -> Bool {
    for above in lines[..<(line - 1)].reversed() {
        let text = above.drop { $0 == " " }
        if text.hasPrefix("@") { continue }
        return text.hasPrefix("///")
    }
    return false
}
