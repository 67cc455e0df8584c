import Benefits
package import ClaimBooks
package import Claims
import CoverageBooks
package import LawBook
package import Letters
import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Words

/// The forms of a claim, filled in from what the books know of it.
package struct ClaimLetters: Sendable {
    package let letters: OfficeLetters
    package let claims: ClaimBook

    package init(_ letters: OfficeLetters, claims: ClaimBook) {
        self.letters = letters
        self.claims = claims
    }

    private var office: Office { letters.office }
    private var words: Words { letters.words }

    /// The form of a kind for a claim.
    ///
    /// - Throws: `ClaimLetterRefusal` for a kind that belongs to another type of claim, `ClaimBookRefusal`,
    ///   `LetterRefusal`.
    package func form(
        _ kind: LetterKind, of id: ClaimCaseID, number: String? = nil, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        let paper = try await paper(id)
        guard paper.allows(kind) else { throw ClaimLetterRefusal.otherKind }
        return try await letters.form(facts(kind, paper), claim: id.number, number: number, as: format)
    }

    /// A form with nothing in it but room to write.
    ///
    /// - Throws: `ClaimLetterRefusal` for a kind that is no form, `LetterRefusal`.
    package func blank(_ kind: LetterKind, as format: LetterFormat = .pdf) async throws -> LetterFile {
        let facts: any ClaimFormFacts =
            switch kind {
            case .accidentReport: AccidentReportFacts()
            case .accidentClosing: AccidentClosingFacts()
            case .doctorCertificate: DoctorCertificateFacts()
            case .deathClaim: DeathClaimFacts()
            case .heirStatement: HeirStatementFacts()
            case .scholarshipRenewal: ScholarshipRenewalFacts()
            case .bill, .receipt, .contributionDetails, .certificate, .unitReport, .warningLetter,
                .benefitHandover, .benefitReplica, .agreement, .agreementAddendum, .agreementRenewal,
                .meetingInvitation, .meetingMinutes, .sponsorDeduction, .sponsorReceipt, .sponsorReminder,
                .firstReprimand, .secondReprimand, .sanctionFine, .refusalRequest, .refusalNotice,
                .refusalLifting, .complianceCertificate, .vulnerableDecreeList, .vulnerableFieldForm,
                .vulnerableCardReceipt, .rightNotice, .outreachInvitation, .outreachPoster, .periodicReport:
                throw ClaimLetterRefusal.otherKind
            }
        return try await letters.form(facts, as: format)
    }

    /// The list, minutes and press facts of a handing over: of each claim what BPJS paid.
    ///
    /// - Parameter event: its title, day, place and who hands over; recipients come from the claims.
    /// - Throws: `ClaimLetterRefusal.nothingPaid` where none of the claims has a confirmed payment.
    package func handover(
        _ event: HandoverFacts, of claims: [ClaimCaseID], number: String? = nil,
        as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        var facts = event
        for id in claims { facts.recipients += try await recipients(id) }
        guard !facts.recipients.isEmpty else { throw ClaimLetterRefusal.nothingPaid }
        return try await letters.form(
            facts, claim: claims.count == 1 ? claims[0].number : 0, number: number, as: format)
    }

    /// The large sheet of what a claim has brought so far.
    package func replica(of id: ClaimCaseID, day: Day?, as format: LetterFormat = .pdf) async throws
        -> LetterFile
    {
        let recipients = try await recipients(id)
        guard let first = recipients.first else { throw ClaimLetterRefusal.nothingPaid }
        let whole = HandoverRecipient(
            participant: first.participant, recipient: first.recipient, unit: first.unit,
            programme: first.programme, amount: recipients.map(\.amount).sum())
        return try await letters.form(ReplicaFacts(whole, day: day), claim: id.number, as: format)
    }

    /// The people of a claim and what was paid, a row a programme.
    private func recipients(_ id: ClaimCaseID) async throws -> [HandoverRecipient] {
        let paper = try await paper(id)
        let confirmed = paper.view.claim.payments.filter { $0.state == .confirmed }.map(\.payment)
        return Programme.allCases.compactMap { programme in
            let amount = confirmed.filter { $0.programme == programme }.map(\.amount).sum()
            if amount == .zero { return nil }
            return HandoverRecipient(
                participant: paper.person.name,
                recipient: paper.view.heirs?.entitled.first?.name ?? paper.person.name,
                unit: paper.person.unit, programme: programme, amount: amount)
        }
    }

    private func paper(_ id: ClaimCaseID) async throws -> ClaimPaperwork {
        let view = try await claims.view(id)
        let (opening, government) = (view.claim.opening, office.government)
        let found = try await PersonSearch(office).onPaper(opening.person)
        let (unit, registration) = try await office.database.read { connection in
            (
                try opening.unit.flatMap { try PeopleNames.units(of: government, on: connection)[$0] },
                try opening.registration.flatMap {
                    try RegistrationBook.entry($0.number, government: government, on: connection)
                }
            )
        }
        var person = ClaimPersonFacts()
        person.name = found?.name ?? ""
        person.nik = found?.nik ?? ""
        person.kpj = found?.number ?? ""
        person.born = found?.born
        person.unit = unit ?? ""
        var employer = ClaimEmployerFacts()
        employer.name = registration?.name ?? ""
        employer.npp = registration?.code ?? ""
        let numbers = try await HeirBook(office).numbers(of: opening.person)
        return ClaimPaperwork(
            view: view, person: person, employer: employer, heirNumbers: numbers, words: words)
    }

    private func facts(_ kind: LetterKind, _ paper: ClaimPaperwork) -> any ClaimFormFacts {
        switch kind {
        case .accidentReport: paper.report
        case .accidentClosing: paper.closing
        case .doctorCertificate: paper.doctor
        case .heirStatement: paper.heirStatement
        case .scholarshipRenewal: paper.scholarship
        case .deathClaim, .bill, .receipt, .contributionDetails, .certificate, .unitReport, .warningLetter,
            .benefitHandover, .benefitReplica, .agreement, .agreementAddendum, .agreementRenewal,
            .meetingInvitation, .meetingMinutes, .sponsorDeduction, .sponsorReceipt, .sponsorReminder,
            .firstReprimand, .secondReprimand, .sanctionFine, .refusalRequest, .refusalNotice,
            .refusalLifting, .complianceCertificate, .vulnerableDecreeList, .vulnerableFieldForm,
            .vulnerableCardReceipt, .rightNotice, .outreachInvitation, .outreachPoster, .periodicReport:
            paper.death
        }
    }
}

/// Why a form of a claim is not printed.
package enum ClaimLetterRefusal: TellableRefusal, Hashable {
    /// The kind belongs to another type of claim.
    case otherKind
    case nothingPaid
    case noClaim
    /// Nobody is left to be told.
    case nobodyToTell

    package var note: Note {
        switch self {
        case .otherKind: Note("letter.claim-of-other-kind")
        case .nothingPaid: Note("letter.nothing-paid")
        case .noClaim: Note("letter.no-claim")
        case .nobodyToTell: Note("letter.nobody-to-tell")
        }
    }
}
