/// In bytes.
private let heaviest = 1 << 20

let weight = HouseRule(
    name: "no file weighs more than a megabyte",
    instead: "Make it when it is needed, as the demonstration and the test files are made.",
    reports: [Plant("Tests/A/roster.csv", String(repeating: "a", count: heaviest + 1))],
    allows: [Plant("Tests/A/roster.csv", String(repeating: "a", count: heaviest))]
) { tree in
    tree.files.filter { $0.bytes.count > heaviest }
        .map { Violation(path: $0.path, line: 1, found: "\($0.bytes.count) bytes") }
}

let junk = HouseRule(
    name: "the package holds sources, not what tools and editors leave behind",
    instead:
        "Take it out; a spreadsheet or a picture that a test or a document needs lies in Tests/ or docs/.",
    reports: [
        Plant("Sources/LawBook/Rate.swift.orig", ""), Plant("law/a.yaml~", ""), Plant("Sources/a.o", ""),
        Plant("scripts/.a.swp", ""), Plant("naungan", "\u{7F}ELF\u{0}"), Plant("templates/a.xlsx", "PK\u{0}"),
    ],
    allows: [
        Plant("Tests/SpreadsheetsTests/a.xlsx", "PK\u{0}"), Plant("docs/check.png", "PNG\u{0}"),
        Plant("scripts/install-missing", "#!/bin/bash"), Plant("Sources/C/LibZip/shim.h", ""),
    ]
) { tree in
    let leftBehind = [
        ".orig", ".rej", ".bak", ".swp", "~", ".o", ".a", ".so", ".pyc", ".tmp", ".log", ".patch",
    ]
    let ofOthers = [".xlsx", ".xls", ".png", ".zip", ".ods"]
    return tree.files.compactMap { file in
        let isFixture = file.path.hasPrefix("Tests/") || file.path.hasPrefix("docs/")
        let isAllowed = isFixture && ofOthers.contains(where: file.path.hasSuffix)
        if leftBehind.contains(where: file.path.hasSuffix) || (file.bytes.contains(0) && !isAllowed) {
            return Violation(path: file.path, line: 1, found: "not a source")
        }
        return nil
    }
}
