let sameWords = HouseRule(
    name: "every language of words/ has the same keys with the same arguments",
    instead: "Say it in both, with the same {arguments}.",
    reports: [
        Plant(
            ["words/id.yaml": "a: \"A {n}\"\nb: \"B\"\n", "words/en.yaml": "a: \"A {m}\"\nc: \"C\"\n"],
            count: 3),
        Plant(["words/id.yaml": "a: A\na: B\n", "words/en.yaml": "a: A\n"]),
        Plant(["words/id.yaml": "a: A\n"]),
        Plant([
            "words/id.yaml": "a: A\n", "words/en.yaml": "a: A\n", "words/people/id.yaml": "a: B\n",
            "words/people/en.yaml": "a: B\n",
        ]),
    ],
    allows: [
        Plant([
            "words/id.yaml": "# {x}\na.b-c: \"{n} dari {m}\"\nd: |\n  Satu\n  {m}\n",
            "words/en.yaml": "d: >\n  One {m}\n'a.b-c': '{m} of {n}, {n}'\n",
        ]),
        Plant(["words/README.md": "a: {b}"]),
    ]
) { tree in
    let files = tree.files.filter { $0.path.hasPrefix("words/") && $0.path.hasSuffix("id.yaml") }
    return files.flatMap { file -> [Violation] in
        let other = String(file.path.dropLast("id.yaml".count)) + "en.yaml"
        guard let english = tree[other] else {
            return [Violation(path: file.path, line: 1, found: "there is no \(other)")]
        }
        return compare(file, english) + twice(in: file) + twice(in: english)
    } + twice(among: files)
}

private struct Wording {
    let key: String
    let line: Int
    var arguments: Set<String>
}

private func compare(_ left: SourceFile, _ right: SourceFile) -> [Violation] {
    let here = Dictionary(wordings(of: left).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let there = Dictionary(wordings(of: right).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let changed = here.values.compactMap { wording -> Violation? in
        guard let twin = there[wording.key] else {
            return Violation(path: right.path, line: 1, found: "the key \(wording.key) is missing")
        }
        if twin.arguments == wording.arguments { return nil }
        let found = "\(wording.key) has \(twin.arguments.sorted()), not \(wording.arguments.sorted())"
        return Violation(path: right.path, line: twin.line, found: found)
    }
    let missing = there.keys.filter { here[$0] == nil }
        .map { Violation(path: left.path, line: 1, found: "the key \($0) is missing") }
    return (changed + missing).sorted { $0.found < $1.found }
}

private func twice(in file: SourceFile) -> [Violation] {
    Dictionary(grouping: wordings(of: file), by: \.key).values.filter { $0.count > 1 }
        .map {
            Violation(path: file.path, line: $0[1].line, found: "the key \($0[1].key) stands there twice")
        }
}

private func twice(among files: [SourceFile]) -> [Violation] {
    let all = files.flatMap { file in wordings(of: file).map { (file.path, $0) } }
    return Dictionary(grouping: all, by: \.1.key).values.compactMap { same in
        guard let other = same.first(where: { $0.0 != same[0].0 }) else { return nil }
        let found = "the key \(other.1.key) stands in \(same[0].0) too"
        return Violation(path: other.0, line: other.1.line, found: found)
    }
}

/// A flat map; lines that begin with a blank belong to the key above them.
private func wordings(of file: SourceFile) -> [Wording] {
    var found: [Wording] = []
    for (number, line) in file.lines.enumerated() where !line.hasPrefix("#") && !line.isEmpty {
        let arguments = Set(line.matches(of: /\{([^}]*)\}/).map { String($0.1) })
        if line.hasPrefix(" ") {
            if !found.isEmpty { found[found.count - 1].arguments.formUnion(arguments) }
        } else if let colon = line.firstIndex(of: ":") {
            let key = line[..<colon].filter { !"'\"".contains($0) }
            found.append(Wording(key: key, line: number + 1, arguments: arguments))
        }
    }
    return found
}

/// Where Swift asks for sentences by their keys.
private let speakingModules: Set = [
    "Contributions", "Benefits", "UseCases", "RosterReports", "OfficeCommands", "Words", "WebGate",
    "WebPages", "WebAPI",
]

let keysExist = HouseRule(
    name: "every key of a sentence that Swift names stands in words/",
    instead: "Put the sentence into words/<area>/id.yaml and en.yaml; without it people see ⟨the key⟩.",
    reports: [
        Plant(
            ["words/id.yaml": "a.b: A\n", "Sources/UseCases/A.swift": #"words("a.c") + words("d.e-f")"#],
            count: 2),
        Plant(["words/id.yaml": "a.b: A\n", "Sources/RosterReports/A.swift": #"case a = "reason.x""#]),
    ],
    allows: [
        Plant([
            "words/id.yaml": "'a.b': A\nc.d-e.f: |\n  B\n",
            "Sources/UseCases/A.swift":
                #"words("a.b"); words("c.d-e.f"); words("a.\(x)"); words("a.\(x)c.d")"#,
        ]),
        Plant([
            "words/id.yaml": "a.b: A\n",
            "words/people/id.yaml": "c.d: C\n",
            "Sources/UseCases/A.swift": #"path("a.csv"); "jp/x.yaml"; "A.b"; "1.5"; "a." + b; "c.d""#,
            "Sources/RosterMatching/A.swift": #"case equal = "nik.equal""#,
        ]),
    ]
) { tree in
    let words = tree.files.filter { $0.path.hasPrefix("words/") && $0.path.hasSuffix("/id.yaml") }
    guard !words.isEmpty else { return [] }
    let keys = Set(words.flatMap(wordings).map(\.key))
    let files = tree.swift(under: "Sources/").filter { speakingModules.contains($0.module ?? "") }
    return files.flatMap { file in
        (file.swift?.strings ?? []).filter { !$0.isInterpolated && isKey($0.text) && !keys.contains($0.text) }
            .map { file.violation(at: $0.offset, "no sentence for \($0.text)") }
    }
}

/// `reason.jkk.rate`: small letters, digits and hyphens in parts; not the name of a file.
private func isKey(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let extensions: Set<Substring> = [
        "csv", "tsv", "xlsx", "xls", "xml", "yaml", "json", "html", "txt", "css", "js",
    ]
    guard parts.count > 1, let last = parts.last, !extensions.contains(last) else { return false }
    return parts[0].first?.isLetter == true
        && parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy { byte in
                    isOfName(byte) && byte < 128 && !(65...90).contains(byte) || byte == UInt8(ascii: "-")
                }
        }
}
