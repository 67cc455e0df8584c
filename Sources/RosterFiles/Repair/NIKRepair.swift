package import Membership
package import Spreadsheets

/// What a cell says about a NIK.
package struct NIKReading: Sendable, Equatable {
    /// The number, if it is certain.
    package var nik: NIK?
    /// The digits that are there when the number is not certain, leading ones first: of a number that
    /// Excel showed as `1.67102E+15` these are `167102`, the last of them perhaps rounded up.
    package var digits = ""
    package var repairs: [RepairKey] = []
    package var problem: FindingKey?
    /// Nothing there, or a dash, a nought, `tidak ada`.
    package var isMissing = false
}

/// Reads a NIK whatever Excel and typing made of it.
package enum NIKRepair {
    /// Reads a cell as a NIK; what is not certain is nil, with the digits that are left.
    package static func read(_ cell: CellBytes, _ kind: CellKind) -> NIKReading {
        if kind == .text, let nik = plain(cell) { return NIKReading(nik: nik) }
        let text = cell.trimmed
        if kind == .empty || kind == .error || text.isMissing { return NIKReading(isMissing: true) }
        if let scientific = Scientific(text) { return read(scientific, kind) }
        return read(Letters(text), text, kind)
    }

    /// Sixteen digits and nothing else, as nearly every cell is.
    private static func plain(_ cell: CellBytes) -> NIK? {
        guard cell.count == 16 else { return nil }
        var digits: UInt64 = 0
        for byte in cell {
            guard byte.isDigit else { return nil }
            digits = digits * 10 + UInt64(byte - 48)
        }
        return NIK(digits: digits)
    }

    private static func read(_ letters: Letters, _ text: CellBytes, _ kind: CellKind) -> NIKReading {
        var reading = NIKReading()
        if letters.hasOthers { return NIKReading(digits: letters.plainDigits, problem: .nikLetters) }
        var digits = letters.digits
        if let decimals = letters.decimals, digits.count - decimals == 16 {
            digits.removeLast(decimals)
            reading.repairs.append(.nikTrailingZero)
        }
        if digits.allSatisfy({ $0 == "0" }) { return NIKReading(isMissing: true) }
        guard digits.count == 16 else {
            return NIKReading(digits: letters.plainDigits, problem: problem(count: digits.count))
        }
        guard let nik = NIK(digits) else { return NIKReading(digits: digits, problem: .nikLeadingZero) }
        if kind == .number { return typedAsNumber(nik, reading) }
        if letters.changed { reading.repairs.append(.nikLetters) }
        if letters.hasMarks { reading.repairs.append(.nikMarks) }
        reading.nik = nik
        return reading
    }

    /// Excel keeps fifteen digits of a number and makes the sixteenth a nought; other programs keep it
    /// up to 2^53. A nought at the end may therefore be a lost digit, and is not believed.
    private static func typedAsNumber(_ nik: NIK, _ reading: NIKReading) -> NIKReading {
        var reading = reading
        guard nik.digits % 10 != 0, nik.digits <= 1 << 53 else {
            return NIKReading(digits: String(nik.digits / 10), problem: .nikLastDigitLost)
        }
        reading.repairs.append(.nikTypedAsNumber)
        reading.nik = nik
        return reading
    }

    /// In a number cell the digits behind the mantissa are noughts and known; in a text they are lost.
    private static func read(_ scientific: Scientific, _ kind: CellKind) -> NIKReading {
        guard scientific.exponent == 15 else {
            return NIKReading(digits: scientific.digits, problem: .nikNotSixteenDigits)
        }
        guard scientific.digits.utf8.count < 16 else {
            let digits = String(scientific.digits.prefix(16))
            guard kind == .number, let nik = NIK(digits) else {
                return NIKReading(digits: digits, problem: .nikLastDigitLost)
            }
            return typedAsNumber(nik, NIKReading())
        }
        guard kind == .number else { return NIKReading(digits: scientific.digits, problem: .nikDigitsLost) }
        let zeros = String(repeating: "0", count: 15 - scientific.digits.utf8.count)
        return NIKReading(digits: scientific.digits + zeros, problem: .nikLastDigitLost)
    }

    private static func problem(count: Int) -> FindingKey {
        switch count {
        case 15: .nikFifteenDigits
        case 17: .nikSeventeenDigits
        default: .nikNotSixteenDigits
        }
    }
}

/// The digits of a cell, with what stands between them.
private struct Letters {
    /// With O, l and I read as 0 and 1.
    private(set) var digits = ""
    /// Without the letters.
    private(set) var plainDigits = ""
    private(set) var changed = false
    private(set) var hasMarks = false
    private(set) var hasOthers = false
    /// How many noughts stand behind the last point or comma, if nothing but one or two noughts does.
    private(set) var decimals: Int?

    init(_ text: CellBytes) {
        var place = 0
        var sinceMark: Int?
        for label: StaticString in ["NIK", "KTP", "NO"] where text.has(prefix: label) {
            place = label.utf8CodeUnitCount
            hasMarks = true
            break
        }
        while place < text.count {
            let byte = text[place]
            place += 1
            switch byte {
            case 48...57:
                digits.unicodeScalars.append(Unicode.Scalar(byte))
                plainDigits.unicodeScalars.append(Unicode.Scalar(byte))
                sinceMark = byte == 48 ? sinceMark.map { $0 + 1 } : nil
            case UInt8(ascii: "O"), UInt8(ascii: "o"), UInt8(ascii: "l"), UInt8(ascii: "I"),
                UInt8(ascii: "|"):
                changed = true
                digits.append((byte | 0x20) == UInt8(ascii: "o") ? "0" : "1")
                sinceMark = nil
            case UInt8(ascii: "."), UInt8(ascii: ","):
                hasMarks = true
                sinceMark = 0
            case 0...47, 58...64, 91...96, 128...255:
                hasMarks = true
                sinceMark = nil
            default: hasOthers = true
            }
        }
        if let sinceMark, (1...2).contains(sinceMark) { decimals = sinceMark }
        // A letter among digits is a slip of the hand; several letters are a word.
        if changed, digits.utf8.count != 16 || plainDigits.utf8.count < 13 { hasOthers = true }
    }
}

/// A number as Excel shows long ones: `1.67102E+15`, or `1,67102E+15` on an Indonesian machine.
struct Scientific {
    /// Digits before the E without the point, trailing noughts of the fraction kept as shown.
    private(set) var digits = ""
    private(set) var exponent = 0

    init?(_ text: CellBytes) {
        guard let mark = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), mark > 0 else {
            return nil
        }
        for (place, byte) in text[..<mark].enumerated() {
            if byte.isDigit {
                digits.unicodeScalars.append(Unicode.Scalar(byte))
            } else if place != 1 || (byte != UInt8(ascii: ".") && byte != UInt8(ascii: ",")) {
                return nil
            }
        }
        var power = text[(mark + 1)...]
        if power.first == UInt8(ascii: "+") { power = power.dropFirst() }
        guard !digits.isEmpty, !power.isEmpty, power.count <= 3, power.allSatisfy(\.isDigit) else {
            return nil
        }
        for byte in power { exponent = exponent * 10 + Int(byte - 48) }
    }
}
