/// Rows of one roster that are the same person.
struct RosterDuplicates {
    /// Groups of two rows or more, each ascending, in the order of their first rows.
    let groups: [[Int]]
    /// For each row its group, or -1.
    let groupOfRow: [Int32]

    /// One row in fifty repeats another.
    private static let repeated = 0.02
    private static let sure = 0.98

    /// Joins rows decided to be one participant, and rows that find each other in the roster.
    static func find(
        _ outcomes: [RowOutcome], _ ground: MatchingGround, _ rows: PersonColumns, _ shares: MatchShares,
        workers: Int
    ) async -> RosterDuplicates {
        var sets = DisjointRows(outcomes.count)
        joinByParticipant(outcomes, &sets)
        var among = shares
        among.registered = repeated
        let pass = MatchingPass(
            ground: ground.turned(to: rows), rows: rows, shares: among, isAmongThemselves: true)
        // Two rows that are surely participants were joined by them; the rest look for their likes.
        let unsure = outcomes.indices.filter { outcomes[$0].probability <= sure }
        let found = await pass.run(unsure, workers: workers)
        for (row, outcome) in zip(unsure, found) where outcome.probability > 0.95 {
            guard let other = outcome.candidates.first?.participant else { continue }
            if !contradict(outcomes[row], outcomes[other]) { sets.join(row, other) }
        }
        return sets.duplicates()
    }

    private static func joinByParticipant(_ outcomes: [RowOutcome], _ sets: inout DisjointRows) {
        var firstRow: [Int: Int] = [:]
        for (row, outcome) in outcomes.enumerated() where outcome.probability > sure {
            guard let participant = outcome.candidates.first?.participant else { continue }
            if let first = firstRow[participant] {
                sets.join(first, row)
            } else {
                firstRow[participant] = row
            }
        }
    }

    /// Both rows are surely participants, and not the same one.
    private static func contradict(_ left: RowOutcome, _ right: RowOutcome) -> Bool {
        guard left.probability > 0.99, right.probability > 0.99,
            let first = left.candidates.first, let second = right.candidates.first
        else { return false }
        return first.participant != second.participant
            && !left.candidates.contains { $0.participant == second.participant && $0.probability > 0.001 }
    }
}

/// Rows joined step by step into sets.
private struct DisjointRows {
    private var parents: [Int]

    init(_ count: Int) { parents = Array(0..<count) }

    private mutating func root(_ row: Int) -> Int {
        var row = row
        while parents[row] != row {
            parents[row] = parents[parents[row]]
            row = parents[row]
        }
        return row
    }

    mutating func join(_ left: Int, _ right: Int) {
        let (first, second) = (root(left), root(right))
        parents[max(first, second)] = min(first, second)
    }

    consuming func duplicates() -> RosterDuplicates {
        var members: [Int: [Int]] = [:]
        for row in parents.indices { members[root(row), default: []].append(row) }
        let groups = members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        var groupOfRow = [Int32](repeating: -1, count: parents.count)
        for (number, group) in groups.enumerated() {
            for row in group { groupOfRow[row] = Int32(number) }
        }
        return RosterDuplicates(groups: groups, groupOfRow: groupOfRow)
    }
}
