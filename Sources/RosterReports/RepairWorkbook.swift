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
        // A sheet of repairs that comes round again keeps the row numbers of the office’s own file.
        let place = row.sheet.column(headed: RepairSheet.rowHeader).map(row.original.text) ?? ""
        var cells = [
            place.isEmpty ? "\(checked.dataRow)" : place, ruling(checked), explanation(row, checked, index),
            candidates(checked, index),
        ]
        if !sheet.hasOwnNumberColumn { cells.append("") }
        let originals = Self.columns(row.sheet).map { row.original.text($0.index) }
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
            WorkbookColumn(RepairSheet.rowHeader, width: 13),
            WorkbookColumn(
                RepairSheet.rulingHeader, width: 22,
                choices: .oneOf([RepairSheet.rulingSame, RepairSheet.rulingNew])),
            WorkbookColumn(RepairSheet.reasonHeader, width: 70, wraps: true),
            WorkbookColumn(RepairSheet.candidateHeader, width: 45, wraps: true),
        ]
        if !hasOwn { columns.append(WorkbookColumn(RepairSheet.numberHeader, width: 16)) }
        columns += Self.columns(row.sheet).map { WorkbookColumn(Self.header($0, in: row.sheet), width: 18) }
        columns += missingFields(row.sheet).map { WorkbookColumn(Self.name(of: $0), width: 18) }
        let name = sheetName(check.summary.files[Int(checked.file)].name, row.sheet)
        let sheet = OpenSheet(
            number: try workbook.addSheet(WorkbookSheet(name: name, columns: columns)),
            hasOwnNumberColumn: hasOwn)
        sheets[key] = sheet
        return sheet
    }

    private static func columns(_ sheet: SheetLayout) -> [LayoutColumn] {
        sheet.columns.filter { !RepairSheet.ownHeaders.contains($0.header) }
    }

    /// As the office wrote it. A header of two rows does not fit into one, so there the field gives its name,
    /// by which the next check knows it for certain.
    private static func header(_ column: LayoutColumn, in sheet: SheetLayout) -> String {
        guard let field = column.field, sheet.headerRows.count > 1 || column.header.isEmpty else {
            return column.header
        }
        return name(of: field)
    }

    private static func name(of field: RosterField) -> String {
        String(field.rawValue.uppercased().map { $0 == "-" ? " " : $0 })
    }

    /// What the office has no column for and must fill in all the same.
    private func missingFields(_ sheet: SheetLayout) -> [RosterField] {
        let alternatives: [(field: RosterField, also: [RosterField])] = [
            (.nik, []), (.name, []), (.birthDate, [.birthPlaceAndDate]), (.sex, [.maleTick, .femaleTick]),
            (.wage, []),
        ]
        return alternatives.compactMap { field, also in
            if field == .wage, check.request.wageBasis != .column { return nil }
            return ([field] + also).allSatisfy { sheet.column($0) == nil } ? field : nil
        }
    }

    private func ruling(_ checked: CheckedRow) -> String {
        switch checked.ruling {
        case .none: ""
        case .same: RepairSheet.rulingSame
        case .new: RepairSheet.rulingNew
        }
    }

    /// At most 31 characters that a sheet name may have, and never twice the same.
    private func sheetName(_ file: String, _ sheet: SheetLayout) -> String {
        let stem = file.split(separator: ".").first.map(String.init) ?? file
        let plain = (stem + (sheet.sheet > 0 ? " \(sheet.name)" : "")).unicodeScalars.filter {
            (32..<0xFFFF).contains($0.value) && !"[]:*?/\\'".unicodeScalars.contains($0)
        }
        var name = String(String.UnicodeScalarView(plain.prefix(28)))
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
        if checked.wage == nil, !row.findings.contains(where: { $0.field == .wage && $0.severity > .note }) {
            sentences.append(words("repair.wage-missing"))
        }
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
