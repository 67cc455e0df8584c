import ArgumentParser
import JSONText
import LawBook
import SIPPFiles
import Spreadsheets
import Words

/// `naungan sipp`: what comes back from BPJS.
struct SIPPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sipp", abstract: "Reads what BPJS and SIPP send back.",
        subcommands: [SIPPReplyCommand.self])
}

/// `naungan sipp reply FILE`: the list of rows that SIPP refused, or the four-column answer with Y and T.
struct SIPPReplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply",
        abstract: "Reads SIPP's list of refused rows, or the four-column answer with Y and T.",
        discussion: "Ends with 0 when all were accepted, 1 when something was refused or stays open.")

    @OptionGroup var shared: SharedOptions
    @Argument(help: "The file that came back.") var file: String
    @Option(help: "The SIPP file that was sent, to put each answer beside its row.") var sent: String?
    @Option(help: "Folder of SIPP templates newer than those inside.") var sippTemplates: String?
    @Option(help: "text or json.") var format: AnswerFormat = .text

    func run() throws {
        let words = try shared.words()
        do {
            try read(words)
        } catch let outcome as CommandOutcome {
            throw outcome
        } catch let refusal as SIPPReplyRefusal {
            Terminal.errors.line("\(file): \(words.filled(refusal.key, refusal.arguments))")
            throw CommandOutcome.couldNotRun
        } catch {
            guard let message = CheckFailureText(words: words).message(error) else { throw error }
            Terminal.errors.line("\(file): \(message)")
            throw CommandOutcome.couldNotRun
        }
    }

    private func read(_ words: Words) throws {
        let templates = try CheckFiles(words: words).sippTemplates(folder: sippTemplates)
        let upload = try sent.map { try SentFile.read($0, templates: templates) }
        let reply = try SIPPReply.read(
            try TableRows.all(in: file), layouts: templates.all, sent: upload?.template)
        let match = upload.map { SIPPReplyMatch(reply, sent: $0.rows) }
        let text = SIPPReplyText(words: words, reply: reply, match: match, sent: upload)
        switch format {
        case .text: Terminal.output.line(text.text)
        case .json: Terminal.output.line(text.json)
        }
        if !text.isAllAccepted { throw CommandOutcome.doneWithRowsToFix }
    }
}

/// All rows of a small table as texts.
enum TableRows {
    /// - Throws: `TableRefusal`.
    static func all(in path: String) throws(TableRefusal) -> [[String]] {
        Array(try bySheet(in: path).joined())
    }

    static func bySheet(in path: String) throws(TableRefusal) -> [[[String]]] {
        let file = try TableFile.open(path: path, limits: TableLimits())
        var sheets: [[[String]]] = []
        for sheet in file.sheets.indices {
            var rows: [[String]] = []
            try file.forEachRow(inSheet: sheet) { row in
                rows.append((0..<row.count).map(row.text))
                return .goOn
            }
            sheets.append(rows)
        }
        return sheets
    }
}

/// An upload file as it was sent, read back by its template.
struct SentFile {
    let template: SIPPTemplate
    let rows: [SIPPRow]

    /// The file is not one of the upload templates.
    struct Unknown: Error {
        let path: String
    }

    static func read(_ path: String, templates: SIPPTemplates) throws -> SentFile {
        let sheets = try TableRows.bySheet(in: path)
        let uploads = templates.all.filter(\.kind.isUpload)
        for (table, template) in sheets.flatMap({ table in uploads.map { (table, $0) } }) {
            let headers = template.columns.map(\.header)
            guard let header = table.firstIndex(where: { Array($0.prefix(headers.count)) == headers }) else {
                continue
            }
            let rows = table.dropFirst(header + 1).map { cells in
                var row = SIPPRow()
                for (column, cell) in zip(template.columns, cells) {
                    if let field = column.field { row[field] = cell }
                }
                return row
            }
            return SentFile(template: template, rows: Array(rows))
        }
        throw Unknown(path: path)
    }
}
