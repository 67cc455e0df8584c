import MoneyAndDates
import Yams

/// A part of a file that is read strictly: known keys only, each with its shape.
struct RegulationNode {
    let file: String
    let line: Int
    private let node: Node
    private let values: [String: Node]

    static func parse(_ text: String, file: String) throws(ObligationFileRefusal) -> RegulationNode {
        do {
            if let node = try Yams.compose(yaml: text) { return RegulationNode(node, file: file) }
        } catch {
            throw ObligationFileRefusal(file: file, line: 0, fault: .notYAML, value: "\(error)")
        }
        throw ObligationFileRefusal(file: file, line: 0, fault: .notYAML, value: "")
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

    /// Refuses what is no mapping, and keys that are not known.
    func allow(_ known: Set<String>) throws(ObligationFileRefusal) {
        guard node.mapping != nil else { throw wrong() }
        for key in values.keys.sorted() where !known.contains(key) { throw refusal(.keyUnknown, key) }
    }

    func part(_ key: String) -> RegulationNode? { values[key].map { RegulationNode($0, file: file) } }

    func required(_ key: String) throws(ObligationFileRefusal) -> RegulationNode {
        guard let part = part(key) else { throw refusal(.keyMissing, key) }
        return part
    }

    func text(_ key: String) throws(ObligationFileRefusal) -> String { try required(key).text() }

    func text() throws(ObligationFileRefusal) -> String {
        guard let text = node.scalar?.string, !text.isEmpty else { throw wrong() }
        return text
    }

    func number() throws(ObligationFileRefusal) -> Int {
        guard let number = Int(try text()) else { throw wrong() }
        return number
    }

    func day() throws(ObligationFileRefusal) -> Day {
        guard let day = Day(iso: try text()) else { throw wrong() }
        return day
    }

    /// The members of a list; none where the key is missing.
    func list(_ key: String) throws(ObligationFileRefusal) -> [RegulationNode] {
        guard let part = part(key) else { return [] }
        guard let sequence = part.node.sequence else { throw part.wrong() }
        return sequence.map { RegulationNode($0, file: file) }
    }

    /// Values by their codes.
    func codes<Value: RawRepresentable<String> & Hashable>(
        _ key: String, _ type: Value.Type
    ) throws(ObligationFileRefusal) -> Set<Value> {
        var values: Set<Value> = []
        for node in try list(key) { values.insert(try node.code(type)) }
        return values
    }

    func code<Value: RawRepresentable<String>>(
        _ type: Value.Type
    ) throws(ObligationFileRefusal) -> Value {
        guard let value = Value(rawValue: try text()) else { throw wrong() }
        return value
    }

    func wrong() -> ObligationFileRefusal { refusal(.valueWrong, node.scalar?.string ?? "") }

    func refusal(_ fault: ObligationFileRefusal.Fault, _ value: String) -> ObligationFileRefusal {
        ObligationFileRefusal(file: file, line: line, fault: fault, value: value)
    }
}
