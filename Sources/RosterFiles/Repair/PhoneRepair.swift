package import Spreadsheets

/// What a cell says about a telephone number.
package struct PhoneReading: Sendable, Equatable {
    /// A mobile number from `08`.
    package var phone: String?
    package var repairs: [RepairKey] = []
    package var problem: FindingKey?
    package var isMissing = false
}

/// Reads a mobile number in any of its forms: `+62 812-3456-7890`, `62812…`, `0812…`, and `812…` where
/// Excel has dropped the nought.
package enum PhoneRepair {
    /// Reads a cell as a telephone number that begins with `08`.
    package static func read(_ cell: CellBytes, _ kind: CellKind) -> PhoneReading {
        if isPlain(cell) { return PhoneReading(phone: cell.text) }
        let text = cell.trimmed
        if kind == .empty || kind == .error || text.isMissing { return PhoneReading(isMissing: true) }
        var repairs: [RepairKey] = []
        guard var digits = digits(text, kind, &repairs) else {
            return PhoneReading(problem: .phoneDigitsLost)
        }
        guard !digits.isEmpty else { return PhoneReading(problem: .phoneUnreadable) }
        if digits.allSatisfy({ $0 == UInt8(ascii: "0") }) { return PhoneReading(isMissing: true) }
        national(&digits, &repairs)
        guard digits.starts(with: "0".utf8), (9...14).contains(digits.count) else {
            return PhoneReading(problem: .phoneUnreadable)
        }
        guard digits.starts(with: "08".utf8) else { return PhoneReading(problem: .phoneNotMobile) }
        guard (10...13).contains(digits.count) else { return PhoneReading(problem: .phoneUnreadable) }
        return PhoneReading(phone: String(decoding: digits, as: UTF8.self), repairs: repairs)
    }

    private static func isPlain(_ cell: CellBytes) -> Bool {
        guard (10...13).contains(cell.count), cell[0] == UInt8(ascii: "0"), cell[1] == UInt8(ascii: "8")
        else {
            return false
        }
        return cell.allSatisfy(\.isDigit)
    }

    /// The digits of the first number in the cell; nil where a long number has lost some.
    private static func digits(_ text: CellBytes, _ kind: CellKind, _ repairs: inout [RepairKey]) -> [UInt8]?
    {
        if let scientific = Scientific(text) {
            guard kind == .number, scientific.exponent < 15 else { return nil }
            let zeros = max(0, scientific.exponent + 1 - scientific.digits.utf8.count)
            return Array(scientific.digits.utf8) + [UInt8](repeating: 48, count: zeros)
        }
        var digits: [UInt8] = []
        var hasMarks = false
        for byte in text {
            if byte.isDigit {
                digits.append(byte)
            } else if endsNumber(byte), digits.count >= 9 {
                repairs.append(.phoneFirstOfTwo)
                return digits
            } else if byte != UInt8(ascii: "+") {
                hasMarks = true
            }
        }
        // `81234567890.0`, as programs write a number that was read from Excel.
        if kind == .text, text.count > 2, text.suffix(2).elementsEqual(".0".utf8) { digits.removeLast() }
        if hasMarks { repairs.append(.phoneMarks) }
        return digits
    }

    private static func endsNumber(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == 10
            || byte == UInt8(ascii: "&") || byte.isLetter
    }

    private static func national(_ digits: inout [UInt8], _ repairs: inout [RepairKey]) {
        if digits.starts(with: "0062".utf8) { digits.removeFirst(2) }
        if digits.starts(with: "62".utf8) {
            digits.removeFirst(2)
            repairs.append(.phoneCountry)
            if digits.first != UInt8(ascii: "0") { digits.insert(UInt8(ascii: "0"), at: 0) }
        } else if digits.first == UInt8(ascii: "8"), digits.count >= 9 {
            digits.insert(UInt8(ascii: "0"), at: 0)
            repairs.append(.phoneZero)
        }
    }
}
