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
