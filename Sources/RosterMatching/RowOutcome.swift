/// A participant a row may be, with the chance that it is.
package struct MatchCandidate: Sendable, Equatable {
    /// The number of the participant in the order of appending.
    package let participant: Int
    /// Between 0 and 1.
    package let probability: Double
}

/// What the search found for one row, before rows are looked at together.
struct RowOutcome: Sendable {
    /// The likeliest first; none where nobody was worth comparing.
    var candidates: [MatchCandidate] = []
    var finding = PairFinding()
    /// The chance that the row is the first candidate, under whichever of several numbers.
    var probability = 0.0
    /// The chance that the row is anybody in the list.
    var registered = 0.0
    /// How many others in the list have the same name.
    var namesakes = 0
    /// Another participant has the row's NIK and is somebody else.
    var hasForeignNIK = false
    /// The likeliest participant has the row's NIK, and neither its name nor its birth date.
    var isNIKAlone = false
}
