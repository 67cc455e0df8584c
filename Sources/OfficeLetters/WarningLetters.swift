import DuesBooks
import LawBook
import Letters
import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Words

/// What an office decides about a warning.
package struct WarningTerms: Sendable, Hashable {
    /// 1 to 3: pertama, kedua, ketiga.
    package let level: Int
    /// By when it is to be paid.
    package let deadline: Day
    /// Of the office's agenda; nil leaves room for it.
    package let number: String?

    package init(level: Int, deadline: Day, number: String? = nil) {
        self.level = level
        self.deadline = deadline
        self.number = number
    }
}

extension OfficeLetters {
    /// A warning (surat teguran) to a unit about what is past its due day.
    ///
    /// - Parameter unit: its code, or its number in the books.
    /// - Throws: `OfficeLetterRefusal`, `RegisterRefusal.unknownUnit`, `LetterRefusal`.
    package func warning(
        unit code: String, _ terms: WarningTerms, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        guard (1...3).contains(terms.level) else { throw OfficeLetterRefusal.unknownLevel(terms.level) }
        let (government, today) = (office.government, office.today)
        let (unit, claims) = try await office.database.read { connection in
            let unit = try UnitBook.unit(code, government: government, on: connection)
            let registrations = try RegistrationBook.registrations(
                of: unit.id, on: today, government: government, connection)
            guard !registrations.isEmpty else { throw OfficeLetterRefusal.noRegistration(unit: unit.name) }
            return (
                unit,
                try OverdueClaims.of(
                    registrations.map(\.id), on: today, government: government, on: connection)
            )
        }
        guard !claims.isEmpty else { throw OfficeLetterRefusal.nothingOverdue(unit: unit.name) }
        let total = claims.map(\.open).sum()
        var fields = [
            "unit": unit.name, "level": words("letter.warning.level.\(terms.level)"),
            "total": total.description, "in-words": inWords(total), "deadline": words.text(terms.deadline),
        ]
        if let number = terms.number { fields["letter-number"] = number }
        let rows = claims.enumerated().map { place, claim in
            [
                "\(place + 1)", words.text(claim.month), words("letter.claim.\(claim.kind)"),
                words.text(claim.due), "\(today.sinceEpoch - claim.due.sinceEpoch)", claim.open.description,
            ]
        }
        return try await issue(
            LetterDraft(
                kind: .warningLetter, subject: LetterSubject(name: "unit", number: unit.id.number),
                month: Month(of: today), number: terms.number ?? "", fields: fields,
                tables: ["claims": LetterRows(["no", "month", "what", "due", "days", "open"], rows)]),
            as: format)
    }
}
