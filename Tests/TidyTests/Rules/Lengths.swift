/// How long things may be. Aim lower: 150 lines a file, 20 a function.
enum Longest {
    static let file = 400
    static let function = 60
    static let line = 110
}

let fileLength = HouseRule(
    name: "Swift files have at most \(Longest.file) lines",
    instead: "Split it by what it is about; one main type a file.",
    reports: [Plant("Sources/LawBook/A.swift", lines(Longest.file + 1))],
    allows: [
        Plant("Sources/LawBook/A.swift", lines(Longest.file)),
        Plant("law/coverage.yaml", lines(Longest.file + 1)),
    ]
) { tree in
    tree.files.filter { $0.swift != nil && $0.lines.count > Longest.file }
        .map { Violation(path: $0.path, line: Longest.file + 1, found: "\($0.lines.count) lines") }
}

let functionLength = HouseRule(
    name: "functions have at most \(Longest.function) lines",
    instead: "Give a step of it a name of its own.",
    reports: [
        Plant("Sources/LawBook/A.swift", "func a() {\n" + lines(Longest.function - 1) + "}\n"),
        Plant("Sources/LawBook/A.swift", "    init?(a: () -> Int = { 1 }) {\n" + lines(70) + "}\n"),
        Plant("Sources/LawBook/A.swift", "var a: Int {\n" + lines(70) + "}\n"),
        Plant("Sources/LawBook/A.swift", "func `a { b`() -> [Int] {\n" + lines(70) + "}\nlet b = 1"),
    ],
    allows: [
        Plant("Sources/LawBook/A.swift", "func a() {\n" + lines(Longest.function - 2) + "}\n"),
        Plant("Sources/LawBook/A.swift", "struct A {\n" + lines(70) + "}\n"),
        Plant("Sources/LawBook/A.swift", "protocol A {\n func a()\n}\nstruct B {\n" + lines(70) + "}\n"),
        Plant(
            "Sources/LawBook/A.swift",
            "let a = B.init(c) {\n" + lines(70) + "}\nstruct B {\n" + lines(70) + "}\n"),
        Plant("Sources/LawBook/A.swift", "// func a() {\n" + lines(70)),
    ]
) { tree in
    tree.files.flatMap { file in
        functionBodies(of: file).compactMap { start, end in
            let count = file.line(at: end) - file.line(at: start) + 1
            return count > Longest.function ? file.violation(at: start, "a function of \(count) lines") : nil
        }
    }
}

let lineLength = HouseRule(
    name: "lines have at most \(Longest.line) columns",
    instead: "Break it; `swift format` shows where.",
    reports: [
        Plant("Sources/LawBook/A.swift", "let a = 1\n" + String(repeating: "é", count: Longest.line + 1)),
        Plant("Package.swift", String(repeating: "a", count: Longest.line + 1)),
    ],
    allows: [
        Plant("Sources/LawBook/A.swift", String(repeating: "é", count: Longest.line) + "\n"),
        Plant("README.md", String(repeating: "a", count: Longest.line + 1)),
    ]
) { tree in
    tree.files.filter { $0.swift != nil }.flatMap { file in
        file.lines.enumerated().compactMap { number, line in
            guard line.utf8.count > Longest.line, line.unicodeScalars.count > Longest.line else { return nil }
            return Violation(path: file.path, line: number + 1, found: "\(line.unicodeScalars.count) columns")
        }
    }
}

private func lines(_ count: Int) -> String { String(repeating: "x\n", count: count) }

/// From the keyword to the closing brace of every function, initialiser and computed property.
private func functionBodies(of file: SourceFile) -> [(start: Int, end: Int)] {
    guard let swift = file.swift else { return [] }
    let starts = ["func", "init", "subscript", "var"].flatMap { keyword in
        swift.places(ofWord: keyword).map { (place: $0, isProperty: keyword == "var") }
    }
    return starts.compactMap { start, isProperty in
        guard start == 0 || swift.code[start - 1] != UInt8(ascii: "."),
            let opening = openingBrace(after: start, isProperty: isProperty, in: swift.code)
        else { return nil }
        return (start, closingBrace(of: opening, in: swift.code))
    }
}

/// The brace of the body, or nil where there is none: in a protocol, or a stored property.
private func openingBrace(after start: Int, isProperty: Bool, in code: [UInt8]) -> Int? {
    var depth = 0
    for place in start..<code.count {
        switch code[place] {
        case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: "{") where depth == 0: return place
        case UInt8(ascii: "}") where depth == 0: return nil
        case UInt8(ascii: "=") where depth == 0 && isProperty: return nil
        case UInt8(ascii: "\n") where depth == 0 && (isProperty || !continues(after: place, in: code)):
            return nil
        default: break
        }
    }
    return nil
}

/// Whether a function's head goes on in the next line.
private func continues(after lineEnd: Int, in code: [UInt8]) -> Bool {
    let rest = code[lineEnd...].drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: " ") }
    return ["{", "->", "where", "throws", "async"].contains { rest.starts(with: $0.utf8) }
}

private func closingBrace(of opening: Int, in code: [UInt8]) -> Int {
    var depth = 0
    for place in opening..<code.count {
        switch code[place] {
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"):
            depth -= 1
            if depth == 0 { return place }
        default: break
        }
    }
    return code.count - 1
}
