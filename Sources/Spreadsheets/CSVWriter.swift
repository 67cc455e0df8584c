/// Writes a table as comma-separated text (RFC 4180, UTF-8 with byte order mark, CRLF), row by row.
///
/// A spreadsheet program that opens such a file runs cells that look like formulas. Every cell is
/// therefore made harmless first, see `neutralised`.
package final class CSVWriter {
    private let file: AtomicFile
    private let separator: UInt8
    private var line: [UInt8] = []

    /// - Parameters:
    ///   - separator: a comma; or a semicolon, which Excel expects with Indonesian settings.
    ///   - isMarked: whether a byte order mark comes first. Without it Excel takes the text for
    ///     Windows-1252; with it most programs take the mark for a part of the first header.
    package init(
        path: String, separator: UInt8 = UInt8(ascii: ","), isMarked: Bool = true
    ) throws(FileRefusal) {
        self.separator = separator
        file = try AtomicFile(path: path)
        if isMarked { try file.append([0xEF, 0xBB, 0xBF]) }
    }

    /// Adds a line; cells that look like formulas are made harmless.
    package func append(_ cells: [String]) throws(FileRefusal) {
        line.removeAll(keepingCapacity: true)
        for (index, cell) in cells.enumerated() {
            if index > 0 { line.append(separator) }
            appendQuoted(CSVWriter.neutralised(cell))
        }
        line += [0x0D, 0x0A]
        try file.append(line)
    }

    /// Puts the file under its name.
    package func finish() throws(FileRefusal) { try file.commit() }

    private func appendQuoted(_ cell: String) {
        let mustQuote = cell.utf8.contains {
            $0 == 0x22 || $0 == 0x2C || $0 == 0x3B || $0 == 0x0D || $0 == 0x0A || $0 == 0x09
        }
        guard mustQuote else { return line.append(contentsOf: cell.utf8) }
        line.append(0x22)
        for byte in cell.utf8 {
            if byte == 0x22 { line.append(0x22) }
            line.append(byte)
        }
        line.append(0x22)
    }
}

extension CSVWriter {
    /// The cell with an apostrophe before everything a spreadsheet program would run as a formula: a
    /// text that begins with `=`, `+`, `-`, `@`, tab or carriage return, also where Indonesian settings
    /// would begin a new cell, after a semicolon or a new line.
    ///
    /// A whole number with a minus sign stays as it is: it cannot do harm, and sums need it.
    package static func neutralised(_ cell: String) -> String {
        guard mayBeFormula(cell) else { return cell }
        var result: [UInt8] = []
        result.reserveCapacity(cell.utf8.count + 1)
        var atStart = true
        for byte in cell.utf8 {
            if atStart, beginsFormula(byte) { result.append(UInt8(ascii: "'")) }
            result.append(byte)
            atStart = beginsCell(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func mayBeFormula(_ cell: String) -> Bool {
        var (atStart, found) = (true, false)
        for byte in cell.utf8 {
            if atStart, beginsFormula(byte) { found = true }
            atStart = beginsCell(byte)
        }
        guard found, cell.utf8.first == UInt8(ascii: "-") else { return found }
        let digits = cell.utf8.dropFirst()
        return digits.isEmpty || !digits.allSatisfy { $0 >= 48 && $0 <= 57 }
    }

    private static func beginsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    private static func beginsCell(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ";") || byte == 0x0A || byte == 0x0D
    }
}
