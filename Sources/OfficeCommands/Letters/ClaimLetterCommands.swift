import ArgumentParser
import ClaimBooks
import ClaimFiles
import Claims
import LawBook
import LawFiles
import Letters
import Membership
import MoneyAndDates
import OfficeLetters
import SQLStore
import Words

/// A form of a claim: filled in where the claim is named, else blank.
protocol ClaimFormCommand: AsyncParsableCommand {
    static var kind: LetterKind { get }
    var asked: ClaimFormOptions { get }
}

/// Which claim, and where the form goes.
struct ClaimFormOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var letter: LetterOptions
    @Option(help: "The number of the claim; without it the form is blank.") var claim: Int64?
    @Option(help: "The letter's number in the office's agenda; without it room is left.")
    var number: String?

    func write(_ kind: LetterKind) async throws {
        try await letter.write(shared, office) { letters, format in
            let forms = try shared.claimLetters(letters)
            guard let claim else { return try await forms.blank(kind, as: format) }
            return try await forms.form(kind, of: ClaimCaseID(claim), number: number, as: format)
        }
    }
}

extension ClaimFormCommand {
    func run() async throws { try await asked.write(Self.kind) }
}

extension SharedOptions {
    /// The forms of claims of an office, by the templates and the law at hand.
    func claimLetters(_ letters: OfficeLetters) throws -> ClaimLetters {
        let rules = try ClaimRules(try lawFolder().book(), forms: ClaimForms.embedded().all)
        return ClaimLetters(letters, claims: ClaimBook(letters.office, rules: rules))
    }
}

/// `naungan letter kk1`.
struct LetterAccidentReport: ClaimFormCommand {
    static let kind = LetterKind.accidentReport
    static let configuration = CommandConfiguration(
        commandName: "kk1", abstract: "Formulir 3 KK 1: the first report of a work accident.")
    @OptionGroup var asked: ClaimFormOptions
}

/// `naungan letter kk2`.
struct LetterAccidentClosing: ClaimFormCommand {
    static let kind = LetterKind.accidentClosing
    static let configuration = CommandConfiguration(
        commandName: "kk2", abstract: "Formulir 3a KK 2: how a work accident ended.")
    @OptionGroup var asked: ClaimFormOptions
}

/// `naungan letter kk3`.
struct LetterDoctorCertificate: ClaimFormCommand {
    static let kind = LetterKind.doctorCertificate
    static let configuration = CommandConfiguration(
        commandName: "kk3", abstract: "Formulir 3b KK 3: the doctor's certificate, for the doctor to fill in."
    )
    @OptionGroup var asked: ClaimFormOptions
}

/// `naungan letter death-claim`.
struct LetterDeathClaim: ClaimFormCommand {
    static let kind = LetterKind.deathClaim
    static let configuration = CommandConfiguration(
        commandName: "death-claim",
        abstract: "The papers of a death claim: request, list, employment reference.")
    @OptionGroup var asked: ClaimFormOptions
}

/// `naungan letter heir-letter`.
struct LetterHeirStatement: ClaimFormCommand {
    static let kind = LetterKind.heirStatement
    static let configuration = CommandConfiguration(
        commandName: "heir-letter", abstract: "A draft of the statement of heirs, for the village to sign.")
    @OptionGroup var asked: ClaimFormOptions
}

/// `naungan letter scholarship`.
struct LetterScholarship: ClaimFormCommand {
    static let kind = LetterKind.scholarshipRenewal
    static let configuration = CommandConfiguration(
        commandName: "scholarship", abstract: "The yearly request for a child's scholarship.")
    @OptionGroup var asked: ClaimFormOptions
}

/// `naungan letter event-pack`.
struct LetterEventPack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event-pack",
        abstract: "The papers of a handing over: list of recipients, minutes, facts for the press.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var letter: LetterOptions
    @Option(help: "The number of a claim with a confirmed payment; once for each.") var claim: [Int64] = []
    @Option(help: "What the event is called.") var title = ""
    @Option(help: "The day of the event, such as 2026-07-12.") var on: String?
    @Option(help: "Where it is.") var at = ""
    @Option(help: "Who hands over.") var giver = ""
    @Option(help: "The office of whoever hands over.") var giverOffice = ""
    @Option(help: "The letter's number in the office's agenda; without it room is left.")
    var number: String?
    @Flag(help: "The large sheet of the one claim instead of the papers.") var replica = false

    func run() async throws {
        let day = try on.map { try Asked.day("on", $0) }
        try await letter.write(shared, office) { letters, format in
            let forms = try shared.claimLetters(letters)
            guard let first = claim.first else { throw ClaimLetterRefusal.noClaim }
            if replica {
                return try await forms.replica(of: ClaimCaseID(first), day: day, as: format)
            }
            var event = HandoverFacts()
            event.title = title
            event.day = day
            event.place = at
            event.giver = giver
            event.giverOffice = giverOffice
            return try await forms.handover(
                event, of: claim.map { ClaimCaseID($0) }, number: number, as: format)
        }
    }
}
