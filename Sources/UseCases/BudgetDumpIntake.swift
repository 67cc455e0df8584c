package import BudgetBooks
import MoneyAndDates
package import Spreadsheets

/// A dump of another program's budget as rows: unit, account and amount in any order, as CSV, XLSX or XLS.
package struct BudgetDumpIntake: Sendable {
    package private(set) var rows: [DumpedRow] = []
    /// Whether no row named the columns; nothing is read then.
    package var hasNoHeader: Bool { columns == nil }

    private var columns: HeaderColumns<Column>?

    private enum Column: HeaderColumn {
        case unit, account, amount

        var names: Set<String> {
            switch self {
            case .unit: ["unit", "opd", "skpd", "namaskpd", "kodeskpd", "unitskpd", "perangkatdaerah"]
            case .account: ["kodeakun", "koderekening", "rekening", "akun", "kode", "account"]
            case .amount: ["jumlah", "pagu", "nilai", "anggaran", "nilairincian", "total", "amount"]
            }
        }

        static func suffice(_ found: Set<Column>) -> Bool { found.count == allCases.count }
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
        let amount = text(.amount)
        rows.append(
            DumpedRow(
                row: row.number, unit: text(.unit), account: text(.account), amount: amount,
                rupiah: BudgetDumpIntake.rupiah(amount)))
    }

    /// Whole rupiah: `1250000`, `1.250.000`, `Rp1.250.000,00`, `-5`; nil for anything else.
    static func rupiah(_ text: String) -> Rupiah? {
        var digits = text.filter { !$0.isWhitespace }
        let isNegative = digits.hasPrefix("-")
        if isNegative { digits.removeFirst() }
        if digits.lowercased().hasPrefix("rp") { digits.removeFirst(2) }
        if digits.hasSuffix(",00") { digits.removeLast(3) }
        let groups = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)
        let joined = groups.joined()
        guard groups.count == 1 || isGrouped, (1...15).contains(joined.utf8.count),
            joined.utf8.allSatisfy({ (48...57).contains($0) }), let amount = Int64(joined)
        else { return nil }
        return Rupiah(isNegative ? -amount : amount)
    }
}
