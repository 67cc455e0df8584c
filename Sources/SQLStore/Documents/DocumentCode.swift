import CSodium
package import MoneyAndDates

/// What the code on a document stands for: whose it is, what it is about, and which month.
///
/// A code is 32 letters in groups of four, `7QK2-M9XA-…`. It says nothing to whoever has no key: what it
/// holds is encrypted, and a message authentication code (HMAC) of six bytes tells ours from guesses.
/// So a code is checked without looking anything up.
package struct DocumentCode: Sendable, Hashable {
    /// Which kind of document: 0 to 63, numbered for good by whoever makes them.
    package let kind: Int
    package let government: Int64
    /// The number of the person, payment, bill or unit.
    package let subject: Int64
    /// From January 2000 on; nil where the document is of no month.
    package let month: Month?

    /// - Precondition: the numbers are in their ranges; a month lies in 2000 to 2341.
    package init(kind: Int, government: Int64, subject: Int64, month: Month?) {
        precondition((0..<64).contains(kind), "a kind of document is numbered from 0 to 63")
        precondition((1...Int64(Int32.max)).contains(government), "a government of a code has 31 bits")
        precondition(subject >= 0, "a subject is not numbered below nought")
        precondition(
            month.map { (1...4_095).contains(DocumentCode.number(of: $0)) } ?? true,
            "the month of a document lies in 2000 to 2341")
        self.kind = kind
        self.government = government
        self.subject = subject
        self.month = month
    }

    private static let tagBytes = 6
    private static let bodyBytes = 14

    /// The letters of the code; the same for the same facts and keys.
    package func text(_ sealing: FieldSealing) -> String {
        let tag = DocumentCode.tag(of: body, sealing)
        let hidden = DocumentCode.mask(body, tag, sealing)
        return DocumentCode.grouped(CodeLetters.text(of: tag + hidden))
    }

    /// What a code stands for; nil for one that was not made with these keys.
    ///
    /// - Parameter text: as somebody typed it: small letters, blanks, and O for nought are understood.
    package init?(_ text: some StringProtocol, _ sealing: FieldSealing) {
        guard let bytes = CodeLetters.bytes(of: text),
            bytes.count == DocumentCode.tagBytes + DocumentCode.bodyBytes
        else { return nil }
        let tag = Array(bytes[..<DocumentCode.tagBytes])
        let body = DocumentCode.mask(Array(bytes[DocumentCode.tagBytes...]), tag, sealing)
        guard sodium_memcmp(tag, DocumentCode.tag(of: body, sealing), tag.count) == 0 else { return nil }
        self.init(body: body)
    }

    /// As it is printed and kept, of what somebody typed; nil where it cannot be a code.
    package static func written(_ text: some StringProtocol) -> String? {
        CodeLetters.bytes(of: text).map { grouped(CodeLetters.text(of: $0)) }
    }

    private init?(body: [UInt8]) {
        let first = DocumentCode.number(body[0..<4])
        let government = first & Int64(Int32.max)
        let held = DocumentCode.number(body[4..<12])
        let rest = DocumentCode.number(body[12..<14])
        guard government > 0 else { return nil }
        let months = Int(rest & 4_095)
        self.init(
            kind: Int(rest >> 12) + (held < 0 ? 16 : 0) + (first > Int64(Int32.max) ? 32 : 0),
            government: government, subject: held & .max,
            month: months == 0 ? nil : Month(2000 + (months - 1) / 12, (months - 1) % 12 + 1))
    }

    /// The fifth bit of the kind stands where a subject, which is never negative, has none; the sixth in the
    /// first bit of the government.
    private var body: [UInt8] {
        let months = month.map(DocumentCode.number) ?? 0
        return DocumentCode.bytes(kind < 32 ? government : government | 1 << 31, 4)
            + DocumentCode.bytes(kind & 16 == 0 ? subject : subject | .min, 8)
            + DocumentCode.bytes(Int64((kind & 15) << 12 | months), 2)
    }

    /// 1 for January 2000.
    private static func number(of month: Month) -> Int { (month.year - 2000) * 12 + month.month }

    private static func bytes(_ number: Int64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * (count - 1 - $0))) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int64 {
        bytes.reduce(0) { $0 << 8 | Int64($1) }
    }

    private static func tag(of body: [UInt8], _ sealing: FieldSealing) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: Int(crypto_auth_BYTES))
        crypto_auth(&code, body, UInt64(body.count), sealing.derivedKey("document", 1))
        return Array(code[..<tagBytes])
    }

    /// Hides or shows the body: the same twice gives back what was there.
    private static func mask(_ body: [UInt8], _ tag: [UInt8], _ sealing: FieldSealing) -> [UInt8] {
        let key = sealing.derivedKey("document", 2)
        var stream = [UInt8](repeating: 0, count: 16)
        crypto_generichash(&stream, stream.count, tag, UInt64(tag.count), key, key.count)
        return zip(body, stream).map { $0 ^ $1 }
    }

    private static func grouped(_ letters: String) -> String {
        let bytes = Array(letters.utf8)
        return stride(from: 0, to: bytes.count, by: 4).map { start in
            String(decoding: bytes[start..<min(start + 4, bytes.count)], as: UTF8.self)
        }.joined(separator: "-")
    }
}

/// Five bits a letter, without I, L, O and U (Crockford's base 32): what is read aloud is written right.
private enum CodeLetters {
    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    static func text(of bytes: [UInt8]) -> String {
        var (bits, count) = (0, 0)
        var text: [UInt8] = []
        for byte in bytes {
            bits = (bits << 8 | Int(byte)) & 0xFFFF
            count += 8
            while count >= 5 {
                count -= 5
                text.append(letters[bits >> count & 31])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func bytes(of text: some StringProtocol) -> [UInt8]? {
        var (bits, count) = (0, 0)
        var bytes: [UInt8] = []
        let plain = text.uppercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
        for letter in plain {
            let plain: UInt8 =
                switch letter {
                case UInt8(ascii: "O"): UInt8(ascii: "0")
                case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
                default: letter
                }
            guard let value = letters.firstIndex(of: plain), bytes.count < 64 else { return nil }
            bits = (bits << 5 | value) & 0xFFFF
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return count == 0 ? bytes : nil
    }
}
