import Glibc

/// Where a pattern occurs in a text, from the left, without overlaps; nothing after a byte of nought.
///
/// The C library looks for it, because a debug build of our own loop over every file and pattern would
/// take seconds.
func offsets(of pattern: String, in bytes: [UInt8]) -> [Int] {
    (bytes + [0]).withUnsafeBytes { text in
        guard let start = text.assumingMemoryBound(to: CChar.self).baseAddress else { return [] }
        var found: [Int] = []
        var from = start
        while let place = strstr(from, pattern) {
            found.append(UnsafePointer(place) - start)
            from = UnsafePointer(place) + pattern.utf8.count
        }
        return found
    }
}

/// As `offsets(of:in:)`, but only where the pattern is not a part of a longer name.
func offsets(ofWord word: String, in bytes: [UInt8]) -> [Int] {
    offsets(of: word, in: bytes).filter { offset in
        let end = offset + word.utf8.count
        let before = offset > 0 && word.utf8.first.map(isOfName) == true && isOfName(bytes[offset - 1])
        let after = end < bytes.count && word.utf8.last.map(isOfName) == true && isOfName(bytes[end])
        return !before && !after
    }
}

/// Letters, digits, the underscore, and everything that is not ASCII.
func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 128...: true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
    default: false
    }
}
