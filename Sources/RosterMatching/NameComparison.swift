/// What the comparison of two names found.
struct NameFinding {
    /// How many times likelier the row's name is if it is this participant than if it is anyone.
    var ratio = 1.0
    /// Bit of each `WordLevel` that occurred.
    var levels: UInt16 = 0
    /// Words that agreed at any level.
    var matched: UInt8 = 0

    func has(_ level: WordLevel) -> Bool { levels & (1 << LevelShares<WordLevel>.index(level)) != 0 }
    mutating func note(_ level: WordLevel) { levels |= 1 << LevelShares<WordLevel>.index(level) }

    /// Every word is there and is written the same or sounds the same.
    var isWhole: Bool {
        matched > 0 && !has(.dropped) && !has(.added) && !has(.initial) && !has(.shortened) && !has(.replaced)
    }
}

/// Compares two names word by word.
///
/// The row's name is thought of as the participant's after a clerk wrote it: each word kept, spelt
/// otherwise, shortened or lost. Its chance is set against the chance of the same words coming from
/// anyone in the list, so a mistake costs nothing by itself (anyone's name may be mistyped) and an
/// agreement is worth as much as the word is rare.
struct NameComparison {
    var words: WordComparison
    let frequencies: PopulationFrequencies
    let shares: MatchShares
    private var pairs: ContiguousArray<WordPair> = []
    private var rarities: ContiguousArray<Double> = []

    private struct WordPair {
        var row: Int
        var person: Int
        var level: WordLevel
        var ratio: Double
    }

    /// Which list of words a frequency is taken from.
    enum Field { case name, mother }

    init(traits: WordTraits, frequencies: PopulationFrequencies, shares: MatchShares) {
        words = WordComparison(traits: traits)
        self.frequencies = frequencies
        self.shares = shares
    }

    mutating func compare(
        _ row: UnsafeBufferPointer<UInt32>, _ person: UnsafeBufferPointer<UInt32>, _ field: Field
    ) -> NameFinding {
        var finding = NameFinding()
        guard !row.isEmpty, !person.isEmpty else { return finding }
        var rowTaken: UInt16 = 0
        var personTaken: UInt16 = 0
        rarities.removeAll(keepingCapacity: true)
        collectPairs(row, person, field)
        var order: Int8 = -1
        var isInOrder = true
        while let best = bestPair(rowTaken, personTaken) {
            rowTaken |= 1 << best.row
            personTaken |= 1 << best.person
            finding.note(best.level)
            finding.matched += 1
            rarities.append(best.ratio)
        }
        if finding.matched > 1 { isInOrder = isMonotonic(rowTaken, row.count, &order) }
        if rowTaken != Self.all(row.count), personTaken != Self.all(person.count) {
            joinTheRest(row, person, &rowTaken, &personTaken, field, &finding)
        }
        finding.ratio = agreement()
        if !isInOrder {
            finding.note(.swapped)
            finding.ratio *= min(1, shares.word[.swapped] * 4)
        }
        charge(&finding, row, person, rowTaken, personTaken)
        return row.count == person.count ? finding : better(finding, row, person, field)
    }

    private static func all(_ count: Int) -> UInt16 { count >= 16 ? .max : (1 << count) - 1 }

    private mutating func collectPairs(
        _ row: UnsafeBufferPointer<UInt32>, _ person: UnsafeBufferPointer<UInt32>, _ field: Field
    ) {
        pairs.removeAll(keepingCapacity: true)
        for (rowIndex, rowWord) in row.enumerated() {
            for (personIndex, personWord) in person.enumerated() {
                guard let level = words.level(rowWord, personWord) else { continue }
                let ratio = ratio(level, rowWord, personWord, field)
                pairs.append(WordPair(row: rowIndex, person: personIndex, level: level, ratio: ratio))
            }
        }
    }

    /// The strongest pair of words neither of which is used; of equals the earliest.
    private func bestPair(_ rowTaken: UInt16, _ personTaken: UInt16) -> WordPair? {
        var best: WordPair?
        for pair in pairs where rowTaken & (1 << pair.row) == 0 && personTaken & (1 << pair.person) == 0 {
            if best.map({ pair.ratio > $0.ratio }) ?? true { best = pair }
        }
        return best
    }

    /// Whether words that agree stand in the same order, as far as unambiguous pairs tell.
    private func isMonotonic(_ rowTaken: UInt16, _ rowCount: Int, _ order: inout Int8) -> Bool {
        for row in 0..<rowCount where rowTaken & (1 << row) != 0 {
            let partners = pairs.filter { $0.row == row && $0.level != .initial }
            guard partners.count == 1 else { continue }
            let position = Int8(partners[0].person)
            if position < order { return false }
            order = position
        }
        return true
    }

    /// The noisy-channel ratio of one pair of words; see the type.
    private func ratio(_ level: WordLevel, _ row: UInt32, _ person: UInt32, _ field: Field) -> Double {
        let personShare = frequency(person, field)
        let chance = chance(of: level)
        let kept = shares.word[.equal]
        let respelt = shares.word[.sound] / 3
        if level == .equal {
            let others = max(soundFrequency(row, field) - personShare, 0)
            return chance / (personShare * kept + others * respelt)
        }
        let rowShare = shareOfOthers(row, field)
        if level == .initial {
            let letter = Double(frequencies.initial[Int(words.traits.initial[Int(row)])])
            return chance / (min(letter, 1) * chance + rowShare * kept)
        }
        let heard = max(soundFrequency(row, field) - rowShare, 0)
        return max(chance / (personShare * chance + rowShare * kept + heard * respelt), 1e-3)
    }

