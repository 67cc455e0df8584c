/// What people know about Indonesian names and a program does not: which spellings are one name, and
/// which words are titles.
///
/// The knowledge is text in `templates/names/`; this value is that text, parsed.
package struct NameLexicon: Sendable {
    /// Each spelling, in capitals without dots, with the number of its family.
    let familyOfSpelling: [String: Int32]
    /// The first spelling of each family, which stands for the family in blocking keys.
    let headOfFamily: [String]
    /// Titles written before a name: `H`, `Drs`, `Ibu`.
    let titlesBefore: Vocabulary
    /// Titles written after a name: `SE`, `SPd`.
    let titlesAfter: Vocabulary

    /// - Parameters:
    ///   - variants: One family a line, spellings apart by spaces, the fullest first; `#` begins a
    ///     comment. A spelling in two families belongs to the first; a line of one word says nothing.
    ///   - titles: Lines of words that begin with `depan` (before the name) or `belakang` (after it);
    ///     other lines are passed over. Dots do not matter.
    package init(variants: String, titles: String) {
        var families: [String: Int32] = [:]
        var heads: [String] = []
        for words in Self.lines(of: variants) where words.count > 1 {
            for word in words where families[word] == nil { families[word] = Int32(heads.count) }
            heads.append(words[0])
        }
        familyOfSpelling = families
        headOfFamily = heads
        let lines = Self.lines(of: titles)
        titlesBefore = Self.vocabulary(lines.filter { $0.first == "DEPAN" })
        titlesAfter = Self.vocabulary(lines.filter { $0.first == "BELAKANG" })
    }

    private static func vocabulary(_ lines: [[String]]) -> Vocabulary {
        var vocabulary = Vocabulary()
        for word in lines.flatMap({ $0.dropFirst() }) { _ = vocabulary.number(of: Array(word.utf8)[...]) }
        return vocabulary
    }

    /// The lines of a lexicon file as words in capitals, without their dots and comments.
    private static func lines(of text: String) -> [[String]] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            let content = line.prefix { $0 != "#" }
            let words = content.split(whereSeparator: \.isWhitespace).map { word in
                word.uppercased().filter { $0 != "." && $0 != "," && $0 != ":" }
            }
            return words.isEmpty ? nil : words
        }
    }
}
