import Foundation
package import MoneyAndDates

/// A cell of a report: what it is, not how it is written, so that it reads in either language.
package enum ReportCell: Sendable, Hashable {
    case text(String)
    case count(Int64)
    case money(Rupiah)
    /// Hundredths of a per cent.
    case share(Int64)
    /// A key of `words/`.
    case word(String)
    case day(Day)
    case month(Month)

    /// A letter for what it is, and its value.
    var kept: String {
        switch self {
        case .text(let text): "t\(text)"
        case .count(let count): "n\(count)"
        case .money(let amount): "r\(amount.amount)"
        case .share(let hundredths): "p\(hundredths)"
        case .word(let key): "w\(key)"
        case .day(let day): "d\(day.yyyymmdd)"
        case .month(let month): "m\(month.yyyymm)"
        }
    }

    init(kept: String) {
        let value = String(kept.dropFirst())
        let number = Int64(value) ?? 0
        switch kept.first {
        case "n": self = .count(number)
        case "r": self = .money(Rupiah(number))
        case "p": self = .share(number)
        case "w": self = .word(value)
        case "d": self = Day(yyyymmdd: Int(number)).map(ReportCell.day) ?? .text(value)
        case "m": self = Month(yyyymm: Int(number)).map(ReportCell.month) ?? .text(value)
        default: self = .text(value)
        }
    }
}

/// A table of a report.
package struct ReportTable: Sendable, Hashable {
    /// The key of its title in `words/`.
    package let title: String
    /// The keys of its columns.
    package let columns: [String]
    /// Each with a cell for every column.
    package let rows: [[ReportCell]]

    /// - Precondition: each row has a cell for every column.
    package init(_ title: String, _ columns: [String], _ rows: [[ReportCell]]) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "each row has a cell for every column")
        self.title = title
        self.columns = columns
        self.rows = rows
    }
}

/// What a report tells, as it was when it was made.
package struct ReportContent: Sendable, Hashable {
    package let asOf: Day
    package let tables: [ReportTable]

    package init(asOf: Day, tables: [ReportTable]) {
        self.asOf = asOf
        self.tables = tables
    }

    /// Rows of all its tables.
    package var rowCount: Int { tables.map(\.rows.count).reduce(0, +) }

    private struct Kept: Codable {
        struct Table: Codable {
            let title: String
            let columns: [String]
            let rows: [[String]]
        }
        let asOf: Int
        let tables: [Table]
    }

    /// As it is sealed: the same content is the same bytes.
    func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](
            try encoder.encode(
                Kept(
                    asOf: Int(asOf.yyyymmdd),
                    tables: tables.map { table in
                        Kept.Table(
                            title: table.title, columns: table.columns,
                            rows: table.rows.map { $0.map(\.kept) })
                    })))
    }

    /// Reads it again; refused where it is not what was kept.
    init(bytes: [UInt8]) throws {
        let kept = try JSONDecoder().decode(Kept.self, from: Data(bytes))
        guard let day = Day(yyyymmdd: kept.asOf),
            kept.tables.allSatisfy({ table in table.rows.allSatisfy { $0.count == table.columns.count } })
        else { throw ReportDamaged() }
        self.init(
            asOf: day,
            tables: kept.tables.map { table in
                ReportTable(table.title, table.columns, table.rows.map { $0.map(ReportCell.init(kept:)) })
            })
    }
}

/// A kept report that cannot be read: a fault of the store, not of whoever asks.
struct ReportDamaged: Error {}
