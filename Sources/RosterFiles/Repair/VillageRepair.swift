import Spreadsheets

/// Takes `Desa`, `Kel.`, `Kelurahan`, `Ds.` from the front of the name of a village.
package enum VillageRepair {
    /// The name without its prefix, and whether there was one.
    package static func read(_ text: String) -> (village: String, wasPrefixed: Bool) {
        let words = text.trimmed.split(separator: " ")
        guard let first = words.first, words.count > 1 else { return dotted(text.trimmed) }
        let word = first.uppercased().filter { $0 != "." && $0 != ":" }
        guard prefixes.contains(word) else { return dotted(text.trimmed) }
        return (words.dropFirst().joined(separator: " "), true)
    }

    /// Whether the first two letters are those of a prefix; of most villages they are not.
    static func mayHavePrefix(_ text: CellBytes) -> Bool {
        var first: UInt8 = 0
        for byte in text where byte != UInt8(ascii: ".") && byte != UInt8(ascii: ":") {
            guard first != 0 else {
                first = byte.uppercased
                continue
            }
            switch (first, byte.uppercased) {
            case (UInt8(ascii: "D"), UInt8(ascii: "E")), (UInt8(ascii: "D"), UInt8(ascii: "S")),
                (UInt8(ascii: "K"), UInt8(ascii: "E")):
                return true
            default: return false
            }
        }
        return false
    }

    /// `Kel.Sukajaya`, without a blank.
    private static func dotted(_ text: String) -> (village: String, wasPrefixed: Bool) {
        guard let dot = text.firstIndex(of: "."), prefixes.contains(text[..<dot].uppercased()) else {
            return (text, false)
        }
        let rest = String(text[text.index(after: dot)...]).trimmed
        return rest.isEmpty ? (text, false) : (rest, true)
    }

    private static let prefixes: Set<String> = [
        "DESA", "DS", "KEL", "KELURAHAN", "DESA/KEL", "DESA/KELURAHAN", "KEL/DESA", "KELURAHAN/DESA",
    ]
}
