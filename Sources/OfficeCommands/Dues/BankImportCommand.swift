import ArgumentParser
import BankFiles
import DuesBooks
import EmbeddedFiles
import Foundation
import LawBook
import Ledger
import MoneyAndDates
import UseCases
import Words

/// `naungan bank import FILE`: keeps a statement of a bank or a list of EPS, and books what it proves.
struct BankImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Keeps a bank statement or EPS list and books the payments it proves.",
        discussion: "Ends with 0 when every line found its bill, 1 when some wait for a person.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "CSV, XLSX, XLS or camt.053.") var file: String
    @Option(help: "The layout, where the file does not tell it.") var layout: String?

    func run() async throws {
        let words = try shared.words()
        let read = try read(words)
        try await office.working(words) { office in
            let findings = BankFileFindings(read, words)
            for line in findings.lines { Terminal.output.line(line) }
            var waiting = read.unread.count + findings.waiting
            for line in read.unread {
                Terminal.output.line(
                    words(
                        "bank.unread",
                        [
                            "row": .number(line.row), "text": .text(line.text),
                            "reason": .text(words.filled(line.reason.key, line.reason.arguments)),
                        ]))
            }
            for statement in StatementIntake.imports(of: read) {
                let outcome = try await BankBook.take(statement, by: office)
                waiting += outcome.waiting
                Terminal.output.line(
                    words(
                        outcome.isNew ? "bank.imported" : "bank.imported-before",
                        [
                            "statement": .text(String(outcome.statement)), "paid": .number(outcome.paid),
                            "waiting": .number(outcome.waiting), "known": .number(outcome.known),
                        ]))
            }
            if waiting > 0 { throw CommandOutcome.doneWithRowsToFix }
        }
    }

    private func read(_ words: Words) throws -> BankFile {
        let paths = EmbeddedFiles.paths(under: BankTemplate.folder)
        let templates = try paths.filter { $0.hasSuffix(".yaml") }.compactMap { path in
            try EmbeddedFiles.text(at: path).map { text in
                let name = path.dropFirst(BankTemplate.folder.count).dropLast(".yaml".count)
                return try BankTemplate(name: String(name), yaml: text)
            }
        }
        do {
            let name = URL(fileURLWithPath: file).lastPathComponent
            return try BankFileReader(templates: templates).read(path: file, name: name, template: layout)
        } catch {
            Terminal.errors.line("\(file): \(words.filled(error.key, error.arguments))")
            throw CommandOutcome.couldNotRun
        }
    }
}
