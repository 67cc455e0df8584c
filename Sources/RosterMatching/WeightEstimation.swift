/// Estimates the shares of the levels on the files themselves (expectation maximisation).
///
/// Each round matches a fixed sample of rows with the shares of the round before and counts the levels
/// of the likeliest candidates, each by its probability. The seeds count as well, so that a short
/// roster does not teach nonsense.
struct WeightEstimation {
    static let sampleSize = 3000
    static let rounds = 3
    private static let seedWeight = 60.0

    static func estimate(
        _ ground: MatchingGround, rows: PersonColumns, seeds: MatchShares, workers: Int
    ) async -> MatchShares {
        let count = rows.records.count
        guard count > 0 else { return seeds }
        let step = max(count / sampleSize, 1)
        let sample = Array(stride(from: 0, to: count, by: step))
        var shares = seeds
        for _ in 0..<rounds {
            let outcomes = await MatchingPass(ground: ground, rows: rows, shares: shares)
                .run(sample, workers: workers)
            shares = updated(seeds, with: outcomes)
        }
        return shares
    }

    private static func updated(_ seeds: MatchShares, with outcomes: [RowOutcome]) -> MatchShares {
        var counts = LevelCounts()
        var registered = 0.0
        for outcome in outcomes {
            registered += outcome.registered
            if outcome.probability > 0.5 { counts.add(outcome.finding, outcome.probability) }
        }
        var shares = seeds
        shares.registered = min(max((registered + 35) / (Double(outcomes.count) + 50), 0.02), 0.98)
        shares.nik.update(with: counts.nik, seedWeight: seedWeight)
        shares.word.update(with: counts.word, seedWeight: seedWeight)
        shares.birth.update(with: counts.birth, seedWeight: seedWeight)
        shares.mother.update(with: counts.mother, seedWeight: seedWeight)
        shares.village.update(with: counts.village, seedWeight: seedWeight)
        shares.address.update(with: counts.address, seedWeight: seedWeight)
        shares.phone.update(with: counts.phone, seedWeight: seedWeight)
        shares.sex.update(with: counts.sex, seedWeight: seedWeight)
        return shares
    }
}

/// Levels seen in the likeliest pairs, a missing field not counted.
private struct LevelCounts {
    var nik = [Double](repeating: 0, count: NIKLevel.allCases.count)
    var word = [Double](repeating: 0, count: WordLevel.allCases.count)
    var birth = [Double](repeating: 0, count: BirthDateLevel.allCases.count)
    var mother = [Double](repeating: 0, count: MotherLevel.allCases.count)
    var village = [Double](repeating: 0, count: PlaceLevel.allCases.count)
    var address = [Double](repeating: 0, count: PlaceLevel.allCases.count)
    var phone = [Double](repeating: 0, count: PhoneLevel.allCases.count)
    var sex = [Double](repeating: 0, count: SexLevel.allCases.count)

    mutating func add(_ finding: PairFinding, _ weight: Double) {
        if finding.nik != .missing { nik[LevelShares<NIKLevel>.index(finding.nik)] += weight }
        if finding.birth != .missing { birth[LevelShares<BirthDateLevel>.index(finding.birth)] += weight }
        if finding.mother != .missing { mother[LevelShares<MotherLevel>.index(finding.mother)] += weight }
        if finding.village != .missing { village[LevelShares<PlaceLevel>.index(finding.village)] += weight }
        if finding.address != .missing { address[LevelShares<PlaceLevel>.index(finding.address)] += weight }
        if finding.phone != .missing { phone[LevelShares<PhoneLevel>.index(finding.phone)] += weight }
        if finding.sex != .missing { sex[LevelShares<SexLevel>.index(finding.sex)] += weight }
        addWords(finding, weight)
    }

    /// Each level noted counts once, and the rest of the words that agree count as equal.
    private mutating func addWords(_ finding: PairFinding, _ weight: Double) {
        if finding.isNameReplaced {
            word[LevelShares<WordLevel>.index(.replaced)] += weight * 2
            return
        }
        var equal = Double(finding.name.matched)
        for level in WordLevel.allCases where level != .equal && finding.name.has(level) {
            word[LevelShares<WordLevel>.index(level)] += weight
            if level != .dropped, level != .added, level != .swapped { equal -= 1 }
        }
        word[LevelShares<WordLevel>.index(.equal)] += weight * max(equal, 0)
    }
}
