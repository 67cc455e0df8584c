extension DelimitedReader {
    static let delimiters: [UInt8] = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

    /// Tells the delimiter from the first rows: the one that cuts the most of them into the same,
    /// largest number of cells. Excel's own `sep=;` line settles it.
    static func shape(
        of path: String, encoding: TextEncoding, limits: TableLimits
    ) throws(TableRefusal) -> DelimitedShape {
        let window = try TextWindow(path, encoding, capacity: 65_536)
        let bytes = CellBytes(start: window.bytes, count: window.end)
        if let delimiter = separatorLine(bytes) {
            return DelimitedShape(delimiter: delimiter, encoding: encoding, hasSeparatorLine: true)
        }
        var best = (score: 0, delimiter: UInt8(ascii: ","))
        for delimiter in delimiters {
            let score = score(of: delimiter, window, limits)
            if score > best.score { best = (score, delimiter) }
        }
        return DelimitedShape(delimiter: best.delimiter, encoding: encoding, hasSeparatorLine: false)
    }

    private static func separatorLine(_ bytes: CellBytes) -> UInt8? {
        guard bytes.count >= 5, String(decoding: bytes.prefix(4), as: UTF8.self).lowercased() == "sep=",
            bytes.count == 5 || bytes[5] == 10 || bytes[5] == 13
        else { return nil }
        return bytes[4]
    }

    /// How many of the first hundred rows have the commonest number of cells, times the cuts in each.
    private static func score(of delimiter: UInt8, _ window: TextWindow, _ limits: TableLimits) -> Int {
        let row = TableRow()
        var parser = RecordParser(delimiter: delimiter, limits: limits)
        var rows: [Int: Int] = [:]
        var place = 0
        for _ in 0..<100 {
            row.begin(1)
            guard
                let end = parser.parse(
                    window.bytes, from: place, to: window.end, isAtEnd: window.isAtEnd, into: row),
                end > place
            else { break }
            place = end
            rows[parser.cells, default: 0] += 1
        }
        return rows.filter { $0.key > 1 }.map { $0.value * ($0.key - 1) }.max() ?? 0
    }
}
