package import Signals
import StrictYAML

extension SignalRules {
    /// Where the numbers stand.
    package static let path = "templates/signals/signals.yaml"

    /// Reads the numbers; `file` is named in refusals.
    ///
    /// - Throws: `SignalFileRefusal` for whatever is not understood to its last key.
    package init(yaml text: String, file: String = SignalRules.path) throws(SignalFileRefusal) {
        let root = try SignalNode.parse(text, file: file)
        try root.allow(["most", "signals"])
        let most = try root.required("most").number(in: 1...100_000)
        var rules: [SignalKind: Rule] = [:]
        for node in try root.required("signals").members() {
            let name = try node.required("signal").text()
            guard let kind = SignalKind(rawValue: name) else { throw node.refusal(.nameUnknown, name) }
            guard rules[kind] == nil else { throw node.refusal(.nameTwice, name) }
            rules[kind] = try node.rule(kind)
        }
        for kind in SignalKind.allCases where rules[kind] == nil {
            throw root.refusal(.keyMissing, kind.rawValue)
        }
        self.init(rules, most: Int(most))
    }
}

private typealias SignalNode = StrictNode<SignalFileRefusal>

extension SignalNode {
    fileprivate func rule(_ kind: SignalKind) throws(SignalFileRefusal) -> SignalRules.Rule {
        let numbers = kind.thresholds.map(\.rawValue)
        try allow(Set(["signal", "severity", "source", "why"] + numbers))
        let part = try required("severity")
        guard let severity = SignalSeverity(code: try part.text()) else { throw part.wrong() }
        var thresholds: [SignalThreshold: Int64] = [:]
        for threshold in kind.thresholds {
            thresholds[threshold] = try required(threshold.rawValue).number(in: 1...threshold.largest)
        }
        return SignalRules.Rule(
            severity: severity, thresholds: thresholds, source: try required("source").text(),
            why: try required("why").text())
    }
}

/// Why the template of signals cannot be used: file, line (0 where there is none) and what was found.
package struct SignalFileRefusal: StrictRefusal, Sendable, Hashable {
    package let file: String
    package let line: Int
    package let fault: Fault
    package let value: String

    package init(file: String, line: Int, fault: Fault, value: String) {
        (self.file, self.line, self.fault, self.value) = (file, line, fault, value)
    }

    /// What is wrong with it; the raw value is its key in `words/`.
    package enum Fault: String, StrictFault, Sendable, Hashable, CaseIterable {
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
