import Glibc

/// The lines of a file or of standard input (`-`), one at a time, without holding the file.
final class LineReader {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    /// How far the buffer has been looked through for a line break.
    private var searched = 0
    private var isAtEnd = false
    private var isTooLong = false

    /// No question is as long as this; what is longer is passed over without being held.
    private static let longestLine = 1 << 20

    /// Nil for what cannot be opened, or is a folder.
    init?(path: String) {
        // Only a folder can be opened as one.
        let folder = path == "-" ? -1 : open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            close(folder)
            return nil
        }
        descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
    }

    deinit { if descriptor > 0 { close(descriptor) } }

    /// The next line without its line break, nothing but its beginning where it is beyond all measure; nil at
    /// the end.
    func next() -> [UInt8]? {
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) { return line(to: end) }
            searched = buffer.count
            if isAtEnd { return start < buffer.count || isTooLong ? line(to: buffer.count) : nil }
            if buffer.count - start > Self.longestLine {
                isTooLong = true
                buffer.removeLast(buffer.count - start - 64)
                searched = buffer.count
            }
            readMore()
        }
    }

    private func line(to end: Int) -> [UInt8] {
        let kept = isTooLong ? min(end, start + 64) : end
        let line = Array(buffer[start..<kept])
        start = min(end + 1, buffer.count)
        searched = start
        isTooLong = false
        return line
    }

    private func readMore() {
        buffer.removeFirst(start)
        searched -= start
        start = 0
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &piece, piece.count)
        if count > 0 { buffer.append(contentsOf: piece[..<count]) } else { isAtEnd = true }
    }
}
