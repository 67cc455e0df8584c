/// All texts of a workbook, one behind the other in a single buffer: a roster of 100,000 people has
/// some 600,000 of them, and a String each would cost more than the reading.
///
/// Unchecked, because the compiler cannot see that nothing is written behind `base` once it is filled.
final class SharedStrings: @unchecked Sendable {
    let base: UnsafePointer<UInt8>
    private let starts: [UInt32]

    init(_ bytes: [UInt8], _ starts: [UInt32]) {
        let fixed = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
        bytes.withUnsafeBufferPointer { all in
            if let first = all.baseAddress { fixed.update(from: first, count: all.count) }
        }
        base = UnsafePointer(fixed)
        self.starts = starts
    }

    deinit { base.deallocate() }

    /// Where a text lies behind `base`; nil for an index the workbook does not have.
    func range(_ index: Int) -> (start: Int, length: Int)? {
        guard index >= 0, index < starts.count - 1 else { return nil }
        return (Int(starts[index]), Int(starts[index + 1] - starts[index]))
    }
}

/// Reads `xl/sharedStrings.xml`.
final class SharedStringsReader: XMLListener {
    @exclusivity(unchecked) private(set) var bytes: [UInt8] = []
    private(set) var starts: [UInt32] = [0]
    @exclusivity(unchecked) private var isText = false
    @exclusivity(unchecked) private var phonetic = 0
    /// So many bytes of texts and no more: they are held.
    private let most: Int
    /// Whether there are more than that; what is left is not read.
    var isDone: Bool { bytes.count > most || starts.count > most / 4 }

    init(most: Int) { self.most = most }

    func began(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.matches("t") {
            isText = phonetic == 0
        } else if name.matches("rPh") {
            // The reading aids of East Asian scripts are not part of the text.
            phonetic += 1
        } else if name.matches("sst"), let unique = attributes.number("uniqueCount") {
            starts.reserveCapacity(min(unique, 1_000_000) + 1)
        }
    }

    func ended(_ name: XMLName) {
        if name.matches("t") {
            isText = false
        } else if name.matches("rPh") {
            phonetic -= 1
        } else if name.matches("si") {
            let start = Int(starts[starts.count - 1])
            unescape(from: start)
            starts.append(UInt32(clamping: bytes.count))
        }
    }

    func said(_ text: CellBytes) {
        if isText { bytes.append(contentsOf: text) }
    }

    private func unescape(from start: Int) {
        let shortened = bytes.withUnsafeMutableBufferPointer { all -> Int in
            guard let base = all.baseAddress else { return 0 }
            return unescapeInPlace(base + start, all.count - start)
        }
        bytes.removeLast(bytes.count - start - shortened)
    }
}

/// Excel writes a character that XML cannot hold as `_x000D_`. Resolves them in place and answers with
/// the new length, which is never longer.
func unescapeInPlace(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    guard count >= 7 else { return count }
    var from = 0
    var to = 0
    while from < count {
        if bytes[from] == UInt8(ascii: "_"), from + 7 <= count, bytes[from + 1] == UInt8(ascii: "x"),
            bytes[from + 6] == UInt8(ascii: "_"), let unit = hexadecimal(bytes + from + 2),
            unit & 0xF800 != 0xD800
        {
            to += encodeUTF8(unit, bytes + to)
            from += 7
        } else {
            bytes[to] = bytes[from]
            to += 1
            from += 1
        }
    }
    return to
}

private func hexadecimal(_ digits: UnsafeMutablePointer<UInt8>) -> UInt32? {
    var value: UInt32 = 0
    for place in 0..<4 {
        let byte = digits[place]
        switch byte {
        case 48...57: value = value << 4 | UInt32(byte - 48)
        case 65...70: value = value << 4 | UInt32(byte - 55)
        case 97...102: value = value << 4 | UInt32(byte - 87)
        default: return nil
        }
    }
    return value
}

/// libxml2 resolves the entities of an attribute but leaves an ampersand as `&#38;`.
func resolvingEntities(_ text: String) -> String {
    text.split(separator: "&#38;", omittingEmptySubsequences: false).joined(separator: "&")
}
