import CSodium
import Glibc

/// The SHA-256 of a file on the disk: for manifests, for whoever compares after a transfer, and to know a
/// file again.
package enum FileDigest {
    /// The digest in hexadecimal, as `sha256sum` prints it, and the length in bytes; nil where the file
    /// cannot be read.
    package static func ofFile(_ path: String) -> (sha256: String, bytes: Int)? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var state = crypto_hash_sha256_state()
        crypto_hash_sha256_init(&state)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var length = 0
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { return nil }
            if count == 0 { break }
            crypto_hash_sha256_update(&state, buffer, UInt64(count))
            length += count
        }
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256_final(&state, &digest)
        let digits = Array("0123456789abcdef".utf8)
        let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return (String(decoding: text, as: UTF8.self), length)
    }
}
