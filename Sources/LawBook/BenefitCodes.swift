/// How somebody who had an accident travels, as far as the limits of JKK tell the ways apart.
package enum TransportMode: String, Sendable, Hashable, CaseIterable {
    /// On land, or on rivers and lakes.
    case land
    case sea
    case air
}

/// A level of school as the scholarship tells them apart, in the order in which a child goes through them.
package enum SchoolLevel: String, Sendable, Hashable, CaseIterable {
    case kindergarten = "TK"
    case primary = "SD"
    case lowerSecondary = "SMP"
    case upperSecondary = "SMA"
    /// Kuliah: up to a first degree, or training.
    case higher = "K"
}

/// Who lives on after a member of the pension programme.
package enum Survivor: String, Sendable, Hashable, CaseIterable {
    /// Widow or widower, until death or remarriage.
    case spouse
    case child
    /// Of a member without spouse and child.
    case parent
}

/// For what a part of the old-age savings may be drawn before its time.
package enum EarlyDraw: String, Sendable, Hashable, CaseIterable {
    case preRetirement = "pre-retirement"
    case housing
}

/// A row of the table of partial disabilities: a letter for the part of the body, two digits, and a small
/// letter where a row has steps. The codes are this book's own.
package enum InjuryCode {
    /// Whether a text has the shape of a code; whether the law has the row is another question.
    package static func isOne(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 3 || bytes.count == 4 else { return false }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[0])
            && digits.contains(bytes[1]) && digits.contains(bytes[2])
            && (bytes.count == 3 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[3]))
    }
}
