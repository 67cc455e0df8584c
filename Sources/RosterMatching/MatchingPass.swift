/// Matches all rows, or some, on several workers; the answer does not depend on how many.
struct MatchingPass: Sendable {
    let ground: MatchingGround
    let rows: PersonColumns
    let shares: MatchShares
    /// Rows are people of the ground itself, and none may find itself.
    var isAmongThemselves = false

    private static let block = 128

    func run(_ numbers: [Int], workers: Int) async -> [RowOutcome] {
        let parts = await withTaskGroup(of: (Int, [RowOutcome]).self) { group in
            for worker in 0..<workers {
                group.addTask { (worker, part(numbers, worker, workers)) }
            }
            var parts = [[RowOutcome]](repeating: [], count: workers)
            for await (worker, outcomes) in group { parts[worker] = outcomes }
            return parts
        }
        return woven(parts, numbers.count)
    }

    /// The blocks of one worker: every `workers`-th.
    private func part(_ numbers: [Int], _ worker: Int, _ workers: Int) -> [RowOutcome] {
        ground.people.withView { people in
            rows.withView { rows in
                ground.index.withView { index in
                    var matching = RowMatching(
                        ground, people: people, rows: rows, index: index, shares: shares)
                    var outcomes: [RowOutcome] = []
                    for start in stride(
                        from: worker * Self.block, to: numbers.count, by: workers * Self.block)
                    {
                        for place in start..<min(start + Self.block, numbers.count) {
                            let row = numbers[place]
                            outcomes.append(matching.match(row, excluding: isAmongThemselves ? row : nil))
                        }
                    }
                    return outcomes
                }
            }
        }
    }

    private func woven(_ parts: [[RowOutcome]], _ count: Int) -> [RowOutcome] {
        var next = [Int](repeating: 0, count: parts.count)
        var woven: [RowOutcome] = []
        woven.reserveCapacity(count)
        for place in 0..<count {
            let worker = place / Self.block % parts.count
            woven.append(parts[worker][next[worker]])
            next[worker] += 1
        }
        return woven
    }
}
