import Continuity
import CoverageBooks
import LawBook
import Letters
package import Membership
import MoneyAndDates
import RegisterBooks
import SQLStore
import Words

extension OfficeLetters {
    /// How many months a certificate shows.
    static let shownMonths = 12

    /// The certificate of a person: which months are protected, as the books stand today.
    ///
    /// - Throws: `CoverageRefusal.noSuchPerson`, `OfficeLetterRefusal.neverProtected`, `LetterRefusal`, or a
    ///   `LawGap`.
    package func certificate(
        of person: PersonID, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        let coverage = try await PersonCoverage(of: person, by: office, under: law)
        let months = coverage.months(OfficeLetters.shownMonths)
        let protected = months.count(where: \.isProtected)
        guard coverage.strip.months.contains(where: \.isProtected) else {
            throw OfficeLetterRefusal.neverProtected(name: coverage.named.name)
        }
        let number = try await PersonSearch(office).maskedNumber(of: person)
        let rows = months.map { [words.text($0.month), state($0)] }
        return try await issue(
            LetterDraft(
                kind: .certificate, subject: LetterSubject(name: "person", number: person.number),
                month: Month(of: office.today),
                fields: [
                    "name": coverage.named.name, "nik": coverage.named.maskedNIK,
                    "kpj": number ?? OfficeLetters.nothing, "unit": coverage.unit,
                    "month": words.text(Month(of: office.today)),
                    "programmes": coverage.programmes.programmes.map(\.rawValue).joined(separator: ", "),
                    "protection": words(
                        coverage.isProtected ? "letter.protected" : "letter.not-protected"),
                    "months-protected": words(
                        "letter.certificate.months",
                        ["count": .count(protected), "all": .number(months.count)]),
                ],
                tables: ["months": LetterRows(["month", "state"], rows)]),
            as: format)
    }

    /// For whoever is shown the certificate: what is to be done about a gap is said elsewhere.
    private func state(_ month: PersonMonth) -> String {
        if case .inForce(.paid) = month.state { return words(month.state.key, month.state.arguments) }
        if month.isProtected { return words("letter.month.protected") }
        if case .gap(let gap) = month.state, !gap.isLoss { return words(gap.key, month.state.arguments) }
        return words("letter.month.not-protected")
    }
}
