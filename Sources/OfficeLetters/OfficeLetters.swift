package import LawBook
import Ledger
package import Letters
import Membership
import MoneyAndDates
import SQLDatabase
package import SQLStore
package import Words

/// The letters of an office, made from its books. A command and a page ask the same.
package struct OfficeLetters: Sendable {
    package let office: Office
    let words: Words
    let printer: LetterPrinter
    let law: LawBook

    /// - Parameters:
    ///   - words: of the language of the letters.
    ///   - files: the office's templates before those of the program.
    package init(_ office: Office, words: Words, files: LetterFiles, law: LawBook) {
        self.office = office
        self.words = words
        self.law = law
        printer = LetterPrinter(files, language: words.language.rawValue)
    }

    /// A draft with what every letter says, and the code by which it can be looked up.
    private func ready(_ draft: LetterDraft, _ common: [String: String]) -> (letter: Letter, code: String) {
        let code = DocumentCode(
            kind: draft.kind.codeNumber, government: office.government, subject: draft.subject.number,
            month: draft.month
        ).text(office.sealing)
        var letter = Letter(
            draft.kind, day: office.today, fields: common.merging(draft.fields) { $1 }, tables: draft.tables)
        letter.fields["code"] = code
        return (letter, code)
    }

    /// Makes the file, with a code by which it can be looked up, and writes down that it was given out.
    func issue(_ draft: LetterDraft, as format: LetterFormat) async throws -> LetterFile {
        let (letter, code) = ready(draft, try await common())
        let bytes = try format == .pdf ? printer.pdf(letter) : printer.docx(letter)
        try await IssuedDocuments.issue(
            bytes, code: code, kind: draft.kind.rawValue, subject: "\(draft.subject)",
            number: draft.number, by: office)
        return LetterFile(bytes: bytes, format: format, code: code)
    }

    /// Makes one file of several letters of a kind, each with a code of its own, and writes down in one
    /// transaction that they were given out. Several are always a PDF.
    ///
    /// - Parameter also: what else is written then; what it throws keeps nothing.
    /// - Precondition: there is one, and all are of the same kind.
    func issue(
        _ drafts: [LetterDraft], as format: LetterFormat,
        also: @escaping @Sendable (any SQLConnection, Int64) throws -> [AuditChange]
    ) async throws -> LetterFile {
        let (common, office) = (try await common(), office)
        let letters = drafts.map { ready($0, common) }
        let format = letters.count == 1 ? format : .pdf
        let bytes =
            try format == .docx
            ? printer.docx(letters[0].letter) : printer.pdf(letters.map(\.letter))
        let papers = zip(drafts, letters).map { draft, letter in
            IssuedDocuments.Paper(
                code: letter.code, kind: draft.kind.rawValue, subject: "\(draft.subject)",
                number: draft.number, by: office)
        }
        let digest = sha256(bytes)
        try await office.act { connection, instant in
            var changes = try also(connection, instant)
            for paper in papers {
                let change = try IssuedDocuments.add(
                    paper, digest: digest, by: office, at: instant, on: connection)
                changes += change.map { [$0] } ?? []
            }
            return Act((), changes)
        }
        return LetterFile(bytes: bytes, format: format, code: letters[0].code)
    }

    /// What every letter may say.
    func common() async throws -> [String: String] {
        let government = office.government
        let name = try await office.database.read { try GovernmentBook.name(of: government, on: $0) }
        guard let name else { throw OfficeLetterRefusal.noGovernment(government) }
        let today = words.text(office.today)
        return [
            "government": name, "government-upper": name.uppercased(),
            "government-place": OfficeLetters.place(name), "day": today, "as-of": today, "code": "",
            "letter-number": OfficeLetters.toBeWritten,
        ]
    }

    /// Room for a number that comes from the office's agenda.
    static let toBeWritten = "...................."
    /// Where something is not known or does not apply.
    static let nothing = "–"

    /// `Palembang` of `Kota Palembang`.
    private static func place(_ name: String) -> String {
        for kind in ["Kota ", "Kabupaten ", "Provinsi "]
        where name.lowercased().hasPrefix(kind.lowercased()) {
            return String(name.dropFirst(kind.count))
        }
        return name
    }

    /// An amount as receipts have it beside the figures; the figures again beyond what words are agreed on.
    func inWords(_ amount: Rupiah) -> String {
        let written: String? =
            switch words.language {
            case .indonesian: AmountInWords.indonesian(amount)
            case .english: AmountInWords.english(amount)
            }
        return written ?? words.text(.rupiah(amount))
    }
}

