import ArgumentParser
import LawBook
import Letters
import Membership
import ObligationBooks
import Obligations
import OfficeLetters
import SQLStore

/// `naungan letter agreement`.
struct LetterAgreement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement",
        abstract: "The text of an agreement with BPJS, its last addendum, or the request to renew it.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var letter: LetterOptions
    @Option(help: "The number of the agreement in the books.") var agreement: Int64
    @Flag(help: "Its last addendum.") var addendum = false
    @Flag(help: "The request that it be renewed.") var renewal = false
    @Option(help: "The letter's number in the office's agenda; without it room is left.")
    var number: String?

    func validate() throws {
        if addendum, renewal { throw ValidationError("--addendum | --renewal") }
    }

    func run() async throws {
        try await letter.write(shared, office) { letters, format in
            let book = RegulationBook(letters.office, rules: try SharedOptions.obligationRules())
            let kind: LetterKind =
                addendum ? .agreementAddendum : renewal ? .agreementRenewal : .agreement
            return try await AgreementLetters(letters, register: try await book.register()).paper(
                kind, of: AgreementID(agreement), number: number, as: format)
        }
    }
}
