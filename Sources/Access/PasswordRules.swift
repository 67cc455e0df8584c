/// What a password may be: long, not the login, and none that everybody tries first. No more than that, as
/// rules of signs make people write them down.
package struct PasswordRules: Sendable {
    /// Signs, as people count them.
    package let least = 12
    /// Bytes; longer ones only make the hash work.
    package let most = 1_000
    private let common: Set<String>

    /// - Parameter common: a password a line, in small letters; `#` begins a remark.
    package init(common: String) {
        let lines = common.split(separator: "\n").filter { !$0.hasPrefix("#") }
        self.common = Set(lines.map { String($0) })
    }

    /// Where the shipped list stands.
    package static let path = "templates/access/guessed-passwords.txt"

    /// Refuses what is easily guessed.
    package func check(_ password: String, login: String) throws(AccessRefusal) {
        guard password.count >= least else { throw .passwordTooShort(least: least) }
        guard password.utf8.count <= most else { throw .passwordTooLong(most: most) }
        let plain = password.lowercased()
        let bare = bareText(plain)
        guard plain != login.lowercased(), bare != bareText(login.lowercased()) else {
            throw .passwordIsLogin
        }
        guard !common.contains(plain), !common.contains(bare), Set(plain).count > 3 else {
            throw .passwordCommon
        }
    }

    /// Without digits and signs at its end: `indonesia2026!` is `indonesia`.
    private func bareText(_ text: String) -> String {
        String(text.reversed().drop { !$0.isLetter }.reversed())
    }
}

/// What a login may look like: 3 to 64 small letters, digits, full stops, hyphens, underscores or one `@`.
package func isUsableLogin(_ login: String) -> Bool {
    let signs = Set("._-@")
    return (3...64).contains(login.utf8.count)
        && login.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || signs.contains($0)) }
        && login.first?.isLetter == true && login.filter { $0 == "@" }.count <= 1
}
