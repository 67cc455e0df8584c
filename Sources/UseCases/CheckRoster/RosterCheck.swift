package import Contributions
package import RosterMatching

/// A check that has been worked: every row decided, every amount computed. What is written out of it reads
/// the rosters once more and looks its rows up here.
package struct RosterCheck: Sendable {
    package let request: CheckRequest
    package let rows: [CheckedRow]
    /// What was decided row by row, with its reasons.
    package let matches: MatchResult
    /// Dues by wage and age rule, to be looked up by row.
    package let dues: DuesByRow
    /// All participants, by their place in the list; none where no list was given.
    package var participants = ParticipantDetails()
    package var summary: CheckSummary
}

/// The dues of each row, shared between rows that owe the same.
package struct DuesByRow: Sendable {
    /// One for each kind of wage and age.
    package let kinds: [Assessment]
    /// Place in `kinds`, or negative where nothing is owed or can be computed.
    package let kindOfRow: [Int32]

    /// What a row owes; nil where nothing is owed or could be computed.
    package func assessment(_ row: Int) -> Assessment? {
        kindOfRow[row] < 0 ? nil : kinds[Int(kindOfRow[row])]
    }
}
