import MoneyAndDates

/// How a file writes its days: `dd/MM/yyyy`, `yyyy-MM-dd`, `dd MMM yy`. A time behind the day is passed over.
struct DayPattern: Sendable, Equatable {
    private enum Part: Sendable, Equatable {
        case day, month, monthName, year, shortYear
        case sign(Character)
    }

    private let parts: [Part]

    /// Nil for a pattern that does not name a day, a month and a year once each.
    init?(_ pattern: String) {
        var parts: [Part] = []
        var rest = Substring(pattern)
        let words: [(String, Part)] = [
            ("dd", .day), ("MMM", .monthName), ("MM", .month), ("yyyy", .year), ("yy", .shortYear),
        ]
        while let first = rest.first {
            if let (word, part) = words.first(where: { rest.hasPrefix($0.0) }) {
                parts.append(part)
                rest = rest.dropFirst(word.count)
            } else if first.isLetter || first.isNumber {
                return nil
            } else {
                parts.append(.sign(first))
                rest = rest.dropFirst()
            }
        }
        let fields = parts.map { part in
            switch part {
            case .day: "d"
            case .month, .monthName: "m"
            case .year, .shortYear: "y"
            case .sign: ""
            }
        }
        guard fields.filter({ !$0.isEmpty }).sorted() == ["d", "m", "y"] else { return nil }
        self.parts = parts
    }

    /// Nil where the text is another day, or none.
    func day(_ text: String) -> Day? {
        var rest = Substring(text)
        var (day, month, year) = (0, 0, 0)
        for part in parts {
            switch part {
            case .day:
                guard let number = Self.number(&rest, digits: 1...2) else { return nil }
                day = number
            case .month:
                guard let number = Self.number(&rest, digits: 1...2) else { return nil }
                month = number
            case .monthName:
                guard let number = Self.monthNamed(&rest) else { return nil }
                month = number
            case .year:
                guard let number = Self.number(&rest, digits: 4...4) else { return nil }
                year = number
            case .shortYear:
                guard let number = Self.number(&rest, digits: 2...2) else { return nil }
                year = 2000 + number
            case .sign(let sign):
                guard rest.first == sign else { return nil }
                rest = rest.dropFirst()
            }
        }
        return Self.isTime(rest) ? Day(year, month, day) : nil
    }

    private static func number(_ rest: inout Substring, digits: ClosedRange<Int>) -> Int? {
        let run = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.contains(run.count), let number = Int(run) else { return nil }
        rest = rest.dropFirst(run.count)
        return number
    }

    /// Indonesian and English names, whole or short; three letters tell them apart.
    private static func monthNamed(_ rest: inout Substring) -> Int? {
        let letters = rest.prefix(while: \.isLetter)
        let names: [Set<String>] = [
            ["JAN"], ["FEB", "PEB"], ["MAR"], ["APR"], ["MEI", "MAY"], ["JUN"], ["JUL"],
            ["AGU", "AGS", "AGT", "AUG"], ["SEP"], ["OKT", "OCT"], ["NOV", "NOP"], ["DES", "DEC"],
        ]
        guard let month = names.firstIndex(where: { $0.contains(letters.prefix(3).uppercased()) }) else {
            return nil
        }
        rest = rest.dropFirst(letters.count)
        if rest.first == "." { rest = rest.dropFirst() }
        return month + 1
    }

    /// Nothing, or a time such as ` 13:45:01 WIB` or `T13.45`.
    private static func isTime(_ rest: Substring) -> Bool {
        guard let first = rest.first else { return true }
        guard first == " " || first == "T" || first == "," else { return false }
        let words = rest.dropFirst().split(separator: " ")
        return words.allSatisfy { word in
            ["WIB", "WITA", "WIT", "AM", "PM"].contains(word.uppercased())
                || (word.first?.isNumber == true && word.contains { $0 == ":" || $0 == "." }
                    && word.allSatisfy { $0.isNumber || ":.+Z".contains($0) })
        }
    }
}

/// A month of dues: `03-2026`, `03/2026`, `2026-03`, `032026`, `202603`.
enum MonthText {
    /// Nil for anything else. Six digits in a row are year and month where the first four are a year of this
    /// century or the last, and month and year otherwise.
    static func month(_ text: String) -> Month? {
        let parts = text.split { !($0.isASCII && $0.isNumber) }
        switch parts.map(\.count) {
        case [2, 4], [1, 4]: return month(parts[1], parts[0])
        case [4, 2], [4, 1]: return month(parts[0], parts[1])
        case [2, 2, 4]: return month(parts[2], parts[1])
        case [4, 2, 2]: return month(parts[0], parts[1])
        case [6]:
            let run = parts[0]
            let leads = ["19", "20"].contains(run.prefix(2))
            return leads ? month(run.prefix(4), run.suffix(2)) : month(run.suffix(4), run.prefix(2))
        default: return nil
        }
    }

    private static func month(_ year: Substring, _ month: Substring) -> Month? {
        guard let year = Int(year), let month = Int(month) else { return nil }
        return Month(year, month)
    }
}
