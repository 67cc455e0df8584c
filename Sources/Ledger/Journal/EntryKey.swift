/// What makes an entry the same entry when it comes a second time: `bill/77/v1`.
///
/// It is the entry’s name inside its government. Made of what happened, never of the moment, so that whoever
/// repeats a step after a broken line repeats its key.
package struct EntryKey: Sendable, Hashable, Comparable {
    package static let longest = 160

    package let text: String

    /// Nil when empty, longer than `longest`, or with anything but ASCII letters, digits and `/ . - _ : +`.
    package init?(_ text: some StringProtocol) {
        let allowed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"):
                true
            default: "/.-_:+".utf8.contains(byte)
            }
        }
        guard allowed, !text.isEmpty, text.utf8.count <= EntryKey.longest else { return nil }
        self.text = String(text)
    }

    /// The key of an event that the ledger itself names.
    init(_ parts: [String]) {
        guard let key = EntryKey(parts.joined(separator: "/")) else {
            preconditionFailure("the ledger’s own keys are short and plain: \(parts)")
        }
        self = key
    }

    /// The one key under which an entry can be reversed, so that it is reversed once.
    package var ofReversal: EntryKey { EntryKey(["reversal", text]) }

    package static func < (left: EntryKey, right: EntryKey) -> Bool { left.text < right.text }
}

extension EntryKey: CustomStringConvertible {
    package var description: String { text }
}
