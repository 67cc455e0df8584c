package import IndicatorBooks
import Indicators
import LawBook
import Letters
import MoneyAndDates
import SQLStore
package import Words

extension ReportCell {
    /// As people read it.
    package func text(_ words: Words) -> String {
        switch self {
        case .text(let text): text
        case .count(let count): words.text(Int(count))
        case .money(let amount): amount.description
        case .share(let hundredths): ReportCell.percent(hundredths, words)
        case .word(let key): words(key)
        case .day(let day): words.text(day)
        case .month(let month): words.text(month)
        }
    }

    /// As other programs read it: digits, days and months as ISO has them.
    package func plain(_ words: Words) -> String {
        switch self {
        case .text(let text): text
        case .count(let count): String(count)
        case .money(let amount): String(amount.amount)
        case .share(let hundredths): ReportCell.percent(hundredths, words)
        case .word(let key): words(key)
        case .day(let day): day.description
        case .month(let month): month.description
        }
    }

    private static func percent(_ hundredths: Int64, _ words: Words) -> String {
        let rest = String(hundredths % 100 + 100).dropFirst()
        let separator = words.language == .indonesian ? "," : "."
        return "\(hundredths / 100)\(separator)\(rest)\u{a0}%"
    }
}

extension ReportEntry {
    /// Of when it tells: its month, or the day as of which it is.
    package func period(_ content: ReportContent, _ words: Words) -> String {
        month.map { words.text($0) } ?? words("report.as-of", ["day": .day(content.asOf)])
    }
}

extension OfficeLetters {
    /// Columns for which the template has a table.
    private static let widths = [4, 5, 8]

    /// A report as a PDF, with a code by which it can be looked up and who took it along on every page.
    ///
    /// - Parameter watermark: who took it along, when, under which number.
    /// - Throws: `LetterRefusal`, `OfficeLetterRefusal`.
    package func report(
        _ entry: ReportEntry, _ content: ReportContent, watermark: String
    ) async throws -> LetterFile {
        let (main, figures) = (content.tables.first, content.tables.dropFirst().first)
        var fields = [
            "report": words(entry.kind.labelKey), "scope": entry.scopeName,
            "period": entry.period(content, words), "table": main.map { words($0.title) } ?? "",
            "watermark": watermark, "has-figures": figures == nil ? "" : "1",
        ]
        var tables = ["figures": rows(figures, 6)]
        for width in OfficeLetters.widths {
            let isIt = main?.columns.count == width
            fields["has-\(width)"] = isIt ? "1" : ""
            tables["main-\(width)"] = rows(isIt ? main : nil, width)
        }
        for place in 1...8 {
            fields["h\(place)"] =
                main.flatMap { $0.columns.count >= place ? words($0.columns[place - 1]) : nil } ?? ""
        }
        return try await issue(
            LetterDraft(
                kind: .periodicReport, subject: LetterSubject(name: "report", number: entry.id),
                month: entry.month, fields: fields, tables: tables),
            as: .pdf)
    }

    private func rows(_ table: ReportTable?, _ width: Int) -> LetterRows {
        let names = (1...width).map { "c\($0)" }
        guard let table, table.columns.count == width else { return LetterRows(names, []) }
        return LetterRows(names, table.rows.map { row in row.map { $0.text(words) } })
    }
}
