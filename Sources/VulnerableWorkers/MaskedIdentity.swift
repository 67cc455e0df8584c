/// Names as a public list may show them: whoever knows the person recognises her, nobody else does.
package enum MaskedIdentity {
    /// `SITI AMINAH` as `S*** A*****`.
    package static func name(_ name: String) -> String {
        name.split(separator: " ").map { word in
            String(word.prefix(1)) + String(repeating: "*", count: max(0, min(word.count - 1, 8)))
        }.joined(separator: " ")
    }
}
