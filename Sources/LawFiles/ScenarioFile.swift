import Yams

/// Worked examples of one point of law, with what must come out.
package struct Scenario: Sendable {
    package let file: String
    package let source: String
    package let cases: [ScenarioCase]
}

/// One worked example: the arguments of the command, and the amounts by line or total.
package struct ScenarioCase: Sendable {
    package let id: String
    /// Named as the options of the command.
    package let arguments: [String: String]
    /// `JKK.employer`, `total`: rupiah; `error`: a code; `absent`: programmes that give no line.
    package let expected: [String: String]
    package let line: Int
}

enum ScenarioFile {
    static func parse(_ text: String, file: String) throws(LawFileFault) -> Scenario {
        let root = try YAMLMapping.parse(text, file: file)
        try root.refuseUnknownKeys(except: ["says", "source", "cases", "note"])
        let says = try root.mapping("says")
        try says.refuseUnknownKeys(except: ["id", "en"])
        var cases: [ScenarioCase] = []
        for node in try root.list("cases") {
            let entry = try YAMLMapping(node, file: file)
            try entry.refuseUnknownKeys(except: ["id", "arguments", "expected", "note", "source"])
            cases.append(
                ScenarioCase(
                    id: try entry.text("id"), arguments: try flat(try entry.mapping("arguments")),
                    expected: try flat(try entry.mapping("expected")), line: entry.line))
        }
        return Scenario(file: file, source: try root.text("source"), cases: cases)
    }

    /// Scalars as they stand, lists joined by commas.
    private static func flat(_ mapping: YAMLMapping) throws(LawFileFault) -> [String: String] {
        var flat: [String: String] = [:]
        for key in mapping.keys {
            let node = try mapping.node(key)
            if let list = node.sequence {
                var items: [String] = []
                for item in list { items.append(try mapping.text(of: item)) }
                flat[key] = items.joined(separator: ",")
            } else {
                flat[key] = try mapping.text(of: node)
            }
        }
        return flat
    }
}
