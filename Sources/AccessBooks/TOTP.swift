import CLibCrypto
import CSodium

/// Codes of six digits that a telephone shows: RFC 6238 with HMAC-SHA1, 30 seconds a step, as every
/// authenticator knows it.
package enum TOTP {
    /// Milliseconds.
    static let step: Int64 = 30_000

    /// The code that a telephone shows at an instant, for a secret as it is typed by hand; nil where that is
    /// no secret.
    package static func code(secret: String, now: Int64) -> String? {
        bytes(ofBase32: secret).map { code($0, step: now / step) }
    }

    /// 160 bits of chance, as RFC 4226 recommends.
    static func newSecret() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 20)
        randombytes_buf(&bytes, bytes.count)
        return bytes
    }

    /// The code of a step.
    static func code(_ secret: [UInt8], step: Int64) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (8 * (7 - $0))) }
        var digest = [UInt8](repeating: 0, count: 20)
        var length: UInt32 = 0
        let made = HMAC(
            EVP_sha1(), secret, Int32(secret.count), counter, counter.count, &digest, &length)
        precondition(made != nil && length == 20, "libcrypto gives no HMAC-SHA1")
        let place = Int(digest[19] & 15)
        let number = digest[place..<(place + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }

    /// The step whose code was typed: the present one or a neighbour, for clocks that differ a little, and
    /// never one that was used before.
    ///
    /// - Parameters:
    ///   - used: the latest step that was.
    ///   - now: milliseconds since 1970.
    static func step(of typed: String, _ secret: [UInt8], after used: Int64, now: Int64) -> Int64? {
        let digits = Array(typed.utf8.filter { $0 != UInt8(ascii: " ") })
        guard digits.count == 6 else { return nil }
        let present = now / step
        return [present, present - 1, present + 1].first { step in
            step > used && sodium_memcmp(Array(code(secret, step: step).utf8), digits, 6) == 0
        }
    }

    /// RFC 4648's alphabet without padding: how a secret is typed by hand.
    static func base32(_ bytes: [UInt8]) -> String {
        let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var text = ""
        var (held, bits) = (UInt32(0), 0)
        for byte in bytes {
            held = held << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(signs[Int(held >> UInt32(bits)) & 31])
            }
            held &= (1 << UInt32(bits)) - 1
        }
        if bits > 0 { text.append(signs[Int(held << UInt32(5 - bits)) & 31]) }
        return text
    }

    /// The bytes again; nil for other signs.
    static func bytes(ofBase32 text: String) -> [UInt8]? {
        let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var bytes: [UInt8] = []
        var (held, bits) = (UInt32(0), 0)
        for byte in text.utf8 {
            guard let place = signs.firstIndex(of: byte) else { return nil }
            held = held << 5 | UInt32(place)
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
                held &= (1 << UInt32(bits)) - 1
            }
        }
        return bytes
    }
}

/// What is shown once to whoever sets up a second factor.
package struct TOTPSetup: Sendable, Equatable {
    /// In the signs of base32, for typing.
    package let secret: String
    /// `otpauth://totp/…`, for a QR.
    package let address: String

    init(secret: [UInt8], login: String, issuer: String) {
        self.secret = TOTP.base32(secret)
        let label = escaped(issuer) + ":" + escaped(login)
        address =
            "otpauth://totp/\(label)?secret=\(self.secret)&issuer=\(escaped(issuer))"
            + "&algorithm=SHA1&digits=6&period=30"
    }
}

private func escaped(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { text, byte in
        let sign = Character(UnicodeScalar(byte))
        if byte < 128, sign.isLetter || sign.isNumber || "-._~".contains(sign) {
            text.append(sign)
        } else {
            text += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
        }
    }
}
