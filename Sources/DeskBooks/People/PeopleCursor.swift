/// Where the next part of a list of people begins, as it stands in the address. What is no cursor of ours
/// is taken for none.
struct PeopleCursor: Sendable, Hashable {
    /// The name after which names go on, or the word after which words do.
    let text: String
    let person: Int64
    /// Whether it is a place among words.
    let isWord: Bool

    init(name: String, person: Int64) { (text, self.person, isWord) = (name, person, false) }

    init(word: String, person: Int64) { (text, self.person, isWord) = (word, person, true) }

    init?(_ written: String) {
        let parts = written.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "n" || parts[0] == "k", let person = Int64(parts[1]),
            !parts[2].utf8.contains(0)
        else {
            return nil
        }
        (text, self.person, isWord) = (String(parts[2]), person, parts[0] == "k")
    }

    var written: String { "\(isWord ? "k" : "n").\(person).\(text)" }
}
