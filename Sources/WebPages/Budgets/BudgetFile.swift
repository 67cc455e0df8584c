import Access
package import BudgetBooks
import Budgets
import DeskBooks
import Foundation
import LawBook
import Membership
import MoneyAndDates
import Spreadsheets
import WebGate
package import Words

/// The sheet of an RKA: a row a line and programme, every cell text, so that nothing runs in a spreadsheet.
package enum BudgetFile {
    static func answer(_ asking: Asking) async throws -> Answer {
        guard let id = asking.query["versi"].flatMap({ Int64($0) }) else { throw NotThere() }
        let desk = try asking.budgets()
        let view = try await desk.version(BudgetID(id))
        let number = try await desk.exported(view)
        let folder = NSTemporaryDirectory() + "/naungan-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/rka.xlsx"
        try write(
            view, path, asking.words,
            closing: asking(
                "budgets.file-number",
                [
                    "number": .text(String(number)), "version": .text(BudgetParts.name(view.header, asking)),
                    "who": .text(asking.visitor.permit?.display ?? ""),
                ]))
        guard let bytes = FileManager.default.contents(atPath: path) else { throw NotThere() }
        return .file(
            [UInt8](bytes), type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: "rka-\(view.header.year)-\(view.header.unit)-v\(view.header.version).xlsx")
    }

    /// Writes the sheet; commands use it too.
    package static func write(_ view: BudgetView, _ path: String, _ words: Words, closing: String) throws {
        let writer = try WorkbookWriter(path: path)
        let titles = [
            "budgets.account", "budgets.programme", "budgets.sub-activity", "budgets.who",
            "budgets.source", "budgets.people", "budgets.months", "budgets.wage", "budgets.dues",
            "budgets.amount",
        ]
        let sheet = try writer.addSheet(
            WorkbookSheet(
                name: "RKA \(view.header.year)", columns: titles.map { WorkbookColumn(words($0), width: 20) })
        )
        for line in view.lines {
            for amount in line.amounts {
                try writer.append(cells(line, amount, words), to: sheet)
            }
        }
        var sum = [String](repeating: "", count: titles.count - 2)
        sum[0] = words("budgets.sum")
        try writer.append(sum + ["", String(view.header.total.amount)], to: sheet)
        try writer.append([closing], to: sheet)
        try writer.finish()
    }

    private static func cells(_ line: PricedLine, _ amount: LineAmount, _ words: Words) -> [String] {
        let dues = line.runs.first?.dues.first { $0.programme == amount.programme }?.amount
        return [
            amount.account?.description ?? "", amount.programme.rawValue,
            line.line.subActivity?.description ?? "",
            words(line.line.category.labelKey) + (line.line.group.isEmpty ? "" : " \(line.line.group)"),
            words(line.line.funding.labelKey), String(line.line.people), String(line.line.months),
            line.runs.first.map { String($0.wage.amount) } ?? "", dues.map { String($0.amount) } ?? "",
            String(amount.amount.amount),
        ]
    }
}
