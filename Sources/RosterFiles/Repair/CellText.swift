import Spreadsheets

/// What `CellBytes` of a roster are asked again and again.
extension CellBytes {
    /// Without blanks, no-break spaces and invisible marks at both ends.
    var trimmed: CellBytes {
        var from = 0
        var to = count
        while from < to, let skip = blankLength(at: from, before: to) { from += skip }
        while to > from, let skip = blankLength(endingAt: to, from: from) { to -= skip }
        return CellBytes(rebasing: self[from..<to])
    }

    /// Bytes of the blank that begins here: ASCII blanks, U+00A0, U+200B to U+200F, U+202F, U+2060, U+FEFF.
    func blankLength(at place: Int, before end: Int) -> Int? {
        let byte = self[place]
        if byte <= 32 { return 1 }
        if byte == 0xC2, place + 1 < end, self[place + 1] == 0xA0 { return 2 }
        guard place + 2 < end else { return nil }
        return isWideBlank(byte, self[place + 1], self[place + 2]) ? 3 : nil
    }

    private func blankLength(endingAt end: Int, from start: Int) -> Int? {
        if self[end - 1] <= 32 { return 1 }
        if end - 2 >= start, self[end - 2] == 0xC2, self[end - 1] == 0xA0 { return 2 }
        guard end - 3 >= start else { return nil }
        return isWideBlank(self[end - 3], self[end - 2], self[end - 1]) ? 3 : nil
    }

    private func isWideBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE2, 0x80): (0x8B...0x8F).contains(third) || third == 0xAF
        case (0xE2, 0x81): third == 0xA0
        case (0xEF, 0xBB): third == 0xBF
        default: false
        }
    }

    /// Whether the text says that there is nothing: empty, dashes and dots only, `tidak ada`, `nihil`.
    var isMissing: Bool {
        let text = trimmed
        guard text.count <= 12 else { return false }
        var hasLetter = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "?"),
                UInt8(ascii: "*"),
                UInt8(ascii: "/"), UInt8(ascii: "'"), UInt8(ascii: "`"), 32:
                continue
            default: hasLetter = true
            }
        }
        return !hasLetter || missingWords.contains { text.equals(uppercase: $0) }
    }

    /// The text without blanks at its ends; nil where it says that there is nothing.
    var meaningfulText: String? { isMissing ? nil : trimmed.text }

    /// Compares with a text in capitals, ignoring the case of ASCII letters.
    func equals(uppercase text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && has(prefix: text)
    }

    /// Whether it begins with a text in capitals, ignoring the case of ASCII letters.
    func has(prefix text: StaticString) -> Bool {
        guard count >= text.utf8CodeUnitCount else { return false }
        let other = text.utf8Start
        for place in 0..<text.utf8CodeUnitCount where self[place].uppercased != other[place] { return false }
        return true
    }

    var text: String { String(decoding: self, as: UTF8.self) }

    var digits: Int { reduce(0) { $0 + ($1.isDigit ? 1 : 0) } }
}

private let missingWords: [StaticString] = [
    "TIDAK ADA", "TDK ADA", "TIDAKADA", "TAK ADA", "BELUM ADA", "BLM ADA", "N/A", "NA", "NULL", "NIHIL",
    "NIL",
    "KOSONG", "NONE", "#N/A", "XXX", "TIDAK TAHU", "ADA",
]

extension UInt8 {
    var isDigit: Bool { self >= 48 && self <= 57 }
    var isLetter: Bool { (self | 0x20) >= 97 && (self | 0x20) <= 122 }
    var uppercased: UInt8 { self >= 97 && self <= 122 ? self - 32 : self }
}

extension StringProtocol {
    /// Without blanks and invisible marks at both ends.
    var trimmed: String {
        var copy = String(self)
        return copy.withUTF8 { $0.trimmed.text }
    }
}
