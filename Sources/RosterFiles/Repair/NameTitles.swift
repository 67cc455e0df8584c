import Spreadsheets

/// Titles packed into numbers, to rule out a word without making a String of it.
struct TitleWords: Sendable {
    private let packed: Set<UInt64>
    /// A title of more than eight letters does not fit; any longer word may then be one.
    private let hasLongOnes: Bool

    init(_ titles: Set<String>) {
        var packed: Set<UInt64> = []
        for title in titles where title.utf8.count <= 8 { packed.insert(TitleWords.pack(title.utf8)) }
        self.packed = packed
        hasLongOnes = titles.contains { $0.utf8.count > 8 }
    }

    /// Whether a word of letters is a title, whatever its case.
    func contains(_ word: CellBytes) -> Bool {
        word.count <= 8 ? packed.contains(TitleWords.pack(word)) : hasLongOnes
    }

    private static func pack(_ letters: some Sequence<UInt8>) -> UInt64 {
        letters.reduce(0) { $0 << 8 | UInt64($1.uppercased) }
    }
}

extension NameRepair {
    /// Moves titles from both ends of the words into the reading.
    static func takeTitles(_ words: inout [Word], _ titles: NameTitles, _ reading: inout NameReading) {
        var before: [String] = []
        while words.count > 1 || words[safe: 0]?.text.contains(".") == true, let first = words.first {
            guard let (title, rest) = leading(first.text, titles) else { break }
            before.append(title)
            if rest.isEmpty {
                words.removeFirst()
                if words.isEmpty { break }
            } else {
                words[0].text = rest
            }
        }
        var after: [String] = []
        while words.count > 1, let length = trailing(words, titles) {
            after.insert(words.suffix(length).map(\.text).joined(separator: " "), at: 0)
            words.removeLast(length)
        }
        let all = before + after
        guard !all.isEmpty else { return }
        reading.title = all.joined(separator: ", ")
        reading.repairs.append(.nameTitleSplit)
    }

    /// A title at the front of a word, and what is left of the word: `Drs.Ahmad` is `Drs.` and `Ahmad`.
    private static func leading(_ word: String, _ titles: NameTitles) -> (title: String, rest: String)? {
        let key = NameTitles.key(word)
        if titles.before.contains(key), key.utf8.count > 1 || word.hasSuffix(".") { return (word, "") }
        guard let dot = word.firstIndex(of: "."), word.index(after: dot) < word.endIndex else { return nil }
        let title = word[...dot]
        let rest = word[word.index(after: dot)...]
        let titleKey = NameTitles.key(title)
        guard titles.before.contains(titleKey), titleKey.utf8.count > 1 || NameTitles.key(rest).utf8.count > 2
        else { return nil }
        return (String(title), String(rest))
    }

    /// How many words at the end are one title: `S. Pd` is two.
    private static func trailing(_ words: [Word], _ titles: NameTitles) -> Int? {
        for length in [3, 2, 1] where words.count > length {
            let tail = words.suffix(length)
            // Points, or a comma before it, make sure that it is a title.
            let isSure =
                tail.first?.isBehindComma == true || tail.contains { $0.text.dropLast().contains(".") }
            let key = NameTitles.key(tail.map(\.text).joined())
            let isOne = titles.after.contains(key) || (isSure && titles.afterDotted.contains(key))
            guard isOne, length == 1 || tail.dropLast().allSatisfy({ $0.text.hasSuffix(".") }) else {
                continue
            }
            return length
        }
        return nil
    }
}

extension Array {
    fileprivate subscript(safe place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
