import MoneyAndDates
import Yams

/// A part of a template file that is read strictly: known keys only, each with its shape, and every
/// refusal with file, line and column.
struct SIPPTemplateNode {
    let file: String
    let line: Int
    /// The header of the column the part belongs to; empty outside columns.
    var column = ""
    private let node: Node
    private let values: [String: Node]

    static func parse(_ text: String, file: String) throws(SIPPTemplateRefusal) -> SIPPTemplateNode {
        let node: Node?
        do { node = try Yams.compose(yaml: text) } catch {
            throw SIPPTemplateRefusal(
                file: file, line: line(of: error), column: "", fault: .notYAML, value: "\(error)")
        }
        guard let node else {
            throw SIPPTemplateRefusal(file: file, line: 0, column: "", fault: .notYAML, value: "")
        }
        return SIPPTemplateNode(node, file: file)
    }

    private static func line(of error: any Error) -> Int {
        guard let error = error as? YamlError else { return 0 }
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            return mark.line
        case .duplicatedKeysInMapping(_, let context): return context.mark.line
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded: return 0
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
    func allow(_ known: Set<String>) throws(SIPPTemplateRefusal) {
        guard node.mapping != nil else { throw wrong() }
        for key in values.keys.sorted() where !known.contains(key) {
            throw refusal(.keyUnknown, key, at: values[key]?.mark?.line)
        }
    }

    func part(_ key: String) -> SIPPTemplateNode? {
        values[key].map {
            var part = SIPPTemplateNode($0, file: file)
            part.column = column
            return part
        }
    }

    func required(_ key: String) throws(SIPPTemplateRefusal) -> SIPPTemplateNode {
        guard let part = part(key) else { throw refusal(.keyMissing, key) }
        return part
    }

    func text() throws(SIPPTemplateRefusal) -> String {
        guard let text = node.scalar?.string else { throw wrong() }
        return text
    }

    func text(_ key: String) throws(SIPPTemplateRefusal) -> String {
        let part = try required(key)
        let text = try part.text()
        guard !text.isEmpty else { throw part.wrong() }
        return text
    }

    func text(_ key: String, otherwise: String) throws(SIPPTemplateRefusal) -> String {
        guard let part = part(key) else { return otherwise }
        return try part.text()
    }

    func number(_ key: String) throws(SIPPTemplateRefusal) -> Int {
        let part = try required(key)
        guard let number = Int(try part.text()), number > 0 else { throw part.wrong() }
        return number
    }

    func truth(_ key: String, otherwise: Bool) throws(SIPPTemplateRefusal) -> Bool {
        guard let part = part(key) else { return otherwise }
        switch try part.text() {
        case "true": return true
        case "false": return false
        default: throw part.wrong()
        }
    }

    func day(_ key: String) throws(SIPPTemplateRefusal) -> Day {
        let part = try required(key)
        guard let day = Day(iso: try part.text()) else { throw part.wrong() }
        return day
    }

    /// The members of a list; none where the key is missing.
    func list(_ key: String) throws(SIPPTemplateRefusal) -> [SIPPTemplateNode] {
        guard let part = part(key) else { return [] }
        return try part.list()
    }

    func list() throws(SIPPTemplateRefusal) -> [SIPPTemplateNode] {
        guard let sequence = node.sequence else { throw wrong() }
        return sequence.map { member in
            var part = SIPPTemplateNode(member, file: file)
            part.column = column
            return part
        }
    }

    func texts(_ key: String) throws(SIPPTemplateRefusal) -> [String] {
        guard let part = part(key) else { return [] }
        return try part.texts()
    }

    func texts() throws(SIPPTemplateRefusal) -> [String] {
        var texts: [String] = []
        for member in try list() { texts.append(try member.text()) }
        return texts
    }

    /// A value by the name it has in the file.
    func named<Value: RawRepresentable<String>>(
        _ key: String, _ type: Value.Type
    ) throws(SIPPTemplateRefusal) -> Value {
        let part = try required(key)
        guard let value = Value(rawValue: try part.text()) else { throw part.wrong() }
        return value
    }

    func wrong() -> SIPPTemplateRefusal { refusal(.valueWrong, node.scalar?.string ?? "") }

    func refusal(
        _ fault: SIPPTemplateRefusal.Fault, _ value: String, at line: Int? = nil
    ) -> SIPPTemplateRefusal {
        SIPPTemplateRefusal(file: file, line: line ?? self.line, column: column, fault: fault, value: value)
    }
}
