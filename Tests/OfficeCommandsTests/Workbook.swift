import Spreadsheets

/// A written workbook, seen by its cells.
enum Workbook {
    /// The kinds of all cells that hold anything, in all sheets.
    static func kinds(of path: String) throws -> Set<CellKind> {
        let file = try TableFile.open(path: path)
        var kinds: Set<CellKind> = []
        for sheet in file.sheets.indices {
            try file.forEachRow(inSheet: sheet) { row in
                for column in 0..<row.count { kinds.insert(row.kind(column)) }
                return .goOn
            }
        }
        return kinds.subtracting([.empty])
    }

    /// All texts of all sheets.
    static func texts(of path: String) throws -> [String] {
        let file = try TableFile.open(path: path)
        var texts: [String] = []
        for sheet in file.sheets.indices {
            texts.append(file.sheets[sheet].name)
            try file.forEachRow(inSheet: sheet) { row in
                texts += (0..<row.count).map(row.text)
                return .goOn
            }
        }
        return texts
    }
}
