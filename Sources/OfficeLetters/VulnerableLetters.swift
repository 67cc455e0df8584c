package import Letters
package import MoneyAndDates
import SQLStore
import Words

/// What the papers for vulnerable workers are written of.
package struct VulnerableLetterFacts: Sendable {
    package let kind: LetterKind
    /// The number of the decree or the quota, by which its paper is looked up.
    package let subject: Int64
    package let quota: String
    package var decreeNumber = ""
    package var decreeDay: Day?
    package var digest = ""
    /// Whose money it is, in words, and for which months.
    package var funding = ""
    package var months: (from: Month, through: Month)?
    /// The cells of each row, in the order of `names`.
    package let rows: [[String]]

    /// - Precondition: it is a kind of these papers.
    package init(_ kind: LetterKind, subject: Int64, quota: String, rows: [[String]]) {
        precondition(VulnerableLetterFacts.names(kind) != nil, "a paper for vulnerable workers")
        self.kind = kind
        self.subject = subject
        self.quota = quota
        self.rows = rows
    }

    static func names(_ kind: LetterKind) -> [String]? {
        switch kind {
        case .vulnerableDecreeList: ["no", "name", "nik", "born", "village", "work", "fills"]
        case .vulnerableFieldForm: ["no", "row", "name", "nik", "village", "work", "ask"]
        case .vulnerableCardReceipt: ["no", "name", "nik", "village"]
        case .bill, .receipt, .contributionDetails, .certificate, .unitReport, .warningLetter,
            .accidentReport, .accidentClosing, .doctorCertificate, .deathClaim, .heirStatement,
            .scholarshipRenewal, .benefitHandover, .benefitReplica, .agreement, .agreementAddendum,
            .agreementRenewal, .meetingInvitation, .meetingMinutes, .firstReprimand, .secondReprimand,
            .sanctionFine, .refusalRequest, .refusalNotice, .refusalLifting, .complianceCertificate,
            .sponsorDeduction, .sponsorReceipt, .sponsorReminder, .rightNotice, .outreachInvitation,
            .outreachPoster, .periodicReport:
            nil
        }
    }
}

extension OfficeLetters {
    /// A paper for vulnerable workers, with a code by which it can be looked up.
    ///
    /// - Throws: `LetterRefusal`, `OfficeLetterRefusal`.
    package func vulnerable(
        _ facts: VulnerableLetterFacts, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        var fields = ["quota": facts.quota, "count": words.text(facts.rows.count)]
        if facts.kind != .vulnerableFieldForm {
            fields["decree"] = facts.decreeNumber
            fields["decree-day"] = facts.decreeDay.map { words.text($0) } ?? OfficeLetters.nothing
        }
        if facts.kind == .vulnerableDecreeList {
            fields["digest"] = facts.digest
            fields["funding"] = facts.funding
            fields["from"] = facts.months.map { words.text($0.from) } ?? OfficeLetters.nothing
            fields["through"] = facts.months.map { words.text($0.through) } ?? OfficeLetters.nothing
        }
        return try await issue(
            LetterDraft(
                kind: facts.kind,
                subject: LetterSubject(
                    name: facts.kind == .vulnerableFieldForm ? "quota" : "decree", number: facts.subject),
                month: Month(of: office.today), number: facts.decreeNumber, fields: fields,
                tables: [
                    "people": LetterRows(VulnerableLetterFacts.names(facts.kind) ?? [], facts.rows)
                ]),
            as: format)
    }
}
