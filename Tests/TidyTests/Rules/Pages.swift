let decisionNames = HouseRule(
    name: "a decision record is called yyyy-mm-dd-slug.md and begins with a heading",
    instead: "Date it with the day of the decision; records are not numbered and not rewritten.",
    reports: [
        Plant("docs/decisions/0001-yams.md", "# Yams"),
        Plant("docs/decisions/2026-13-01-yams.md", "# Yams"),
        Plant("docs/decisions/2026-11-22-Yams.md", "# Yams"),
        Plant("docs/decisions/2026-11-22-yams.md", "Yams"),
        Plant("docs/decisions/2026-11-22-yams.txt", "# Yams"),
    ],
    allows: [
        Plant("docs/decisions/2026-11-22-yams-6.md", "# Yams\n"),
        Plant("docs/operate/install.md", "Install"),
    ]
) { tree in
    tree.files.filter { $0.path.hasPrefix("docs/decisions/") }.compactMap { file in
        let name = /20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])-[a-z0-9-]+\.md/
        if file.name.wholeMatch(of: name) == nil {
            return Violation(path: file.path, line: 1, found: "its name")
        }
        if file.text.hasPrefix("# ") { return nil }
        return Violation(path: file.path, line: 1, found: "no heading in its first line")
    }
}

let links = HouseRule(
    name: "a link between documents leads to a file",
    instead: "Mend the link, or the name of what it meant.",
    reports: [
        Plant("README.md", "# A\n[a](docs/no.md)"),
        Plant(["docs/a.md": "[b](b.md#c) [d](../e)", "docs/b.md": ""]),
        Plant("docs/a.md", "![picture](picture.png)"),
    ],
    allows: [
        Plant([
            "docs/a.md": "[b](../README.md#x) [c](./d/) [e](#f) [g](https://h.id/i)", "README.md": "",
            "docs/d/e": "",
        ]),
        Plant("README.md", "```\n[a](no.md)\n```\nand `[a](no.md)`"),
    ]
) { tree in
    tree.files.filter { $0.path.hasSuffix(".md") }.flatMap { file -> [Violation] in
        var isCode = false
        return file.lines.enumerated().flatMap { number, line -> [Violation] in
            if line.hasPrefix("```") { isCode.toggle() }
            if isCode { return [] }
            return line.replacing(/`[^`]*`/, with: "").matches(of: /\]\(([^)\s]+)\)/).compactMap { link in
                guard let target = place(of: String(link.1), from: file.path) else { return nil }
                if tree.holds(pathOrFolder: target) { return nil }
                return Violation(path: file.path, line: number + 1, found: "a link to \(link.1)")
            }
        }
    }
}

/// The path from the top of the package; nil for what lies elsewhere or on the same page.
private func place(of link: String, from path: String) -> String? {
    guard !link.contains("://"), !link.hasPrefix("mailto:"), !link.hasPrefix("#") else { return nil }
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in link.prefix(while: { $0 != "#" }).split(separator: "/") {
        if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
}

let modulesOnTheMap = HouseRule(
    name: "ARCHITECTURE.md names every module of Package.swift, and no other",
    instead: "Give the module a row in the table under “Modules”: what it holds, and its layer.",
    reports: [
        Plant(
            [
                "Package.swift": #"module("LawBook"), module("Claims")"#,
                "ARCHITECTURE.md":
                    "## Modules\n| Law | `LawBook`, `Ledger` |\n## To come\n| Work | `Claims` |",
            ], count: 2),
        Plant(["Package.swift": #".plugin(name: "Embed"), .executableTarget(name: "App")"#], count: 2),
    ],
    allows: [
        Plant([
            "Package.swift":
                #"module("LawBook"), tests("LawBookTests", []), .systemLibrary(name: "CLibZip")"#,
            "ARCHITECTURE.md":
                "`Rate`\n## Modules\n`Rate`\n| Law | `LawBook` | `Rate` |\n## To come\n| Work | `Claims` |",
        ])
    ]
) { tree in
    guard let manifest = PackageManifest(tree) else { return [] }
    let modules = manifest.targets.filter { !$0.isTest && $0.kind != .systemLibrary && $0.kind != .library }
        .map(\.name)
    let rows = modulesInTheTable(tree["ARCHITECTURE.md"])
    return modules.filter { module in !rows.contains { $0.name == module } }
        .map { Violation(path: "ARCHITECTURE.md", line: 1, found: "no row for \($0)") }
        + rows.filter { !modules.contains($0.name) }
        .map { Violation(path: "ARCHITECTURE.md", line: $0.line, found: "a row for \($0.name)") }
}

/// The names in backticks of the second column, in the part under “Modules”.
private func modulesInTheTable(_ file: SourceFile?) -> [(name: String, line: Int)] {
    var isInside = false
    var found: [(String, Int)] = []
    for (number, line) in (file?.lines ?? []).enumerated() {
        if line.hasPrefix("#") { isInside = line.hasSuffix(" Modules") }
        let columns = line.split(separator: "|", omittingEmptySubsequences: false)
        guard isInside, columns.count > 2 else { continue }
        found += columns[2].matches(of: /`(\w+)`/).map { (String($0.1), number + 1) }
    }
    return found
}

let commands = HouseRule(
    name: "README names the command that CI runs, and every `make` in a document exists",
    instead: "Keep README.md, .ci/run and Makefile in step.",
    reports: [
        Plant(["README.md": "`make test`", ".ci/run": "# make test\nswift test\n", "Makefile": "test:\n"]),
        Plant(["README.md": "`make run`", ".ci/run": "make test\n", "Makefile": "run:\ntest:\n"]),
        Plant(["README.md": "`make test`", ".ci/run": "make test\n", "Makefile": "tests:\n"]),
        Plant(["README.md": "make test", ".ci/run": "make test\n", "Makefile": "test:\n"]),
        Plant(["docs/a.md": "```\nmake dust\n```", "Makefile": "test:\n"]),
    ],
    allows: [
        Plant([
            "README.md": "Say `make test`. We make tests.", ".ci/run": "set -e\nscripts/install\nmake test\n",
            "Makefile": "test: build\n\tswift test\nrun build:\n", "docs/a.md": "    make run\n`make`",
        ])
    ]
) { tree in
    guard let makefile = tree["Makefile"] else { return [] }
    let heads = makefile.lines.filter { !$0.hasPrefix("\t") && !$0.hasPrefix("#") }
    let targets = Set(heads.flatMap { $0.prefix { $0 != ":" }.split(separator: " ").map(String.init) })
    var found = tree.files.filter { $0.path.hasSuffix(".md") }.flatMap { file in
        file.text.matches(of: /(?m)(?:`|^ *)make ([a-z-]+)/).filter { !targets.contains(String($0.1)) }
            .map { Violation(path: file.path, line: 1, found: "make \($0.1), which Makefile does not have") }
    }
    if let script = tree[".ci/run"] {
        let last = script.lines.last { !$0.isEmpty && !$0.hasPrefix("#") } ?? ""
        if !last.hasPrefix("make ") || tree["README.md"]?.text.contains("`\(last)`") != true {
            let says = "it ends with “\(last)”, which README.md does not name as a command"
            found.append(Violation(path: ".ci/run", line: 1, found: says))
        }
    }
    return found
}
