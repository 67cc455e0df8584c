/// Reads text tables: CSV, TSV and their kin, as RFC 4180 has them and as offices really save them.
///
/// A quote counts only at the beginning of a cell. Letters behind a closing quote are kept.
/// A cell that is not UTF-8 is read as Windows-1252, cell by cell: files pasted together from several
/// machines hold both.
enum DelimitedReader {
    static func forEachRow(
        of path: String, shape: DelimitedShape, name: String, limits: TableLimits,
        _ body: (TableRow) -> RowFlow
    ) throws(TableRefusal) {
        let window = try TextWindow(path, shape.encoding)
        let row = TableRow()
        var parser = RecordParser(delimiter: shape.delimiter, limits: limits)
        var place = 0
        var number = shape.hasSeparatorLine ? -1 : 0
        var filled = 0
        while true {
            row.begin(number + 1)
            let end = parser.parse(
                window.bytes, from: place, to: window.end, isAtEnd: window.isAtEnd, into: row)
            guard let end else {
                try refuseEndless(parser, window, number + 1, limits)
                try window.advance(past: place)
                place = 0
                continue
            }
            if end == place { return }
            place = end
            number += 1
            if number == 0 || row.isBlank { continue }
            filled += 1
            guard filled <= limits.rows + TableLimits.titleRows else {
                throw .tooManyRows(sheet: name, limit: limits.rows)
            }
            guard row.count <= limits.columns else {
                throw .tooManyColumns(sheet: name, row: number, limit: limits.columns)
            }
            if body(row) == .stop { return }
        }
    }

    /// Called where a record runs beyond the window: at the end of the file inside quotes, or too long.
    private static func refuseEndless(
        _ parser: RecordParser, _ window: TextWindow, _ number: Int, _ limits: TableLimits
    ) throws(TableRefusal) {
        if parser.isQuoteEndless || window.isAtEnd { throw .unclosedQuote(row: number) }
        if window.capacity > limits.rowBytes { throw .rowTooLong(row: number, limit: limits.rowBytes) }
    }
}

/// Cuts one record out of the window.
struct RecordParser {
    let delimiter: UInt8
    let limits: TableLimits
    /// Set when a quote ran on beyond all measure.
    private(set) var isQuoteEndless = false
    /// Cells of the last record, the empty ones too.
    private(set) var cells = 0
    private var hasHighBytes = false

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed: UInt8 = 10
    private static let carriageReturn: UInt8 = 13

    init(delimiter: UInt8, limits: TableLimits) {
        self.delimiter = delimiter
        self.limits = limits
    }

    /// The place behind the record; nil when the window ends before the record does; `start` itself at
    /// the end of the file.
    mutating func parse(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, isAtEnd: Bool, into row: TableRow
    ) -> Int? {
        row.share(bytes)
        var place = start
        var column = 0
        cells = 0
        while place < end {
            hasHighBytes = false
            cells = column + 1
            if bytes[place] == Self.quote {
                guard let next = quoted(bytes, place, end, isAtEnd, column, row) else { return nil }
                place = next
            } else {
                let from = place
                place = plainEnd(bytes, place, end)
                if place == end, !isAtEnd { return nil }
                set(column, bytes, from, place, row)
            }
            guard place < end else { return place }
            if bytes[place] == delimiter {
                place += 1
                column += 1
                if place == end, !isAtEnd { return nil }
                continue
            }
            return lineEnd(bytes, place, end, isAtEnd)
        }
        return isAtEnd ? place : nil
    }

    private func lineEnd(_ bytes: UnsafePointer<UInt8>, _ place: Int, _ end: Int, _ isAtEnd: Bool) -> Int? {
        guard bytes[place] == Self.carriageReturn else { return place + 1 }
        if place + 1 == end { return isAtEnd ? end : nil }
        return bytes[place + 1] == Self.lineFeed ? place + 2 : place + 1
    }

    /// The end of a cell without quotes.
    private mutating func plainEnd(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var place = start
        var seen: UInt8 = 0
        while place < end {
            let byte = bytes[place]
            if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { break }
            seen |= byte
            place += 1
        }
        if seen >= 0x80 { hasHighBytes = true }
        return place
    }

    private mutating func quoted(
        _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ isAtEnd: Bool, _ column: Int,
        _ row: TableRow
    ) -> Int? {
        let mark = row.mark
        var place = start + 1
        var from = place
        while true {
            while place < end, bytes[place] != Self.quote {
                if bytes[place] >= 0x80 { hasHighBytes = true }
                place += 1
            }
            guard place - start <= limits.quotedBytes else {
                isQuoteEndless = true
                return nil
            }
            guard place + 1 < end || (place < end && isAtEnd) else { return nil }
            if place + 1 < end, bytes[place + 1] == Self.quote {
                row.append(CellBytes(start: bytes + from, count: place + 1 - from))
                place += 2
                from = place
                continue
            }
            break
        }
        let closing = place
        place = plainEnd(bytes, closing + 1, end)
        if place == end, !isAtEnd { return nil }
        if row.mark == mark, place == closing + 1 {
            set(column, bytes, from, closing, row)
            return place
        }
        row.append(CellBytes(start: bytes + from, count: closing - from))
        row.append(CellBytes(start: bytes + closing + 1, count: place - closing - 1))
        setOwn(column, mark, row)
        return place
    }

    private func set(_ column: Int, _ bytes: UnsafePointer<UInt8>, _ from: Int, _ to: Int, _ row: TableRow) {
        guard to > from else { return }
        let column = min(column, limits.columns)
        if hasHighBytes {
            let cell = CellBytes(start: bytes + from, count: to - from)
            if !isValidUTF8(cell) {
                let mark = row.mark
                row.append(windows1252: cell)
                row.setOwn(column, .text, from: mark)
                return
            }
        }
        row.setShared(column, .text, start: from, length: to - from)
    }

    private func setOwn(_ column: Int, _ mark: Int, _ row: TableRow) {
        let column = min(column, limits.columns)
        if hasHighBytes, !isValidUTF8(row.appended(since: mark)) {
            let copy = Array(row.appended(since: mark))
            row.rewind(to: mark)
            copy.withUnsafeBufferPointer { row.append(windows1252: $0) }
        }
        row.setOwn(column, .text, from: mark)
    }
}
