import MoneyAndDates

/// How a file writes its decimals.
enum DecimalStyle: String, Sendable {
    /// `1.234.567,00`
    case comma
    /// `1,234,567.00`
    case dot
    /// Told from the text: the sign behind which one or two digits stand is the decimal one. Money has no
    /// third decimal, so three digits behind one sign are thousands.
    case either
}

/// An amount of money as text, to whole rupiah and never rounded.
struct AmountText: Equatable {
    /// At or above nought.
    let amount: Rupiah
    let isNegative: Bool
    /// A mark of debit or credit that stood behind or before the digits, in capitals: `DB`, `CR`.
    let mark: String?

    /// More than any government has.
    static let limit = Rupiah(1_000_000_000_000_000)

    /// Nil where the cell says that there is nothing: empty, or a hyphen alone.
    static func read(_ text: String, _ style: DecimalStyle) throws(UnreadReason) -> AmountText? {
        let bytes = text.utf8.filter { $0 > 32 && $0 < 127 }
        // A letter beyond ASCII in an amount is only let through where it is the blank that does not break.
        let isPlain = text.unicodeScalars.allSatisfy { $0.isASCII || $0 == "\u{A0}" || $0 == "\u{202F}" }
        guard isPlain else { throw .amountUnreadable(text) }
        if bytes.isEmpty || bytes == [UInt8(ascii: "-")] { return nil }
        var parts = AmountParts(bytes)
        try parts.takeAwayCurrency(text)
        guard let split = AmountDigits.split(parts.body, style) else { throw .amountUnreadable(text) }
        guard split.fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) else { throw .fraction(text) }
        guard let whole = wholeRupiah(split.whole) else { throw .beyondRange(text) }
        return AmountText(amount: whole, isNegative: parts.isNegative, mark: parts.mark)
    }

    /// A number as a workbook or an XML document has it: `1500000`, `1500000.00`, `1.5E+6`.
    static func plain(_ text: String, allowsSign: Bool) throws(UnreadReason) -> AmountText {
        var bytes = text.utf8.filter { $0 > 32 }
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes.removeFirst() }
        guard allowsSign || !isNegative, let split = AmountDigits.shifted(bytes) else {
            throw .amountUnreadable(text)
        }
        guard split.fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) else { throw .fraction(text) }
        guard let whole = wholeRupiah(split.whole) else { throw .beyondRange(text) }
        return AmountText(amount: whole, isNegative: isNegative, mark: nil)
    }

    private static func wholeRupiah(_ digits: [UInt8]) -> Rupiah? {
        let digits = digits.drop { $0 == UInt8(ascii: "0") }
        guard digits.count <= 18 else { return nil }
        let amount = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
        return amount <= limit.amount ? Rupiah(amount) : nil
    }
}

/// The signs and letters around the digits of an amount.
private struct AmountParts {
    private(set) var body: [UInt8]
    private(set) var isNegative = false
    private(set) var mark: String?
    private var before = ""

    init(_ bytes: [UInt8]) {
        body = bytes
        if body.first == UInt8(ascii: "("), body.last == UInt8(ascii: ")") {
            isNegative = true
            body = Array(body.dropFirst().dropLast())
        }
        takeSigns()
        let letters = { (byte: UInt8) in
            (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "$")
        }
        before = String(decoding: body.prefix(while: letters), as: UTF8.self).uppercased()
        body = Array(body.drop(while: letters))
        if before == "RP", body.first == UInt8(ascii: ".") { body.removeFirst() }
        let after = Array(body.reversed().prefix(while: letters).reversed())
        body.removeLast(after.count)
        mark = after.isEmpty ? nil : String(decoding: after, as: UTF8.self).uppercased()
        takeSigns()
    }

    /// One sign at most: a second one is left to be refused with the digits.
    private mutating func takeSigns() {
        if isNegative { return }
        if body.first == UInt8(ascii: "-") || body.last == UInt8(ascii: "-") {
            isNegative = true
            body = body.first == UInt8(ascii: "-") ? Array(body.dropFirst()) : body.dropLast()
        } else if body.first == UInt8(ascii: "+") {
            body.removeFirst()
        }
    }

    /// `Rp` and `IDR` are dropped wherever they stand; another currency is refused.
    mutating func takeAwayCurrency(_ text: String) throws(UnreadReason) {
        let rupiah: Set = ["RP", "IDR"]
        if let after = mark, rupiah.contains(after) { mark = nil }
        if before.isEmpty || rupiah.contains(before) { return }
        if before.count <= 2 && mark == nil && !before.contains("$") {
            mark = before
        } else {
            throw .currency(before)
        }
    }
}

/// Digits with their signs of thousands and decimals.
private enum AmountDigits {
    typealias Split = (whole: [UInt8], fraction: [UInt8])

    private static let comma = UInt8(ascii: ",")
    private static let dot = UInt8(ascii: ".")

    static func split(_ bytes: [UInt8], _ style: DecimalStyle) -> Split? {
        guard let decimal = decimalSign(of: bytes, style) else { return nil }
        let thousands = decimal == comma ? dot : comma
        let parts = bytes.split(separator: decimal, omittingEmptySubsequences: false).map(Array.init)
        guard parts.count <= 2, let whole = ungrouped(parts[0], by: thousands) else { return nil }
        guard parts.count == 2 else { return (whole, []) }
        guard (1...2).contains(parts[1].count), isDigits(parts[1]) else { return nil }
        return (whole, parts[1])
    }

    private static func decimalSign(of bytes: [UInt8], _ style: DecimalStyle) -> UInt8? {
        switch style {
        case .comma: return comma
        case .dot: return dot
        case .either: break
        }
        let signs = bytes.indices.filter { bytes[$0] == comma || bytes[$0] == dot }
        guard let last = signs.last else { return comma }
        let behind = bytes.count - last - 1
        let isAlone = signs.filter { bytes[$0] == bytes[last] }.count == 1
        if isAlone, behind < 3 { return bytes[last] }
        return bytes[last] == comma ? dot : comma
    }

    /// `1.234.567` without its signs; groups behind the first have three digits.
    private static func ungrouped(_ bytes: [UInt8], by sign: UInt8) -> [UInt8]? {
        let groups = bytes.split(separator: sign, omittingEmptySubsequences: false)
        guard groups.allSatisfy({ isDigits(Array($0)) }), let first = groups.first else { return nil }
        if groups.count == 1 { return Array(first) }
        guard (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
            return nil
        }
        return groups.flatMap(Array.init)
    }

    /// `1.5E+6` as 1500000 and no fraction; at most three digits of exponent.
    static func shifted(_ bytes: [UInt8]) -> Split? {
        let halves = bytes.split(omittingEmptySubsequences: false) { $0 == 69 || $0 == 101 }.map(Array.init)
        guard halves.count <= 2 else { return nil }
        let parts = halves[0].split(separator: dot, omittingEmptySubsequences: false).map(Array.init)
        guard parts.count <= 2, isDigits(parts[0]), parts.count == 1 || isDigits(parts[1]) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : []
        guard halves.count == 2 else { return (parts[0], fraction) }
        let text = String(decoding: halves[1], as: UTF8.self)
        guard let exponent = Int(text), abs(exponent) <= 300 else { return nil }
        let digits = parts[0] + fraction
        let point = parts[0].count + exponent
        let zero = UInt8(ascii: "0")
        if point <= 0 { return ([zero], Array(repeating: zero, count: -point) + digits) }
        let filled = digits + Array(repeating: zero, count: max(0, point - digits.count))
        return (Array(filled[..<point]), Array(filled[point...]))
    }

    private static func isDigits(_ bytes: [UInt8]) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
