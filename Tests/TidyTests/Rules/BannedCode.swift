let forcedCode = HouseRule(
    name: "nothing is forced: no try!, no as!, no fatalError",
    instead: "Throw a refusal for what can happen; use `precondition` with a sentence for our own bug.",
    reports: [
        Plant("Sources/LawBook/A.swift", "let a = try! b()"),
        Plant("Tests/LawBookTests/A.swift", "let a = b as! Int"),
        Plant("Tests/LawBookTests/A.swift", "func `an inch is 1\"`() { try! b() }"),
        Plant("Sources/LawBook/A.swift", "fatalError(\"x\")"),
    ],
    allows: [
        Plant("Sources/LawBook/A.swift", "let a = try? b() as? Int  // never try! or as!"),
        Plant("Sources/LawBook/A.swift", "let a = \"try! fatalError(\"\nfunc myfatalError() {}"),
    ]
) { tree in
    tree.files.flatMap { file in
        ["try!", "as!", "fatalError"].flatMap { word in
            (file.swift?.places(ofWord: word) ?? []).map { file.violation(at: $0, word) }
        }
    }
}

/// In pieces, so that this file does not break its own rule.
private let marks = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]

let unfinishedMarks = HouseRule(
    name: "nothing is left for later in a comment",
    instead: "Do it now, or open an issue; a comment says why the code is as it is.",
    reports: [
        Plant("Sources/LawBook/A.swift", "// \(marks[0]): later"),
        Plant("law/parameters/jkk/rate.yaml", "note: ask \(marks[1])"),
        Plant("scripts/a", "# \(marks[2])"),
        Plant("docs/a.md", "\(marks[0])"),
    ],
    allows: [
        Plant("Sources/LawBook/A.swift", "let a = \"\(marks[0])\""),
        Plant("Sources/LawBook/A.swift", "// a METO\(marks[0])LOGY, and \(marks[2])XVII"),
    ]
) { tree in
    tree.files.flatMap { file -> [Violation] in
        guard let swift = file.swift else { return marked(file.bytes).map { file.violation(at: $0.0, $0.1) } }
        return swift.comments.flatMap { comment in
            marked(Array(comment.text.utf8)).map { file.violation(at: comment.offset + $0.0, $0.1) }
        } + marked(swift.code).map { file.violation(at: $0.0, $0.1) }
    }
}

private func marked(_ bytes: [UInt8]) -> [(Int, String)] {
    marks.flatMap { mark in offsets(ofWord: mark, in: bytes).map { ($0, mark) } }
}

let printing = HouseRule(
    name: "only OfficeCommands and EmbedFiles write to the screen",
    instead: "Return what is to be said; a command says it.",
    reports: [
        Plant("Sources/LawBook/A.swift", "func a() { print(1) }"),
        Plant("Sources/RosterFiles/A.swift", "debugPrint(1)\ndump(a)", count: 2),
    ],
    allows: [
        Plant("Sources/OfficeCommands/A.swift", "print(1)"),
        Plant("Sources/LawBook/A.swift", "fingerprint(1)\na.print(1)  // print(1)\nlet print = 1"),
    ]
) { tree in
    tree.swift(under: "Sources/").filter { !["OfficeCommands", "EmbedFiles"].contains($0.module) }
        .flatMap { file in
            ["print(", "debugPrint(", "dump("].flatMap { word in
                (file.swift?.places(ofWord: word) ?? [])
                    .filter { file.swift?.code[max($0 - 1, 0)] != UInt8(ascii: ".") }
                    .map { file.violation(at: $0, word) }
            }
        }
}

/// In pieces, as above: places on the machines where this is written, which no clone has.
private let foreignPlaces =
    [".." + "/shared", "/work" + "/shared", "/work" + "/wt", "/work" + "/main"]
    + ["/work" + "/.library"]

let foreignPaths = HouseRule(
    name: "no file names a folder outside the package",
    instead: "Bring the facts and figures in, and say where they come from.",
    reports: foreignPlaces.map { Plant("docs/a.md", "see \($0)/law") }
        + [Plant("Sources/LawBook/A.swift", "let a = \"\(foreignPlaces[0])/a\"")],
    allows: [Plant("docs/a.md", "see ../architecture.md and framework/shared, teamwork/main")]
) { tree in
    tree.files.flatMap { file in
        foreignPlaces.flatMap { place in
            offsets(ofWord: place, in: file.bytes)
                .filter { place.hasPrefix(".") || $0 == 0 || !isOfName(file.bytes[$0 - 1]) }
                .map { file.violation(at: $0, place) }
        }
    }
}
