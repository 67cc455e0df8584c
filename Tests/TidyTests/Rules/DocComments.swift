let docComments = HouseRule(
    name: "what other modules see of types and functions has a doc comment",
    instead: "Say what it is, in which unit, what it refuses, and which law or file it comes from. Overloads"
        + " share the comment of one of them.",
    reports: [
        Plant("Sources/LawBook/A.swift", "package struct A {\n    package func b() {}\n}", count: 2),
        Plant("Sources/LawBook/A.swift", "// Not a doc comment.\n@frozen\npublic enum A {}"),
        Plant(
            "Sources/LawBook/A.swift", "/// Of a.\npackage let a = 1\npackage static func b() {}"),
    ],
    allows: [
        Plant("Sources/LawBook/A.swift", "/// A rate.\n@frozen\n@MainActor\npackage final class A {}"),
        Plant("Sources/LawBook/A.swift", "/// A rate.\npackage indirect enum A {}\nstruct B {}\nfunc c() {}"),
        Plant("Sources/LawBook/A.swift", "/// One.\npackage func a() {}\npackage func a(_ b: Int) {}"),
        Plant("Sources/LawBook/A.swift", "package static func < (a: A, b: A) -> Bool { true }"),
        Plant("Sources/LawBook/A.swift", "package let a = 1\npackage init() {}\npackage import LawBook"),
        Plant("Tests/LawBookTests/A.swift", "package struct A {}"),
    ]
) { tree in
    tree.swift(under: "Sources/").flatMap { file -> [Violation] in
        let lines = file.lines
        let seen = declarations(of: file).map { name, offset in
            (name: name, offset: offset, hasComment: isDocumented(file.line(at: offset), in: lines))
        }
        let commented = Set(seen.filter(\.hasComment).map(\.name))
        return seen.filter { !commented.contains($0.name) }
            .map { file.violation(at: $0.offset, "\($0.name) has none") }
    }
}

/// What other modules see of a file.
private func declarations(of file: SourceFile) -> [(name: String, offset: Int)] {
    guard let swift = file.swift else { return [] }
    return ["package", "public", "open"].flatMap { access in
        swift.places(ofWord: access).compactMap { offset in
            declared(swift.restOfLine(at: offset + access.utf8.count)).map { ($0, offset) }
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
