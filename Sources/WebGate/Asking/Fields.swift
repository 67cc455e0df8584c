/// Names and values of a query or a form, in their order; a name may come several times.
package struct Fields: Sendable, Hashable {
    package private(set) var pairs: [(name: String, value: String)]

    package init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

    /// Reads `a=1&b=x+y%2C`. What is not UTF-8 after decoding becomes U+FFFD.
    ///
    /// - Parameter most: pairs beyond this count are not read.
    package init(urlEncoded text: some StringProtocol, most: Int = 2_000) {
        pairs = text.split(separator: "&", maxSplits: most, omittingEmptySubsequences: true).prefix(most).map
        {
            let halves = $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(halves[0]), halves.count > 1 ? decoded(halves[1]) : "")
        }
    }

    /// The first value of a name, without blanks around it; nil where there is none or it is empty.
    package subscript(name: String) -> String? {
        guard let value = pairs.first(where: { $0.name == name })?.value else { return nil }
        let trimmed = trimmed(value)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// Every value of a name.
    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// The same with one name set to a value, or left out.
    package func with(_ name: String, _ value: String?) -> Fields {
        var others = pairs.filter { $0.name != name }
        if let value { others.append((name, value)) }
        return Fields(others)
    }

    /// `a=1&b=x%20y`, to be put behind a `?`.
    package var urlEncoded: String {
        pairs.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
    }

    package static func == (left: Fields, right: Fields) -> Bool { left.urlEncoded == right.urlEncoded }

    /// By what it would be in an address.
    package func hash(into hasher: inout Hasher) { hasher.combine(urlEncoded) }
}

/// A text as it stands in a path or a query: everything but letters, digits and `-._~` encoded.
package func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 46, 95, 126: result.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
        }
    }
    return result
}

/// `%41` and `+` read back; a `%` without two digits stays itself, and a byte of nought becomes U+FFFD.
package func decoded(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "+") {
            bytes.append(UInt8(ascii: " "))
        } else if byte == UInt8(ascii: "%"), let high = hex(rest.first), let low = hex(rest.dropFirst().first)
        {
            bytes.append(high << 4 | low)
            rest = rest.dropFirst(2)
        } else {
            bytes.append(byte)
        }
    }
    // No text of ours holds a byte of nought, and no engine takes one.
    return String(decoding: bytes, as: UTF8.self).replacing("\u{0}", with: "\u{FFFD}")
}

private func hex(_ byte: UInt8?) -> UInt8? {
    switch byte {
    case .some(let digit) where (48...57).contains(digit): digit - 48
    case .some(let letter) where (65...70).contains(letter): letter - 55
    case .some(let letter) where (97...102).contains(letter): letter - 87
    default: nil
    }
}

private func trimmed(_ text: String) -> String {
    var view = text[...]
    while view.first?.isWhitespace == true { view = view.dropFirst() }
    while view.last?.isWhitespace == true { view = view.dropLast() }
    return String(view)
}
