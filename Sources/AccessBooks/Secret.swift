import CSodium
import SQLStore

/// Something that only its bearer knows: 32 random bytes. The database keeps its SHA-256 alone.
package struct Secret: Sendable {
    package let text: String
    var hash: String { Secret.hash(of: text) }

    package init() {
        var bytes = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&bytes, bytes.count)
        text = base64(bytes)
    }

    static func hash(of text: String) -> String { sha256(text.utf8) }

    /// What is shown of a secret before it itself is (RFC 7636, S256).
    package static func challenge(of verifier: String) -> String {
        let plain = Array(verifier.utf8)
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256(&digest, plain, UInt64(plain.count))
        return base64(digest)
    }
}

/// What stands in a cookie or behind `Bearer`: the government and the secret, `1671.kq3…`.
struct BearerToken: Sendable {
    let government: Int64
    let secret: String

    init(government: Int64, secret: String) {
        self.government = government
        self.secret = secret
    }

    /// Nil for what was never given out by us in this form.
    init?(_ text: String, mark: String = "") {
        guard text.utf8.count < 100, text.hasPrefix(mark) else { return nil }
        let parts = text.dropFirst(mark.count).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[0]), (1..<Int64(Int32.max)).contains(number),
            String(number) == parts[0], parts[1].utf8.count == 43,
            parts[1].utf8.allSatisfy({ isOfBase64($0) })
        else { return nil }
        self.init(government: number, secret: String(parts[1]))
    }

    var text: String { "\(government).\(secret)" }
}

private func isOfBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
    default: false
    }
}

/// The base64 of addresses, without padding.
private func base64(_ bytes: [UInt8]) -> String {
    let variant = Int32(sodium_base64_VARIANT_URLSAFE_NO_PADDING)
    var characters = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
    sodium_bin2base64(&characters, characters.count, bytes, bytes.count, variant)
    return String(decoding: characters.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Evenly chosen signs that are not mistaken for each other on paper: for passwords of the first day.
func wordsOfChance(groups: Int) -> String {
    let signs = Array("abcdefghjkmnpqrstuvwxyz23456789")
    let group = { String((0..<4).map { _ in signs[Int(randombytes_uniform(UInt32(signs.count)))] }) }
    return (0..<groups).map { _ in group() }.joined(separator: "-")
}
