import Testing

/// A habit of STYLE.md that a machine can check.
///
/// A rule brings its own proof: trees in which it must find something, and near misses in which it must
/// find nothing. A rule without both does not pass.
struct HouseRule: Sendable, CustomTestStringConvertible {
    /// A sentence, as it should hold: "functions have at most 60 lines".
    let name: String
    /// What to do about a breach.
    let instead: String
    let reports: [Plant]
    let allows: [Plant]
    let violations: @Sendable (SourceTree) -> [Violation]

    var testDescription: String { name }
}

/// An invented tree of a few files.
struct Plant: Sendable {
    let files: [String: String]
    /// How many breaches are in it, when it is one that must be reported.
    let count: Int

    init(_ path: String, _ text: String, count: Int = 1) {
        self.init([path: text], count: count)
    }

    init(_ files: [String: String], count: Int = 1) {
        self.files = files
        self.count = count
    }
}

/// A breach that stays, and why.
struct Allowance: Sendable {
    /// The name of the rule.
    let rule: String
    let path: String
    /// A part of what the rule says it found there.
    let found: String
    let because: String

    func covers(_ violation: Violation, of rule: HouseRule) -> Bool {
        rule.name == self.rule && violation.path == path && violation.found.contains(found)
    }
}
