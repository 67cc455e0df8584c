package import MoneyAndDates
import Yams

/// SIPP's list of what a month costs, person by person (Rincian Iuran).
package struct SIPPDuesList: Sendable, Equatable {
    /// One person of the list.
    package struct Line: Sendable, Equatable {
        /// The row of the table, from 1.
        package let row: Int
        package let nik: String?
        package let kpj: String?
        package let name: String
        package let wage: Rupiah
        package let dues: Rupiah
    }

    package let lines: [Line]
    /// Rows below the header with a name but without amounts that can be read, from 1.
    package let unread: [Int]

    /// Reads a list whose columns are found by their headers.
    ///
    /// - Parameters:
    ///   - rows: every row of the sheet.
    ///   - headers: a file of `templates/rincian-iuran/`.
    /// - Throws: `SIPPDuesListRefusal`.
    package init(_ rows: [[String]], headers yaml: String) throws(SIPPDuesListRefusal) {
        let aliases = try SIPPDuesList.aliases(yaml)
        guard let (header, columns) = SIPPDuesList.columns(in: rows, aliases) else {
            throw .noHeader
        }
        var lines: [Line] = []
        var unread: [Int] = []
        for (place, row) in rows.enumerated().dropFirst(header + 1) {
            func cell(_ field: String) -> String {
                let column = columns[field] ?? Int.max
                return row.indices.contains(column) ? row[column].filter { $0 != "\u{a0}" } : ""
            }
            let name = cell("name")
            let digits = { (text: String) in text.filter(\.isNumber).isEmpty ? nil : text.filter(\.isNumber) }
            let (nik, kpj) = (digits(cell("nik")), digits(cell("kpj")))
            if name.isEmpty || (nik == nil && kpj == nil) { continue }
            guard let wage = amount(cell("wage")), let dues = amount(cell("dues")) else {
                unread.append(place + 1)
                continue
            }
            lines.append(Line(row: place + 1, nik: nik, kpj: kpj, name: name, wage: wage, dues: dues))
        }
        if lines.isEmpty && unread.isEmpty { throw .noLines }
        self.lines = lines
        self.unread = unread
    }

    private static func aliases(_ yaml: String) throws(SIPPDuesListRefusal) -> [String: Set<String>] {
        guard let loaded = try? Yams.load(yaml: yaml) as? [String: [String]] else { throw .headersUnreadable }
        return loaded.mapValues { Set($0.map(plain)) }
    }

    /// The first row that names a person, a wage and dues.
    private static func columns(
        in rows: [[String]], _ aliases: [String: Set<String>]
    ) -> (Int, [String: Int])? {
        for (place, row) in rows.enumerated().prefix(40) {
            var columns: [String: Int] = [:]
            for (column, cell) in row.enumerated() {
                let name = plain(cell)
                for (field, known) in aliases where known.contains(name) && columns[field] == nil {
                    columns[field] = column
                }
            }
            let needed = ["name", "wage", "dues"].allSatisfy { columns[$0] != nil }
            if needed, columns["nik"] != nil || columns["kpj"] != nil { return (place, columns) }
        }
        return nil
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

/// Why a list is not read.
package enum SIPPDuesListRefusal: Error, Sendable, Equatable {
    case headersUnreadable
    /// No row names a person, a wage and dues.
    case noHeader
    case noLines

    /// The key of its sentence in `words/`.
    package var key: String {
        switch self {
        case .headersUnreadable: "dues-list.headers-unreadable"
        case .noHeader: "dues-list.no-header"
        case .noLines: "dues-list.no-lines"
        }
    }
}

/// `1234567`, `1.234.567`, `Rp1.234.567,00`; nil for anything else, and for less than nought.
private func amount(_ text: String) -> Rupiah? {
    var bytes = text.utf8.filter { $0 != UInt8(ascii: " ") }[...]
    if bytes.starts(with: "Rp".utf8) { bytes = bytes.dropFirst(2) }
    let marks: [UInt8] = [UInt8(ascii: "."), UInt8(ascii: ",")]
    var groups = bytes.split(omittingEmptySubsequences: false) { marks.contains($0) }
    if groups.count > 1, let last = groups.last, last.count <= 2, last.allSatisfy({ $0 == UInt8(ascii: "0") })
    {
        groups.removeLast()
    }
    let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 } && (groups.first?.count ?? 0) > 0
    guard isGrouped, groups.count == 1 || (groups.first?.count ?? 0) <= 3 else { return nil }
    let digits = groups.joined()
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return Int64(String(decoding: digits, as: UTF8.self)).map { Rupiah($0) }
}
