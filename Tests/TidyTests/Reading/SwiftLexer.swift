/// Walks a Swift file once and keeps code apart from strings and comments.
struct SwiftLexer {
    private let bytes: [UInt8]
    private var place = 0
    private(set) var blanked: [UInt8]
    private(set) var strings: [SwiftText.Piece] = []
    private(set) var comments: [SwiftText.Piece] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        blanked = bytes
    }

    /// Reads code to the end of the file, or to the parenthesis that closes an interpolation.
    mutating func code(until closing: UInt8?) {
        var depth = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "/") where next(1) == UInt8(ascii: "/"): lineComment()
            case UInt8(ascii: "/") where next(1) == UInt8(ascii: "*"): blockComment()
            case UInt8(ascii: "/") where regexEnd() != nil: regex()
            case UInt8(ascii: "\""): string(hashes: 0)
            case UInt8(ascii: "#") where hashes(at: place) > 0: string(hashes: hashes(at: place))
            case UInt8(ascii: "`"): rawIdentifier()
            case UInt8(ascii: "("):
                depth += 1
                place += 1
            case UInt8(ascii: ")"):
                if depth == 0, closing != nil { return }
                depth -= 1
                place += 1
            default: place += 1
            }
        }
    }

    private func next(_ distance: Int) -> UInt8? {
        place + distance < bytes.count ? bytes[place + distance] : nil
    }

    /// How many `#` stand before a quote; nought where they open no string.
    private func hashes(at start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
        return end < bytes.count && bytes[end] == UInt8(ascii: "\"") ? end - start : 0
    }

    private mutating func blank(_ range: Range<Int>) {
        for index in range where bytes[index] != UInt8(ascii: "\n") { blanked[index] = UInt8(ascii: " ") }
    }

    private mutating func lineComment() {
        let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        keepComment(to: end)
    }

    private mutating func blockComment() {
        var depth = 0
        var end = place
        repeat {
            if matches("/*", at: end) {
                depth += 1
                end += 2
            } else if matches("*/", at: end) {
                depth -= 1
                end += 2
            } else {
                end += 1
            }
        } while depth > 0 && end < bytes.count
        keepComment(to: min(end, bytes.count))
    }

    private mutating func keepComment(to end: Int) {
        comments.append(.init(offset: place, text: String(decoding: bytes[place..<end], as: UTF8.self)))
        blank(place..<end)
        place = end
    }

    /// What stands between the backticks may be any text: the names of our tests are sentences.
    private mutating func rawIdentifier() {
        let end = bytes[(place + 1)...].firstIndex { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "\n") }
        let after = end ?? bytes.count
        for index in (place + 1)..<max(after, place + 1) { blanked[index] = UInt8(ascii: "x") }
        place = min(after + 1, bytes.count)
    }

    /// The slash that closes a regex literal which opens here; nil where the slash divides.
    private func regexEnd() -> Int? {
        let before = bytes[..<place].last { $0 != UInt8(ascii: " ") }
        guard let before, Array("(,=:[!{".utf8).contains(before), next(1) != UInt8(ascii: " ") else {
            return nil
        }
        var end = place + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
            if bytes[end] == UInt8(ascii: "/") { return end }
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private mutating func regex() {
        guard let end = regexEnd() else { return }
        blank((place + 1)..<end)
        place = end + 1
    }

    private func matches(_ text: StaticString, at start: Int) -> Bool {
        guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(bytes[start..<start + text.utf8CodeUnitCount]) }
    }
}

extension SwiftLexer {
    /// A literal with its delimiters; what is interpolated is read as code.
    private mutating func string(hashes: Int) {
        let start = place
        let isLong = matches("\"\"\"", at: place + hashes)
        let quotes = isLong ? 3 : 1
        var text: [UInt8] = []
        var isInterpolated = false
        place += hashes + quotes
        var from = place
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "\\"), closes(hashes: hashes, after: place + 1) {
                let escaped = next(hashes + 1)
                if escaped == UInt8(ascii: "(") {
                    isInterpolated = true
                    text += bytes[from..<place]
                    blank(from..<place)
                    place += hashes + 2
                    code(until: UInt8(ascii: ")"))
                    place = min(place + 1, bytes.count)
                    from = place
                } else {
                    place += hashes + 2
                }
            } else if ends(quotes: quotes, hashes: hashes) {
                break
            } else {
                place += 1
            }
        }
        let end = min(place, bytes.count)
        if from < end {
            text += bytes[from..<end]
            blank(from..<end)
        }
        let said = String(decoding: text, as: UTF8.self)
        strings.append(.init(offset: start, text: said, isInterpolated: isInterpolated))
        let isCut = end < bytes.count && bytes[end] == UInt8(ascii: "\n")
        place = min(isCut ? end : end + quotes + hashes, bytes.count)
    }

    /// The closing delimiter; or a line's end in a literal of one line, which the compiler would refuse.
    private func ends(quotes: Int, hashes: Int) -> Bool {
        if quotes == 1, bytes[place] == UInt8(ascii: "\n") { return true }
        guard bytes[place] == UInt8(ascii: "\"") else { return false }
        guard quotes == 1 || matches("\"\"\"", at: place) else { return false }
        return closes(hashes: hashes, after: place + quotes)
    }

    private func closes(hashes: Int, after start: Int) -> Bool {
        guard start + hashes <= bytes.count else { return false }
        return bytes[start..<start + hashes].allSatisfy { $0 == UInt8(ascii: "#") }
    }
}
