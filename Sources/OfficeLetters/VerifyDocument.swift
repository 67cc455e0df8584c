import Continuity
import CoverageBooks
package import LawBook
package import Letters
import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// What a stranger may know of a document whose code he has in hand.
package struct VerifiedDocument: Sendable, Hashable {
    package let kind: LetterKind
    package let government: String
    /// Its own number where it has one; else empty.
    package let number: String
    package let issuedOn: Day
    /// The month it is of.
    package let month: Month?
    /// Of a certificate only.
    package let person: VerifiedPerson?
}

/// The person of a certificate, as the books stand now rather than on the day it was given out.
package struct VerifiedPerson: Sendable, Hashable {
    /// `S*** A***`: enough to compare with a paper in hand.
    package let maskedName: String
    package let asOf: Day
    package let isProtected: Bool
    /// The protected months among the last twelve, in order.
    package let protectedMonths: [Month]
}

/// Tells whether a document is genuine, by its code.
package enum VerifyDocument {
    /// What the code stands for; nil for a code that was not made here, or of a document that was not given
    /// out. Both look the same to whoever asks.
    ///
    /// - Parameter office: any office of the database; the code names its own government.
    /// - Throws: a `LawGap` where the law does not answer for today.
    package static func find(
        _ text: String, by office: Office, under law: LawBook
    ) async throws -> VerifiedDocument? {
        guard let code = DocumentCode(text, office.sealing), let written = DocumentCode.written(text),
            let kind = LetterKind(codeNumber: code.kind)
        else { return nil }
        let found = try await office.database.read { connection in
            (
                try IssuedDocuments.last(written, of: code.government, on: connection),
                try GovernmentBook.name(of: code.government, on: connection)
            )
        }
        guard let issued = found.0, let government = found.1, issued.kind == kind.rawValue else { return nil }
        var person: VerifiedPerson?
        if kind == .certificate {
            let theirs = Office(
                database: office.database, identifiers: office.identifiers, sealing: office.sealing,
                government: code.government, actor: office.actor, today: office.today, now: office.now)
            let coverage = try await PersonCoverage(of: PersonID(code.subject), by: theirs, under: law)
            person = VerifiedPerson(
                maskedName: masked(coverage.named.name), asOf: office.today,
                isProtected: coverage.isProtected,
                protectedMonths: coverage.months(OfficeLetters.shownMonths).filter(\.isProtected).map(
                    \.month))
        }
        return VerifiedDocument(
            kind: kind, government: government, number: issued.number, issuedOn: issued.issuedOn,
            month: code.month, person: person)
    }

    /// The first letter of each word; how long a word is does not show.
    static func masked(_ name: String) -> String {
        name.split(separator: " ").map { "\($0.prefix(1))***" }.joined(separator: " ")
    }
}
