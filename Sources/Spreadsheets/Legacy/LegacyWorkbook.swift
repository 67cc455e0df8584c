import CFreeXL

/// XLS of Excel 97 to 2003, through FreeXL, which reads the whole file into memory: such a sheet ends at
/// 65,536 rows. What FreeXL leaves out comes from `LegacyRecords`.
enum LegacyWorkbook {
    static func sheets(of path: String) throws(TableRefusal) -> [TableSheet] {
        let records = try records(of: path)
        let book = try LegacyBook(path)
        return try (0..<book.sheetCount).map { (index) throws(TableRefusal) in
            let isHidden = records.sheets.indices.contains(index) && records.sheets[index].isHidden
            return TableSheet(name: try book.name(index), isHidden: isHidden, part: "")
        }
    }

    static func forEachRow(
        of path: String, sheet index: Int, name: String, limits: TableLimits, _ body: (TableRow) -> RowFlow
    ) throws(TableRefusal) {
        let records = try records(of: path)
        let extra = records.sheets.indices.contains(index) ? records.sheets[index] : LegacyRecords.Sheet()
        let book = try LegacyBook(path)
        let size = try book.select(index)
        let row = TableRow()
        var filled = 0
        for number in 0..<max(Int(size.rows), extra.rows) {
            row.begin(number + 1)
            for column in 0..<min(max(Int(size.columns), extra.columns), limits.columns + 1) {
                if let value = extra.cells[LegacyRecords.Place(row: number, column: column)] {
                    value.write(to: row, column, countsFrom1904: records.countsFrom1904)
                } else if number < size.rows, column < size.columns {
                    try book.read(UInt32(number), UInt16(column), into: row)
                }
            }
            guard !row.isBlank else { continue }
            filled += 1
            guard filled <= limits.rows + TableLimits.titleRows else {
                throw .tooManyRows(sheet: name, limit: limits.rows)
            }
            guard row.count <= limits.columns else {
                throw .tooManyColumns(sheet: name, row: row.number, limit: limits.columns)
            }
            if body(row) == .stop { return }
        }
    }

    private static func records(of path: String) throws(TableRefusal) -> LegacyRecords {
        let records = try LegacyRecords(path)
        if records.isEncrypted { throw .passwordProtected }
        return records
    }
}

extension LegacyRecords.Value {
    fileprivate func write(to row: TableRow, _ column: Int, countsFrom1904: Bool) {
        let mark = row.mark
        switch self {
        case .number(let value):
            shortest(value).utf8.forEach(row.append)
            row.setOwn(column, .number, from: mark)
        case .day(let value):
            let text = Array(shortest(value).utf8)
            let day = text.withUnsafeBufferPointer { SerialDay($0, countsFrom1904: countsFrom1904) }
            if let day { day.write(to: row) } else { text.forEach(row.append) }
            row.setOwn(column, day == nil ? .number : .date, from: mark)
        case .text(let text):
            text.utf8.forEach(row.append)
            row.setOwn(column, .text, from: mark)
        case .boolean(let value):
            (value ? "TRUE" : "FALSE").utf8.forEach(row.append)
            row.setOwn(column, .boolean, from: mark)
        case .error(let text):
            text.utf8.forEach(row.append)
            row.setOwn(column, .error, from: mark)
        }
    }
}

/// Whole numbers without a point: 1671021212600001 and not 1671021212600001.0.
private func shortest(_ value: Double) -> String {
    guard value == value.rounded(), abs(value) < 1e18 else { return String(value) }
    return String(Int64(value))
}

/// An open XLS file.
private final class LegacyBook {
    private let handle: UnsafeRawPointer

    init(_ path: String) throws(TableRefusal) {
        var handle: UnsafeRawPointer?
        let code = freexl_open(path, &handle)
        guard code == FREEXL_OK, let handle else {
            if let handle { freexl_close(handle) }
            throw LegacyBook.damage(code)
        }
        self.handle = handle
    }

    deinit { freexl_close(handle) }

    var sheetCount: Int { info(FREEXL_BIFF_SHEET_COUNT) }

    func name(_ index: Int) throws(TableRefusal) -> String {
        var text: UnsafePointer<CChar>?
        let code = freexl_get_worksheet_name(handle, UInt16(index), &text)
        guard code == FREEXL_OK, let text else { throw LegacyBook.damage(code) }
        return String(cString: text)
    }

    func select(_ index: Int) throws(TableRefusal) -> (rows: UInt32, columns: UInt16) {
        var code = freexl_select_active_worksheet(handle, UInt16(index))
        guard code == FREEXL_OK else { throw LegacyBook.damage(code) }
        var rows: UInt32 = 0
        var columns: UInt16 = 0
        code = freexl_worksheet_dimensions(handle, &rows, &columns)
        guard code == FREEXL_OK else { throw LegacyBook.damage(code) }
        return (rows, columns)
    }

    func read(_ number: UInt32, _ column: UInt16, into row: TableRow) throws(TableRefusal) {
        var cell = FreeXL_CellValue()
        let code = freexl_get_cell_value(handle, number, column, &cell)
        guard code == FREEXL_OK else { throw LegacyBook.damage(code, lastRow: Int(number)) }
        let mark = row.mark
        let column = Int(column)
        switch Int32(cell.type) {
        case FREEXL_CELL_INT:
            String(cell.value.int_value).utf8.forEach(row.append)
            row.setOwn(column, .number, from: mark)
        case FREEXL_CELL_DOUBLE:
            shortest(cell.value.double_value).utf8.forEach(row.append)
            row.setOwn(column, .number, from: mark)
        case FREEXL_CELL_DATE, FREEXL_CELL_DATETIME:
            put(cell.value.text_value, row, length: 10)
            row.setOwn(column, .date, from: mark)
        case FREEXL_CELL_TEXT, FREEXL_CELL_SST_TEXT, FREEXL_CELL_TIME:
            put(cell.value.text_value, row, length: .max)
            let kind: CellKind = isError(row.appended(since: mark)) ? .error : .text
            row.setOwn(column, kind, from: mark)
        default: break
        }
    }

    private func put(_ text: UnsafePointer<CChar>?, _ row: TableRow, length: Int) {
        guard var text else { return }
        var left = length
        while text.pointee != 0, left > 0 {
            row.append(UInt8(bitPattern: text.pointee))
            text += 1
            left -= 1
        }
    }

    /// FreeXL gives errors as their text.
    private func isError(_ bytes: CellBytes) -> Bool {
        guard bytes.first == UInt8(ascii: "#"), bytes.count <= 8 else { return false }
        return ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"]
            .contains { bytes.elementsEqual($0.utf8) }
    }

    private func info(_ what: Int32) -> Int {
        var value: UInt32 = 0
        return freexl_get_info(handle, UInt16(what), &value) == FREEXL_OK ? Int(value) : 0
    }

    private static func damage(_ code: Int32, lastRow: Int = 0) -> TableRefusal {
        .damaged(part: "xls", detail: "FreeXL \(code)", lastRow: lastRow)
    }
}
