package import MoneyAndDates
import Yams

/// A part of a YAML file that is read strictly: known keys only, each value in its shape, and every refusal
/// with file and line, as the refusal of whoever reads.
package struct StrictNode<Refusal: StrictRefusal> {
    package let file: String
    /// From 1; nought where the file does not say.
    package let line: Int
    private let node: Node
    private let values: [String: Node]

    /// The whole text.
    ///
    /// - Throws: `.notYAML` with the line of the fault.
    package static func parse(_ text: String, file: String) throws(Refusal) -> StrictNode {
        do {
            if let node = try Yams.compose(yaml: text) { return StrictNode(node, file: file) }
        } catch {
            throw Refusal(file: file, line: line(of: error), fault: .notYAML, value: "\(error)")
        }
        throw Refusal(file: file, line: 0, fault: .notYAML, value: "")
    }

    private static func line(of error: any Error) -> Int {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: 0
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

    /// Refuses what is no mapping, and keys that are not known.
    package func allow(_ known: Set<String>) throws(Refusal) {
        guard node.mapping != nil else { throw wrong() }
        for key in values.keys.sorted() where !known.contains(key) { throw refusal(.keyUnknown, key) }
    }

    /// What stands behind a key; nil where the key is missing.
    package func part(_ key: String) -> StrictNode? { values[key].map { StrictNode($0, file: file) } }

    /// What stands behind a key that must be there.
    package func required(_ key: String) throws(Refusal) -> StrictNode {
        guard let part = part(key) else { throw refusal(.keyMissing, key) }
        return part
    }

    /// The members of a list.
    package func members() throws(Refusal) -> [StrictNode] {
        guard let sequence = node.sequence else { throw wrong() }
        return sequence.map { StrictNode($0, file: file) }
    }

    /// The members of a list; none where the key is missing.
    package func list(_ key: String) throws(Refusal) -> [StrictNode] {
        guard let part = part(key) else { return [] }
        return try part.members()
    }

    /// A text that is not empty.
    package func text() throws(Refusal) -> String {
        guard let text = node.scalar?.string, !text.isEmpty else { throw wrong() }
        return text
    }

    /// A name as keys of words and columns take it: small letters, digits and hyphens.
    package func name() throws(Refusal) -> String {
        let text = try text()
        let isName = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard isName else { throw wrong() }
        return text
    }

    /// A whole number of a range.
    package func number(in range: ClosedRange<Int64>) throws(Refusal) -> Int64 {
        guard let number = Int64(try text()), range.contains(number) else { throw wrong() }
        return number
    }

    /// A day as `2026-01-31`.
    package func day() throws(Refusal) -> Day {
        guard let day = Day(iso: try text()) else { throw wrong() }
        return day
    }

    /// `yes` or `no`.
    package func yes() throws(Refusal) -> Bool {
        switch try text() {
        case "yes": true
        case "no": false
        default: throw wrong()
        }
    }

    /// A value by the code it has in the file.
    package func named<Value: RawRepresentable<String>>(_ type: Value.Type) throws(Refusal) -> Value {
        guard let value = Value(rawValue: try text()) else { throw wrong() }
        return value
    }

    /// A value by the code it has in the file; nil where the key is missing.
    package func named<Value: RawRepresentable<String>>(
        _ key: String, _ type: Value.Type
    ) throws(Refusal) -> Value? {
        guard let part = part(key) else { return nil }
        return try part.named(type)
    }

    /// Texts by their keys, as in `{outcome: died}`; none where the key is missing.
    package func texts(_ key: String) throws(Refusal) -> [String: String] {
        guard let part = part(key) else { return [:] }
        guard part.node.mapping != nil else { throw part.wrong() }
        var texts: [String: String] = [:]
        for name in part.values.keys { texts[name] = try part.required(name).text() }
        return texts
    }

    /// That what stands here has not its shape.
    package func wrong() -> Refusal { refusal(.valueWrong, node.scalar?.string ?? "") }

    /// A refusal with this place.
    package func refusal(_ fault: Refusal.Fault, _ value: String) -> Refusal {
        Refusal(file: file, line: line, fault: fault, value: value)
    }
}
