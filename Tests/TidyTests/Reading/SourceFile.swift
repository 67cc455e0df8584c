/// One file: its path from the top of the package, its bytes, and its Swift where it is Swift.
struct SourceFile: Sendable {
    let path: String
    let bytes: [UInt8]
    let swift: SwiftText?
    private let lineStarts: [Int]

    init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
        swift = path.hasSuffix(".swift") ? SwiftText(bytes) : nil
    }

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Without their line ends; a last line without one counts, an empty rest does not.
    var lines: [Substring] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// The module a file belongs to: `LawBook` of `Sources/LawBook/Timeline.swift`.
    var module: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && ["Sources", "Tests"].contains(parts[0]) ? String(parts[1]) : nil
    }

    /// Counted from 1.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    func violation(at offset: Int, _ found: String) -> Violation {
        Violation(path: path, line: line(at: offset), found: found)
    }
}

/// A breach of a rule, as the person who wrote it should read it.
struct Violation: Sendable, Equatable, CustomStringConvertible {
    let path: String
    let line: Int
    let found: String

    var description: String { "\(path):\(line): \(found)" }
}
