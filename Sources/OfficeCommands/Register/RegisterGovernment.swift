import ArgumentParser
import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import Membership
import RegisterBooks
import SQLDatabase
import SQLStore

/// `naungan register government`: the first act in an empty database.
struct RegisterGovernment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "government", abstract: "Adds a government with the regions around and in it.")

    @OptionGroup var shared: SharedOptions
    @Option(help: "Kemendagri code, such as 16.71.")
    var region: String
    @Option(help: "Its name; without it that of the region.")
    var name: String?
    @Option(help: "Its kind, such as kota or perusahaan; without it by the code.")
    var kind: String?
    @Option(help: "Its number in the books; without it the region's code.")
    var number: Int64?
    @Option(help: "Districts and villages: a CSV file of codes and names.")
    var villages: String?
    @Option(name: .customLong("as"), help: "Who does it; without it the user of this machine.")
    var actor: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await answering(words) { opening in
            let law = try shared.lawFolder()
            var tables = [try law.text("regions/provinces.csv"), try law.text("regions/regencies.csv")]
            if let villages { tables.append(try text(of: villages)) }
            let regions = RegionTable(csv: tables)
            guard let code = KemendagriCode(region) else {
                throw TermsRefusal(name: "region", value: region, wanted: "wanted.region")
            }
            let draft = try GovernmentDraft(
                region: code, kind: try kind.map { try Asked.code("kind", $0) }, number: number, name: name,
                in: regions)
            let database = try await opening.open()
            defer { database.close() }
            try await MigrationRunner(database).requireCurrent()
            let last = try await database.read { try GovernmentBook.lastInstant(on: $0) }
            let office = Office(
                database: database, identifiers: opening.identifiers(after: last),
                sealing: try opening.sealing(), government: draft.number, actor: actor ?? NSUserName(),
                today: StoreOpening.today(), now: { max(StoreOpening.now(), last) })
            try await GovernmentRegister.add(draft, regions: regions, by: office)
            OfficeAnswer(words, format).tell(
                "register.government-added",
                [("name", .text(draft.name)), ("number", .text(String(draft.number)))])
        }
    }

    private func text(of path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(data: data, encoding: .utf8)
        else { throw TermsRefusal(name: "villages", value: path, wanted: "wanted.file") }
        return text
    }
}
