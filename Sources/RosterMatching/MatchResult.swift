/// What was decided about every row of a roster.
package struct MatchResult: Sendable {
    /// One for each row, in the order of the roster.
    package let rows: [MatchedRow]
    /// Rows that are the same person, each group ascending.
    package let groups: [[Int]]
    let shares: MatchShares

    init(decisions: Decisions, groups: [[Int]], shares: MatchShares) {
        rows = decisions.outcomes.indices.map { row in
            MatchedRow(
                decision: decisions.decisions[row], outcome: decisions.outcomes[row],
                isContested: decisions.isContested[row])
        }
        self.groups = groups
        self.shares = shares
    }
}

/// What was decided about one row, and why.
package struct MatchedRow: Sendable {
    package let decision: MatchDecision
    let outcome: RowOutcome
    let isContested: Bool

    /// The chance that the row is `participant`, between 0 and 1.
    package var probability: Double { outcome.probability }
    /// The number of the likeliest participant, whatever was decided.
    package var participant: Int? { outcome.candidates.first?.participant }
    /// The others it might be, the likeliest first, at most five.
    package var runnerUps: ArraySlice<MatchCandidate> { outcome.candidates.dropFirst() }
}

extension MatchedRow {
    package var describe: String { "\(outcome.finding)" }
    package var isContestedRow: Bool { isContested }
}
