/// Writes a roster as the text file that Excel would save of it.
struct TextTable {
    let layout: FormLayout

    func write(_ table: DirtyTable, to path: String) throws(DemoRefusal) {
        let file = try TextSink(path: path)
        if layout.hasByteOrderMark { try file.bytes([0xEF, 0xBB, 0xBF]) }
        for row in table.rows {
            try file.bytes(encoded(row.map { quoted($0.text) }))
        }
        try file.close()
    }

    private func quoted(_ text: String) -> String {
        let separator = String(decoding: [layout.separator], as: UTF8.self)
        let must = text.contains(separator) || text.contains("\"") || text.contains("\n")
        guard must || layout.quotesAll else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// One line with the line end of Windows, in the file's encoding.
    private func encoded(_ cells: [String]) -> [UInt8] {
        let separator = String(decoding: [layout.separator], as: UTF8.self)
        let line = cells.joined(separator: separator) + "\r\n"
        guard layout.isWindows1252 else { return Array(line.utf8) }
        return line.unicodeScalars.map { scalar in
            switch scalar {
            case "–": 0x96
            case "’": 0x92
            default: UInt8(exactly: scalar.value) ?? UInt8(ascii: "?")
            }
        }
    }
}
