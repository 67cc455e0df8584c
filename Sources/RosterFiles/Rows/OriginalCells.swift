import Spreadsheets

/// The cells of a row as the file has them, kept beyond the reader's callback in one small buffer.
package struct OriginalCells: Sendable {
    private let bytes: [UInt8]
    private let ends: [Int32]
    private let kinds: [CellKind]

    init(_ row: TableRow) {
        var bytes: [UInt8] = []
        var ends: [Int32] = []
        var kinds: [CellKind] = []
        bytes.reserveCapacity(160)
        ends.reserveCapacity(row.count)
        kinds.reserveCapacity(row.count)
        for column in 0..<row.count {
            bytes.append(contentsOf: row.bytes(column))
            ends.append(Int32(bytes.count))
            kinds.append(row.kind(column))
        }
        self.bytes = bytes
        self.ends = ends
        self.kinds = kinds
    }

    package var count: Int { ends.count }

    /// The text of a cell, made when asked for; empty beyond the last one.
    package func text(_ column: Int) -> String {
        guard column >= 0, column < ends.count else { return "" }
        return String(decoding: bytes[start(column)..<Int(ends[column])], as: UTF8.self)
    }

    /// The text without blanks at its ends; nil where it says that there is nothing.
    func meaningfulText(_ column: Int) -> String? {
        guard column >= 0, column < ends.count else { return nil }
        return bytes.withUnsafeBufferPointer { all in
            CellBytes(rebasing: all[start(column)..<Int(ends[column])]).meaningfulText
        }
    }

    /// All cells, one String each.
    package var texts: [String] { (0..<count).map(text) }

    func kind(_ column: Int) -> CellKind { kinds.indices.contains(column) ? kinds[column] : .empty }

    private func start(_ column: Int) -> Int { column == 0 ? 0 : Int(ends[column - 1]) }
}
