import MoneyAndDates
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
        "Lembar", "Nomor baris", "Nama", "Pekerjaan", "Desil", "Bukti kerja", "Sakit", "Kelompok", "Honor",
        "Hari terakhir",
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
        var read = SheetRow(
            row: number, name: text(2), work: text(3), decile: text(4), proof: text(5), ill: ill)
        read.wage = VillageSheetIntake.wage(text(8))
        read.stop = VillageSheetIntake.day(text(9))
        rows.append(read)
        return sheet
    }

    /// A row as the sheet shows it, in the order of `titles`.
    package static func cells(_ row: SheetRow, of sheet: Int64) -> [String] {
        [
            String(sheet), String(row.row), row.name, row.work, row.decile, row.proof, row.ill, row.group,
            row.wage, row.stop,
        ]
    }

    /// `Rp1.250.000,00` as `1250000`; what is no amount stays as it is written, and is told.
    private static func wage(_ text: String) -> String {
        var bare = text.lowercased().replacing("rp", with: "").filter { !$0.isWhitespace }
        if bare.hasSuffix(",00") { bare.removeLast(3) }
        let digits = bare.filter { $0 != "." }
        return digits.allSatisfy(\.isNumber) ? digits : text
    }

    /// A day as Excel or a person writes it, as `yyyy-mm-dd`; what is no day stays as it is written.
    private static func day(_ text: String) -> String {
        let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
        if Day(iso: text) != nil || parts.count != 3 { return text }
        return Day(parts[2], parts[1], parts[0])?.description ?? text
    }
}
