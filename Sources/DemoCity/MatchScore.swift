/// How well rows were recognised: decisions held against the truth.
///
/// A decision names the participant a row was taken for, or none. It is right when it names the row's
/// participant or another number of the same person. Rows left for a person to judge count as none.
package struct MatchScore: Sendable, Equatable {
    /// Rows taken for the right participant.
    package private(set) var right = 0
    /// Rows taken for a wrong participant, or for one though they are nobody's.
    package private(set) var wrong = 0
    /// Rows of a participant that were taken for nobody.
    package private(set) var missed = 0
    /// Rows of nobody that were taken for nobody.
    package private(set) var rightlyNone = 0

    package init() {}

    /// - Parameter sameAs: from a second number to the first of the same person.
    package init(
        decisions: some Sequence<(row: Int, participant: Int?)>, truth: [Int: Int], sameAs: [Int: Int] = [:]
    ) {
        for decision in decisions {
            add(decision.participant, truth: truth[decision.row], sameAs: sameAs)
        }
    }

    /// Counts one more decision against the truth.
    package mutating func add(_ decided: Int?, truth: Int?, sameAs: [Int: Int] = [:]) {
        switch (decided.map { sameAs[$0] ?? $0 }, truth.map { sameAs[$0] ?? $0 }) {
        case (nil, nil): rightlyNone += 1
        case (nil, .some): missed += 1
        case (.some(let decided), let truth) where decided == truth: right += 1
        case (.some, .some): (wrong, missed) = (wrong + 1, missed + 1)
        case (.some, nil): wrong += 1
        }
    }

    /// Of the rows taken for somebody, the share taken rightly; one when none was taken.
    package var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
    /// Of the rows of participants, the share taken rightly; one when there are none.
    package var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
    /// The harmonic mean of precision and recall.
    package var f1: Double {
        let sum = precision + recall
        return sum == 0 ? 0 : 2 * precision * recall / sum
    }
}
