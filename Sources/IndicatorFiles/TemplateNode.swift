import Membership
import MoneyAndDates
import Yams

/// A part of a template of figures that is read strictly: known keys only, each with its shape.
struct TemplateNode {
    let file: String
    let line: Int
    private let node: Node
    private let values: [String: Node]

    static func parse(_ text: String, file: String) throws(FigureFileRefusal) -> TemplateNode {
        do {
            if let node = try Yams.compose(yaml: text) { return TemplateNode(node, file: file) }
        } catch {
            throw FigureFileRefusal(file: file, line: 0, fault: .notYAML, value: "\(error)")
        }
        throw FigureFileRefusal(file: file, line: 0, fault: .notYAML, value: "")
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
    func allow(_ known: Set<String>) throws(FigureFileRefusal) {
        guard node.mapping != nil else { throw wrong() }
        for key in values.keys.sorted() where !known.contains(key) { throw refusal(.keyUnknown, key) }
    }

    func part(_ key: String) -> TemplateNode? { values[key].map { TemplateNode($0, file: file) } }

    func required(_ key: String) throws(FigureFileRefusal) -> TemplateNode {
        guard let part = part(key) else { throw refusal(.keyMissing, key) }
        return part
    }

    /// The members of a list.
    func members() throws(FigureFileRefusal) -> [TemplateNode] {
        guard let sequence = node.sequence else { throw wrong() }
        return sequence.map { TemplateNode($0, file: file) }
    }

    func text() throws(FigureFileRefusal) -> String {
        guard let text = node.scalar?.string, !text.isEmpty else { throw wrong() }
        return text
    }

    /// A name as keys of words take it: small letters, digits and hyphens.
    func name() throws(FigureFileRefusal) -> String {
        let text = try text()
        let isName = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard isName else { throw wrong() }
        return text
    }

    /// A whole number that is not negative.
    func number() throws(FigureFileRefusal) -> Int64 {
        guard let number = Int64(try text()), number >= 0 else { throw wrong() }
        return number
    }

    /// `yes` or `no`.
    func yes() throws(FigureFileRefusal) -> Bool {
        switch try text() {
        case "yes": true
        case "no": false
        default: throw wrong()
        }
    }

    func day() throws(FigureFileRefusal) -> Day {
        guard let day = Day(iso: try text()) else { throw wrong() }
        return day
    }

    func region() throws(FigureFileRefusal) -> KemendagriCode {
        guard let code = KemendagriCode(try text()) else { throw wrong() }
        return code
    }

    func wrong() -> FigureFileRefusal { refusal(.valueWrong, node.scalar?.string ?? "") }

    func refusal(_ fault: FigureFileRefusal.Fault, _ value: String) -> FigureFileRefusal {
        FigureFileRefusal(file: file, line: line, fault: fault, value: value)
    }
}

/// Why a template of indicators or figures cannot be used: file, line (0 where there is none) and what was
/// found.
package struct FigureFileRefusal: Error, Sendable, Hashable {
    package let file: String
    package let line: Int
    package let fault: Fault
    package let value: String

    /// What is wrong with it; the raw value is its key in `words/`.
    package enum Fault: String, Sendable, Hashable, CaseIterable {
        case notYAML = "figure-file.not-yaml"
        case keyUnknown = "figure-file.key-unknown"
        case keyMissing = "figure-file.key-missing"
        case valueWrong = "figure-file.value-wrong"
        /// A name stands there twice, or a version.
        case nameTwice = "figure-file.name-twice"
        /// Something names what there is not.
        case nameUnknown = "figure-file.name-unknown"
    }

    /// The key in `words/`.
    package var key: String { fault.rawValue }

    /// The named arguments of the sentence.
    package var arguments: [String: String] { ["file": file, "line": String(line), "value": value] }
}
