import Access
import ArgumentParser
import DeskBooks
import IndicatorBooks
import Indicators
import JSONText
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore
import Spreadsheets
import Words

/// `naungan publish`: files for everybody.
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Writes what everybody may read.",
        subcommands: [PublishOpenData.self])
}

/// `naungan publish satu-data`.
struct PublishOpenData: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "satu-data", abstract: "Coverage as a table with its card of metadata, for Satu Data.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "The month, such as 2026-02; without it the last whole one.") var month: MonthArgument?
    @Option(help: "The folder to write into; it must be there.") var out: String
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await readingFiles(words) {
            try await office.working(words) { office in
                let chosen = month?.month ?? Month(of: office.today).adding(-1)
                guard let data = try await data(chosen, office) else {
                    throw IndicatorBookRefusal.noSuchIndicator("coverage-local-workers")
                }
                try write(OpenData.csv(data.rows), "\(out)/\(data.name).csv")
                try write(card(data, words), "\(out)/\(data.name).json")
                OfficeAnswer(words, format).tell(
                    "coverage.told.published",
                    [("file", .text("\(out)/\(data.name).csv")), ("lines", .number(data.rows.count - 1))])
            }
        }
    }

    private func data(_ month: Month, _ office: Office) async throws -> OpenData? {
        let templates = try FigureTemplates.embedded()
        try await CoverageRollup(office).refresh()
        let parts = try await RollupReading(office, reach: .government).parts(month, by: .category)
        let asOf = min(month.lastDay, office.today)
        guard let definition = templates.catalog.definition("coverage-local-workers", on: asOf) else {
            return nil
        }
        return OpenData(
            parts, month, asOf: asOf, region: String(office.government), government: office.government,
            definition: definition, templates.suppression)
    }

    private func card(_ data: OpenData, _ words: Words) -> String {
        var json = JSONText()
        json.object { json in
            for line in OpenData.cardWords { json.field(line.key, words(line.word)) }
            for line in data.card { json.field(line.key, line.value) }
        }
        return json.text
    }

    private func write(_ text: String, _ path: String) throws(FileRefusal) {
        let file = try AtomicFile(path: path, mode: 0o644)
        try file.append(text)
        try file.commit()
    }
}
