package import Spreadsheets
package import VulnerableBooks

/// A field form that came back or a list of photographs: the number of a row as its QR code has it, whether
/// the person was met, works, is ill, and a remark, in any order, as CSV, XLSX or XLS.
package struct FieldFormIntake: Sendable {
    package private(set) var answers: [FieldAnswer] = []
    /// Rows without a number that could be one of ours, as the file counts.
    package private(set) var unreadable: [Int] = []
    /// Whether no row named the columns; nothing is read then.
    package var hasNoHeader: Bool { columns == nil }

    private var columns: HeaderColumns<Column>?

    private enum Column: HeaderColumn {
        case row, met, working, ill, remark

        var names: Set<String> {
            switch self {
            case .row: ["nomor", "nomorbaris", "baris", "kode", "kodebaris", "qr", "row"]
            case .met: ["bertemu", "ditemui", "ketemu", "met"]
            case .working: ["bekerja", "aktifbekerja", "kerja", "working"]
            case .ill: ["sakit", "sudahsakit", "ill"]
            case .remark: ["catatan", "keterangan", "ket", "foto", "namafoto", "remark"]
            }
        }

        static func suffice(_ found: Set<Column>) -> Bool { found.contains(.row) }
    }

    /// Reads the first sheet of a file.
    ///
    /// - Throws: `TableRefusal` for a file that is no table.
    package init(path: String) throws(TableRefusal) {
        var intake = self
        let file = try TableFile.open(path: path)
        try file.forEachRow(inSheet: 0) { row in
            intake.take(row)
            return .goOn
        }
        self = intake
    }

    private mutating func take(_ row: TableRow) {
        if row.isBlank { return }
        guard let columns else {
            columns = HeaderColumns(row)
            return
        }
        func text(_ column: Column) -> String { columns.text(column, of: row) }
        guard let number = Int64(text(.row).filter(\.isNumber)), number > 0 else {
            unreadable.append(row.number)
            return
        }
        var answer = FieldAnswer(row: number)
        answer.isMet = ProposalIntake.answer(text(.met)) ?? true
        answer.isWorking = ProposalIntake.answer(text(.working))
        answer.isIll = ProposalIntake.answer(text(.ill))
        answer.remark = String(text(.remark).prefix(500))
        answers.append(answer)
    }
}

/// The first sheet of a small file as texts, for a reply of BPJS.
package enum ReplyRows {
    /// - Throws: `TableRefusal`.
    package static func all(in path: String) throws(TableRefusal) -> [[String]] {
        let file = try TableFile.open(path: path)
        var rows: [[String]] = []
        try file.forEachRow(inSheet: 0) { row in
            rows.append((0..<row.count).map(row.text))
            return .goOn
        }
        return rows
    }
}
