import SQLDatabase

/// The words by which people are found: those of a name in small letters, and a keyed hash of the last four
/// digits of the NIK. A search is a range of the key; no name is read that does not begin so.
package enum PersonWords {
    /// The words of a name: letters and digits, small, each once, no longer than 40 bytes.
    package static func words(of name: String) -> [String] {
        var words: [String] = []
        for part in name.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            var word = String(part)
            while word.utf8.count > longest { word.removeLast() }
            if !words.contains(word) { words.append(word) }
        }
        return words
    }

    /// By which the last four digits of a NIK are found; nil for what are no four digits.
    package static func mark(lastFour digits: String, _ sealing: FieldSealing) -> String? {
        guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return "#" + sealing.index(digits, kind: "nik-last-four").prefix(8)
    }

    /// The words that begin with a text: from the first, to below the second.
    package static func range(of beginning: String) -> (from: String, below: String) {
        (beginning, beginning + "\u{10FFFF}")
    }

    static let longest = 40
}

/// Words of many people on their way into the table, in the order of its key.
struct PersonWordRows {
    private struct Entry {
        /// The first eight bytes of the word, so that most comparisons end there.
        let key: UInt64
        let start: Int
        let length: Int
        let person: Int64
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// By the last four digits, once each.
    private var marks: [String: String] = [:]
    private let sealing: FieldSealing

    init(_ sealing: FieldSealing) { self.sealing = sealing }

    var count: Int { entries.count }

    mutating func add(name: String, nik: String, person: Int64) {
        for word in PersonWords.words(of: name) { add(word, person) }
        let digits = String(nik.suffix(4))
        if let mark = marks[digits] ?? PersonWords.mark(lastFour: digits, sealing) {
            marks[digits] = mark
            add(mark, person)
        }
    }

    private mutating func add(_ word: String, _ person: Int64) {
        let start = bytes.count
        bytes.append(contentsOf: word.utf8)
        var key: UInt64 = 0
        for place in start..<(start + 8) { key = key << 8 | (place < bytes.count ? UInt64(bytes[place]) : 0) }
        entries.append(Entry(key: key, start: start, length: bytes.count - start, person: person))
    }

    /// - Parameter conflict: what to do with words that are there.
    func rows(government: Int64, conflict: BulkRows.Conflict) -> BulkRows {
        let sorted = bytes.withUnsafeBufferPointer { bytes in
            entries.sorted { left, right in
                if left.key != right.key { return left.key < right.key }
                let order = compare(
                    bytes[left.start..<(left.start + left.length)],
                    bytes[right.start..<(right.start + right.length)])
                return order == 0 ? left.person < right.person : order < 0
            }
        }
        var words = TextColumn()
        words.reserve(texts: sorted.count, bytes: bytes.count)
        for entry in sorted { words.append(utf8: bytes[entry.start..<(entry.start + entry.length)]) }
        return BulkRows(
            "person_word",
            [
                ("gov_id", .constant(.integer(government))), ("word", .texts(words)),
                ("person_id", .integers(sorted.map(\.person))),
            ], conflict: conflict)
    }
}

private func compare(
    _ left: Slice<UnsafeBufferPointer<UInt8>>, _ right: Slice<UnsafeBufferPointer<UInt8>>
) -> Int {
    for (one, other) in zip(left, right) where one != other { return one < other ? -1 : 1 }
    return left.count - right.count
}

extension RegisterRows {
    /// Which rows are of people whom this government does not have yet.
    ///
    /// - Parameter known: rows whose person the country knew before; all others are new everywhere.
    func newcomers(_ known: [Int], on connection: any SQLConnection) throws -> [Int] {
        var there: Set<Int64> = []
        for start in stride(from: 0, to: known.count, by: 500) {
            let portion = known[start..<min(start + 500, known.count)]
            let places = (0..<portion.count).map { "$\($0 + 2)" }.joined(separator: ", ")
            try connection.query(
                """
                SELECT person_id FROM person WHERE gov_id = $1 AND person_id IN (\(places))
                ORDER BY person_id
                """, [.integer(government)] + portion.map { .integer(persons[$0]) }
            ) { there.insert(try $0.integer(0)) }
        }
        return (0..<columns.count).filter { there.isEmpty || !there.contains(persons[$0]) }
    }

    /// The words of some of the people.
    func words(of rows: some Collection<Int>, _ sealing: FieldSealing) -> BulkRows {
        var words = PersonWordRows(sealing)
        for row in rows {
            words.add(name: columns.names[row] ?? "", nik: columns.niks[row], person: persons[row])
        }
        return words.rows(government: government, conflict: .refuse)
    }
}
