/// Finds and weighs the candidates of one row after another; one worker has one of these.
struct RowMatching {
    let people: PersonView
    let rows: PersonView
    let shares: MatchShares
    private var search: CandidateSearch
    private var scoring: PairScoring
    private var ranked: ContiguousArray<Ranked> = []
    /// The heaviest candidate with the row's very NIK.
    private var owner: Ranked?

    private struct Ranked {
        var person: UInt32
        var finding: PairFinding
        var weight: Double
    }

    /// Runner-ups kept beside the first.
    static let runnerUps = 5
    /// Two participants in two hundred are one person with two numbers.
    static let secondNumbers = 0.005

    init(
        _ ground: MatchingGround, people: PersonView, rows: PersonView, index: BlockingView,
        shares: MatchShares
    ) {
        self.people = people
        self.rows = rows
        self.shares = shares
        search = CandidateSearch(
            keys: BlockingKeys(traits: ground.traits), index: index, people: people.records.count)
        scoring = PairScoring(ground, shares: shares)
    }

    /// - Parameter excluding: A participant who is not to be found: the row itself, in its own roster.
    mutating func match(_ rowNumber: Int, excluding: Int? = nil) -> RowOutcome {
        let row = rows.records[rowNumber]
        let prior = shares.registered / Double(max(people.records.count, 1))
        var none = 1 - shares.registered
        ranked.removeAll(keepingCapacity: true)
        owner = nil
        search.searchNIK(row)
        rank(from: 0, row, excluding, prior, &none)
        if !isCertain(none) {
            let before = search.found.count
            search.searchMistakes(row, rows)
            rank(from: before, row, excluding, prior, &none)
        }
        if !isCertain(none) {
            let before = search.found.count
            search.searchFar(row, rows)
            rank(from: before, row, excluding, prior, &none)
        }
        return conclude(row, none)
    }

    /// The NIK's owner is found and agrees in all the rest: no one else need be looked at.
    private func isCertain(_ none: Double) -> Bool {
        guard let first = ranked.first, first.weight > none * 1e5 else { return false }
        return first.finding.isNIKClose && first.finding.parts.name > 1 && first.finding.birth != .different
    }

    private mutating func rank(
        from start: Int, _ row: PersonRecord, _ excluding: Int?, _ prior: Double, _ none: inout Double
    ) {
        let relatives = shares.relatives / Double(max(people.records.count, 1))
        for index in start..<search.found.count {
            let person = search.found[index]
            if let excluding, Int(person) == excluding { continue }
            let finding = scoring.score(row, rows, people.records[Int(person)], people)
            none += relatives * finding.relativeRatio
            let candidate = Ranked(person: person, finding: finding, weight: prior * finding.ratio)
            if finding.nik == .equal, owner.map({ candidate.weight > $0.weight }) ?? true {
                owner = candidate
            }
            insert(candidate)
        }
    }

    /// Keeps the heaviest few; of equals the participant appended first.
    private mutating func insert(_ candidate: Ranked) {
        let isHeavier = { (other: Ranked) in
            candidate.weight > other.weight
                || (candidate.weight == other.weight && candidate.person < other.person)
        }
        guard ranked.count <= Self.runnerUps || ranked.last.map(isHeavier) ?? true else { return }
        let place = ranked.firstIndex(where: isHeavier) ?? ranked.count
        ranked.insert(candidate, at: place)
        if ranked.count > Self.runnerUps + 1 { ranked.removeLast() }
    }

    private mutating func conclude(_ row: PersonRecord, _ none: Double) -> RowOutcome {
        showOwner(none)
        guard let first = ranked.first else { return RowOutcome() }
        let total = ranked.reduce(none) { $0 + $1.weight }
        var outcome = RowOutcome()
        outcome.finding = first.finding
        var together = first.weight
        for other in ranked.dropFirst() {
            if other.weight > first.weight * 1e-6, isSamePerson(first.person, other.person) {
                together += other.weight
            } else if other.finding.nik == .equal {
                outcome.hasForeignNIK = true
            }
        }
        outcome.candidates = ranked.compactMap { candidate in
            let probability = candidate.weight / total
            guard probability > 1e-4 || candidate.person == first.person else { return nil }
            return MatchCandidate(participant: Int(candidate.person), probability: probability)
        }
        outcome.probability = together / total
        outcome.registered = (total - none) / total
        outcome.doubt = Doubt(first.finding)
        if outcome.probability < 0.999 {
            let first = people.records[Int(first.person)]
            outcome.namesakes = max(search.countNamesakes(people.name(of: first), people) - 1, 0)
        }
        return outcome
    }

    /// Where nobody fits, the one whose NIK the row has comes first: a clerk must see it.
    private mutating func showOwner(_ none: Double) {
        guard let owner, let first = ranked.first, first.finding.nik != .equal, first.weight < none else {
            return
        }
        ranked.removeAll { $0.person == owner.person }
        ranked.insert(owner, at: 0)
        if ranked.count > Self.runnerUps + 1 { ranked.removeLast() }
    }

    /// One person registered under two numbers.
    private mutating func isSamePerson(_ left: UInt32, _ right: UInt32) -> Bool {
        let first = people.records[Int(left)]
        let second = people.records[Int(right)]
        let finding = scoring.score(first, people, second, people)
        let count = Double(max(people.records.count, 1))
        let odds =
            Self.secondNumbers / count * finding.ratio
            / (1 + shares.relatives / count * finding.relativeRatio)
        return odds > 20
    }
}
