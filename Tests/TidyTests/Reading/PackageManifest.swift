/// What Package.swift says of the targets, read as text: the compiler keeps it to itself.
struct PackageManifest: Sendable {
    /// In the order in which they stand.
    let targets: [Target]

    struct Target: Sendable, Equatable {
        enum Kind: String, Sendable {
            case module, tests, library
            case target = ".target"
            case executable = ".executableTarget"
            case testTarget = ".testTarget"
            case systemLibrary = ".systemLibrary"
            case plugin = ".plugin"
        }

        let kind: Kind
        let name: String
        /// Modules of this package and products of others.
        let dependencies: [String]
        /// The folder its sources lie in, with a slash at the end.
        let folder: String
        let line: Int

        var isTest: Bool { kind == .tests || kind == .testTarget }
    }

    /// Nil where the tree has no Package.swift, as in most planted trees.
    init?(_ tree: SourceTree) {
        guard let file = tree["Package.swift"], let swift = file.swift else { return nil }
        let products = PackageManifest.products(in: file.text)
        let groups = PackageManifest.groups(in: file.text)
        var found: [(offset: Int, target: Target)] = []
        let kinds: [Target.Kind] = [
            .module, .tests, .library, .target, .executable, .testTarget, .systemLibrary, .plugin,
        ]
        for kind in kinds {
            for offset in offsets(ofWord: kind.rawValue + "(", in: swift.code) {
                let call = file.text(from: offset, toClosing: swift)
                guard let name = PackageManifest.name(in: call) else { continue }
                let dependencies = PackageManifest.dependencies(in: call, products: products, groups: groups)
                let target = Target(
                    kind: kind, name: name, dependencies: dependencies,
                    folder: PackageManifest.folder(in: call, of: name, kind), line: file.line(at: offset))
                found.append((offset, target))
            }
        }
        targets = found.sorted { $0.offset < $1.offset }.map(\.target)
    }

    subscript(name: String) -> Target? { targets.first { $0.name == name } }

    /// The target a source file belongs to.
    func target(of path: String) -> Target? { targets.first { path.hasPrefix($0.folder) } }

    /// `let yams = Target.Dependency.product(name: "Yams", …)` → yams: Yams.
    private static func products(in text: String) -> [String: String] {
        let constants = text.matches(of: /let (\w+) = Target\.Dependency\.product\(name: "(\w+)"/)
        return Dictionary(
            constants.map { (String($0.1), String($0.2)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The first argument where it is a literal; in the helpers of Package.swift it is a variable.
    private static func name(in call: String) -> String? {
        call.firstMatch(of: /^[^"(]*\(\s*(?:name:\s*)?"(\w+)"/).map { String($0.1) }
    }

    private static func folder(in call: String, of name: String, _ kind: Target.Kind) -> String {
        if let path = call.firstMatch(of: /\bpath: "([^"]*)"/) { return "\(path.1)/" }
        switch kind {
        case .tests, .testTarget: return "Tests/\(name)/"
        case .plugin: return "Plugins/\(name)/"
        case .library: return "Sources/C/\(name.dropFirst())/"
        case .module, .target, .executable, .systemLibrary: return "Sources/\(name)/"
        }
    }

    /// `let store: [Target.Dependency] = ["SQLDatabase", "SQLStore"]` → store: SQLDatabase, SQLStore.
    private static func groups(in text: String) -> [String: [String]] {
        let constants = text.matches(of: /let (\w+): \[Target\.Dependency\] = \[([^\]]*)\]/)
        return Dictionary(
            constants.map { constant in
                (String(constant.1), constant.2.matches(of: /"(\w+)"/).map { String($0.1) })
            }, uniquingKeysWith: { first, _ in first })
    }

    /// From the lists and the groups that stand between the name and what has a label.
    private static func dependencies(
        in call: String, products: [String: String], groups: [String: [String]]
    ) -> [String] {
        let list = call.firstMatch(
            of: /(?:dependencies:|^[^"(]*\(\s*"\w+",)((?:\s*(?:\[[^\]]*\]|[a-z]\w*(?!\w*:))\s*,?)+)/)
        guard let list = list?.1 else { return [] }
        let named = list.matches(of: /name:\s*"(\w+)"|package:\s*"[^"]*"|"(\w+)"|\b([a-z]\w*)\b/)
        return named.flatMap { match -> [String] in
            if let literal = match.1 ?? match.2 { return [String(literal)] }
            guard let constant = match.3.map(String.init) else { return [] }
            return products[constant].map { [$0] } ?? groups[constant] ?? []
        }
    }
}

extension SourceFile {
    /// The text from `offset` to the parenthesis that closes the first one opened after it.
    fileprivate func text(from offset: Int, toClosing swift: SwiftText) -> String {
        var depth = 0
        for place in offset..<swift.code.count {
            if swift.code[place] == UInt8(ascii: "(") { depth += 1 }
            if swift.code[place] == UInt8(ascii: ")") {
                depth -= 1
                if depth == 0 { return String(decoding: bytes[offset...place], as: UTF8.self) }
            }
        }
        return String(decoding: bytes[offset...], as: UTF8.self)
    }

    /// The modules a Swift file imports, and where.
    var imports: [(offset: Int, module: String)] {
        guard let swift else { return [] }
        return swift.places(ofWord: "import").map { offset in
            var rest = swift.restOfLine(at: offset + "import".utf8.count)[...]
            for kind in ["struct ", "class ", "enum ", "protocol ", "typealias ", "func ", "var ", "let "] {
                if rest.hasPrefix(kind) { rest = rest.dropFirst(kind.count) }
            }
            return (offset, String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
        }
    }
}
