package import Spreadsheets
package import VulnerableBooks

/// A village's sheet that came back: the number of the sheet stands in its first column of every row, so that
/// a part of it can come back too, as CSV, XLSX or XLS.
package struct VillageSheetIntake: Sendable {
    /// Nil where no row has a number of a sheet, or two have different ones.
    package private(set) var sheet: Int64?
    package private(set) var rows: [SheetRow] = []
    /// Rows without a number, as the file counts.
    package private(set) var unreadable: [Int] = []

    /// The titles of its columns, in their order.
    package static let titles = [
        "Lembar", "Nomor baris", "Nama", "Pekerjaan", "Desil", "Bukti kerja", "Sakit",
    ]

    /// Reads the first sheet of a file.
    ///
    /// - Throws: `TableRefusal` for a file that is no table.
    package init(path: String) throws(TableRefusal) {
        var intake = self
        var sheets: Set<Int64> = []
        let file = try TableFile.open(path: path)
        try file.forEachRow(inSheet: 0) { row in
            if let sheet = intake.take(row) { sheets.insert(sheet) }
            return .goOn
        }
        intake.sheet = sheets.count == 1 ? sheets.first : nil
        self = intake
    }

    private mutating func take(_ row: TableRow) -> Int64? {
        if row.isBlank || row.text(0).lowercased() == "lembar" { return nil }
        func text(_ column: Int) -> String {
            row.text(column).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        guard let sheet = Int64(text(0)), let number = Int64(text(1)) else {
            unreadable.append(row.number)
            return nil
        }
        let ill = ProposalIntake.answer(text(6)).map { $0 ? "ya" : "tidak" } ?? ""
        rows.append(
            SheetRow(
                row: number, name: text(2), work: text(3), decile: text(4), proof: text(5), ill: ill))
        return sheet
    }
}
