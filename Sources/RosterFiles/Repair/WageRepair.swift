package import MoneyAndDates
package import Spreadsheets

/// What a cell says about an amount.
package struct WageReading: Sendable, Equatable {
    /// Nought and below are read as they are; whether they may be is not asked here.
    package var wage: Rupiah?
    package var repairs: [RepairKey] = []
    package var problem: FindingKey?
    package var isMissing = false
}

/// Reads an amount of rupiah: `Rp 1.500.000,00`, `1,500,000`, `1500000.0`, `3.5E6` in a number cell.
///
/// A point or comma groups thousands where exactly three digits follow it, and begins a fraction where
/// one or two do. `1,5 jt` is not counted out: whoever wrote it knows what was meant, we do not.
package enum WageRepair {
    /// Reads a cell as a monthly wage in whole rupiah.
    package static func read(_ cell: CellBytes, _ kind: CellKind) -> WageReading {
        if let plain = plain(cell) { return WageReading(wage: plain) }
        let text = cell.trimmed
        if kind == .empty || kind == .error || text.isMissing { return WageReading(isMissing: true) }
        if kind == .number { return number(text) }
        if kind == .date || kind == .boolean { return WageReading(problem: .wageUnreadable) }
        return written(text)
    }

    /// Digits only, as nearly every cell is; eighteen of them stay inside Int64.
    private static func plain(_ cell: CellBytes) -> Rupiah? {
        guard !cell.isEmpty, cell.count <= 18 else { return nil }
        var amount: Int64 = 0
        for byte in cell {
            guard byte.isDigit else { return nil }
            amount = amount * 10 + Int64(byte - 48)
        }
        return Rupiah(amount)
    }

    // MARK: Number cells

    /// A number as a workbook keeps it: a point before the fraction, perhaps an exponent.
    private static func number(_ text: CellBytes) -> WageReading {
        var whole = ""
        var fraction = ""
        var exponent = 0
        var isFraction = false
        let isNegative = text.first == UInt8(ascii: "-")
        var place = isNegative ? 1 : 0
        while place < text.count {
            let byte = text[place]
            place += 1
            if byte.isDigit {
                if isFraction {
                    fraction.unicodeScalars.append(Unicode.Scalar(byte))
                } else {
                    whole.unicodeScalars.append(Unicode.Scalar(byte))
                }
            } else if byte == UInt8(ascii: "."), !isFraction {
                isFraction = true
            } else if byte | 0x20 == UInt8(ascii: "e"),
                let power = Int(String(decoding: text[place...], as: UTF8.self))
            {
                exponent = power
                break
            } else {
                return WageReading(problem: .wageUnreadable)
            }
        }
        guard (0...18).contains(exponent) else { return WageReading(problem: .wageNotWhole) }
        while exponent > 0 {
            whole.append(fraction.isEmpty ? "0" : fraction.removeFirst())
            exponent -= 1
        }
        return amount(whole: whole, fraction: fraction, isNegative: isNegative, repairs: [])
    }

    // MARK: Written amounts

    private static func written(_ text: CellBytes) -> WageReading {
        var marks = AmountMarks()
        for byte in text { marks.take(byte) }
        if marks.hasWords { return WageReading(problem: .wageInWords) }
        // `Rp -` is a blank in the accountant's format.
        if !marks.hasDigits, !marks.isUnreadable { return WageReading(isMissing: true) }
        guard !marks.isUnreadable, let parts = marks.parts else {
            return WageReading(problem: .wageUnreadable)
        }
        return amount(
            whole: parts.whole, fraction: parts.fraction, isNegative: marks.isNegative, repairs: [.wageMarks])
    }

    private static func amount(
        whole: String, fraction: String, isNegative: Bool, repairs: [RepairKey]
    ) -> WageReading {
        guard whole.utf8.count <= 18, let amount = Int64(whole.isEmpty ? "0" : whole) else {
            return WageReading(problem: .wageUnreadable)
        }
        var repairs = repairs
        var rupiah = amount
        if fraction.utf8.contains(where: { $0 != UInt8(ascii: "0") }) {
            // What sums in a spreadsheet leave behind: 1499999.9999999998.
            guard fraction.utf8.count >= 6, let noise = noise(fraction) else {
                return WageReading(problem: .wageNotWhole)
            }
            rupiah += noise
            repairs.append(.wageRounding)
        }
        return WageReading(wage: Rupiah(isNegative ? -rupiah : rupiah), repairs: repairs)
    }

    private static func noise(_ fraction: String) -> Int64? {
        if fraction.hasPrefix("999999") { return 1 }
        return fraction.hasPrefix("000000") ? 0 : nil
    }
}

/// The digits of a written amount and the points and commas among them.
private struct AmountMarks {
    private var groups: [String] = [""]
    private var separators: [UInt8] = []
    private(set) var isNegative = false
    private(set) var hasWords = false
    private(set) var isUnreadable = false
    private var word = ""
    var hasDigits: Bool { groups != [""] }

    mutating func take(_ byte: UInt8) {
        if byte.isLetter {
            word.unicodeScalars.append(Unicode.Scalar(byte.uppercased))
            // `Rp` and `IDR` are the currency, whatever else has letters is an amount in words.
            if !"RP".hasPrefix(word), !"IDR".hasPrefix(word) { hasWords = true }
            return
        }
        switch byte {
        case 48...57: groups[groups.count - 1].unicodeScalars.append(Unicode.Scalar(byte))
        case UInt8(ascii: "."), UInt8(ascii: ","):
            // The point of `Rp.` separates nothing.
            if groups == [""] { return }
            separators.append(byte)
            groups.append("")
        case UInt8(ascii: "-"), UInt8(ascii: "("):
            if groups == [""] {
                isNegative = true
            } else if groups.last != "" && byte == UInt8(ascii: "(") {
                isUnreadable = true
            }
        case UInt8(ascii: ")"), UInt8(ascii: "'"), UInt8(ascii: "="), 0...32, 0xC2, 0xA0: break
        default: isUnreadable = true
        }
        word = ""
    }

    /// The whole rupiah and the fraction; nil where the marks make no sense.
    var parts: (whole: String, fraction: String)? {
        var groups = groups
        var separators = separators
        // `1.500.000,-` and `1.500.000,`
        if groups.last == "", !separators.isEmpty {
            groups.removeLast()
            separators.removeLast()
        }
        guard let last = groups.last, groups.allSatisfy({ !$0.isEmpty }) else { return nil }
        if separators.isEmpty { return (last, "") }
        let isDecimal = isFraction(last, groups, separators)
        let fraction = isDecimal ? groups.removeLast() : ""
        if isDecimal { separators.removeLast() }
        guard Set(separators).count <= 1, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
            groups.count == 1 || groups[0].utf8.count <= 3
        else { return nil }
        return (groups.joined(), fraction)
    }

    /// The last mark begins a fraction where one or two digits follow it, or where it is the other mark
    /// than the ones before it.
    private func isFraction(_ last: String, _ groups: [String], _ separators: [UInt8]) -> Bool {
        if last.utf8.count != 3 { return true }
        let others = separators.dropLast()
        return !others.isEmpty && !others.contains(separators[separators.count - 1])
    }
}
