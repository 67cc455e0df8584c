/// One sheet of a workbook, row by row. It is called for every element, always by one thread, so what it
/// remembers of a cell goes without the run-time checks for overlapping access.
final class SheetReader: XMLListener {
    private let sheet: String
    private let strings: SharedStrings
    private let formats: DateStyles
    private let countsFrom1904: Bool
    private let limits: TableLimits
    private let body: (TableRow) -> RowFlow
    private let row = TableRow()
    private(set) var refusal: TableRefusal?
    private(set) var lastRow = 0
    @exclusivity(unchecked) private(set) var isDone = false
    private var filled = 0
    @exclusivity(unchecked) private var column = -1
    @exclusivity(unchecked) private var style = 0
    @exclusivity(unchecked) private var type = CellType.number
    @exclusivity(unchecked) private var isTaking = false
    @exclusivity(unchecked) private var phonetic = 0
    @exclusivity(unchecked) private var mark = 0

    private enum CellType { case number, shared, text, boolean, error, day }

    init(
        sheet: String, strings: SharedStrings, formats: DateStyles, countsFrom1904: Bool,
        limits: TableLimits, body: @escaping (TableRow) -> RowFlow
    ) {
        self.sheet = sheet
        self.strings = strings
        self.formats = formats
        self.countsFrom1904 = countsFrom1904
        self.limits = limits
        self.body = body
        row.share(strings.base)
    }

    func began(_ name: XMLName, _ attributes: XMLAttributes) {
        if isDone { return }
        if name.matches("c") {
            beginCell(attributes)
        } else if name.matches("v") {
            isTaking = true
        } else if name.matches("row") {
            // Rows without a number follow one another.
            row.begin(attributes.number("r") ?? row.number + 1)
            column = -1
        } else if name.matches("t") {
            isTaking = type == .text && phonetic == 0
        } else if name.matches("rPh") {
            phonetic += 1
        }
    }

    func ended(_ name: XMLName) {
        if isDone { return }
        if name.matches("v") || name.matches("t") {
            isTaking = false
        } else if name.matches("c") {
            endCell()
        } else if name.matches("row") {
            endRow()
        } else if name.matches("rPh") {
            phonetic -= 1
        } else if name.matches("sheetData") {
            isDone = true
        }
    }

    func said(_ text: CellBytes) {
        if isTaking { row.append(text) }
    }

    private func beginCell(_ attributes: XMLAttributes) {
        column = attributes.bytes("r").flatMap(columnNumber) ?? column + 1
        style = attributes.number("s") ?? 0
        mark = row.mark
        type = attributes.bytes("t").map(cellType) ?? .number
    }

    /// `s` shared, `str` and `inlineStr` its own text, `b` boolean, `e` error, `d` an ISO day, `n` or none
    /// a number.
    private func cellType(_ name: CellBytes) -> CellType {
        guard let first = name.first else { return .number }
        switch first {
        case UInt8(ascii: "s"): return name.count == 1 ? .shared : .text
        case UInt8(ascii: "i"): return .text
        case UInt8(ascii: "b"): return .boolean
        case UInt8(ascii: "e"): return .error
        case UInt8(ascii: "d"): return .day
        default: return .number
        }
    }

    private func endCell() {
        let bytes = row.appended(since: mark)
        guard !bytes.isEmpty else { return }
        // One column too many is kept, so that the row is seen to be too wide.
        let column = min(column, limits.columns)
        switch type {
        case .shared:
            let range = wholeNumber(bytes).flatMap(strings.range)
            row.rewind(to: mark)
            if let range { row.setShared(column, .text, start: range.start, length: range.length) }
        case .number:
            if formats.isDate(style: style), let day = SerialDay(bytes, countsFrom1904: countsFrom1904) {
                row.rewind(to: mark)
                day.write(to: row)
                row.setOwn(column, .date, from: mark)
            } else {
                row.setOwn(column, .number, from: mark)
            }
        case .text: row.setOwn(column, .text, from: mark)
        case .boolean:
            let isTrue = bytes.first == UInt8(ascii: "1") || bytes.first == UInt8(ascii: "t")
            row.rewind(to: mark)
            (isTrue ? "TRUE" : "FALSE").utf8.forEach(row.append)
            row.setOwn(column, .boolean, from: mark)
        case .error: row.setOwn(column, .error, from: mark)
        case .day: row.setOwn(column, .date, from: mark)
        }
    }

    private func endRow() {
        lastRow = row.number
        guard !row.isBlank else { return }
        filled += 1
        if filled > limits.rows + TableLimits.titleRows {
            refusal = .tooManyRows(sheet: sheet, limit: limits.rows)
        } else if row.count > limits.columns {
            refusal = .tooManyColumns(sheet: sheet, row: row.number, limit: limits.columns)
        }
        isDone = refusal != nil || body(row) == .stop
    }
}

/// The column of a reference such as `AB12`, from nought.
func columnNumber(_ reference: CellBytes) -> Int? {
    var number = 0
    for byte in reference {
        switch byte {
        case 65...90: number = number * 26 + Int(byte) - 64
        case 97...122: number = number * 26 + Int(byte) - 96
        default: return number == 0 ? nil : number - 1
        }
        if number > 1_000_000 { return nil }
    }
    return number == 0 ? nil : number - 1
}
