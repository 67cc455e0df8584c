import Letters
import MoneyAndDates
import SQLStore

extension OfficeLetters {
    /// A form of a claim, with a code by which it can be looked up.
    ///
    /// - Parameters:
    ///   - claim: the number of the claim; nought for a form that is filled in by hand.
    ///   - number: of the office's agenda; nil leaves room for it.
    /// - Throws: `LetterRefusal`, `OfficeLetterRefusal`.
    package func form(
        _ facts: some ClaimFormFacts, claim: Int64 = 0, number: String? = nil, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        var fields = facts.fields(words)
        if let number { fields["letter-number"] = number }
        return try await issue(
            LetterDraft(
                kind: facts.kind, subject: LetterSubject(name: "claim", number: claim),
                month: Month(of: office.today), number: number ?? "", fields: fields,
                tables: facts.tables(words)),
            as: format)
    }
}
