package import LawBook
import Letters
import Membership
package import MoneyAndDates
import SQLStore
package import SponsorBooks
import Sponsorship
import Words

/// The papers of an event, and the poster of an invitation to sponsors.
package struct OutreachLetters: Sendable {
    private let letters: OfficeLetters
    private let law: ContributionLaw
    private let income: Rupiah
    private var words: Words { letters.words }

    /// - Parameter income: of a month, by which the poster says what it costs.
    package init(_ letters: OfficeLetters, law: ContributionLaw, income: Rupiah) {
        self.letters = letters
        self.law = law
        self.income = income
    }

    /// The letter that invites to an event.
    ///
    /// - Parameter address: of the page that is read before: the enrolment, or the materials.
    /// - Throws: `LetterRefusal`, `OfficeLetterRefusal`.
    package func invitation(
        to event: OutreachEvent, address: String, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        try await letters.issue(
            LetterDraft(
                kind: .outreachInvitation, subject: LetterSubject(name: "outreach", number: event.id),
                month: Month(of: event.heldOn),
                fields: [
                    "audience": words("outreach.audience.\(event.audience)"), "event": event.title,
                    "event-day": words.text(event.heldOn), "event-place": event.place, "address": address,
                ]), as: format)
    }

    /// The sheet that is hung up at an event.
    ///
    /// - Parameter address: as for the invitation.
    package func poster(
        of event: OutreachEvent, address: String, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        let says = "\(event.title) · \(words.text(event.heldOn)) · \(event.place)"
        return try await poster(LetterSubject(name: "outreach", number: event.id), says, address, format)
    }

    /// The sheet of an invitation to sponsors.
    package func poster(
        of link: SponsorLink, address: String, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        try await poster(
            LetterSubject(name: "sponsor-link", number: link.id), "\(link.label) · \(link.unitName)", address,
            format)
    }

    private func poster(
        _ subject: LetterSubject, _ says: String, _ address: String, _ format: LetterFormat
    ) async throws -> LetterFile {
        let gains = FamilyGain.lines(words, letters.law, on: letters.office.today)
        return try await letters.issue(
            LetterDraft(
                kind: .outreachPoster, subject: subject, month: Month(of: letters.office.today),
                fields: ["event": says, "address": address, "amount": try leastOfMonth()],
                tables: ["gains": LetterRows(["what"], gains.map { [$0] })]), as: format)
    }

    /// What one month costs at the income that forms put forward.
    private func leastOfMonth() throws -> String {
        let term = SponsorshipTerm(stored: Month(of: letters.office.today), months: 1)
        return try SponsorshipCost(term, income: income, funding: .sponsor, under: law).total.description
    }
}
