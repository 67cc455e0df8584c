package import Claims
package import Letters
package import MoneyAndDates
package import Words

/// A letter that tells somebody of a right that comes with time: what it is, what it brings, and which papers
/// are needed for it.
package struct RightNoticeFacts: ClaimFormFacts, Hashable {
    /// An amount that the law names, and where it stands.
    package struct Amount: Sendable, Hashable {
        package let what: String
        package let amount: Rupiah
        /// The sentence, the text it rests on, and that nobody has verified it where that is so.
        package let basis: String
        package let isVerified: Bool
    }

    package let right: ArisingRight
    /// Whose it is; the child where a child comes into another school.
    package var name = ""
    /// Where she works, or worked.
    package var unit = ""
    /// The participant through whom a child has it; empty where the right is the person's own.
    package var parent = ""
    /// From which day on.
    package var day: Day?
    /// Years of age, or months paid, that the law asks for.
    package var count = 0
    /// Months that must still be paid.
    package var missing = 0
    /// Why it is so, with the text it rests on.
    package var why = ""
    /// The places at school of a child: the one before, and the next.
    package var schoolBefore = ""
    package var school = ""
    package var amounts: [Amount] = []
    /// In plain words.
    package var papers: [String] = []
    /// Who may be asked; empty where nobody is named.
    package var contact = ""

    package init(_ right: ArisingRight) { self.right = right }

    package var kind: LetterKind { .rightNotice }

    /// The places of its template. `is-jht` and the like say something where the letter is of that right.
    package func fields(_ words: Words) -> [String: String] {
        var fields = [
            "right": words(right.labelKey), "name": name, "unit": unit, "parent": parent,
            "arises-on": day.map { words.text($0) } ?? "", "count": words.text(count),
            "missing": missing > 0 ? words.text(missing) : "", "why": why,
            "school-before": schoolBefore, "school": school, "contact": contact,
            "amounts": amounts.isEmpty ? "" : words.text(amounts.count),
            "unverified": amounts.allSatisfy(\.isVerified) ? "" : words("status.unverified"),
        ]
        for other in ArisingRight.allCases {
            fields["is-\(other.rawValue)"] = other == right ? fields["right"] : ""
        }
        return fields
    }

    /// The rows of its tables.
    package func tables(_ words: Words) -> [String: LetterRows] {
        [
            "amounts": LetterRows(
                ["what", "amount", "basis"],
                amounts.map {
                    [$0.what, $0.amount.description + ($0.isVerified ? "" : " *"), $0.basis]
                }),
            "papers": LetterRows(["no", "paper"], papers.enumerated().map { ["\($0 + 1)", $1] }),
        ]
    }
}
