import LawBook
package import Letters
import Membership
import MoneyAndDates
package import ObligationBooks
package import Obligations
import SQLStore
package import Words

/// The papers of an agreement, from its terms in the books.
package struct AgreementLetters: Sendable {
    package let letters: OfficeLetters
    /// The register by which the agreement cites what it rests on.
    package let register: RegulationRegister

    package init(_ letters: OfficeLetters, register: RegulationRegister) {
        self.letters = letters
        self.register = register
    }

    private var words: Words { letters.words }

    /// A paper of a kind for an agreement.
    ///
    /// - Parameter number: of the office's agenda; of an agreement the one that it has comes first.
    /// - Throws: `OfficeLetterRefusal.notOfAgreement` for another kind, `.noAddendum` where there is none.
    package func paper(
        _ kind: LetterKind, of id: AgreementID, number: String? = nil, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        let agreement = try await AgreementBook(letters.office).show(id)
        let unit = try await AgreementBook(letters.office).list(unit: agreement.terms.unit).first?.unitName
        var fields = common(agreement, unit: unit ?? agreement.terms.party)
        let attached = try await AgreementBook(letters.office).attached(to: agreement.terms)
        fields["registration"] = attached.registration?.name ?? ""
        fields["roster"] = attached.roster.map { $0.text(words) } ?? ""
        switch kind {
        case .agreement: fields.merge(draft(agreement, number)) { $1 }
        case .agreementAddendum:
            guard let addendum = agreement.addenda.last else { throw OfficeLetterRefusal.noAddendum }
            fields["letter-number"] = addendum.number
            fields["signed-day"] = words.text(addendum.signedOn)
            fields["note"] = addendum.note.isEmpty ? OfficeLetters.nothing : addendum.note
        case .agreementRenewal:
            let next = agreement.terms.renewed(from: agreement.lastDay.adding(days: 1))
            fields["next-from"] = words.text(next.from)
            fields["next-through"] = words.text(next.through)
            fields["bridge-until"] = words.text(Month(of: next.from).adding(2).lastDay)
            if let number { fields["letter-number"] = number }
        case .bill, .receipt, .contributionDetails, .certificate, .unitReport, .warningLetter,
            .accidentReport, .accidentClosing, .doctorCertificate, .deathClaim, .heirStatement,
            .scholarshipRenewal, .benefitHandover, .benefitReplica, .meetingInvitation, .meetingMinutes,
            .sponsorDeduction, .sponsorReceipt, .sponsorReminder, .firstReprimand, .secondReprimand,
            .sanctionFine, .refusalRequest, .refusalNotice, .refusalLifting, .complianceCertificate,
            .vulnerableDecreeList, .vulnerableFieldForm, .vulnerableCardReceipt, .rightNotice,
            .outreachInvitation, .outreachPoster, .periodicReport:
            throw OfficeLetterRefusal.notOfAgreement
        }
        return try await letters.issue(
            LetterDraft(
                kind: kind, subject: LetterSubject(name: "agreement", number: id.number), month: nil,
                number: fields["letter-number"] ?? "", fields: fields,
                tables: ["parties": parties(agreement)]), as: format)
    }

    private func common(_ agreement: Agreement, unit: String) -> [String: String] {
        let terms = agreement.terms
        func written(_ text: String) -> String { text.isEmpty ? OfficeLetters.toBeWritten : text }
        return [
            "unit": unit, "party": written(terms.party), "insurer": written(terms.insurer),
            "agreement-number": written(agreement.number),
            "insurer-number": written(agreement.insurerNumber),
            "programmes": terms.programmes.programmes.map(\.rawValue).joined(separator: ", "),
            "people": words.text(terms.headcount), "from": words.text(terms.from),
            "through": words.text(agreement.lastDay),
            "bridge-until": terms.bridgeThrough.map { words.text($0) } ?? "",
        ]
    }

    private func draft(_ agreement: Agreement, _ number: String?) -> [String: String] {
        let terms = agreement.terms
        func written(_ text: String) -> String { text.isEmpty ? OfficeLetters.toBeWritten : text }
        return [
            "letter-number": agreement.number.isEmpty
                ? number ?? OfficeLetters.toBeWritten : agreement.number,
            "signed-day": agreement.signedOn.map { words.text($0) } ?? OfficeLetters.toBeWritten,
            "signatory": written(terms.signatory.name), "signatory-office": written(terms.signatory.office),
            "insurer-signatory": written(terms.insurerSignatory.name),
            "insurer-office": written(terms.insurerSignatory.office), "funding": written(terms.funding),
            "people-words": inWords(terms.headcount), "basis": basis(on: terms.from),
        ]
    }

    /// The texts that oblige on the first day, the government's own before the others.
    private func basis(on day: Day) -> String {
        let texts = register.inForce(on: day).filter { $0.regulation.scope.effect == .obliges }
        let own = texts.filter { $0.regulation.issuer == .government }
        let cited = (own + texts.filter { $0.regulation.issuer != .government }).prefix(4).map { known in
            "\(words(known.regulation.kind.labelKey)) \(known.regulation.citation)"
        }
        return cited.isEmpty ? OfficeLetters.toBeWritten : cited.joined(separator: ", ")
    }

    /// `dua belas` of 12: the words of an amount without its unit.
    private func inWords(_ count: Int) -> String {
        letters.inWords(Rupiah(Int64(count))).replacing(" rupiah", with: "")
    }

    private func parties(_ agreement: Agreement) -> LetterRows {
        func cell(_ signatory: Signatory, _ kind: String) -> String {
            let name = signatory.name.isEmpty ? OfficeLetters.toBeWritten : signatory.name
            let number = signatory.number.isEmpty ? "" : "\n\(kind) \(signatory.number)"
            return "\(signatory.office)\n\n\n\n\(name)\(number)"
        }
        return LetterRows(
            ["first", "second"],
            [[cell(agreement.terms.signatory, "NIP"), cell(agreement.terms.insurerSignatory, "NPK")]])
    }
}

extension AttachedRoster {
    /// Its month, version and people.
    package func text(_ words: Words) -> String {
        words(
            "agreements.roster-version",
            ["month": .month(month), "version": .number(version), "count": .text(words.text(people))])
    }
}
