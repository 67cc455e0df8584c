/// Words that say nothing, and so collect everything.
private let emptyWords: Set = [
    "Common", "Core", "Helper", "Helpers", "Manager", "Managers", "Misc", "Util", "Utils", "Utility",
    "Utilities",
]

let namesOfFiles = HouseRule(
    name: "no folder, file or module is called Core, Utils, Common, Helpers, Manager or Misc",
    instead: "Name it after what it holds, in the words of GLOSSARY.md.",
    reports: [
        Plant("Sources/Core/Rate.swift", ""),
        Plant("Sources/LawBook/LawManager.swift", ""),
        Plant("Tests/LawBookTests/Helpers/A.swift", ""),
        Plant("Sources/LawBook/Rupiah+Utils.swift", ""),
        Plant("scripts/misc.sh", ""),
    ],
    allows: [Plant("Sources/LawBook/Score.swift", ""), Plant("docs/commonwealth.md", "")]
) { tree in
    tree.files.flatMap { file in
        file.path.split(separator: "/").filter { !words(of: $0).isDisjoint(with: emptyWords) }
            .map { Violation(path: file.path, line: 1, found: "the name \($0)") }
    }
}

let namesOfTypes = HouseRule(
    name: "no type is called Core, Utils, Common, Helper, Manager or Misc",
    instead: "Name it after what it is or does, in the words of GLOSSARY.md.",
    reports: [
        Plant("Sources/LawBook/A.swift", "package struct RateManager: Sendable {}"),
        Plant("Sources/LawBook/A.swift", "enum Utils {}\nfinal class HTTPHelper {}", count: 2),
        Plant("Sources/LawBook/A.swift", "typealias Core = Int"),
    ],
    allows: [
        Plant("Sources/LawBook/A.swift", "struct Score {}\nlet manager = 1"),
        Plant("Sources/LawBook/A.swift", "// class Manager\nlet a = \"class Manager\""),
        Plant("Sources/LawBook/A.swift", "protocol Commonwealth {}"),
    ]
) { tree in
    tree.files.flatMap { file in
        typeNames(of: file).filter { !words(of: $0.name).isDisjoint(with: emptyWords) }
            .map { file.violation(at: $0.offset, "the type \($0.name)") }
    }
}

/// `LawManager.swift` → `Law`, `Manager`, `Swift`.
private func words(of name: some StringProtocol) -> Set<String> {
    var words: [String] = []
    var isInside = false
    for letter in name {
        guard letter.isLetter else {
            isInside = false
            continue
        }
        if letter.isUppercase || !isInside {
            words.append(letter.uppercased())
        } else {
            words[words.count - 1].append(letter)
        }
        isInside = true
    }
    return Set(words)
}

private func typeNames(of file: SourceFile) -> [(offset: Int, name: String)] {
    guard let swift = file.swift else { return [] }
    return ["struct", "enum", "class", "actor", "protocol", "typealias"].flatMap { keyword in
        swift.places(ofWord: keyword).map { offset in
            let rest = swift.restOfLine(at: offset + keyword.utf8.count)
            return (offset, String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
        }
    }
}
