/// One field of a row that was filled without a network, beside what became of it meanwhile.
package struct SheetField: Sendable, Hashable {
    package let name: String
    /// When the sheet was taken along.
    package let before: String
    /// In the books now.
    package let mine: String
    /// In the sheet that came back.
    package let theirs: String

    package init(_ name: String, before: String, mine: String, theirs: String) {
        self.name = name
        self.before = before
        self.mine = mine
        self.theirs = theirs
    }

    /// What is to be done with it.
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// Nobody changed it, or both to the same.
        case same = "sama"
        /// Only the sheet changed it.
        case take = "ambil"
        /// Only the books changed it.
        case keep = "tetap"
        /// Both changed it, each otherwise: a person decides.
        case conflict = "bentrok"
    }

    /// Three-way: what only one side changed wins; blanks around do not count.
    package var outcome: Outcome {
        let (before, mine, theirs) = (plain(before), plain(mine), plain(theirs))
        if mine == theirs { return .same }
        if theirs == before { return .keep }
        return mine == before ? .take : .conflict
    }

    private func plain(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
