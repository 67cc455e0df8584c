import MoneyAndDates
import RosterFiles
import RosterMatching
import Spreadsheets
import UseCases
import Words

/// `perbaiki.xlsx`: only the rows that wait for somebody, each as the office sent it beside what is wrong
/// and who it may be. Corrected, it is given to the next check as it is.
final class RepairWorkbook {
    private let check: RosterCheck
    private let words: Words
    private let reasons: MatchReasonText
    private let workbook: WorkbookWriter
    private var sheets: [SheetKey: OpenSheet] = [:]
    private var names: Set<String> = []

    private struct SheetKey: Hashable {
        let file: UInt16
        let sheet: Int
    }

    private struct OpenSheet {
        let number: WorkbookSheetNumber
        let hasOwnNumberColumn: Bool
    }

    init(
        _ check: RosterCheck, words: Words, path: String
    ) throws(WorkbookRefusal) {
        self.check = check
        self.words = words
        reasons = MatchReasonText(check: check, words: words)
        workbook = try WorkbookWriter(path: path)
    }

    func add(_ row: RosterRow, _ checked: CheckedRow, _ index: Int) throws(WorkbookRefusal) {
        guard checked.needsRepair else { return }
        let sheet = try sheet(of: row, checked)
        var cells = ["\(checked.dataRow)", "", explanation(row, checked, index), candidates(checked, index)]
        if !sheet.hasOwnNumberColumn { cells.append("") }
        let originals = row.sheet.columns.map { row.original.text($0.index) }
        try workbook.append(cells + originals, to: sheet.number)
    }

    /// A workbook needs a sheet; where nothing is wrong it says so.
    func finish() throws(WorkbookRefusal) {
        if sheets.isEmpty {
            let sheet = try workbook.addSheet(
                WorkbookSheet(name: "perbaiki", columns: [WorkbookColumn(words("repair.nothing"), width: 60)])
            )
            _ = sheet
        }
        try workbook.finish()
    }

    func abandon() { workbook.abandon() }

    private func sheet(of row: RosterRow, _ checked: CheckedRow) throws(WorkbookRefusal) -> OpenSheet {
        let key = SheetKey(file: checked.file, sheet: row.sheet.sheet)
        if let sheet = sheets[key] { return sheet }
        let hasOwn = row.sheet.column(.participantNumber) != nil
        var columns = [
            WorkbookColumn(RepairSheet.rowHeader, width: 8),
            WorkbookColumn(
                RepairSheet.rulingHeader, width: 12,
                choices: .oneOf([RepairSheet.rulingSame, RepairSheet.rulingNew])),
            WorkbookColumn(RepairSheet.reasonHeader, width: 70),
            WorkbookColumn(RepairSheet.candidateHeader, width: 45),
        ]
        if !hasOwn { columns.append(WorkbookColumn(RepairSheet.numberHeader, width: 16)) }
        columns += row.sheet.columns.map { WorkbookColumn(Self.header($0), width: 18) }
        let name = sheetName(check.summary.files[Int(checked.file)].name, row.sheet)
        let sheet = OpenSheet(
            number: try workbook.addSheet(WorkbookSheet(name: name, columns: columns)),
            hasOwnNumberColumn: hasOwn)
        sheets[key] = sheet
        return sheet
    }

    /// Under a grouped header the lower half names the column.
    private static func header(_ column: LayoutColumn) -> String {
        guard column.field != nil, let last = column.header.split(separator: "/").last else {
            return column.header
        }
        let text = String(last).trimmingBlanks()
        return text.isEmpty ? column.header : text
    }

    /// At most 31 characters that a sheet name may have, and never twice the same.
    private func sheetName(_ file: String, _ sheet: SheetLayout) -> String {
        let stem = file.split(separator: ".").first.map(String.init) ?? file
        let plain = (stem + (sheet.sheet > 0 ? " \(sheet.name)" : "")).filter { !"[]:*?/\\'".contains($0) }
        var name = String(plain.prefix(28))
        if name.isEmpty { name = "perbaiki" }
        var number = 2
        let first = name
        while !names.insert(name.lowercased()).inserted {
            name = "\(first.prefix(26)) \(number)"
            number += 1
        }
        return name
    }

    private func explanation(_ row: RosterRow, _ checked: CheckedRow, _ index: Int) -> String {
        var sentences = row.findings.filter { $0.severity > .note }.map(words.sentence)
        if checked.decision == .review { sentences.append(reasons.text(index)) }
        if checked.wage == nil, sentences.isEmpty { sentences.append(words("repair.wage-missing")) }
        return sentences.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func candidates(_ checked: CheckedRow, _ index: Int) -> String {
        guard checked.decision == .review else { return "" }
        let match = check.matches.rows[index]
        var lines: [String] = []
        if let first = match.participant { lines.append(line(Int32(first), match.probability)) }
        lines += match.runnerUps.prefix(2).map { line(Int32($0.participant), $0.probability) }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func line(_ participant: Int32, _ probability: Double) -> String {
        guard let detail = check.participants[participant] else { return "" }
        let parts = [detail.number, detail.name, detail.born?.dayFirst ?? "", detail.regency]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ") + " (\(Int(probability * 100))%)"
    }
}

extension String {
    fileprivate func trimmingBlanks() -> String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
