/// What comes with the toolchain and so stands in no list of dependencies.
private let ofTheToolchain: Set = [
    "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "PackagePlugin", "RegexBuilder", "Swift",
    "Synchronization", "Testing",
]

let declaredImports = HouseRule(
    name: "a module imports only what Package.swift declares for it",
    instead: "Declare it there if the arrow may be drawn; ARCHITECTURE.md says which may.",
    reports: [
        Plant(
            [
                "Package.swift": #"module("LawBook"), module("Claims"), module("Ledger", ["LawBook"])"#,
                "Sources/Ledger/A.swift":
                    "package import LawBook\n@testable import struct Claims.A\nimport Yams",
            ], count: 2),
        Plant(["Package.swift": "", "Sources/Claims/A.swift": ""]),
        Plant([
            "Package.swift": #"""
            let law: [Target.Dependency] = ["LawBook"]
            module("LawBook"), module("Claims", law, ["Ledger"], path: "Sources/Claims")
            """#,
            "Sources/Claims/A.swift": "import LawFiles",
        ]),
    ],
    allows: [
        Plant([
            "Package.swift": #"""
            let law: [Target.Dependency] = ["LawBook", "LawFiles"]
            module("Claims", law, ["Ledger"]), tests("ClaimsTests", law, ["Claims"], exclude: ["Fixtures"])
            """#,
            "Sources/Claims/A.swift": "import LawFiles\nimport Ledger",
            "Tests/ClaimsTests/A.swift": "import LawBook\nimport Claims",
        ]),
        Plant([
            "Package.swift": #"""
            let yams = Target.Dependency.product(name: "Yams", package: "Yams")
            .systemLibrary(name: "CLibZip"), .target(name: "LawBook"),
                .executableTarget(name: "naungan", dependencies: ["Ledger"], path: "Sources/App"),
            module("Ledger", ["LawBook", "CLibZip", yams, .product(name: "Log", package: "swift-log")])
            tests("LedgerTests", ["Ledger"])
            """#,
            "Sources/Ledger/A.swift": "import CLibZip\nimport Glibc\nimport LawBook\nimport Log\nimport Yams",
            "Sources/App/A.swift": "import Ledger",
            "Tests/LedgerTests/A.swift": "import Ledger\nimport Testing  // import LawBook",
        ]),
    ]
) { tree in
    guard let manifest = PackageManifest(tree) else { return [] }
    return tree.swift(under: "Sources/", "Tests/").flatMap { file -> [Violation] in
        guard let target = manifest.target(of: file.path) else {
            return [Violation(path: file.path, line: 1, found: "a module that Package.swift does not have")]
        }
        let allowed = ofTheToolchain.union(target.dependencies)
        return file.imports.filter { !allowed.contains($0.module) }
            .map { file.violation(at: $0.offset, "\(target.name) imports \($0.module)") }
    }
}

let orderOfArrows = HouseRule(
    name: "Package.swift lists a module below all that it depends on",
    instead: "Move it down, or ask whether the arrow points the wrong way.",
    reports: [
        Plant("Package.swift", #"module("Ledger", ["LawBook"]), module("LawBook")"#),
        Plant(
            "Package.swift",
            #"let law: [Target.Dependency] = ["LawBook"]; module("Ledger", law), module("LawBook")"#),
    ],
    allows: [
        Plant("Package.swift", #"module("LawBook"), module("Ledger", ["LawBook", yams])"#),
        Plant("Package.swift", #"tests("LedgerTests", ["Elsewhere"]), module("LawBook")"#),
    ]
) { tree in
    let targets = PackageManifest(tree)?.targets ?? []
    return targets.enumerated().flatMap { place, target in
        let below = Set(targets[(place + 1)...].map(\.name))
        return target.dependencies.filter(below.contains).map { dependency in
            let found = "\(target.name) depends on \(dependency), which stands below it"
            return Violation(path: "Package.swift", line: target.line, found: found)
        }
    }
}

/// No I/O, no clock, no randomness of their own: the caller passes the day, the law and the seed.
let pureModules: Set = [
    "MoneyAndDates", "LawBook", "Membership", "Contributions", "Benefits", "Claims", "Ledger",
    "RosterMatching", "Continuity", "Access", "Budgets", "Obligations", "Coverage", "Indicators",
]

private let impureWords = [
    "Date", "ContinuousClock", "SuspendingClock", "getenv", "ProcessInfo", "FileManager", "UUID",
    "SystemRandomNumberGenerator", "Task",
]

let purity = HouseRule(
    name: "the law and the domain are pure: no I/O, no clock, no environment, no randomness",
    instead: "Let the caller pass the day, the bytes or a seeded generator.",
    reports: [
        Plant("Sources/LawBook/A.swift", "package import Foundation\nimport Glibc\nimport Yams", count: 3),
        Plant("Sources/RosterMatching/A.swift", "let now = ContinuousClock.now\ngetenv(a)", count: 2),
        Plant("Sources/Membership/A.swift", "let a = Int.random(in: 1...6)\nb.shuffled()", count: 2),
    ],
    allows: [
        Plant(
            "Sources/LawBook/A.swift", "package import MoneyAndDates\nlet a = Int.random(in: b, using: &c)"),
        Plant("Sources/LawBook/A.swift", "let birthDate = Updated(a)  // Date()"),
        Plant("Sources/RosterFiles/A.swift", "import Foundation\nlet a = Date()"),
    ]
) { tree in
    tree.swift(under: "Sources/").filter { pureModules.contains($0.module ?? "") }.flatMap { file in
        guard let swift = file.swift else { return [Violation]() }
        let imports = file.imports.filter { !pureModules.contains($0.module) }
            .map { file.violation(at: $0.offset, "an import of \($0.module)") }
        let words = impureWords.flatMap { word in
            swift.places(ofWord: word).map { file.violation(at: $0, word) }
        }
        let chance = [".random(", ".shuffled(", ".shuffle(", ".randomElement("].flatMap { word in
            offsets(of: word, in: swift.code).filter { !swift.restOfLine(at: $0).contains("using:") }
                .map { file.violation(at: $0, word) }
        }
        return imports + words + chance
    }
}
