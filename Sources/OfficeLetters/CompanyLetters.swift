import CompanyBooks
package import CompanyDuty
import LawBook
package import Letters
package import Membership
import MoneyAndDates
import SQLStore
import Words

/// The letters of the ladder of sanctions and the certificate of a company, from the books.
package struct CompanyLetters: Sendable {
    package let letters: OfficeLetters
    package let law: CompanyLaw

    package init(_ letters: OfficeLetters, law: CompanyLaw) {
        self.letters = letters
        self.law = law
    }

    /// The letters that a case has, as far as it went: those of steps that were taken, and the reprimand
    /// that is to be served next.
    package static func kinds(of sanction: SanctionCase) -> [LetterKind] {
        var kinds: [LetterKind] = []
        if sanction.stage != .cured || sanction.services[.firstReprimand] != nil {
            kinds.append(.firstReprimand)
        }
        if sanction.services[.firstReprimand] != nil,
            sanction.stage == .firstReprimand || sanction.services[.secondReprimand] != nil
        {
            kinds.append(.secondReprimand)
        }
        if sanction.fine != nil { kinds.append(.sanctionFine) }
        if sanction.decisions[.request] != nil { kinds.append(.refusalRequest) }
        if sanction.decisions[.refusal] != nil { kinds.append(.refusalNotice) }
        if sanction.decisions[.lifting] != nil { kinds.append(.refusalLifting) }
        return kinds
    }

    /// A letter of a case.
    ///
    /// - Parameter number: of the office's agenda, for a reprimand that was not served yet.
    /// - Throws: `OfficeLetterRefusal.stepNotReached`; a `LawGap`.
    package func letter(
        _ kind: LetterKind, of id: SanctionCaseID, number: String? = nil, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        let (sanction, company) = try await SanctionBook(letters.office, law: law).show(id)
        guard CompanyLetters.kinds(of: sanction).contains(kind) else {
            throw OfficeLetterRefusal.stepNotReached
        }
        let sheet = try await CompanyBook(letters.office, law: law).sheet(company)
        var fields = common(sheet)
        let written = number ?? OfficeLetters.toBeWritten
        func numbered(_ step: SanctionStep) -> String {
            sanction.services[step]?.number ?? sanction.decisions[step]?.number ?? written
        }
        fields.merge(try clocks(sanction)) { $1 }
        let services = sanction.refusedServices.isEmpty ? asked(sanction) : sanction.refusedServices
        fields["services"] = services.map { letters.words("sanction.service.\($0)") }
            .joined(separator: ", ")
        fields["since"] = day(sanction.decisions[.refusal]?.on)
        fields["cured"] = day(sanction.curedOn)
        fields["lifted"] = day(sanction.decisions[.lifting]?.on)
        fields["letter-number"] = numbered(kind.step)
        fields["decision-number"] = numbered(kind.step)
        if let fine = sanction.fine {
            fields.merge(try self.fields(of: fine)) { $1 }
        }
        return try await letters.issue(
            LetterDraft(
                kind: kind, subject: LetterSubject(name: "sanction", number: id.number), month: nil,
                number: fields["letter-number"] ?? "", fields: fields,
                tables: ["findings": rows(sanction, sheet)]), as: format)
    }

    /// The certificate that a company does what it owes, for a tender.
    ///
    /// - Throws: `OfficeLetterRefusal.notCompliant` where something is wrong, or a case goes on.
    package func certificate(of company: UnitID, as format: LetterFormat = .pdf) async throws -> LetterFile {
        let sheet = try await CompanyBook(letters.office, law: law).sheet(company)
        let hasCase = sheet.cases.contains { !$0.stage.isEnd }
        guard sheet.findings.isEmpty, sheet.facts.isRegistered, sheet.facts.enrolled > 0, !hasCase else {
            throw OfficeLetterRefusal.notCompliant(company: sheet.name)
        }
        let owed = try law.programmes(of: sheet.sizing?.size, on: letters.office.today).owed
        var fields = common(sheet)
        fields["registration"] = sheet.registrations.map(\.code).joined(separator: ", ")
        fields["people"] = letters.words.text(sheet.facts.enrolled)
        fields["programmes"] = owed.map(\.rawValue).joined(separator: ", ")
        return try await letters.issue(
            LetterDraft(
                kind: .complianceCertificate, subject: LetterSubject(name: "unit", number: sheet.id.number),
                month: Month(of: letters.office.today), fields: fields), as: format)
    }

    private func common(_ sheet: CompanySheet) -> [String: String] {
        let address = sheet.profile?.address ?? ""
        return [
            "company": sheet.name, "company-number": sheet.profile?.businessNumber?.digits ?? sheet.code,
            "address": address.isEmpty ? OfficeLetters.toBeWritten : address, "unit": sheet.name,
        ]
    }

    private func clocks(_ sanction: SanctionCase) throws -> [String: String] {
        let first = try law.clock(of: .firstReprimand, in: sanction)
        let second = try law.clock(of: .secondReprimand, in: sanction)
        let days = try law.reprimandTime(on: sanction.openedOn)
        return [
            "days": letters.words.text(days.value), "basis": days.citation.description,
            "first-number": sanction.services[.firstReprimand]?.number ?? OfficeLetters.toBeWritten,
            "first-day": day(sanction.services[.firstReprimand]?.servedOn), "first-ends": day(first?.ends),
            "second-number": sanction.services[.secondReprimand]?.number ?? OfficeLetters.toBeWritten,
            "second-ends": day(second?.ends),
        ]
    }

    private func fields(of fine: SanctionFine) throws -> [String: String] {
        [
            "dues": fine.dues.description, "months": letters.words.text(fine.months),
            "amount": fine.amount.description, "in-words": letters.inWords(fine.amount),
            "due-day": letters.words.text(fine.due), "unverified": fine.isUnverified ? "ya" : "",
        ]
    }

    /// The services of a request that another decided.
    private func asked(_ sanction: SanctionCase) -> [String] {
        let all = sanction.events.compactMap { recorded -> [String]? in
            guard case .proposed(let proposal) = recorded.event, proposal.step == .request else { return nil }
            return proposal.services
        }
        return all.last ?? []
    }

    /// What the case is for, with today's explanation where it is still so.
    private func rows(_ sanction: SanctionCase, _ sheet: CompanySheet) -> LetterRows {
        let words = letters.words
        let rows = sanction.findings.enumerated().map { place, kind in
            let reason = sheet.findings.first { $0.kind == kind }?.reasons.first
            return [
                "\(place + 1)", words(kind.labelKey),
                reason.map { words($0.key, $0.arguments) } ?? OfficeLetters.nothing,
                reason?.citation.description ?? OfficeLetters.nothing,
            ]
        }
        return LetterRows(["no", "finding", "why", "basis"], rows)
    }

    private func day(_ day: Day?) -> String {
        day.map { letters.words.text($0) } ?? OfficeLetters.nothing
    }
}

extension LetterKind {
    /// The step of the ladder that the letter is of; of letters that are of none the first.
    fileprivate var step: SanctionStep {
        switch self {
        case .secondReprimand: .secondReprimand
        case .sanctionFine: .fine
        case .refusalRequest: .request
        case .refusalNotice: .refusal
        case .refusalLifting: .lifting
        case .firstReprimand, .bill, .receipt, .contributionDetails, .certificate, .unitReport,
            .warningLetter, .accidentReport, .accidentClosing, .doctorCertificate, .deathClaim,
            .heirStatement, .scholarshipRenewal, .benefitHandover, .benefitReplica, .agreement,
            .agreementAddendum, .agreementRenewal, .meetingInvitation, .meetingMinutes,
            .complianceCertificate, .sponsorDeduction, .sponsorReceipt, .sponsorReminder,
            .vulnerableDecreeList, .vulnerableFieldForm, .vulnerableCardReceipt, .rightNotice,
            .outreachInvitation, .outreachPoster, .periodicReport:
            .firstReprimand
        }
    }
}
