import ArgumentParser
import Foundation
import LawBook
import LawFiles
import Membership
import RegisterBooks
import SQLDatabase
import SQLStore

/// `naungan register unit`: one unit, or a list of them.
struct RegisterUnit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: "Adds a unit to the government's tree, or lists all of them.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "The office's own code.")
    var code: String?
    @Option(help: "Its name.")
    var name: String?
    @Option(help: "opd, uptd, uptb, sekolah, kecamatan, kelurahan, desa, bumd, perusahaan, rumah-tangga.")
    var kind: String = "opd"
    @Option(help: "Code of the unit above; without it the government itself.")
    var parent: String?
    @Option(help: "A CSV file of code, name, kind, parent; what is above comes first.")
    var from: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let answer = OfficeAnswer(words, format)
            let drafts = try drafts()
            if drafts.isEmpty {
                let government = office.government
                let units = try await office.database.read {
                    try UnitBook.all(government: government, on: $0)
                }
                for unit in units {
                    answer.tell(
                        "register.unit-line",
                        [
                            ("code", .text(unit.code)), ("name", .text(unit.name)),
                            ("kind", .word(unit.kind.labelKey)), ("unit", .text(unit.id.description)),
                        ])
                }
                return
            }
            let added = try await UnitBook.add(drafts, by: office)
            answer.tell(
                "register.units-added", [("added", .number(added)), ("given", .number(drafts.count))])
        }
    }

    private func drafts() throws -> [UnitDraft] {
        if let from {
            guard let data = FileManager.default.contents(atPath: from),
                let text = String(data: data, encoding: .utf8)
            else { throw TermsRefusal(name: "from", value: from, wanted: "wanted.file") }
            return try CSVLines.parse(text).dropFirst().map { cells in
                let cells = cells + Array(repeating: "", count: max(0, 4 - cells.count))
                return UnitDraft(
                    kind: try Asked.code("kind", cells[2].isEmpty ? kind : cells[2]), code: cells[0],
                    name: cells[1], parent: cells[3].isEmpty ? nil : cells[3])
            }
        }
        guard let code, let name else { return [] }
        return [UnitDraft(kind: try Asked.code("kind", kind), code: code, name: name, parent: parent)]
    }
}
