/// A code of an account or of an activity as budgets write it: digits in segments, with dots between.
///
/// Files bring it without dots, with leading noughts lost, or with a dot at its end; one text stands for all
/// of them.
package struct AccountCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Whose code it is; the raw value stands in `templates/accounts/`.
    package enum Scheme: String, Sendable, Hashable, CaseIterable {
        /// Rekening belanja of SIPD: `5.1.02.02.02.0006`.
        case account = "sipd"
        /// Rekening of Siskeudes, the budgets of villages: `5.1.3.03`.
        case villageAccount = "siskeudes"
        /// Sub-kegiatan of SIPD: `2.07.05.02.01.0003`.
        case subActivity = "sub-kegiatan"

        /// Digits of each segment.
        var widths: [Int] {
            switch self {
            case .account: [1, 1, 2, 2, 2, 4]
            case .villageAccount: [1, 1, 1, 2]
            case .subActivity: [1, 2, 2, 2, 2, 4]
            }
        }
    }

    package let scheme: Scheme
    /// With dots and all noughts.
    package let description: String

    /// Reads a code in any of its spellings; nil for what has another number of segments or digits.
    package init?(_ written: some StringProtocol) {
        var segments = String(written).filter { !$0.isWhitespace }
            .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if segments.count > 1, segments.last == "" { segments.removeLast() }
        guard segments.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
            return nil
        }
        let found =
            segments.count == 1 ? Self.cut(segments[0]) : Self.scheme(of: segments).map { ($0, segments) }
        guard let (scheme, parts) = found else { return nil }
        var padded: [String] = []
        for (part, width) in zip(parts, scheme.widths) {
            guard let filled = Self.filled(part, to: width) else { return nil }
            padded.append(filled)
        }
        self.scheme = scheme
        description = padded.joined(separator: ".")
    }

    package static func < (left: AccountCode, right: AccountCode) -> Bool {
        left.description < right.description
    }

    /// Its digits without dots.
    package var digits: String { description.filter { $0 != "." } }

    /// A code of six segments is of an account where its second has one digit and its first says money; the
    /// codes of activities begin with a matter of government and its field.
    private static func scheme(of segments: [String]) -> Scheme? {
        switch segments.count {
        case Scheme.villageAccount.widths.count: .villageAccount
        case Scheme.account.widths.count:
            segments[1].utf8.count == 1 && (Int(segments[0]) ?? 0) > 3 ? .account : .subActivity
        default: nil
        }
    }

    /// Cuts digits that came without dots: their number says what they are.
    private static func cut(_ digits: String) -> (Scheme, [String])? {
        let scheme = Scheme.allCases.first { $0.widths.reduce(0, +) == digits.utf8.count }
        guard let scheme else { return nil }
        var rest = digits[...]
        let parts = scheme.widths.map { width in
            defer { rest = rest.dropFirst(width) }
            return String(rest.prefix(width))
        }
        return (scheme, parts)
    }

    private static func filled(_ part: String, to width: Int) -> String? {
        let bare = part.drop { $0 == "0" }
        guard part.utf8.count <= width else { return nil }
        return String(repeating: "0", count: width - bare.utf8.count) + bare
    }
}
