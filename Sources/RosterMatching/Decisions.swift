/// What is decided about a row.
package enum MatchDecision: String, Sendable, CaseIterable {
    /// The row is this participant.
    case same = "cocok"
    /// A clerk must look.
    case review = "periksa"
    /// The row's person is not in the list.
    case new = "baru"
}

/// Decides all rows together: how sure one must be follows from what is expected to go wrong.
struct Decisions {
    let outcomes: [RowOutcome]
    private(set) var decisions: [MatchDecision]
    /// Rows whose participant another row claims with better right.
    private(set) var isContested: [Bool]

    /// A row below this is never `same`, however few mistakes are expected in all.
    static let leastProbability = 0.9
    /// Below this the row's person is taken to be new.
    static let newBelow = 0.05
    /// One row in fifty repeats another; a second claim on a participant is worth that much less.
    private static let repeated = 0.03

    init(outcomes: [RowOutcome], duplicates: RosterDuplicates, tolerance: Double) {
        var outcomes = outcomes
        isContested = Array(repeating: false, count: outcomes.count)
        Self.settleClaims(&outcomes, duplicates, &isContested)
        self.outcomes = outcomes
        let threshold = Self.threshold(outcomes, tolerance)
        decisions = outcomes.map { outcome in
            if outcome.probability >= max(threshold, outcome.doubt.leastProbability) { return .same }
            return outcome.registered < Self.newBelow && outcome.doubt != .nikAlone ? .new : .review
        }
    }

    /// A participant is one person: of two rows that claim it, the weaker is doubted, unless the two
    /// rows are the same person by themselves.
    private static func settleClaims(
        _ outcomes: inout [RowOutcome], _ duplicates: RosterDuplicates, _ isContested: inout [Bool]
    ) {
        var strongest: [Int: Int] = [:]
        for (row, outcome) in outcomes.enumerated() {
            guard let participant = outcome.candidates.first?.participant, outcome.probability > 0.5 else {
                continue
            }
            if let other = strongest[participant], outcomes[other].probability >= outcome.probability {
                continue
            }
            strongest[participant] = row
        }
        for (row, outcome) in outcomes.enumerated() {
            guard let participant = outcome.candidates.first?.participant,
                let other = strongest[participant], other != row
            else { continue }
            let odds = outcome.probability / max(1 - outcome.probability, 1e-15) * repeated
            outcomes[row].probability = odds / (1 + odds)
            isContested[row] = true
        }
    }

    /// The least probability at which the rows accepted are expected to hold no more wrong ones than
    /// `tolerance` of them.
    private static func threshold(_ outcomes: [RowOutcome], _ tolerance: Double) -> Double {
        let descending = outcomes.lazy.filter { $0.probability >= $0.doubt.leastProbability }.map(
            \.probability
        )
        .filter { $0 >= leastProbability }.sorted(by: >)
        var wrong = 0.0
        var threshold = 1.1
        for (index, probability) in descending.enumerated() {
            wrong += 1 - probability
            if wrong > tolerance * Double(index + 1) { break }
            threshold = probability
        }
        return threshold
    }
}
