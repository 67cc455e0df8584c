/// People to be found, prepared: their words, and the index to find them by.
struct MatchingGround: Sendable {
    let people: PersonColumns
    let traits: WordTraits
    let places: PlaceComparison
    let frequencies: PopulationFrequencies
    let index: BlockingIndex

    /// The participants, with how common everything is among them.
    init(participants table: PersonTable) {
        traits = WordTraits(table.vocabulary, lexicon: table.lexicon)
        people = PersonColumns(table)
        places = PlaceComparison(table.places)
        frequencies = PopulationFrequencies(people, traits: traits, placeCount: table.places.count)
        index = Self.index(of: people, traits)
    }

    private init(
        people: PersonColumns, traits: WordTraits, places: PlaceComparison,
        frequencies: PopulationFrequencies, index: BlockingIndex
    ) {
        self.people = people
        self.traits = traits
        self.places = places
        self.frequencies = frequencies
        self.index = index
    }

    /// This ground with the words of a roster known too, and the roster's people in the same numbers.
    func joined(
        by roster: PersonTable, vocabulary: Vocabulary, places: Vocabulary
    ) -> (ground: MatchingGround, rows: PersonColumns) {
        var vocabulary = vocabulary
        var places = places
        let words = (0..<UInt32(roster.vocabulary.count)).map {
            vocabulary.number(of: roster.vocabulary.word($0))
        }
        let villages = (0..<UInt32(roster.places.count)).map { places.number(of: roster.places.word($0)) }
        let traits = WordTraits(vocabulary, lexicon: roster.lexicon)
        let frequencies = frequencies.extended(
            words: traits.count, sounds: traits.soundCount, places: places.count)
        let ground = MatchingGround(
            people: people, traits: traits, places: PlaceComparison(places), frequencies: frequencies,
            index: index)
        return (ground, PersonColumns(roster, words: words, places: villages))
    }

    /// The rows of a roster as people to be found among themselves.
    func turned(to rows: PersonColumns) -> MatchingGround {
        MatchingGround(
            people: rows, traits: traits, places: places, frequencies: frequencies,
            index: Self.index(of: rows, traits))
    }

    private static func index(of people: PersonColumns, _ traits: WordTraits) -> BlockingIndex {
        let keys = BlockingKeys(traits: traits)
        return people.withView { view in
            BlockingIndex(expecting: view.records.count * 8) { add in
                for (number, record) in view.records.enumerated() {
                    keys.forEachKey(record, view) { add($0, UInt32(number)) }
                }
            }
        }
    }
}
