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
        return MatchResult(
            decisions: decisions, groups: twice.groups, shares: shares,
            participants: ground.people.records.count)
    }
}
