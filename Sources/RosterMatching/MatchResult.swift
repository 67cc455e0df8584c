/// What was decided about every row of a roster.
package struct MatchResult: Sendable {
    /// One for each row, in the order of the roster.
    package let rows: [MatchedRow]
    /// Rows that are the same person, each group ascending, in the order of their first rows.
    package let groups: [[Int]]
    /// What was learnt about each level of each field from these files.
    package let weights: [LevelWeight]

    init(decisions: Decisions, groups: [[Int]], shares: MatchShares, participants: Int) {
        let prior = shares.registered / Double(max(participants, 1))
        rows = decisions.outcomes.indices.map { row in
            MatchedRow(
                decision: decisions.decisions[row], outcome: decisions.outcomes[row],
                isContested: decisions.isContested[row], prior: prior)
        }
        self.groups = groups
        weights = LevelWeights.list(decisions.outcomes, shares)
    }
}

/// One bar of the waterfall that leads from the prior to the verdict.
package struct MatchContribution: Sendable, Equatable {
    /// What the bar stands for, by the key of its label.
    package enum Part: String, Sendable, CaseIterable {
        case prior = "match.part.prior"
        /// NIK and birth date, which cannot be told apart: the one contains the other.
        case identity = "match.part.identity"
        case name = "match.part.name"
        case sex = "match.part.sex"
        /// Mother, village and address.
        case household = "match.part.household"
        case phone = "match.part.phone"
    }

    package let part: Part
    /// Weight in bits; each bit doubles the odds, and a negative one halves them.
    package let bits: Double
}

/// What was decided about one row, and why.
package struct MatchedRow: Sendable {
    package let decision: MatchDecision
    let outcome: RowOutcome
    let isContested: Bool
    let prior: Double

    /// The chance that the row is `participant`, between 0 and 1.
    package var probability: Double { outcome.probability }
    /// The number of the likeliest participant, in the order of appending, whatever was decided.
    package var participant: Int? { outcome.candidates.first?.participant }
    /// The others it might be, the likeliest first, at most five.
    package var runnerUps: ArraySlice<MatchCandidate> { outcome.candidates.dropFirst() }

    /// Sentences for the clerk, warnings first.
    package var reasons: [MatchReason] {
        MatchReasons(decision: decision, outcome: outcome, isContested: isContested).list
    }

    /// The bars from the prior to the odds of the likeliest participant against a stranger.
    package var contributions: [MatchContribution] {
        guard participant != nil else { return [] }
        let parts = outcome.finding.parts
        let ratios: [(MatchContribution.Part, Double)] = [
            (.prior, prior), (.identity, parts.identity), (.name, parts.name), (.sex, parts.sex),
            (.household, parts.household), (.phone, parts.phone),
        ]
        return ratios.map { MatchContribution(part: $0.0, bits: Bits.of($0.1)) }
    }
}
