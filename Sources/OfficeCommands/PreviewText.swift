import LawBook
import RosterFiles
import Spreadsheets
import UseCases
import Words

/// `check --preview`: what was understood of a file, column by column, before a row of it is believed; and
/// the first repairs beside the cells as they stand.
struct PreviewText {
    let words: Words
    let checks: RosterChecks

    private static let shownRepairs = 12

    /// - Throws: `TableRefusal` where the file turns out to be damaged.
    func show(_ source: CheckRoster.Source) throws {
        Terminal.output.line(source.name)
        for sheet in source.layout.sheets { show(sheet) }
        for sheet in source.layout.leftOutSheets {
            let sentence = words.filled(sheet.reason.rawValue, sheet.sentenceArguments)
            Terminal.output.line("  \(sheet.name): \(sentence)")
        }
        guard source.layout.kind == .roster else {
            let summary = try source.file.participants(source.layout, checks: checks) { _ in }
            Terminal.output.line("  " + words("preview.rows", ["rows": .text(words.text(summary.people))]))
            return
        }
        try showRepairs(source)
    }

    private func show(_ sheet: SheetLayout) {
        let rows = sheet.headerRows.map(String.init).joined(separator: ", ")
        Terminal.output.line(
            "  " + words("preview.sheet", ["sheet": .text(sheet.name), "rows": .text(rows)]))
        for column in sheet.columns {
            let meaning = column.field.map { words("field.\($0.rawValue)") } ?? words(key(ofUnknown: column))
            let samples = sheet.samples.prefix(3).compactMap { row in
                column.index < row.count && !row[column.index].isEmpty ? row[column.index] : nil
            }
            Terminal.output.line(
                "    \(column.letter)  \(column.header) → \(meaning)   \(samples.joined(separator: " | "))")
        }
        for note in sheet.notes {
            Terminal.output.line("    " + words.filled(note.key.rawValue, note.arguments))
        }
    }

    private func key(ofUnknown column: LayoutColumn) -> String {
        if column.header == RepairSheet.rulingHeader { return "preview.ruling" }
        return RepairSheet.ownHeaders.contains(column.header) ? "preview.from-repairs" : "preview.ignored"
    }

    private func showRepairs(_ source: CheckRoster.Source) throws {
        var shown = 0
        var total = 0
        let summary = try source.file.rows(source.layout, checks: checks) { row in
            for repair in row.repairs {
                total += 1
                guard shown < Self.shownRepairs else { continue }
                shown += 1
                Terminal.output.line(
                    "    "
                        + words(
                            "preview.repair",
                            [
                                "row": .number(row.dataRow), "original": .text(repair.original),
                                "value": .text(repair.value), "what": .word("kind.\(repair.key.rawValue)"),
                            ]))
            }
        }
        Terminal.output.line(
            "  "
                + words(
                    "preview.total",
                    ["rows": .text(words.text(summary.people)), "repairs": .text(words.text(total))]))
        for skipped in summary.skipped.prefix(Self.shownRepairs) {
            Terminal.output.line(
                "    "
                    + words(
                        "preview.skipped",
                        [
                            "sheet": .text(skipped.sheet), "row": .number(skipped.sheetRow),
                            "why": .word(skipped.reason.rawValue), "text": .text(skipped.text),
                        ]))
        }
    }
}
