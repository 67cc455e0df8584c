import Yams

/// A part of a claim's template that is read strictly: known keys only, each with its shape.
struct ClaimFormNode {
    let file: String
    let line: Int
    private let node: Node
    private let values: [String: Node]

    static func parse(_ text: String, file: String) throws(ClaimFormRefusal) -> ClaimFormNode {
        do {
            if let node = try Yams.compose(yaml: text) { return ClaimFormNode(node, file: file) }
        } catch {
            throw ClaimFormRefusal(file: file, line: 0, fault: .notYAML, value: "\(error)")
        }
        throw ClaimFormRefusal(file: file, line: 0, fault: .notYAML, value: "")
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
    func allow(_ known: Set<String>) throws(ClaimFormRefusal) {
        guard node.mapping != nil else { throw wrong() }
        for key in values.keys.sorted() where !known.contains(key) { throw refusal(.keyUnknown, key) }
    }

    func part(_ key: String) -> ClaimFormNode? { values[key].map { ClaimFormNode($0, file: file) } }

    func required(_ key: String) throws(ClaimFormRefusal) -> ClaimFormNode {
        guard let part = part(key) else { throw refusal(.keyMissing, key) }
        return part
    }

    func text() throws(ClaimFormRefusal) -> String {
        guard let text = node.scalar?.string, !text.isEmpty else { throw wrong() }
        return text
    }

    /// A name as keys of words and columns take it: small letters, digits and hyphens.
    func name() throws(ClaimFormRefusal) -> String {
        let text = try text()
        let isName = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard isName else { throw wrong() }
        return text
    }

    /// The members of a list; none where the key is missing.
    func list(_ key: String) throws(ClaimFormRefusal) -> [ClaimFormNode] {
        guard let part = part(key) else { return [] }
        guard let sequence = part.node.sequence else { throw part.wrong() }
        return sequence.map { ClaimFormNode($0, file: file) }
    }

    /// `{outcome: died}`.
    func codes(_ key: String) throws(ClaimFormRefusal) -> [String: String] {
        guard let part = part(key) else { return [:] }
        guard part.node.mapping != nil else { throw part.wrong() }
        var codes: [String: String] = [:]
        for question in part.values.keys { codes[question] = try part.required(question).text() }
        return codes
    }

    /// A value by the code it has in the file; nil where the key is missing.
    func named<Value: RawRepresentable<String>>(
        _ key: String, _ type: Value.Type
    ) throws(ClaimFormRefusal) -> Value? {
        guard let part = part(key) else { return nil }
        return try part.named(type)
    }

    func named<Value: RawRepresentable<String>>(_ type: Value.Type) throws(ClaimFormRefusal) -> Value {
        guard let value = Value(rawValue: try text()) else { throw wrong() }
        return value
    }

    func wrong() -> ClaimFormRefusal { refusal(.valueWrong, node.scalar?.string ?? "") }

    func refusal(_ fault: ClaimFormRefusal.Fault, _ value: String) -> ClaimFormRefusal {
        ClaimFormRefusal(file: file, line: line, fault: fault, value: value)
    }
}

/// Why a template of a claim cannot be used: file, line (0 where there is none) and what was found.
package struct ClaimFormRefusal: Error, Sendable, Hashable {
    package let file: String
    package let line: Int
    package let fault: Fault
    package let value: String

    /// What is wrong with it; the raw value is its key in `words/`.
    package enum Fault: String, Sendable, Hashable, CaseIterable {
        case notYAML = "claim-form.not-yaml"
        case keyUnknown = "claim-form.key-unknown"
        case keyMissing = "claim-form.key-missing"
        case valueWrong = "claim-form.value-wrong"
        /// A question, paper or clock of that name stands there twice.
        case nameTwice = "claim-form.name-twice"
        /// A condition, clock or stage names what the form does not have.
        case nameUnknown = "claim-form.name-unknown"
        /// The folder is not called after the type.
        case folderName = "claim-form.folder-name"
        /// There is no template for a type.
        case typeMissing = "claim-form.type-missing"
    }

    /// The key in `words/`.
    package var key: String { fault.rawValue }

    /// The named arguments of the sentence.
    package var arguments: [String: String] { ["file": file, "line": String(line), "value": value] }
}
