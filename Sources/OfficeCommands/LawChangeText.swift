package import LawBook
package import LawFiles
package import Words

/// What changed in the law, for a reader at a terminal: a heading for each parameter, then what it was and
/// each step after it, with the text that set it. Keys with the same history stand together.
package struct LawChangeText {
    private let words: Words
    /// Names of provinces, regencies and cities by their codes.
    private let places: [String: String]

    package init(words: Words, folder: LawFolder) throws(LawFileFault) {
        self.words = words
        var places: [String: String] = [:]
        for path in ["regions/provinces.csv", "regions/regencies.csv"] where folder.paths.contains(path) {
            for row in CSVLines.parse(try folder.text(path)).dropFirst() where row.count > 1 {
                places[row[0]] = row[1]
            }
        }
        self.places = places
    }

    /// The lines to show, without a title; each parameter begins with an empty line.
    package func lines(_ changes: [LawChange]) -> [String] {
        var lines: [String] = []
        var parameter = ""
        for change in changes {
            if change.parameter.id != parameter {
                parameter = change.parameter.id
                lines += ["", "\(parameter): \(LawText(words: words).meaning(change.parameter))"]
            }
            lines += history(of: change)
        }
        return lines
    }

    private func history(of change: LawChange) -> [String] {
        let before = change.before.map { shown($0, change) } ?? words("law.nothing")
        var last = change.before
        let steps = change.steps.map { step in
            defer { last = step }
            let value = shown(step, change)
            let isSame = last.map { shown($0, change) } == value
            let status = step.status == .enacted ? "" : " (\(words("status.\(step.status.rawValue)")))"
            let still = isSame ? words("law.still") + " " : ""
            return "\(step.from) → \(still)\(value)  [\(step.citation)]\(status)"
        }
        guard let key = change.key else { return ["  " + before] + steps.map { "  " + $0 } }
        let name = places[key].map { "\(key) \($0)" } ?? key
        guard steps.count > 1 else { return ["  \(name): \(before); \(steps[0])"] }
        return ["  \(name): \(before)"] + steps.map { "    " + $0 }
    }

    private func shown(_ dated: Dated<ParameterValue>, _ change: LawChange) -> String {
        LawText(words: words).shown(dated.value.value(for: change.key), change.parameter.unit)
    }
}
