package import SQLStore

/// What tells our own forms from those of another site: a keyed hash of something that only this visitor's
/// browser sends, so that it need not be kept.
package enum FormMark {
    /// The name of its field.
    package static let field = "tanda"

    /// The mark for a session's token, or for the cookie of a visitor without one.
    package static func of(_ secret: String, _ sealing: FieldSealing) -> String {
        sealing.index(secret, kind: "form-mark")
    }

    /// Whether a form brought the mark that it was given; compared in constant time.
    package static func holds(_ brought: String?, _ mark: String) -> Bool {
        let (left, right) = (Array((brought ?? "").utf8), Array(mark.utf8))
        guard !mark.isEmpty, left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
