/// A Swift file taken apart into code, string literals and comments.
///
/// Good enough for house rules, not for compiling.
struct SwiftText: Sendable {
    /// The file with comments, the insides of strings, regexes and raw identifiers blanked; every byte keeps
    /// its place, so an offset here is an offset in the file.
    let code: [UInt8]
    let strings: [Piece]
    let comments: [Piece]

    /// A literal or a comment: where it begins in the file, and what it says.
    struct Piece: Sendable {
        let offset: Int
        let text: String
        /// Whether something is put into it when the program runs.
        var isInterpolated = false
    }

    init(_ bytes: [UInt8]) {
        var lexer = SwiftLexer(bytes)
        lexer.code(until: nil)
        code = lexer.blanked
        strings = lexer.strings
        comments = lexer.comments
    }

    /// Where a word of code stands; in neither strings nor comments.
    func places(ofWord word: String) -> [Int] { offsets(ofWord: word, in: code) }

    /// The code from `offset`, without leading blanks, to the end of the line.
    func restOfLine(at offset: Int) -> String {
        let end = code[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? code.count
        let rest = code[offset..<end].drop { $0 == UInt8(ascii: " ") }
        return String(decoding: rest, as: UTF8.self)
    }

    /// The name that ends right before `offset`, blanks skipped: `precondition` before its parenthesis.
    func name(before offset: Int) -> String {
        var end = offset
        while end > 0, code[end - 1] == UInt8(ascii: " ") { end -= 1 }
        var start = end
        while start > 0, isOfName(code[start - 1]) { start -= 1 }
        return String(decoding: code[start..<end], as: UTF8.self)
    }

    /// The functions in whose parentheses `offset` lies, from the innermost; up to the brace around them.
    func calls(around offset: Int) -> [String] {
        var names: [String] = []
        var parentheses = 0
        var braces = 0
        for place in code[..<offset].indices.reversed() {
            switch code[place] {
            case UInt8(ascii: "}"): braces += 1
            case UInt8(ascii: "{"):
                if braces == 0 { return names }
                braces -= 1
            case UInt8(ascii: ")") where braces == 0, UInt8(ascii: "]") where braces == 0: parentheses += 1
            case UInt8(ascii: "(") where braces == 0, UInt8(ascii: "[") where braces == 0:
                if parentheses > 0 { parentheses -= 1 } else { names.append(name(before: place)) }
            default: break
            }
        }
        return names
    }
}
