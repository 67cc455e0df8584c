/// What a cell holds, as the file says it; nothing is guessed from the look of the text.
package enum CellKind: UInt8, Sendable {
    case empty, text, number, date, boolean, error
}

/// The UTF-8 bytes of one cell. They lie in a buffer that the reader uses again, so they are valid
/// only until the row's callback returns.
package typealias CellBytes = UnsafeBufferPointer<UInt8>

/// One row of a sheet, seen through the reader's buffers. The same object is handed to every
/// callback: keep what you need of it, never the row itself.
///
/// The bytes are as the file has them: a number keeps its exact digits (`1.671021212E+15` stays so),
/// a date cell of a workbook reads `1990-03-05` (with ` 13:45` behind it where the cell has a time), a
/// boolean `TRUE` or `FALSE`, an error `#N/A`. All cells of a CSV file are text.
///
/// One thread fills it and reads it, millions of times over, so the run-time checks for overlapping access
/// are left out: they cost a twentieth of all reading.
package final class TableRow {
    /// The number of the row in its sheet as Excel counts it, from 1. In a CSV file a record with line
    /// breaks inside quotes is one row.
    @exclusivity(unchecked) package internal(set) var number = 0
    @exclusivity(unchecked) private var slots: [Slot] = []
    /// One past the last cell that is not empty.
    @exclusivity(unchecked) package private(set) var count = 0
    @exclusivity(unchecked) private var ownCount = 0
    @exclusivity(unchecked) private var ownBase: UnsafeMutablePointer<UInt8>
    @exclusivity(unchecked) private var ownCapacity: Int
    @exclusivity(unchecked) private var sharedBase: UnsafePointer<UInt8>?

    private struct Slot {
        var start: Int
        var length: Int32
        var kind: CellKind
        var isShared: Bool
    }

    init() {
        ownCapacity = 4096
        ownBase = .allocate(capacity: ownCapacity)
    }

    deinit { ownBase.deallocate() }

    package var isBlank: Bool { count == 0 }

    /// The kind of a cell; a column beyond the last one is empty.
    package func kind(_ column: Int) -> CellKind {
        column < count ? slots[column].kind : .empty
    }

    /// The bytes of a cell, valid until the callback returns.
    package func bytes(_ column: Int) -> CellBytes {
        guard column < count else { return CellBytes(start: nil, count: 0) }
        let slot = slots[column]
        let base = slot.isShared ? sharedBase : UnsafePointer(ownBase)
        guard let base, slot.length > 0 else { return CellBytes(start: nil, count: 0) }
        return CellBytes(start: base + slot.start, count: Int(slot.length))
    }

    /// The text of a cell, copied.
    package func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// How many cells are not empty.
    package var filled: Int {
        var filled = 0
        for column in 0..<count where slots[column].kind != .empty { filled += 1 }
        return filled
    }
}

extension TableRow {
    /// Puts a text in the place of a cell, until the callback returns: what somebody corrected.
    package func replace(_ column: Int, with text: String) {
        let start = mark
        for byte in text.utf8 { append(byte) }
        clear(column)
        setOwn(column, .text, from: start)
    }
}

// Only the readers of this module fill a row.
extension TableRow {
    func begin(_ number: Int) {
        self.number = number
        count = 0
        ownCount = 0
    }

    /// Where cells marked as shared lie: the strings of a workbook, or the buffer of a text file.
    func share(_ base: UnsafePointer<UInt8>?) { sharedBase = base }

    /// The place where bytes given to `append` will begin.
    var mark: Int { ownCount }

    func append(_ bytes: CellBytes) {
        guard let source = bytes.baseAddress else { return }
        if ownCount + bytes.count > ownCapacity { grow(to: ownCount + bytes.count) }
        (ownBase + ownCount).update(from: source, count: bytes.count)
        ownCount += bytes.count
    }

    func append(_ byte: UInt8) {
        if ownCount == ownCapacity { grow(to: ownCount + 1) }
        ownBase[ownCount] = byte
        ownCount += 1
    }

    /// Drops what was appended since a mark.
    func rewind(to mark: Int) { ownCount = mark }

    /// The bytes appended since a mark.
    func appended(since mark: Int) -> CellBytes {
        CellBytes(start: ownBase + mark, count: ownCount - mark)
    }

    /// A cell of blanks only is an empty cell: that is what the eye sees.
    func setOwn(_ column: Int, _ kind: CellKind, from mark: Int) {
        guard !isBlank(appended(since: mark)) else { return }
        set(column, Slot(start: mark, length: Int32(ownCount - mark), kind: kind, isShared: false))
    }

    func setShared(_ column: Int, _ kind: CellKind, start: Int, length: Int) {
        guard length > 0, let sharedBase,
            !isBlank(CellBytes(start: sharedBase + start, count: length))
        else { return }
        set(column, Slot(start: start, length: Int32(length), kind: kind, isShared: true))
    }

    private func clear(_ column: Int) {
        if column < count { slots[column] = Slot(start: 0, length: 0, kind: .empty, isShared: false) }
    }

    private func isBlank(_ bytes: CellBytes) -> Bool {
        for byte in bytes where byte > 32 { return false }
        return true
    }

    private func set(_ column: Int, _ slot: Slot) {
        if column >= slots.count {
            let empty = Slot(start: 0, length: 0, kind: .empty, isShared: false)
            slots.append(contentsOf: repeatElement(empty, count: column + 1 - slots.count))
        }
        while count <= column {
            slots[count] = Slot(start: 0, length: 0, kind: .empty, isShared: false)
            count += 1
        }
        slots[column] = slot
    }

    private func grow(to needed: Int) {
        let capacity = max(needed, ownCapacity * 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: ownBase, count: ownCount)
        ownBase.deallocate()
        ownBase = larger
        ownCapacity = capacity
    }
}

/// What a callback wants next.
package enum RowFlow: Sendable {
    case goOn, stop
}
