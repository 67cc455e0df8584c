package import Signals
import Yams

extension SignalRules {
    /// Where the numbers stand.
    package static let path = "templates/signals/signals.yaml"

    /// Reads the numbers; `file` is named in refusals.
    ///
    /// - Throws: `SignalFileRefusal` for whatever is not understood to its last key.
    package init(yaml text: String, file: String = SignalRules.path) throws(SignalFileRefusal) {
        let reader = SignalReader(file: file)
        let root = try reader.parse(text)
        try reader.allow(root, ["most", "signals"])
        let most = try reader.number(root, "most", from: 1, through: 100_000)
        guard let list = root.mapping?["signals"]?.sequence else {
            throw reader.refusal(root, .keyMissing, "signals")
        }
        var rules: [SignalKind: Rule] = [:]
        for node in list {
            let name = try reader.text(node, "signal")
            guard let kind = SignalKind(rawValue: name) else {
                throw reader.refusal(node, .nameUnknown, name)
            }
            guard rules[kind] == nil else { throw reader.refusal(node, .nameTwice, name) }
            rules[kind] = try reader.rule(node, kind)
        }
        for kind in SignalKind.allCases where rules[kind] == nil {
            throw reader.refusal(root, .keyMissing, kind.rawValue)
        }
        self.init(rules, most: Int(most))
    }
}

/// Why the template of signals cannot be used: file, line (0 where there is none) and what was found.
package struct SignalFileRefusal: Error, Sendable, Hashable {
    package let file: String
    package let line: Int
    package let fault: Fault
    package let value: String

    /// What is wrong with it; the raw value is its key in `words/`.
    package enum Fault: String, Sendable, Hashable, CaseIterable {
        case notYAML = "signal-file.not-yaml"
        case keyUnknown = "signal-file.key-unknown"
        case keyMissing = "signal-file.key-missing"
        case valueWrong = "signal-file.value-wrong"
        case nameTwice = "signal-file.name-twice"
        case nameUnknown = "signal-file.name-unknown"
    }

    /// The key in `words/`.
    package var key: String { fault.rawValue }

    /// The named arguments of the sentence.
    package var arguments: [String: String] { ["file": file, "line": String(line), "value": value] }
}

/// Reads the template strictly: known keys only.
private struct SignalReader {
    let file: String

    func parse(_ text: String) throws(SignalFileRefusal) -> Node {
        do {
            if let node = try Yams.compose(yaml: text) { return node }
        } catch {
            throw SignalFileRefusal(file: file, line: 0, fault: .notYAML, value: "\(error)")
        }
        throw SignalFileRefusal(file: file, line: 0, fault: .notYAML, value: "")
    }

    func allow(_ node: Node, _ known: Set<String>) throws(SignalFileRefusal) {
        guard let mapping = node.mapping else { throw refusal(node, .valueWrong, node.scalar?.string ?? "") }
        for (key, _) in mapping {
            let name = key.scalar?.string ?? ""
            guard known.contains(name) else { throw refusal(key, .keyUnknown, name) }
        }
    }

    func rule(_ node: Node, _ kind: SignalKind) throws(SignalFileRefusal) -> SignalRules.Rule {
        let numbers = kind.thresholds.map(\.rawValue)
        try allow(node, Set(["signal", "severity", "source", "why"] + numbers))
        let code = try text(node, "severity")
        guard let severity = SignalSeverity(code: code) else { throw refusal(node, .valueWrong, code) }
        var thresholds: [SignalThreshold: Int64] = [:]
        for threshold in kind.thresholds {
            thresholds[threshold] = try number(node, threshold.rawValue, from: 1, through: threshold.largest)
        }
        return SignalRules.Rule(
            severity: severity, thresholds: thresholds, source: try text(node, "source"),
            why: try text(node, "why"))
    }

    func text(_ node: Node, _ key: String) throws(SignalFileRefusal) -> String {
        guard let part = node.mapping?[key] else { throw refusal(node, .keyMissing, key) }
        guard let text = part.scalar?.string, !text.isEmpty else { throw refusal(part, .valueWrong, key) }
        return text
    }

    func number(
        _ node: Node, _ key: String, from least: Int64, through largest: Int64
    ) throws(SignalFileRefusal) -> Int64 {
        let text = try text(node, key)
        guard let number = Int64(text), (least...largest).contains(number) else {
            throw refusal(node.mapping?[key] ?? node, .valueWrong, text)
        }
        return number
    }

    func refusal(_ node: Node, _ fault: SignalFileRefusal.Fault, _ value: String) -> SignalFileRefusal {
        SignalFileRefusal(file: file, line: node.mark?.line ?? 0, fault: fault, value: value)
    }
}
