import CSodium
import Foundation

/// The key of backups: 32 random bytes, in base64, in the environment.
package struct BackupKey: Sendable {
    let bytes: [UInt8]

    /// Refuses what is no 32 bytes in base64.
    package init(_ text: String?) throws(StoreRefusal) {
        bytes = try key(text, named: "NAUNGAN_BACKUP_KEY")
    }
}

/// How a sealed file begins.
private let mark = Array("naungan backup 1\n".utf8)

/// Writes a file in sealed pieces (libsodium's secretstream): a piece that is changed, left out, repeated or
/// moved, and an end that is cut off, are all found when it is read.
struct SealedFileWriter {
    private static let piece = 1 << 18

    private let path: String
    private let file: FileHandle
    private var state = crypto_secretstream_xchacha20poly1305_state()
    private var gathered: [UInt8] = []

    /// The file has another name until it is whole, so that half a backup is never taken for one.
    init(path: String, key: BackupKey) throws {
        self.path = path
        let fresh = FileManager.default.createFile(
            atPath: path + ".part", contents: nil, attributes: [.posixPermissions: 0o600])
        guard fresh, let file = FileHandle(forWritingAtPath: path + ".part") else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
        }
        self.file = file
        var header = [UInt8](
            repeating: 0, count: Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES))
        crypto_secretstream_xchacha20poly1305_init_push(&state, &header, key.bytes)
        try file.write(contentsOf: Data(mark + header))
    }

    mutating func write(_ bytes: [UInt8]) throws {
        gathered.append(contentsOf: bytes)
        if gathered.count >= SealedFileWriter.piece { try seal(isLast: false) }
    }

    /// Seals the end, waits for the disk, and gives the file its name.
    mutating func finish() throws {
        try seal(isLast: true)
        try file.synchronize()
        try file.close()
        guard rename(path + ".part", path) == 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
        }
    }

    /// Takes away what was begun.
    func abandon() {
        try? file.close()
        try? FileManager.default.removeItem(atPath: path + ".part")
    }

    private mutating func seal(isLast: Bool) throws {
        let tag = isLast ? tagFinal : 0
        var sealed = [UInt8](
            repeating: 0, count: gathered.count + Int(crypto_secretstream_xchacha20poly1305_ABYTES))
        crypto_secretstream_xchacha20poly1305_push(
            &state, &sealed, nil, gathered, UInt64(gathered.count), nil, 0, tag)
        let length = UInt32(sealed.count)
        try file.write(contentsOf: Data((0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }))
        try file.write(contentsOf: Data(sealed))
        gathered.removeAll(keepingCapacity: true)
    }
}

/// libsodium's TAG_FINAL: push and rekey together, a macro of C that Swift does not see.
private let tagFinal: UInt8 = 3

/// Reads a sealed file line by line. Whatever is wrong with it is one refusal.
struct SealedFileReader {
    private let file: FileHandle
    private var state = crypto_secretstream_xchacha20poly1305_state()
    private var plain: [UInt8] = []
    private var place = 0
    private var isAtEnd = false

    init(path: String, key: BackupKey) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw CocoaError(.fileReadNoSuchFile, userInfo: [NSFilePathErrorKey: path])
        }
        self.file = file
        let length = Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES)
        guard try file.read(upToCount: mark.count).map(Array.init) == mark,
            let header = try file.read(upToCount: length), header.count == length,
            crypto_secretstream_xchacha20poly1305_init_pull(&state, Array(header), key.bytes) == 0
        else { throw StoreRefusal.backupUnreadable }
    }

    /// The next line without its end; nil after the last one, once the end of the file has proved whole.
    mutating func line() throws -> [UInt8]? {
        var start = place
        while true {
            if let end = plain[start...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { place = end + 1 }
                return Array(plain[place..<end])
            }
            start = plain.count - place
            plain.removeFirst(place)
            place = 0
            guard try readPiece() else {
                guard plain.isEmpty else { throw StoreRefusal.backupUnreadable }
                return nil
            }
        }
    }

    private mutating func readPiece() throws -> Bool {
        if isAtEnd {
            guard try file.read(upToCount: 1)?.isEmpty != false else { throw StoreRefusal.backupUnreadable }
            return false
        }
        let length = try exactly(4).enumerated().reduce(0) { $0 | Int($1.element) << ($1.offset * 8) }
        let overhead = Int(crypto_secretstream_xchacha20poly1305_ABYTES)
        guard length >= overhead, length < 1 << 26 else { throw StoreRefusal.backupUnreadable }
        let sealed = try exactly(length)
        var opened = [UInt8](repeating: 0, count: length - overhead)
        var tag: UInt8 = 0
        let code = crypto_secretstream_xchacha20poly1305_pull(
            &state, &opened, nil, &tag, sealed, UInt64(sealed.count), nil, 0)
        guard code == 0 else { throw StoreRefusal.backupUnreadable }
        isAtEnd = tag == tagFinal
        plain.append(contentsOf: opened)
        return true
    }

    private func exactly(_ count: Int) throws -> [UInt8] {
        guard let data = try file.read(upToCount: count), data.count == count else {
            throw StoreRefusal.backupUnreadable
        }
        return Array(data)
    }
}
