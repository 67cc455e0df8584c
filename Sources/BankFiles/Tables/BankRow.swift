import MoneyAndDates
import Spreadsheets

/// One row of a bank’s table, its cells copied.
struct BankRow {
    let number: Int
    let cells: [String]
    private let isNumber: [Bool]

    init(_ row: TableRow) {
        number = row.number
        var cells: [String] = []
        var isNumber: [Bool] = []
        for column in 0..<row.count {
            cells.append(Self.trimmed(row.text(column)))
            isNumber.append(row.kind(column) == .number)
        }
        self.cells = cells
        self.isNumber = isNumber
    }

    /// All that the row says.
    var text: String { cells.filter { !$0.isEmpty }.joined(separator: " | ") }

    /// A cell; empty where the row or the table has none.
    func cell(_ place: Int?) -> String {
        guard let place, cells.indices.contains(place) else { return "" }
        return cells[place]
    }

    /// The first text to the right of a cell; a colon alone is none.
    func firstText(after place: Int) -> String {
        cells[(place + 1)...].first { !$0.isEmpty && $0 != ":" }.map { text in
            text.first == ":" ? Self.trimmed(String(text.dropFirst())) : text
        } ?? ""
    }

    /// An amount of money; nil where there is none.
    func amount(_ place: Int?, _ style: DecimalStyle) throws(UnreadReason) -> AmountText? {
        let text = cell(place)
        guard let place, !text.isEmpty else { return nil }
        // A workbook keeps a number apart from how it looks.
        return isNumber[place] ? try .plain(text, allowsSign: true) : try .read(text, style)
    }

    /// A day; nil where the cell is empty. A workbook’s own days are told the same way whatever the template.
    func day(_ place: Int?, _ patterns: [DayPattern]) throws(UnreadReason) -> Day? {
        let text = cell(place)
        if text.isEmpty { return nil }
        if let day = patterns.lazy.compactMap({ $0.day(text) }).first { return day }
        if let day = DayPattern.iso?.day(text) { return day }
        throw .dayUnreadable(text)
    }

    /// Blanks at either end, and the apostrophe by which people keep Excel from counting with a code.
    static func trimmed(_ text: String) -> String {
        let blanks = { (letter: Character) in
            letter.isWhitespace || letter == "\u{A0}" || letter == "\u{FEFF}"
        }
        var rest = text.drop(while: blanks)
        while let last = rest.last, blanks(last) { rest.removeLast() }
        if rest.first == "'" { rest.removeFirst() }
        return String(rest)
    }
}

/// Whether a cell calls the rupiah the currency, or says nothing of it: `IDR`, `Rp`, `IDR - Rupiah`.
func isRupiah(_ text: String) -> Bool {
    let key = headerKey(text)
    return key.isEmpty || key == "RP" || key.hasPrefix("IDR") || key.hasSuffix("RUPIAH")
}

extension DayPattern {
    /// `yyyy-MM-dd`.
    static let iso = DayPattern("yyyy-MM-dd")
}