/// What a letter is about, before it has a code.
struct LetterDraft: Sendable {
    let kind: LetterKind
    let subject: LetterSubject
    let month: Month?
    /// Its own number where it has one; else empty.
    var number = ""
    let fields: [String: String]
    var tables: [String: LetterRows] = [:]
}

/// Of whom or what a letter tells.
struct LetterSubject: Sendable, CustomStringConvertible {
    let name: String
    let number: Int64

    /// As the audit chain names it: `person/77`.
    var description: String { "\(name)/\(number)" }
}

/// A letter as a file.
package struct LetterFile: Sendable {
    package let bytes: [UInt8]
    package let format: LetterFormat
    /// By which it can be looked up.
    package let code: String
}

/// In which format a letter is made; the raw value ends the name of its file.
package enum LetterFormat: String, Sendable, Hashable, CaseIterable {
    case pdf
    /// For whoever goes on writing in it.
    case docx
}

extension LetterKind {
    /// In the codes of documents, for good.
    var codeNumber: Int {
        switch self {
        case .bill: 1
        case .receipt: 2
        case .contributionDetails: 3
        case .certificate: 4
        case .unitReport: 5
        case .warningLetter: 6
        case .accidentReport: 7
        case .accidentClosing: 8
        case .doctorCertificate: 9
        case .deathClaim: 10
        case .heirStatement: 11
        case .scholarshipRenewal: 12
        case .benefitHandover: 13
        case .benefitReplica: 14
        case .agreement: 15
        case .agreementAddendum: 16
        case .agreementRenewal: 17
        case .meetingInvitation: 18
        case .meetingMinutes: 19
        case .periodicReport: 56
        case .sponsorDeduction: 39
        case .sponsorReceipt: 40
        case .sponsorReminder: 41
        case .firstReprimand: 32
        case .secondReprimand: 33
        case .sanctionFine: 34
        case .refusalRequest: 35
        case .refusalNotice: 36
        case .refusalLifting: 52
        case .complianceCertificate: 53
        case .vulnerableDecreeList: 28
        case .vulnerableFieldForm: 29
        case .vulnerableCardReceipt: 30
        case .rightNotice: 54
        case .outreachInvitation: 58
        case .outreachPoster: 59
        }
    }

    /// - Parameter number: of a code; nil for one of no kind that there is.
    init?(codeNumber number: Int) {
        guard let kind = LetterKind.allCases.first(where: { $0.codeNumber == number }) else { return nil }
        self = kind
    }
}

/// Why there is nothing to write a letter about.
package enum OfficeLetterRefusal: TellableRefusal, Hashable {
    case noGovernment(Int64)
    /// No month of the person has ever been protected.
    case neverProtected(name: String)
    /// Nothing of the unit is past its due day.
    case nothingOverdue(unit: String)
    /// A warning is the first, second or third.
    case unknownLevel(Int)
    /// The unit reports under no registration on the day.
    case noRegistration(unit: String)
    /// The kind is no paper of an agreement.
    case notOfAgreement
    case noAddendum
    /// The kind is no paper of a sponsor, or not of one who pays that way.
    case notOfSponsor
    /// No month of a sponsored worker is paid.
    case noMonthPaid
    /// The step of the ladder that the letter is of was not reached.
    case stepNotReached
    /// Something is wrong with the company: it has no certificate.
    case notCompliant(company: String)

    package var note: Note {
        switch self {
        case .noGovernment(let number): Note("letter.no-government", ["number": .text("\(number)")])
        case .neverProtected(let name): Note("letter.never-protected", ["name": .text(name)])
        case .nothingOverdue(let unit): Note("letter.nothing-overdue", ["unit": .text(unit)])
        case .unknownLevel(let level): Note("letter.unknown-level", ["level": .number(level)])
        case .notOfAgreement: Note("letter.not-of-agreement")
        case .noAddendum: Note("letter.no-addendum")
        case .notOfSponsor: Note("letter.not-of-sponsor")
        case .noMonthPaid: Note("letter.no-month-paid")
        case .stepNotReached: Note("letter.step-not-reached")
        case .notCompliant(let company): Note("letter.not-compliant", ["company": .text(company)])
        case .noRegistration(let unit): Note("letter.no-registration", ["unit": .text(unit)])
        }
    }
}