    /// How common a word is, a word that nobody has being as rare as any misspelling.
    private func shareOfOthers(_ word: UInt32, _ field: Field) -> Double {
        let share = frequency(word, field)
        return share * (frequencies.people + 1) < 1.5 ? frequencies.unseenWord : share
    }

    /// The chance that a word of the participant becomes this very word of the row.
    private func chance(of level: WordLevel) -> Double {
        switch level {
        case .equal: shares.word[.equal]
        case .sound: shares.word[.sound] / 3
        case .family: shares.word[.family] / 6
        case .typingError: shares.word[.typingError] / 150
        case .shortened: shares.word[.shortened] / 3
        case .initial: shares.word[.initial]
        case .joined, .dropped, .added, .swapped, .replaced: 0
        }
    }

    private func frequency(_ word: UInt32, _ field: Field) -> Double {
        switch field {
        case .name: Double(frequencies.nameWord[Int(word)])
        case .mother: Double(frequencies.motherWord[Int(word)])
        }
    }

    private func soundFrequency(_ word: UInt32, _ field: Field) -> Double {
        let sound = Int(words.traits.sound[Int(word)])
        return switch field {
        case .name: Double(frequencies.nameSound[sound])
        case .mother: Double(frequencies.motherSound[sound])
        }
    }

    /// The words left over on both sides may be the same letters, cut at other places.
    private mutating func joinTheRest(
        _ row: UnsafeBufferPointer<UInt32>, _ person: UnsafeBufferPointer<UInt32>,
        _ rowTaken: inout UInt16, _ personTaken: inout UInt16, _ field: Field, _ finding: inout NameFinding
    ) {
        let rowRest = WordSelection(row, without: rowTaken)
        let rest = WordSelection(person, without: personTaken)
        guard rowRest.count > 1 || rest.count > 1, words.mayBeJoined(rowRest, rest) else { return }
        var mistakes = words.mistakesWhenJoined(rowRest, rest)
        if mistakes == nil, rest.count == 2 {
            let turned = WordSelection(person, without: personTaken, isReversed: true)
            mistakes = words.mistakesWhenJoined(rowRest, turned)
        }
        guard let mistakes else { return }
        rowTaken = .max
        personTaken = .max
        finding.note(.joined)
        if mistakes > 0 { finding.note(.typingError) }
        finding.matched += UInt8(rest.count)
        for index in 0..<rest.count { rarities.append(0.6 / max(frequency(rest[index], field), 1e-6)) }
    }

    /// The finding, or the two names as one run of letters where that explains more.
    private mutating func better(
        _ finding: NameFinding, _ row: UnsafeBufferPointer<UInt32>, _ person: UnsafeBufferPointer<UInt32>,
        _ field: Field
    ) -> NameFinding {
        let all = WordSelection(row, without: 0)
        let whole = WordSelection(person, without: 0)
        guard finding.levels & ~Self.untouched != 0, !finding.has(.joined), words.mayBeJoined(all, whole)
        else { return finding }
        var found = words.mistakesWhenJoined(all, whole)
        if found == nil, person.count == 2 {
            let turned = WordSelection(person, without: 0, isReversed: true)
            found = words.mistakesWhenJoined(all, turned)
        }
        guard let mistakes = found else { return finding }
        var joined = NameFinding()
        joined.note(.joined)
        if mistakes > 0 { joined.note(.typingError) }
        joined.matched = UInt8(person.count)
        rarities.removeAll(keepingCapacity: true)
        for word in person { rarities.append(0.6 / max(frequency(word, field), 1e-6)) }
        joined.ratio = agreement()
        return joined.ratio > finding.ratio ? joined : finding
    }

    private static let untouched: UInt16 = 1 << LevelShares<WordLevel>.index(.equal)

    /// The product of the ratios, rarest word first; the later words are expected beside the first.
    private mutating func agreement() -> Double {
        rarities.sort(by: >)
        var product = 1.0
        for (index, ratio) in rarities.enumerated() {
            product *= index == 0 || ratio <= 1 ? ratio : max(ratio / shares.nameCohesion, 1)
        }
        return product
    }

    /// Charges for words that only one side has.
    private func charge(
        _ finding: inout NameFinding, _ row: UnsafeBufferPointer<UInt32>,
        _ person: UnsafeBufferPointer<UInt32>, _ rowTaken: UInt16, _ personTaken: UInt16
    ) {
        let ease = row.count == 1 ? 5.0 : row.count == 2 ? 1.5 : 1
        for index in person.indices where personTaken & (1 << index) == 0 {
            finding.note(.dropped)
            finding.ratio *= min(1, shares.word[.dropped] * ease)
        }
        for index in row.indices where rowTaken & (1 << index) == 0 {
            finding.note(.added)
            let isLetter = words.traits.length(row[index]) == 1
            finding.ratio *= min(1, shares.word[.added] * (isLetter ? 5 : 1.5))
        }
    }
}
