import Foundation

/// A file being written, in pieces of a quarter of a megabyte.
final class TextSink {
    private let path: String
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private static let piece = 1 << 18

    init(path: String) throws(DemoRefusal) {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw .unwritable(path: path) }
        self.path = path
        self.handle = handle
        buffer.reserveCapacity(TextSink.piece + 4_096)
    }

    func bytes(_ bytes: some Sequence<UInt8>) throws(DemoRefusal) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= TextSink.piece { try flush() }
    }

    /// A line of comma-separated cells, quoted where they must be.
    func row(_ cells: [String]) throws(DemoRefusal) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { buffer.append(UInt8(ascii: ",")) }
            append(cell, separator: UInt8(ascii: ","))
        }
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= TextSink.piece { try flush() }
    }

    func close() throws(DemoRefusal) {
        try flush()
        do { try handle.close() } catch { throw .unwritable(path: path) }
    }

    private func append(_ cell: String, separator: UInt8) {
        let utf8 = cell.utf8
        guard utf8.contains(where: { $0 == separator || $0 == 34 || $0 == 10 }) else {
            buffer.append(contentsOf: utf8)
            return
        }
        buffer.append(34)
        for byte in utf8 {
            if byte == 34 { buffer.append(34) }
            buffer.append(byte)
        }
        buffer.append(34)
    }

    private func flush() throws(DemoRefusal) {
        do { try handle.write(contentsOf: buffer) } catch { throw .unwritable(path: path) }
        buffer.removeAll(keepingCapacity: true)
    }
}

func makeDirectory(_ path: String) throws(DemoRefusal) {
    do {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch { throw .unwritable(path: path) }
}
