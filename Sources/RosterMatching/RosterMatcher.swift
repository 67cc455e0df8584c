/// Answers for each row of a roster whether its person is among the participants.
///
/// Prepare it once for a list of participants and match any number of rosters with it. The answer is
/// the same whatever the number of workers.
package struct RosterMatcher: Sendable {
    /// What the caller may choose.
    package struct Settings: Sendable {
        /// Tasks that share the work.
        package var workers = 2
        /// Expected share of wrong ones among the rows decided `same`.
        package var tolerance = 0.001

        package init() {}
    }

    let ground: MatchingGround
    let vocabulary: Vocabulary
    let places: Vocabulary
    let seeds: MatchShares
    package let settings: Settings

    package init(participants: PersonTable, settings: Settings = Settings()) {
        precondition(settings.workers > 0, "a matcher needs at least one worker")
        self.settings = settings
        vocabulary = participants.vocabulary
        places = participants.places
        ground = MatchingGround(participants: participants)
        var seeds = MatchShares()
        seeds.nameCohesion = NameCohesion.measure(ground.people)
        self.seeds = seeds
    }

    /// Matches a roster whose names were read with the same lexicon.
    package func match(roster: PersonTable) async -> MatchResult {
        let (ground, rows) = ground.joined(by: roster, vocabulary: vocabulary, places: places)
        let workers = settings.workers
        let shares = await WeightEstimation.estimate(ground, rows: rows, seeds: seeds, workers: workers)
        let outcomes = await MatchingPass(ground: ground, rows: rows, shares: shares)
            .run(Array(rows.records.indices), workers: workers)
        let twice = await RosterDuplicates.find(outcomes, ground, rows, shares, workers: workers)
        let decisions = Decisions(outcomes: outcomes, duplicates: twice, tolerance: settings.tolerance)
        return MatchResult(decisions: decisions, groups: twice.groups, shares: shares)
    }
}

/// How much likelier the second word of a name is once the first is known.
enum NameCohesion {
    static func measure(_ people: PersonColumns) -> Double {
        people.withView { view in
            var first: [UInt64: Double] = [:]
            var second: [UInt64: Double] = [:]
            var both: [UInt64: Double] = [:]
            var total = 0.0
            let step = max(view.records.count / 50_000, 1)
            for index in stride(from: 0, to: view.records.count, by: step) {
                let name = view.name(of: view.records[index])
                guard name.count > 1 else { continue }
                total += 1
                first[UInt64(name[0]), default: 0] += 1
                second[UInt64(name[1]), default: 0] += 1
                both[UInt64(name[0]) << 32 | UInt64(name[1]), default: 0] += 1
            }
            guard total > 200 else { return 4 }
            let coincidence = { (counts: [UInt64: Double]) in
                counts.values.reduce(0) { $0 + $1 * ($1 - 1) } / (total * (total - 1))
            }
            let expected = coincidence(first) * coincidence(second)
            guard expected > 0 else { return 4 }
            return min(max(coincidence(both) / expected, 1), 12)
        }
    }
}
