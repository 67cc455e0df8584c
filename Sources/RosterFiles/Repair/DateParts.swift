import Spreadsheets

/// A number or the name of a month in a written date.
struct DatePart {
    var value = 0
    /// Digits, leading noughts included.
    var length = 0
    var isMonthName = false
}

/// A written date cut at everything that is neither digit nor letter. A time of day behind it, the name
/// of a weekday before it and a quote are left out.
struct DateParts {
    private(set) var first = DatePart()
    private(set) var second = DatePart()
    private(set) var third = DatePart()
    private(set) var count = 0
    private(set) var isUnreadable = false

    init(_ text: CellBytes) {
        var place = 0
        while place < text.count, !isUnreadable {
            let byte = text[place]
            if byte.isDigit {
                let start = place
                while place < text.count, text[place].isDigit { place += 1 }
                if count >= 3 {
                    // The first number of a time ends the date.
                    if place < text.count, text[place] == UInt8(ascii: ":") { return }
                    isUnreadable = true
                    return
                }
                add(number(text, start, place))
            } else if byte.isLetter {
                let start = place
                while place < text.count, text[place].isLetter { place += 1 }
                // `T` before a time, `WIB` behind it.
                if count >= 3 { return }
                addWord(CellBytes(rebasing: text[start..<place]))
            } else {
                place += 1
            }
        }
    }

    var isAllZero: Bool {
        if count == 1 { return first.value == 0 }
        // 00-01-1900, or 1/0/1900 in the American order, is what Excel shows for a nought.
        if count == 3, first.value == 0 || second.value == 0, third.value == 1_900 { return true }
        return count == 3 && first.value == 0 && second.value == 0 && third.value == 0
    }

    /// `32937.0`, as programs write a day number they read from Excel.
    var isDayNumberWithPoint: Bool {
        count == 2 && first.length == 5 && second.length == 1 && second.value == 0
    }

    var withDayFirst: DateParts {
        var parts = self
        (parts.first, parts.second) = (second, first)
        return parts
    }

    private mutating func add(_ part: DatePart) {
        switch count {
        case 0: first = part
        case 1: second = part
        case 2: third = part
        default: isUnreadable = true
        }
        count += 1
    }

    private func number(_ text: CellBytes, _ start: Int, _ end: Int) -> DatePart {
        var part = DatePart(length: end - start)
        for byte in text[start..<min(end, start + 9)] { part.value = part.value * 10 + Int(byte - 48) }
        return part
    }

    private mutating func addWord(_ word: CellBytes) {
        if let month = monthNumber(word) {
            add(DatePart(value: month, length: 0, isMonthName: true))
        } else if !isWeekday(word) {
            isUnreadable = true
        }
    }

    private func isWeekday(_ word: CellBytes) -> Bool {
        let days: [StaticString] = [
            "SENIN", "SELASA", "RABU", "KAMIS", "JUMAT", "JUM", "SABTU", "MINGGU", "AHAD", "TGL", "TANGGAL",
        ]
        return count == 0 && days.contains { word.equals(uppercase: $0) }
    }
}

/// Indonesian and English months by their first three letters, with the old and the careless spellings.
private let monthPrefixes: [(StaticString, Int)] = [
    ("JAN", 1), ("FEB", 2), ("PEB", 2), ("MAR", 3), ("MRT", 3), ("APR", 4), ("MEI", 5), ("MAY", 5),
    ("JUN", 6),
    ("JUL", 7), ("AGU", 8), ("AGS", 8), ("AGT", 8), ("AUG", 8), ("SEP", 9), ("OKT", 10), ("OCT", 10),
    ("NOV", 11), ("NOP", 11), ("DES", 12), ("DEC", 12),
]

func monthNumber(_ word: CellBytes) -> Int? {
    guard word.count >= 3, word.count <= 9 else { return nil }
    return monthPrefixes.first { word.has(prefix: $0.0) }?.1
}
