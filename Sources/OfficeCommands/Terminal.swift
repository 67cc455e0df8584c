import Foundation

/// Where a command writes. Output is gathered and written in large pieces; errors go at once.
final class Terminal: @unchecked Sendable {
    static let output = Terminal(descriptor: 1, isGathering: true)
    static let errors = Terminal(descriptor: 2, isGathering: false)

    private let lock = NSLock()
    private let descriptor: Int32
    private let isGathering: Bool
    private var gathered: [UInt8] = []

    private init(descriptor: Int32, isGathering: Bool) {
        self.descriptor = descriptor
        self.isGathering = isGathering
    }

    func line(_ text: String) { bytes(Array(text.utf8) + [UInt8(ascii: "\n")]) }

    func bytes(_ bytes: [UInt8]) {
        lock.withLock {
            gathered.append(contentsOf: bytes)
            if !isGathering || gathered.count >= 1 << 16 { writeGathered() }
        }
    }

    func flush() { lock.withLock { writeGathered() } }

    /// A reader that has gone away (`naungan … | head`) ends the writing, not the program with a crash.
    private func writeGathered() {
        gathered.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let count = write(
                    descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                written += count
            }
        }
        gathered.removeAll(keepingCapacity: true)
    }
}
