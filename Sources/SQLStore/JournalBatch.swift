import MoneyAndDates
import SQLDatabase

/// A group of postings on its way into the two tables of the journal.
struct JournalBatch {
    private let group: [JournalPosting]
    private let digests: [String]
    private(set) var outcomes: [JournalBook.Outcome]

    /// Postings that repeat a key of the same group take that one's outcome, by its place.
    private var repeats: [Int: Int] = [:]
    /// The first place of each key.
    private var places: [Key: Int] = [:]
    /// The numbers of entries that are taken back by key, by place.
    private var reversed: [Int: Int64] = [:]

    init(_ group: [JournalPosting], _ identifiers: [Int64]) {
        self.group = group
        digests = group.map(\.digest)
        outcomes = zip(group, identifiers).map { .posted(entry: $1, isNew: true) }
        for (place, posting) in group.enumerated() {
            let key = Key(government: posting.government, key: posting.key)
            guard let first = places[key] else {
                places[key] = place
                continue
            }
            repeats[place] = first
            settle(place, as: outcomes[first], digest: digests[first])
        }
    }

    private struct Key: Hashable {
        let government: Int64
        let key: String
    }

    /// The entries that are to be written; nil where there are none.
    func entryRows(now: Int64) -> BulkRows? {
        let places = newPlaces
        if places.isEmpty { return nil }
        func texts(_ text: (Int) -> String) -> BulkRows.Values { .texts(TextColumn(places.map(text))) }
        return BulkRows(
            "journal_entry",
            [
                ("gov_id", .integers(places.map { group[$0].government })),
                ("entry_id", .integers(places.map { number($0) })),
                ("entry_day", .integers(places.map { Int64(group[$0].day.yyyymmdd) })),
                ("kind", texts { group[$0].kind }), ("narration", texts { group[$0].narration }),
                ("idem_key", texts { group[$0].key }), ("digest", texts { digests[$0] }),
                ("reverses_entry_id", .optionalIntegers(places.map { reversed[$0] ?? group[$0].reverses })),
                ("for_month", .optionalIntegers(places.map { group[$0].particulars.month?.number })),
                ("event_id", .optionalIntegers(places.map { group[$0].particulars.event })),
                ("recorded_ms", .constant(.integer(now))),
            ], conflict: .keep(key: ["gov_id", "idem_key"]))
    }

    /// Finds the numbers of what is reversed by key: earlier in the same group, or in the journal.
    mutating func findReversed(on connection: any SQLConnection) throws {
        for (place, posting) in group.enumerated() {
            guard let key = posting.particulars.reversesKey else { continue }
            if let earlier = places[Key(government: posting.government, key: key)], earlier < place {
                reversed[place] = number(earlier)
                continue
            }
            reversed[place] = try connection.integer(
                "SELECT entry_id FROM journal_entry WHERE gov_id = $1 AND idem_key = $2",
                [.integer(posting.government), .text(key)])
            if reversed[place] == nil { throw StoreRefusal.noSuchEntry(entry: number(place)) }
        }
    }

    /// The papers of the entries that are to be written; nil where there are none.
    func documentRows() -> BulkRows? {
        let papers = newPlaces.flatMap { place in
            group[place].particulars.documents.enumerated().map { (place, $0 + 1, $1) }
        }
        if papers.isEmpty { return nil }
        return BulkRows(
            "entry_document",
            [
                ("gov_id", .integers(papers.map { group[$0.0].government })),
                ("entry_id", .integers(papers.map { number($0.0) })),
                ("line", .integers(papers.map { Int64($0.1) })),
                ("kind", .texts(TextColumn(papers.map(\.2.kind)))),
                ("number", .texts(TextColumn(papers.map(\.2.number)))),
            ])
    }

    func lineRows() -> BulkRows? {
        let lines = newPlaces.flatMap { place in
            group[place].lines.enumerated().map { (place: place, number: $0, line: $1) }
        }
        if lines.isEmpty { return nil }
        return BulkRows(
            "journal_line",
            [
                ("gov_id", .integers(lines.map { group[$0.place].government })),
                ("entry_id", .integers(lines.map { number($0.place) })),
                ("line", .integers(lines.map { Int64($0.number + 1) })),
                ("account", .texts(TextColumn(lines.map(\.line.account)))),
                ("amount", .integers(lines.map(\.line.amount.amount))),
            ])
    }

    /// Some keys were there: reads which, and settles each as the same as before or as something else.
    mutating func findThoseThere(on connection: any SQLConnection) throws {
        for place in newPlaces {
            let found = try connection.first(
                "SELECT entry_id, digest FROM journal_entry WHERE gov_id = $1 AND idem_key = $2",
                [.integer(group[place].government), .text(group[place].key)]
            ) { (try $0.integer(0), try $0.text(1)) }
            guard let found, found.0 != number(place) else { continue }
            settle(place, as: .posted(entry: found.0, isNew: false), digest: found.1)
        }
        for (place, first) in repeats { settle(place, as: outcomes[first], digest: digests[first]) }
    }

    /// From the first to the last new number, by government.
    var spans: [Int64: ClosedRange<Int64>] {
        newPlaces.reduce(into: [:]) { spans, place in
            let span = spans[group[place].government]
            let number = number(place)
            spans[group[place].government] =
                min(span?.lowerBound ?? number, number)...max(span?.upperBound ?? number, number)
        }
    }

    private var newPlaces: [Int] {
        outcomes.indices.filter { place in
            guard case .posted(_, isNew: true) = outcomes[place] else { return false }
            return repeats[place] == nil
        }
    }

    private func number(_ place: Int) -> Int64 {
        guard case .posted(let entry, _) = outcomes[place] else { return 0 }
        return entry
    }

    private mutating func settle(_ place: Int, as outcome: JournalBook.Outcome, digest: String) {
        guard case .posted(let entry, _) = outcome else {
            outcomes[place] = outcome
            return
        }
        outcomes[place] =
            digest == digests[place]
            ? .posted(entry: entry, isNew: false) : .refused(.keyReused(key: group[place].key))
    }
}

extension Month {
    fileprivate var number: Int64 { Int64(yyyymm) }
}
