import ArgumentParser
import BankFiles
import DuesBooks
import EmbeddedFiles
import Foundation
import LawBook
import Ledger
import MoneyAndDates
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
            for statement in read.imports {
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

extension BankFile {
    /// The file as the books keep it: one statement for each account, of a list of EPS one.
    fileprivate var imports: [StatementImport] {
        switch content {
        case .statements(let statements):
            statements.enumerated().map { place, statement in
                let account = statement.account?.masked ?? ""
                let lines = statement.lines.filter { $0.direction == .moneyOut }.map {
                    (
                        day: $0.day, amount: $0.amount, text: $0.matchingText,
                        reference: $0.references.bank
                    )
                }
                return statementImport(
                    place, account, lines, opening: statement.opening, closing: statement.closing)
            }
        case .confirmations(let list):
            [
                statementImport(
                    0, "EPS",
                    list.confirmations.filter { $0.status == .paid }.compactMap { item in
                        item.paidOn.map {
                            (day: $0, amount: item.amount, text: item.code.digits, reference: nil)
                        }
                    })
            ]
        }
    }

    private func statementImport(
        _ place: Int, _ account: String,
        _ lines: [(day: Day, amount: Rupiah, text: String, reference: String?)], opening: Rupiah? = nil,
        closing: Rupiah? = nil
    ) -> StatementImport {
        let keys = StatementImport.keys(account: account, of: lines)
        return StatementImport(
            digest: place == 0 ? sha256 : "\(sha256)/\(place + 1)", layout: layout.code, account: account,
            opening: opening, closing: closing,
            lines: zip(lines, keys).map {
                StatementImport.Line(
                    day: $0.day, amount: $0.amount, text: $0.text, reference: $0.reference, key: $1)
            })
    }
}

extension BankLayout {
    fileprivate var code: String {
        switch self {
        case .template(let name, _): name
        case .camt053(let version): "camt.053.\(version)"
        }
    }
}
