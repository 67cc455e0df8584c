import CSodium

/// SHA-256 in hexadecimal, as `sha256sum` prints it.
package func sha256(_ bytes: some Collection<UInt8>) -> String {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    let bytes = Array(bytes)
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return hexadecimal(digest)
}

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

/// SHA-256 of what comes in pieces; a line's end after each keeps them apart.
struct RunningDigest {
    private var state = crypto_hash_sha256_state()
    private var gathered: [UInt8] = []

    init() { crypto_hash_sha256_init(&state) }

    mutating func add(_ bytes: [UInt8]) {
        gathered.append(contentsOf: bytes)
        gathered.append(UInt8(ascii: "\n"))
        if gathered.count > 1 << 16 { flush() }
    }

    /// In hexadecimal. Nothing may be added afterwards.
    mutating func finish() -> String {
        flush()
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256_final(&state, &digest)
        return hexadecimal(digest)
    }

    private mutating func flush() {
        crypto_hash_sha256_update(&state, gathered, UInt64(gathered.count))
        gathered.removeAll(keepingCapacity: true)
    }
}
