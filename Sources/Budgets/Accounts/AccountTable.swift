import LawBook
import Membership

/// A line of a table in `templates/` that cannot be taken, by file and line.
package struct BudgetTableFault: Error, Sendable, Hashable, CustomStringConvertible {
    package let file: String
    package let line: Int
    package let detail: String

    package var description: String { "\(file):\(line): \(detail)" }
}

extension AccountList {
    /// Where its tables stand.
    package static let folder = "templates/accounts/"

    /// Reads tables of accounts: scheme, code, programme, categories, first and last year, status, name,
    /// source. A line that begins with `#` is a remark.
    ///
    /// - Throws: `BudgetTableFault` with file and line.
    package init(tables: [(file: String, text: String)]) throws(BudgetTableFault) {
        var entries: [AccountEntry] = []
        for table in tables {
            for row in try BudgetTable(table.text, file: table.file, columns: 9).rows {
                entries.append(try Self.entry(row))
            }
        }
        self.init(entries)
    }

    private static func entry(_ row: BudgetTable.Row) throws(BudgetTableFault) -> AccountEntry {
        guard let code = AccountCode(row.cells[1]), code.scheme.rawValue == row.cells[0] else {
            throw row.fault("\(row.cells[1]) is no code of \(row.cells[0])")
        }
        let programmes: ProgrammeSet
        switch row.cells[2] {
        case "*": programmes = ProgrammeSet(Programme.allCases)
        case "-": programmes = []
        default:
            guard let one = Programme(rawValue: row.cells[2]) else {
                throw row.fault("\(row.cells[2]) is no programme")
            }
            programmes = ProgrammeSet(one)
        }
        guard let from = Int(row.cells[4]) else { throw row.fault("\(row.cells[4]) is no year") }
        let through = Int(row.cells[5])
        if through == nil, row.cells[5] != "-" { throw row.fault("\(row.cells[5]) is no year") }
        guard let status = LawStatus(rawValue: row.cells[6]) else {
            throw row.fault("\(row.cells[6]) is no status")
        }
        return AccountEntry(
            code: code, programmes: programmes, categories: try row.categories(3), from: from,
            through: through, status: status, name: row.cells[7], source: row.cells[8])
    }
}

/// A table of our own in `templates/`: a head, then lines of so many cells with commas between.
struct BudgetTable {
    struct Row {
        let file: String
        let line: Int
        let cells: [String]

        func fault(_ detail: String) -> BudgetTableFault {
            BudgetTableFault(file: file, line: line, detail: detail)
        }

        /// Categories with blanks between; none for `-`.
        func categories(_ place: Int) throws(BudgetTableFault) -> Set<WorkerCategory> {
            guard cells[place] != "-" else { return [] }
            var found: Set<WorkerCategory> = []
            for code in cells[place].split(separator: " ") {
                guard let category = WorkerCategory(rawValue: String(code)) else {
                    throw fault("\(code) is no category")
                }
                found.insert(category)
            }
            return found
        }
    }

    let rows: [Row]

    init(_ text: String, file: String, columns: Int) throws(BudgetTableFault) {
        var rows: [Row] = []
        var isHead = true
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let row = Row(file: file, line: place + 1, cells: cells)
            guard cells.count == columns else { throw row.fault("\(cells.count) cells, not \(columns)") }
            if !isHead { rows.append(row) }
            isHead = false
        }
        self.rows = rows
    }
}
