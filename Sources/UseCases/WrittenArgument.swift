import LawBook
package import MoneyAndDates

/// An argument as a person, a spreadsheet or another program writes it, read where its meaning is certain.
///
/// `5000000`, `5000000.0`, `5_000_000`, `5.000.000` and `Rp5.000.000,00` can only be five million. `5.000`
/// may be five or five thousand, so it is refused: a wage is never guessed.
package enum WrittenArgument {
    /// Arguments by known names: `_` may stand for `-`, and blanks around a value do not count.
    static func tidied(_ arguments: [String: String], known: [String]) -> [String: String] {
        guard arguments.contains(where: { isUntidy($0.key) || isUntidy($0.value) }) else { return arguments }
        var tidy: [String: String] = [:]
        for (name, value) in arguments {
            let plain = String(name.map { $0 == "_" ? "-" : $0 })
            tidy[known.contains(plain) && arguments[plain] == nil ? plain : name] = trimmed(value)
        }
        return tidy
    }

    private static func isUntidy(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "_")) || text.utf8.first ?? 65 <= 32 || text.utf8.last ?? 65 <= 32
    }

    private static func trimmed(_ text: String) -> String {
        let blank: (Character) -> Bool = { $0.isWhitespace }
        let start = text.drop(while: blank)
        return String(start.prefix(start.count - start.reversed().prefix(while: blank).count))
    }

    struct Amount {
        let rupiah: Rupiah
        /// A part of a rupiah was written, as minimum wages have it; half and more went up.
        let isRounded: Bool
    }

    /// Whole rupiah, or rupiah with sen after a point or comma; nil where it may be read in two ways.
    static func amount(_ text: String) -> Amount? {
        if let plain = Int64(text), text.utf8.first != UInt8(ascii: "+") {
            return Amount(rupiah: Rupiah(plain), isRounded: false)
        }
        var bytes = text.utf8.filter { $0 != UInt8(ascii: " ") }[...]
        if bytes.starts(with: "Rp".utf8) || bytes.starts(with: "rp".utf8) { bytes = bytes.dropFirst(2) }
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        guard let number = WrittenNumber(bytes), let whole = Int64(number.digits), whole < .max else {
            return nil
        }
        let isUp = (number.fraction.utf8.first ?? 0) >= UInt8(ascii: "5")
        let amount = whole + (isUp ? 1 : 0)
        return Amount(rupiah: Rupiah(isNegative ? -amount : amount), isRounded: number.hasFraction)
    }

    /// A whole number, also where a program wrote `24.0` for it.
    static func count(_ text: String) -> Int? {
        if let plain = Int(text) { return plain }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy({ $0 == "0" }) else { return nil }
        return Int(parts[0])
    }

    /// `2026-02` and nothing else.
    static func month(_ text: String) -> Month? {
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-") else { return nil }
        var digits = 0
        for (place, byte) in bytes.enumerated() where place != 4 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return Month(digits / 100, digits % 100)
    }

    /// `2026-02-28` and nothing else.
    static func day(_ text: String) -> Day? {
        let bytes = text.utf8
        guard bytes.count == 10 else { return nil }
        var number = 0
        for (place, byte) in bytes.enumerated() {
            if place == 4 || place == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                number = number * 10 + Int(byte - UInt8(ascii: "0"))
            }
        }
        return Day(yyyymmdd: number)
    }

    /// A share in per cent with up to four places, from nought to a hundred: `5.7`, `5,7`, `5.7%`.
    package static func percent(_ text: String) -> Rate? {
        var bytes = text.utf8.filter { $0 != UInt8(ascii: " ") }[...]
        if bytes.last == UInt8(ascii: "%") { bytes = bytes.dropLast() }
        let parts = bytes.split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
        }
        guard (1...2).contains(parts.count), (1...3).contains(parts[0].count) else { return nil }
        let places = parts.count > 1 ? Array(parts[1]) : []
        guard parts.count == 1 || (1...4).contains(places.count) else { return nil }
        let digits = parts[0] + places + Array(repeating: UInt8(ascii: "0"), count: 4 - places.count)
        guard digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return nil }
        let rate = Rate(millionths: digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) })
        return rate <= .whole ? rate : nil
    }

    /// The segment by its code, or as others call it.
    static func segment(_ text: String) -> Segment? {
        if let segment = Segment(rawValue: text) { return segment }
        return switch text.lowercased() {
        case "construction", "jasa-konstruksi": .construction
        case let code: Segment(rawValue: code)
        }
    }

    static let truth: [String: Bool] = [
        "true": true, "1": true, "yes": true, "ya": true, "y": true,
        "false": false, "0": false, "no": false, "tidak": false, "n": false,
    ]

    static func riskClass(_ text: String) -> RiskClass? {
        if let number = count(text) {
            return (1...RiskClass.allCases.count).contains(number) ? RiskClass.allCases[number - 1] : nil
        }
        return RiskClass(rawValue: text.uppercased())
    }

    static func nationality(_ text: String) -> Nationality? {
        switch text.lowercased() {
        case "wni", "id", "indonesia", "indonesian": .indonesian
        case "wna", "asing": .foreign
        case let code: Nationality(rawValue: code)
        }
    }

    /// Codes between commas, semicolons, plus signs or spaces; nil when one of them is no programme or none
    /// is named.
    static func programmes(_ text: String) -> [Programme]? {
        let codes = text.split { $0 == "," || $0 == ";" || $0 == "+" || $0.isWhitespace }
        let programmes = codes.compactMap { Programme(code: $0) }
        return programmes.count == codes.count && !codes.isEmpty ? programmes : nil
    }
}

