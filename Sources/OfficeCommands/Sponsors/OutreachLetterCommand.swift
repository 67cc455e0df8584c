import ArgumentParser
import DeskBooks
import LawBook
import LawFiles
import Letters
import OfficeLetters
import SQLDatabase
import SQLStore
import SponsorBooks
import Sponsorship

/// `naungan letter outreach`.
struct LetterOutreach: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outreach",
        abstract: "The invitation letter or the poster of an event, or the poster of an invitation.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var letter: LetterOptions
    @Option(help: "The number of the event.") var event: Int64?
    @Option(help: "The number of the invitation to sponsors.") var invitation: Int64?
    @Flag(help: "The poster of the event.") var poster = false
    @Option(help: "Where the portal is: https://naungan.example.go.id.") var address: String

    func validate() throws {
        guard (event == nil) != (invitation == nil) else {
            throw ValidationError("--event | --invitation")
        }
    }

    func run() async throws {
        let law = try ContributionLaw(from: try shared.lawFolder().book())
        let income = try SponsorTemplates.embedded().income
        try await letter.write(shared, office) { letters, format in
            let papers = OutreachLetters(letters, law: law, income: income)
            if let invitation {
                let office = letters.office
                let link = try await office.database.read {
                    try SponsorLinkBook.entry(invitation, office.government, $0)
                }
                return try await papers.poster(
                    of: link, address: "\(address)/sertakan/\(link.token(office))", as: format)
            }
            let book = OutreachBook(letters.office, rules: try OutreachTemplates.embedded())
            let found = try await book.open(event ?? 0)
            let place =
                found.link.map { "/sertakan/\(SponsorLinkBook.token(link: $0, letters.office))" }
                ?? "/materi?sasaran=\(found.audience)"
            return poster
                ? try await papers.poster(of: found, address: address + place, as: format)
                : try await papers.invitation(to: found, address: address + place, as: format)
        }
    }
}
