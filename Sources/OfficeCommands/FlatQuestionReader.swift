/// Reads the plain form of a question without building a JSON tree: one object with an id and arguments that
/// are texts without escapes, whole numbers, truth values, nulls or lists of such texts.
///
/// Anything else, right or wrong, makes it stand aside (nil) for the full reader, so it can never read a line
/// in another way than that one does.
struct FlatQuestionReader {
    private let bytes: [UInt8]
    private var place = 0

    static func read(_ line: [UInt8]) -> (id: BatchID, arguments: [String: String])? {
        var reader = FlatQuestionReader(bytes: line)
        return reader.question()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func question() -> (id: BatchID, arguments: [String: String])? {
        var id: BatchID?
        var arguments: [String: String]?
        guard take("{") else { return nil }
        repeat {
            guard let name = text(), take(":") else { return nil }
            if name == "id", id == nil {
                guard let value = idValue() else { return nil }
                id = value
            } else if name == "arguments", arguments == nil {
                guard let value = argumentObject() else { return nil }
                arguments = value
            } else {
                return nil
            }
        } while take(",")
        guard take("}"), isAtEnd, let id, let arguments else { return nil }
        return (id, arguments)
    }

    private mutating func idValue() -> BatchID? {
        if peek() == UInt8(ascii: "\"") { return text().map(BatchID.text) }
        return wholeNumber().map(BatchID.json)
    }

    private mutating func argumentObject() -> [String: String]? {
        guard take("{") else { return nil }
        var arguments: [String: String] = [:]
        repeat {
            guard let name = text(), take(":"), arguments[name] == nil else { return nil }
            switch peek() {
            case UInt8(ascii: "n"):
                guard word("null") else { return nil }
            default:
                guard let value = value() else { return nil }
                arguments[name] = value
            }
        } while take(",")
        return take("}") ? arguments : nil
    }

    private mutating func value() -> String? {
        switch peek() {
        case UInt8(ascii: "\""): return text()
        case UInt8(ascii: "t"): return word("true") ? "true" : nil
        case UInt8(ascii: "f"): return word("false") ? "false" : nil
        case UInt8(ascii: "["): return list()
        default: return wholeNumber()
        }
    }

    private mutating func list() -> String? {
        guard take("[") else { return nil }
        var items: [String] = []
        repeat {
            guard let item = text() else { return nil }
            items.append(item)
        } while take(",")
        return take("]") ? items.joined(separator: ",") : nil
    }

    private mutating func text() -> String? {
        guard take("\"") else { return nil }
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            guard (32..<127).contains(bytes[place]), bytes[place] != UInt8(ascii: "\\") else { return nil }
            place += 1
        }
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// At most fifteen digits, which every reader of JSON holds exactly.
    private mutating func wholeNumber() -> String? {
        skipBlanks()
        let start = place
        if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
        let digits = place
        let nought = UInt8(ascii: "0")
        while place < bytes.count, (nought...nought + 9).contains(bytes[place]) { place += 1 }
        let count = place - digits
        guard (1...15).contains(count), count == 1 || bytes[digits] != nought else { return nil }
        let isNegativeNought = digits > start && bytes[digits] == nought
        guard !isNegativeNought, let next = peek() else { return nil }
        guard next == UInt8(ascii: ",") || next == UInt8(ascii: "}") else { return nil }
        let end = digits + count
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private mutating func word(_ word: StaticString) -> Bool {
        let end = place + word.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        for offset in 0..<word.utf8CodeUnitCount where bytes[place + offset] != word.utf8Start[offset] {
            return false
        }
        place = end
        return true
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: mark) else { return false }
        place += 1
        return true
    }

    private mutating func peek() -> UInt8? {
        skipBlanks()
        return place < bytes.count ? bytes[place] : nil
    }

    private mutating func skipBlanks() {
        while place < bytes.count, bytes[place] <= 32, Self.isBlank(bytes[place]) { place += 1 }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 32 || byte == 9 || byte == 10 || byte == 13
    }

    private var isAtEnd: Bool {
        mutating get { peek() == nil }
    }
}
