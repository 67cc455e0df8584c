import Foundation

/// The lines of a file or of standard input (`-`), one at a time, without holding the file.
final class LineReader {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    init?(path: String) {
        descriptor = path == "-" ? 0 : open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
    }

    deinit { if descriptor > 0 { close(descriptor) } }

    /// The next line without its line break; nil at the end.
    func next() -> [UInt8]? {
        while true {
            if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return Array(buffer[start..<end])
            }
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return Array(buffer[start...])
            }
            readMore()
        }
    }

    private func readMore() {
        buffer.removeFirst(start)
        start = 0
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &piece, piece.count)
        if count > 0 { buffer.append(contentsOf: piece[..<count]) } else { isAtEnd = true }
    }
}
