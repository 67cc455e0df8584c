import Membership
package import MoneyAndDates
package import RosterFiles
import Spreadsheets
package import VulnerableBooks

/// A list of proposed people, as a village, an office or DTSEN writes it: name, NIK, birth and sex are
/// read and repaired as in a roster; beside them desil, bukti kerja, sakit. No other column is kept.
package struct ProposalIntake: Sendable {
    package private(set) var drafts: [ProposalDraft] = []
    /// Rows that are nobody: totals, signatures, empty numbers.
    package private(set) var skipped = 0
    /// Columns of the file that are not kept.
    package private(set) var ignored: [String] = []

    /// Reads a file.
    ///
    /// - Throws: `TableRefusal`, `RosterRefusal`.
    package init(path: String, template: RosterTemplate, today: Day) throws {
        var limits = TableLimits()
        limits.fileBytes = 32 << 20
        limits.rows = ProposalBook.most
        limits.expandedBytes = 600_000_000
        let file = try RosterFile.open(path: path, limits: limits)
        let layout = try file.understand(template)
        var checks = RosterChecks(rosterDay: today, today: today)
        checks.required = [.nik, .name]
        let columns = layout.sheets.map(OwnColumns.init)
        var drafts: [ProposalDraft] = []
        let summary = try file.rows(layout, checks: checks) { row in
            let place = layout.sheets.firstIndex { $0 === row.sheet } ?? 0
            drafts.append(ProposalIntake.draft(row, columns[place]))
        }
        self.drafts = drafts
        skipped = summary.skippedCount
        let kept: Set<RosterField> = [.nik, .name, .birthDate, .sex, .position, .rowNumber, .title]
        ignored = zip(layout.sheets, columns).flatMap { sheet, own in
            sheet.columns.filter { column in
                column.field.map { !kept.contains($0) } ?? !own.places.contains(column.index)
            }.map(\.header)
        }
    }

    private static func draft(_ row: RosterRow, _ own: OwnColumns) -> ProposalDraft {
        var draft = ProposalDraft(line: row.dataRow)
        draft.nik = row.nik.nik
        if draft.nik == nil { draft.writtenNIK = String((row.text(.nik) ?? "").prefix(40)) }
        draft.name = row.name ?? row.text(.name) ?? ""
        draft.born = row.birthDate
        draft.sex = row.sex
        draft.work = row.text(.position) ?? ""
        draft.decile = own.text(own.decile, row)
        draft.proof = own.text(own.proof, row)
        draft.isIll = answer(own.text(own.ill, row))
        return draft
    }

    /// What a cell answers; nil for anything that is neither.
    static func answer(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "y", "ya", "1", "sakit", "yes", "v": true
        case "t", "tidak", "n", "0", "sehat", "no", "tdk": false
        default: nil
        }
    }

    /// The columns that a roster does not have.
    private struct OwnColumns {
        var decile: Int?
        var proof: Int?
        var ill: Int?

        var places: Set<Int> { Set([decile, proof, ill].compactMap(\.self)) }

        init(_ sheet: SheetLayout) {
            for column in sheet.columns {
                switch String(column.header.lowercased().filter { $0.isLetter }) {
                case "desil", "desildtsen", "desilkesejahteraan", "decile": decile = column.index
                case "bukti", "buktikerja", "buktibekerja", "proof": proof = column.index
                case "sakit", "sudahsakit", "kondisikesehatan", "ill": ill = column.index
                default: continue
                }
            }
        }

        func text(_ column: Int?, _ row: RosterRow) -> String {
            guard let column, column < row.original.count else { return "" }
            return row.original.text(column).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }
}