/// Digits with marks between them, sorted into groups of thousands and a fraction where only one reading is
/// possible.
private struct WrittenNumber {
    let digits: String
    let fraction: String
    var hasFraction: Bool { fraction.utf8.contains { $0 != UInt8(ascii: "0") } }

    init?(_ bytes: ArraySlice<UInt8>) {
        let point = UInt8(ascii: ".")
        let comma = UInt8(ascii: ",")
        let plain = bytes.filter { $0 != UInt8(ascii: "_") }
        let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        guard plain.allSatisfy({ isDigit($0) || $0 == point || $0 == comma }) else { return nil }
        let marks = plain.filter { !isDigit($0) }
        var groups = plain.split(omittingEmptySubsequences: false) { !isDigit($0) }
        guard groups.allSatisfy({ !$0.isEmpty }) else { return nil }
        var fraction: ArraySlice<UInt8> = []
        if let last = marks.last, Self.isDecimal(last, among: marks, groups: groups) {
            fraction = groups.removeLast()
        }
        let grouping = marks.prefix(groups.count - 1)
        guard Set(grouping).count <= 1, Self.areThousands(groups) else { return nil }
        guard fraction.isEmpty == (marks.count == grouping.count) else { return nil }
        // One mark before three digits may part thousands or a fraction; and `5,5` are millions.
        if grouping.count == 1, fraction.isEmpty { return nil }
        if fraction.contains(where: { $0 != UInt8(ascii: "0") }), groups.joined().count < 4 { return nil }
        digits = String(decoding: groups.joined(), as: UTF8.self)
        self.fraction = String(decoding: fraction, as: UTF8.self)
    }

    private static func isDecimal(
        _ mark: UInt8, among marks: [UInt8], groups: [ArraySlice<UInt8>]
    ) -> Bool {
        guard marks.filter({ $0 == mark }).count == 1 else { return false }
        if marks.count > 1 { return true }
        return groups[1].count != 3 || groups[0].count > 3
    }

    private static func areThousands(_ groups: [ArraySlice<UInt8>]) -> Bool {
        guard groups.count > 1 else { return true }
        return groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
    }
}
