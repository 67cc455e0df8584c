import MoneyAndDates
import Yams

/// A mapping of a YAML file that is read strictly: every key is known, every value has its shape.
struct YAMLMapping {
    let file: String
    let line: Int
    private let values: [String: Node]

    /// The whole text as one mapping.
    static func parse(_ text: String, file: String) throws(LawFileFault) -> YAMLMapping {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw LawFileFault(file: file, line: line(of: error), .notYAML(problem(of: error)))
        }
        guard let node else { throw LawFileFault(file: file, line: 0, .notYAML("")) }
        return try YAMLMapping(node, file: file)
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
        case .duplicatedKeysInMapping(let keys, _):
            "twice: " + keys.sorted().joined(separator: ", ")
        default: "\(error)"
        }
    }

    init(_ node: Node, file: String) throws(LawFileFault) {
        self.file = file
        line = node.mark?.line ?? 0
        guard let mapping = node.mapping else {
            throw LawFileFault(file: file, line: line, .wrongShape(wanted: "mapping"))
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, values.updateValue(value, forKey: name) == nil else {
                throw LawFileFault(file: file, line: key.mark?.line ?? line, .wrongShape(wanted: "key"))
            }
        }
        self.values = values
    }

    var keys: [String] { values.keys.sorted() }

    func refuseUnknownKeys(except known: Set<String>) throws(LawFileFault) {
        for key in keys where !known.contains(key) {
            throw LawFileFault(file: file, line: values[key]?.mark?.line ?? line, .unknownKey(key))
        }
    }

    func ifPresent(_ key: String) -> Node? { values[key] }

    func node(_ key: String) throws(LawFileFault) -> Node {
        guard let node = values[key] else { throw LawFileFault(file: file, line: line, .missingKey(key)) }
        return node
    }

    func text(_ key: String) throws(LawFileFault) -> String { try text(of: try node(key)) }

    func text(ifPresent key: String) throws(LawFileFault) -> String? {
        guard let node = values[key] else { return nil }
        return try text(of: node)
    }

    func text(of node: Node) throws(LawFileFault) -> String {
        guard let scalar = node.scalar else { throw fault(node, .wrongShape(wanted: "text")) }
        return scalar.string
    }

    func day(_ key: String) throws(LawFileFault) -> Day {
        let node = try node(key)
        let text = try text(of: node)
        guard let day = Day(iso: text) else { throw fault(node, .notADay(text)) }
        return day
    }

    func day(ifPresent key: String) throws(LawFileFault) -> Day? {
        values[key] == nil ? nil : try day(key)
    }

    func mapping(_ key: String) throws(LawFileFault) -> YAMLMapping {
        try YAMLMapping(try node(key), file: file)
    }

    func list(_ key: String) throws(LawFileFault) -> [Node] {
        let node = try node(key)
        guard let sequence = node.sequence else { throw fault(node, .wrongShape(wanted: "list")) }
        return Array(sequence)
    }

    func fault(_ node: Node, _ what: LawFileFault.What) -> LawFileFault {
        LawFileFault(file: file, line: node.mark?.line ?? line, what)
    }
}
