import Membership

/// What happens to sixteen digits in the hands of clerks and of Excel.
enum NumberDirt {
    static func missing(_ random: inout SeededRandom) -> String {
        let draw = random.below(100)
        return draw < 52 ? "" : draw < 78 ? "-" : "0"
    }

    /// One digit is another one, anywhere in the number.
    static func oneDigit(_ nik: String, _ random: inout SeededRandom) -> String {
        var digits = Array(nik.utf8)
        let place = random.below(digits.count)
        digits[place] = 48 + (digits[place] - 48 + UInt8(random.within(1...9))) % 10
        return String(decoding: digits, as: UTF8.self)
    }

    /// Two neighbouring digits change places; nil where all digits are the same.
    static func transposed(_ nik: String, _ random: inout SeededRandom) -> String? {
        var digits = Array(nik.utf8)
        let places = (0..<digits.count - 1).filter { digits[$0] != digits[$0 + 1] }
        guard !places.isEmpty else { return nil }
        let place = random.pick(places)
        digits.swapAt(place, place + 1)
        return String(decoding: digits, as: UTF8.self)
    }

    /// What Excel shows of a long number in a narrow column: `1.67101E+15`, with a comma in Indonesian.
    static func scientific(_ nik: String, _ random: inout SeededRandom) -> String {
        let places = [2, 2, 2, 4, 5, 5, 5][random.below(7)]
        var unit: UInt64 = 1
        for _ in 0..<15 - places { unit *= 10 }
        let digits = String(((UInt64(nik) ?? 0) + unit / 2) / unit)
        let comma = random.percent(32) ? "," : "."
        return "\(digits.prefix(1))\(comma)\(digits.dropFirst())E+15"
    }

    /// Excel keeps fifteen digits of a number; the sixteenth becomes a nought.
    static func fifteenDigits(_ nik: String) -> String { nik.dropLast() + "0" }

    /// A digit too few, or now and then one too many.
    static func short(_ nik: String, _ random: inout SeededRandom) -> String {
        var digits = Array(nik.utf8)
        let place = random.below(digits.count)
        if random.percent(72) {
            digits.remove(at: place)
        } else {
            digits.insert(digits[place], at: place)
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Something that is no digit beside or between the digits.
    static func quoted(_ text: String, _ random: inout SeededRandom) -> String {
        switch random.below(7) {
        case 0: return "'" + text
        case 1: return text + " "
        case 2: return " " + text
        case 3: return "`" + text
        case 4: return "\u{A0}" + text
        case 5: return text.utf8.count < 10 ? "'" + text : "\(text.prefix(4))-\(text.dropFirst(4))"
        default:
            guard text.utf8.count >= 15 else { return text + " " }
            return "\(text.prefix(6)).\(text.dropFirst(6).prefix(6)).\(text.dropFirst(12))"
        }
    }
}
