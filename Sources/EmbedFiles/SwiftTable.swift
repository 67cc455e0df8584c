/// The Swift file that `EmbeddedFiles` is compiled with: one literal a file.
///
/// Measured with 250 files and 1.7 MB: 0.5 s to compile in debug, 0.2 s in release. The literals lie in
/// the program's read-only data; nothing is done with them before someone asks.
package func swiftTable(of files: [TextFile]) -> [UInt8] {
    var table = Array(
        """
        // Written by EmbedFiles from law/, templates/ and words/. Change those, not this.

        extension EmbeddedFiles {
            /// In the byte order of the paths.
            static let table: [EmbeddedFile] = [

        """.utf8)
    for file in files {
        table += Array("        EmbeddedFile(path: ".utf8) + literal(Array(file.path.utf8))
        table += Array(", text: ".utf8) + literal(file.bytes) + Array("),\n".utf8)
    }
    return table + Array("    ]\n}\n".utf8)
}

/// UTF-8 as a Swift string literal on one line.
///
/// Quotes, backslashes and control characters are escaped, and so are the byte order mark and the two
/// line separators, which editors and compilers may treat as they like. All else is copied.
package func literal(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = [quote]
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        switch scalar {
        case "\"", "\\": text += [backslash, UInt8(ascii: scalar)]
        case "\n": text += [backslash, UInt8(ascii: "n")]
        case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}":
            text += Array("\\u{\(String(scalar.value, radix: 16))}".utf8)
        default: text += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
    return text + [quote]
}

private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
