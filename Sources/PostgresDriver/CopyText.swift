import SQLDatabase

/// Rows in the text format of COPY: tabs between columns, `\N` for NULL, four bytes escaped.
struct CopyText {
    private(set) var bytes: [UInt8] = []

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func append(_ row: Int, of rows: BulkRows) {
        for (column, values) in rows.values.enumerated() {
            if column > 0 { bytes.append(UInt8(ascii: "\t")) }
            switch values {
            case .integers(let numbers): append(numbers[row])
            case .optionalIntegers(let numbers):
                if let number = numbers[row] { append(number) } else { appendNull() }
            case .texts(let texts):
                if let range = texts.range(row) { append(texts.bytes, range) } else { appendNull() }
            case .constant(.null): appendNull()
            case .constant(.integer(let number)): append(number)
            case .constant(.text(let text)):
                let utf8 = Array(text.utf8)
                append(utf8, utf8.indices)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func appendNull() {
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: "N"))
    }

    private mutating func append(_ number: Int64) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        repeat {
            bytes.append(UInt8(48 + rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    private mutating func append(_ source: [UInt8], _ range: Range<Int>) {
        let isPlain = !source[range].contains(where: needsEscape)
        if isPlain { return bytes.append(contentsOf: source[range]) }
        for byte in source[range] {
            guard needsEscape(byte) else {
                bytes.append(byte)
                continue
            }
            bytes.append(UInt8(ascii: "\\"))
            switch byte {
            case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
            case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
            case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
            default: bytes.append(byte)
            }
        }
    }

    private func needsEscape(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\\") || (byte <= UInt8(ascii: "\r") && byte >= UInt8(ascii: "\t"))
    }
}
