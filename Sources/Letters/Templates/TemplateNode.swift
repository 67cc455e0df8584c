import Yams

/// A part of a template file that is read strictly: known keys only, each with its shape, and every refusal
/// with file and line.
struct TemplateNode {
    let file: String
    let line: Int
    private let node: Node
    private let values: [String: Node]

    static func parse(_ text: String, file: String) throws(LetterRefusal) -> TemplateNode {
        let node: Node?
        do { node = try Yams.compose(yaml: text) } catch {
            throw .template(
                TemplateFault(file: file, line: line(of: error), what: .notYAML, value: problem(of: error)))
        }
        guard let node else {
            throw .template(TemplateFault(file: file, line: 0, what: .notYAML, value: ""))
        }
        return TemplateNode(node, file: file)
    }

    private static func line(of error: any Error) -> Int {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: 0
        }
    }

    private static func problem(of error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _):
            problem
        case .duplicatedKeysInMapping(let keys, _): keys.sorted().joined(separator: ", ")
        default: ""
        }
    }

    private init(_ node: Node, file: String) {
        self.file = file
        self.node = node
        line = node.mark?.line ?? 0
        var values: [String: Node] = [:]
        if let mapping = node.mapping {
            for (key, value) in mapping { values[key.scalar?.string ?? ""] = value }
        }
        self.values = values
    }

    var isMapping: Bool { node.mapping != nil }
    var isScalar: Bool { node.scalar != nil }
    var keys: [String] { values.keys.sorted() }

    /// Refuses what is no mapping, and keys that are not known.
    func allow(_ known: Set<String>) throws(LetterRefusal) {
        guard isMapping else { throw fault(.wrongValue) }
        for key in keys where !known.contains(key) {
            throw fault(.unknownKey, key, at: values[key]?.mark?.line)
        }
    }

    func part(_ key: String) -> TemplateNode? { values[key].map { TemplateNode($0, file: file) } }

    func required(_ key: String) throws(LetterRefusal) -> TemplateNode {
        guard let part = part(key) else { throw fault(.missingKey, key) }
        return part
    }

    func string() throws(LetterRefusal) -> String {
        guard let text = node.scalar?.string else { throw fault(.wrongValue) }
        return text
    }

    func string(_ key: String, otherwise: String) throws(LetterRefusal) -> String {
        guard let part = part(key) else { return otherwise }
        return try part.string()
    }

    /// A text with places.
    func text() throws(LetterRefusal) -> TemplateText {
        try TemplateText(try string(), file: file, line: line)
    }

    func text(_ key: String) throws(LetterRefusal) -> TemplateText { try required(key).text() }

    /// The same; an empty one where the key is missing.
    func text(orEmpty key: String) throws(LetterRefusal) -> TemplateText {
        guard let part = part(key) else { return try TemplateText("", file: file, line: line) }
        return try part.text()
    }

    func text(ifPresent key: String) throws(LetterRefusal) -> TemplateText? {
        guard let part = part(key) else { return nil }
        return try part.text()
    }

    /// A whole number in a range; another is refused.
    func number(
        _ key: String, otherwise: Int, in range: ClosedRange<Int>
    ) throws(LetterRefusal) -> Int {
        guard let part = part(key) else { return otherwise }
        guard let number = Int(try part.string()), range.contains(number) else {
            throw part.fault(.wrongValue)
        }
        return number
    }

    func truth(_ key: String, otherwise: Bool = false) throws(LetterRefusal) -> Bool {
        guard let part = part(key) else { return otherwise }
        switch try part.string() {
        case "true": return true
        case "false": return false
        default: throw part.fault(.wrongValue)
        }
    }

    func named<Value: RawRepresentable<String>>(
        _ key: String, otherwise: Value
    ) throws(LetterRefusal) -> Value {
        guard let part = part(key) else { return otherwise }
        guard let value = Value(rawValue: try part.string()) else { throw part.fault(.wrongValue) }
        return value
    }

    func list() throws(LetterRefusal) -> [TemplateNode] {
        guard let sequence = node.sequence else { throw fault(.wrongValue) }
        return sequence.map { TemplateNode($0, file: file) }
    }

    func fault(_ what: TemplateFault.What, _ value: String? = nil, at line: Int? = nil) -> LetterRefusal {
        .template(
            TemplateFault(
                file: file, line: line ?? self.line, what: what, value: value ?? node.scalar?.string ?? ""))
    }
}
