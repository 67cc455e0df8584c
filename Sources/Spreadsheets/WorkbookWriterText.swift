/// What of a text a workbook can hold.
enum WorkbookText {
    /// The text itself, except that characters no workbook can hold (U+0000, U+FFFE, U+FFFF) become the
    /// replacement character, and `_x0041_`, which spreadsheet programs would read as `A`, is escaped.
    static func storable(_ text: String) -> String {
        for byte in text.utf8 where byte == 0 || byte == UInt8(ascii: "_") || byte == 0xEF {
            return rewritten(text)
        }
        return text
    }

    private static func rewritten(_ text: String) -> String {
        var result = ""
        let bytes = Array(text.utf8)
        var position = 0
        for scalar in text.unicodeScalars {
            if scalar.value == 0 || scalar.value == 0xFFFE || scalar.value == 0xFFFF {
                result.unicodeScalars.append("\u{FFFD}")
            } else {
                if scalar == "_", isEscape(bytes[position...]) { result += "_x005F" }
                result.unicodeScalars.append(scalar)
            }
            position += UTF8.width(scalar)
        }
        return result
    }

    /// `_x` with four hexadecimal digits and `_`.
    private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
        let seven = Array(bytes.prefix(7))
        guard seven.count == 7, seven[1] == UInt8(ascii: "x"), seven[6] == UInt8(ascii: "_") else {
            return false
        }
        return seven[2...5].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }
}
