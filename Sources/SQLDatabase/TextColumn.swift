/// Many texts in one piece of memory, for bulk writes: no allocation a text.
package struct TextColumn: Sendable, Equatable {
    package private(set) var bytes: [UInt8] = []
    /// Where each text ends, the complement of it (`~end`) for NULL.
    private var ends: [Int] = []

    package init() {}

    package init(_ texts: some Sequence<String>) {
        for text in texts { append(text) }
    }

    package var count: Int { ends.count }

    /// Makes room beforehand.
    package mutating func reserve(texts: Int, bytes count: Int) {
        ends.reserveCapacity(texts)
        bytes.reserveCapacity(count)
    }

    /// Adds a text, or NULL for nil.
    package mutating func append(_ text: String?) {
        guard let text else {
            ends.append(~bytes.count)
            return
        }
        bytes.append(contentsOf: text.utf8)
        ends.append(bytes.count)
    }

    package mutating func append(utf8: some Sequence<UInt8>) {
        bytes.append(contentsOf: utf8)
        ends.append(bytes.count)
    }

    /// Where a text stands in `bytes`; nil for NULL.
    package func range(_ row: Int) -> Range<Int>? {
        let end = ends[row]
        guard end >= 0 else { return nil }
        let before = row == 0 ? 0 : ends[row - 1]
        return (before < 0 ? ~before : before)..<end
    }

    package subscript(row: Int) -> String? {
        range(row).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// Some of the texts, as a column of their own.
    package func part(_ rows: Range<Int>) -> TextColumn {
        var part = TextColumn()
        part.ends.reserveCapacity(rows.count)
        for row in rows {
            if let range = range(row) { part.append(utf8: bytes[range]) } else { part.append(nil) }
        }
        return part
    }

    /// Adds the same text many times.
    package mutating func append(_ text: String, times: Int) {
        for _ in 0..<times { append(text) }
    }
}
