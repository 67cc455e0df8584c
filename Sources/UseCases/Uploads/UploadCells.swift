import DeskBooks
import LawBook
import RosterFiles

/// The cells of one row that wait for somebody.
struct UploadCells {
    let row: RosterRow
    let checked: CheckedRow

    /// What a clerk who has looked may let stand as it is.
    private static let rulable: Set<FindingKey> = [
        .birthDateDiffersFromNIK, .sexDiffersFromNIK, .ageTooYoung, .ageTooOld, .nameDigits, .wageTooLow,
    ]

    var cells: [UploadCell] {
        var found: [(field: RosterField, original: String, note: Note, isRulable: Bool)] = []
        for finding in row.findings where finding.severity > .note {
            var arguments = finding.arguments.terms
            if let field = finding.arguments["field"] { arguments["field"] = .word("field." + field) }
            if arguments["original"] == nil { arguments["original"] = .text(finding.original) }
            found.append(
                (
                    finding.field, finding.original, Note(finding.key.rawValue, arguments),
                    Self.rulable.contains(finding.key)
                ))
        }
        if checked.wage == nil, !found.contains(where: { $0.field == .wage }) {
            found.append((.wage, "", Note("repair.wage-missing"), false))
        }
        let ruling = row.sheet.column(headed: RepairSheet.rulingHeader)
        return found.enumerated().map { place, cell in
            let column = column(of: cell.field)
            return UploadCell(
                line: row.dataRow, place: place, column: column,
                rulingColumn: cell.isRulable ? ruling : nil, field: cell.field.rawValue,
                sheetRow: row.sheetRow, sheet: row.sheet.name, name: row.name ?? row.text(.name) ?? "",
                original: column.map { row.original.text($0) } ?? cell.original, finding: cell.note)
        }
    }

    /// Where a field is corrected: in its own column, or in the one that says it with another.
    private func column(of field: RosterField) -> Int? {
        if let column = row.sheet.column(field) { return column }
        return field == .birthDate ? row.sheet.column(.birthPlaceAndDate) : nil
    }
}
