package import Letters
package import Words

/// The facts of one form of a claim. Whatever is empty is printed as room to write in.
package protocol ClaimFormFacts: Sendable {
    var kind: LetterKind { get }
    /// By name, as its template asks for them.
    func fields(_ words: Words) -> [String: String]
    func tables(_ words: Words) -> [String: LetterRows]
}

extension LetterRows {
    /// Rows that are known, and empty ones to write in up to a number of rows.
    static func toFill(_ names: [String], _ rows: [[String]], upTo count: Int) -> LetterRows {
        let empty = max(0, count - rows.count)
        let blank = (0..<empty).map { number in
            names.enumerated().map { place, name in
                place == 0 && name == "no" ? "\(rows.count + number + 1)" : " "
            }
        }
        return LetterRows(names, rows + blank)
    }

    /// Witnesses, two of whom a form asks for.
    static func witnesses(_ witnesses: [ClaimWitness]) -> LetterRows {
        toFill(
            ["no", "name", "address", "phone"],
            witnesses.enumerated().map { ["\($0 + 1)", $1.name, $1.address, $1.phone] }, upTo: 2)
    }
}
