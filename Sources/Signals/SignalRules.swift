/// From when on something is a signal, and how soon to look: data of `templates/signals/`, with its source.
package struct SignalRules: Sendable, Hashable {
    /// Of one kind.
    package struct Rule: Sendable, Hashable {
        package let severity: SignalSeverity
        package let thresholds: [SignalThreshold: Int64]
        /// Where the numbers come from.
        package let source: String
        /// Why it is looked for.
        package let why: String

        package init(
            severity: SignalSeverity, thresholds: [SignalThreshold: Int64], source: String, why: String
        ) {
            self.severity = severity
            self.thresholds = thresholds
            self.source = source
            self.why = why
        }
    }

    private let rules: [SignalKind: Rule]

    /// How many new ones of a kind one run raises; the next run goes on.
    package let most: Int

    /// - Precondition: there is a rule for every kind, with every threshold that the kind needs.
    package init(_ rules: [SignalKind: Rule], most: Int) {
        for kind in SignalKind.allCases {
            let known = Set(rules[kind]?.thresholds.keys.map(\.self) ?? [])
            precondition(rules[kind] != nil && known == kind.thresholds, "\(kind.rawValue) has its numbers")
        }
        precondition(most > 0, "a run raises at least one")
        self.rules = rules
        self.most = most
    }

    /// The rule of a kind.
    package subscript(kind: SignalKind) -> Rule {
        guard let rule = rules[kind] else { preconditionFailure("every kind has its rule") }
        return rule
    }

    /// A number of a kind.
    ///
    /// - Precondition: the kind has it.
    package func number(_ threshold: SignalThreshold, of kind: SignalKind) -> Int64 {
        guard let number = self[kind].thresholds[threshold] else {
            preconditionFailure("\(kind.rawValue) has \(threshold.rawValue)")
        }
        return number
    }
}
