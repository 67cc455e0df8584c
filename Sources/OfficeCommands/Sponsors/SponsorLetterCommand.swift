import ArgumentParser
import LawBook
import LawFiles
import Letters
import OfficeLetters
import SQLStore
import SponsorBooks
import Sponsorship

/// `naungan letter sponsor`.
struct LetterSponsor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sponsor",
        abstract: "The statement on deduction, the receipt or the reminder of a sponsorship.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var letter: LetterOptions
    @Option(help: "The number of the sponsorship in the books.") var sponsorship: Int64
    @Flag(help: "The receipt of the months that are paid.") var receipt = false
    @Flag(help: "The reminder before the last month.") var reminder = false

    func validate() throws {
        if receipt, reminder { throw ValidationError("--receipt | --reminder") }
    }

    func run() async throws {
        let law = try ContributionLaw(from: try shared.lawFolder().book())
        try await letter.write(shared, office) { letters, format in
            let kind: LetterKind =
                receipt ? .sponsorReceipt : reminder ? .sponsorReminder : .sponsorDeduction
            return try await SponsorLetters(letters, law: law).letter(kind, of: sponsorship, as: format)
        }
    }
}
