/// Writes JSON in the order in which it is told, straight into UTF-8.
///
/// Answers keep the order that a person reads them in, and a batch writes a hundred thousand of them a
/// second; neither is what Foundation’s encoder does. Reading stays with Foundation.
package struct JSONText: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init() {}

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Forgets what was written and keeps the room, for the next line of a batch.
    package mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// An object; its fields are written by `content`.
    package mutating func object(_ content: (inout JSONText) throws -> Void) rethrows {
        try nested("{", content, "}")
    }

    /// An array; its values are written by `content`.
    package mutating func array(_ content: (inout JSONText) throws -> Void) rethrows {
        try nested("[", content, "]")
    }

    /// The key of the next value; only inside an object.
    package mutating func key(_ key: String) {
        comma()
        quoted(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A text, escaped.
    package mutating func value(_ value: String) {
        comma()
        quoted(value)
        needsComma = true
    }

    /// A whole number; there are no fractions in this system.
    package mutating func value(_ value: some BinaryInteger) { raw(String(value)) }

    /// `true` or `false`.
    package mutating func value(_ value: Bool) { raw(value ? "true" : "false") }

    /// A value that is JSON already, such as one that is given back as it came.
    package mutating func value(json: String) { raw(json) }

    /// The same as bytes, for what is written many times.
    package mutating func value(jsonBytes: [UInt8]) {
        comma()
        bytes.append(contentsOf: jsonBytes)
        needsComma = true
    }

    /// `null`: there is no value.
    package mutating func null() { raw("null") }

    /// A key with a text, or with `null`.
    package mutating func field(_ key: String, _ value: String?) {
        self.key(key)
        if let value { self.value(value) } else { null() }
    }

    /// A key with a whole number, or with `null`.
    package mutating func field(_ key: String, _ value: (some BinaryInteger)?) {
        self.key(key)
        if let value { self.value(value) } else { null() }
    }

    /// A key with the number that a row is known by, as text, or with `null`: many programs keep 53 bits of a
    /// number, and silently change the others.
    package mutating func identifier(_ key: String, _ value: Int64?) {
        field(key, value.map { String($0) })
    }

    /// A key with a truth value.
    package mutating func field(_ key: String, _ value: Bool) {
        self.key(key)
        self.value(value)
    }

    /// A line break between values of a stream.
    package mutating func newLine() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// A number or word that is JSON already.
    private mutating func raw(_ text: String) {
        comma()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func nested(
        _ open: Unicode.Scalar, _ content: (inout JSONText) throws -> Void, _ close: Unicode.Scalar
    ) rethrows {
        comma()
        bytes.append(UInt8(ascii: open))
        needsComma = false
        try content(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: { $0 < 32 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            for byte in text.utf8 { escape(byte) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
        case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
        case 0..<32:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }
}
