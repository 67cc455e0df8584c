import Glibc

/// What a file is, judged by its content.
enum FileContent: Equatable {
    case workbook
    case legacyWorkbook
    case text(TextEncoding)
    case other(OtherContent)

    static func of(_ path: String, limits: TableLimits) throws(TableRefusal) -> FileContent {
        let file = try FileBytes(path)
        guard file.size <= limits.fileBytes else {
            throw .tooLarge(bytes: file.size, limit: limits.fileBytes)
        }
        let head = try file.read(8_192)
        guard !head.isEmpty else { throw .empty }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            return try OpenXMLWorkbook.content(of: path, limits: limits)
        }
        if head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .other(.archive) }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            return try CompoundFile.content(of: path)
        }
        if let other = signature(of: head) { return .other(other) }
        return try text(head)
    }

    private static let signatures: [([UInt8], OtherContent)] = [
        (Array("%PDF".utf8), .pdf), (Array("{\\rtf".utf8), .richText),
        ([0xFF, 0xD8, 0xFF], .image), ([0x89, 0x50, 0x4E, 0x47], .image), (Array("GIF8".utf8), .image),
        (Array("BM".utf8), .image), ([0x49, 0x49, 0x2A, 0x00], .image), ([0x4D, 0x4D, 0x00, 0x2A], .image),
        (Array("Rar!".utf8), .archive), ([0x37, 0x7A, 0xBC, 0xAF], .archive), ([0x1F, 0x8B], .archive),
        ([0x09, 0x08, 0x10, 0x00], .oldExcel), ([0x09, 0x08, 0x08, 0x00], .oldExcel),
        ([0x09, 0x04, 0x06, 0x00], .oldExcel), ([0x09, 0x02, 0x06, 0x00], .oldExcel),
        ([0x09, 0x00, 0x04, 0x00], .oldExcel),
    ]

    private static func signature(of head: [UInt8]) -> OtherContent? {
        for (bytes, content) in signatures where head.starts(with: bytes) {
            // A text may begin with the letters BM; a bitmap has noughts among its first bytes.
            if bytes.count == 2, bytes[0] == 0x42, !head.prefix(16).contains(0) { continue }
            return content
        }
        return markup(of: head)
    }

    /// Web pages and XML tables saved under the name of a workbook, as many Indonesian portals do.
    static func markup(of head: [UInt8]) -> OtherContent? {
        let text = head.prefix(4_096).drop { $0 <= 32 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        guard text.first == UInt8(ascii: "<") else { return nil }
        let letters = String(decoding: text, as: UTF8.self).lowercased()
        if letters.contains("urn:schemas-microsoft-com:office:spreadsheet") { return .xmlSpreadsheet }
        let tags = ["<html", "<!doctype html", "<table", "<meta", "<head", "<body", "<style", "<div"]
        return tags.contains(where: letters.contains) ? .webPage : nil
    }

    private static func text(_ head: [UInt8]) throws(TableRefusal) -> FileContent {
        if head.starts(with: [0xFF, 0xFE]) { return .text(.utf16LittleEndian) }
        if head.starts(with: [0xFE, 0xFF]) { return .text(.utf16BigEndian) }
        let blanks: Set<UInt8> = [9, 10, 13, 32, 0xEF, 0xBB, 0xBF]
        if head.count < 8_192, head.allSatisfy(blanks.contains) { throw .empty }
        var even = 0
        var odd = 0
        var control = 0
        for (place, byte) in head.enumerated() {
            if byte == 0 {
                if place % 2 == 0 { even += 1 } else { odd += 1 }
            } else if byte < 32, byte != 9, byte != 10, byte != 13, byte != 12, byte != 26 {
                control += 1
            }
        }
        if even + odd == 0 { return control * 50 > head.count ? .other(.unknown) : .text(.utf8) }
        // Latin letters in UTF-16 without a mark have a nought in every second byte.
        if even == 0, odd * 10 > head.count * 3 { return .text(.utf16LittleEndian) }
        if odd == 0, even * 10 > head.count * 3 { return .text(.utf16BigEndian) }
        return .other(.unknown)
    }
}

/// A file read in order from its first byte.
final class FileBytes {
    let size: Int
    private let descriptor: Int32

    init(_ path: String) throws(TableRefusal) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileBytes.failure() }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else {
            let failure = FileBytes.failure()
            close(descriptor)
            throw failure
        }
        guard facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .unreadable(reason: facts.st_mode & S_IFMT == S_IFDIR ? "is a directory" : "not a file")
        }
        size = Int(facts.st_size)
    }

    deinit { close(descriptor) }

    /// Fills as much of the buffer as the file still has; nought at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableRefusal) -> Int {
        var filled = 0
        while filled < buffer.count, let base = buffer.baseAddress {
            let got = Glibc.read(descriptor, base + filled, buffer.count - filled)
            if got < 0 {
                if errno == EINTR { continue }
                throw FileBytes.failure()
            }
            if got == 0 { break }
            filled += got
        }
        return filled
    }

    func read(_ count: Int) throws(TableRefusal) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var outcome: Result<Int, TableRefusal> = .success(0)
        bytes.withUnsafeMutableBytes { buffer in
            do throws(TableRefusal) { outcome = .success(try read(into: buffer)) } catch {
                outcome = .failure(error)
            }
        }
        return Array(bytes.prefix(try outcome.get()))
    }

    private static func failure() -> TableRefusal { .unreadable(reason: String(cString: strerror(errno))) }
}
