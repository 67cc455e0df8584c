import CSodium

/// Encrypts single fields (NIK, KPJ, mother's name), and makes the keyed hashes that find them again.
///
/// XChaCha20-Poly1305 with a random nonce. The place of a field (`person.nik:7:42`) is authenticated with it,
/// so that a sealed text that is copied into another row or column does not open there. The hash for look-up
/// is BLAKE2b under a key of its own, 128 bits: without that key the 10^15 possible NIKs cannot be tried.
package struct FieldSealing: Sendable {
    /// Which field: its table and column, and the row.
    package struct Place: Sendable {
        let field: String
        let government: Int64
        let row: Int64

        package init(_ field: String, government: Int64, row: Int64) {
            self.field = field
            self.government = government
            self.row = row
        }

        var bytes: [UInt8] { Array("\(field):\(government):\(row)".utf8) }
    }

    private let fieldKey: [UInt8]
    private let indexKey: [UInt8]

    /// - Parameters: 32 random bytes each, in base64, as `openssl rand -base64 32` prints them. They stand in
    ///   the environment, never in a file of ours.
    package init(fieldKey: String?, indexKey: String?) throws(StoreRefusal) {
        self.fieldKey = try key(fieldKey, named: "NAUNGAN_FIELD_KEY")
        self.indexKey = try key(indexKey, named: "NAUNGAN_INDEX_KEY")
        guard self.fieldKey != self.indexKey else { throw .keyUnusable(name: "NAUNGAN_INDEX_KEY") }
    }

    /// The text that goes into a column `…_sealed`.
    package func seal(_ text: String, _ place: Place) -> String { seal(bytes: Array(text.utf8), place) }

    /// The same for bytes that are no text: a piece of a file.
    package func seal(bytes plain: [UInt8], _ place: Place) -> String {
        let associated = place.bytes
        let nonceLength = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
        var sealed = [UInt8](
            repeating: 0,
            count: nonceLength + plain.count + Int(crypto_aead_xchacha20poly1305_ietf_ABYTES))
        sealed.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            randombytes_buf(start, nonceLength)
            crypto_aead_xchacha20poly1305_ietf_encrypt(
                start + nonceLength, nil, plain, UInt64(plain.count), associated, UInt64(associated.count),
                nil, start, fieldKey)
        }
        // The number of the key, for the day on which there is a second one.
        return "1" + base64(sealed)
    }

    /// The text again. Refuses what was changed, moved, or sealed with another key.
    package func open(_ sealed: String, _ place: Place) throws(StoreRefusal) -> String {
        String(decoding: try openBytes(sealed, place), as: UTF8.self)
    }

    /// The bytes again.
    package func openBytes(_ sealed: String, _ place: Place) throws(StoreRefusal) -> [UInt8] {
        let associated = place.bytes
        let nonceLength = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
        let overhead = nonceLength + Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)
        guard sealed.first == "1", let bytes = bytes(ofBase64: sealed.dropFirst()), bytes.count >= overhead
        else { throw .fieldUnreadable(field: place.field) }
        var plain = [UInt8](repeating: 0, count: bytes.count - overhead)
        let cipher = Array(bytes[nonceLength...])
        let code = crypto_aead_xchacha20poly1305_ietf_decrypt(
            &plain, nil, nil, cipher, UInt64(cipher.count), associated, UInt64(associated.count), bytes,
            fieldKey)
        guard code == 0 else { throw .fieldUnreadable(field: place.field) }
        return plain
    }

    /// By which a value is found again: 22 letters, the same for the same value and kind.
    ///
    /// - Parameter kind: `nik` or `kpj`, so that the same digits are different as each.
    package func index(_ value: String, kind: String) -> String {
        let message = Array("\(kind):\(value)".utf8)
        var hash = [UInt8](repeating: 0, count: 16)
        crypto_generichash(&hash, hash.count, message, UInt64(message.count), indexKey, indexKey.count)
        return base64(hash)
    }

    /// A key of its own for another purpose, made of the key of the index: whoever has it learns nothing of
    /// the index.
    ///
    /// - Parameter purpose: eight letters, once in the program.
    func derivedKey(_ purpose: String, _ number: UInt64) -> [UInt8] {
        precondition(purpose.utf8.count == Int(crypto_kdf_CONTEXTBYTES), "a purpose has eight letters")
        var derived = [UInt8](repeating: 0, count: 32)
        crypto_kdf_derive_from_key(&derived, derived.count, number, purpose, indexKey)
        return derived
    }
}

/// Makes libsodium ready, once.
let sodium: Int32 = sodium_init()

/// 32 bytes out of base64, with or without padding.
func key(_ text: String?, named name: String) throws(StoreRefusal) -> [UInt8] {
    precondition(sodium >= 0, "libsodium finds no source of randomness")
    let plain = text.map { $0.filter { $0 != "=" && $0 != "\n" } } ?? ""
    let letters = plain.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
    guard let bytes = bytes(ofBase64: String(letters)), bytes.count == 32 else {
        throw .keyUnusable(name: name)
    }
    return bytes
}

/// The base64 of file names and addresses, without padding.
func base64(_ bytes: [UInt8]) -> String {
    let variant = Int32(sodium_base64_VARIANT_URLSAFE_NO_PADDING)
    let length = sodium_base64_encoded_len(bytes.count, variant)
    return String(unsafeUninitializedCapacity: length) { buffer in
        buffer.withMemoryRebound(to: CChar.self) { characters in
            guard let start = characters.baseAddress else { return 0 }
            sodium_bin2base64(start, length, bytes, bytes.count, variant)
            return length - 1
        }
    }
}

func bytes(ofBase64 text: some StringProtocol) -> [UInt8]? {
    let variant = Int32(sodium_base64_VARIANT_URLSAFE_NO_PADDING)
    let characters = text.utf8.map { CChar(bitPattern: $0) }
    var bytes = [UInt8](repeating: 0, count: characters.count * 3 / 4 + 3)
    var length = 0
    let code = sodium_base642bin(
        &bytes, bytes.count, characters, characters.count, nil, &length, nil, variant)
    return code == 0 ? Array(bytes[..<length]) : nil
}
