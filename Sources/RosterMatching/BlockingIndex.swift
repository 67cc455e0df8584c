/// Who has a key: a hash of something two records of one person share, such as a NIK or a birth date
/// with the consonants of one word.
///
/// Built by counting, in two passes, into one array: no lists of lists, no sorting, and the same order
/// on every run.
struct BlockingIndex: Sendable {
    private let offsets: ContiguousArray<UInt32>
    /// The low half of the key and the number of the person.
    private let entries: ContiguousArray<UInt64>
    private let shift: UInt64

    /// - Parameter visit: Calls its argument with each key and person; called twice, alike both times.
    init(expecting count: Int, visit: ((UInt64, UInt32) -> Void) -> Void) {
        var bits = 4
        while 1 << bits < count, bits < 26 { bits += 1 }
        let shift = UInt64(64 - bits)
        var offsets = ContiguousArray<UInt32>(repeating: 0, count: (1 << bits) + 1)
        offsets.withUnsafeMutableBufferPointer { offsets in
            visit { key, _ in offsets[Int(truncatingIfNeeded: key >> shift) + 1] += 1 }
            for index in 1..<offsets.count { offsets[index] += offsets[index - 1] }
        }
        let total = Int(offsets[offsets.count - 1])
        var entries = ContiguousArray<UInt64>(repeating: 0, count: total)
        offsets.withUnsafeMutableBufferPointer { offsets in
            entries.withUnsafeMutableBufferPointer { entries in
                visit { key, person in
                    let bucket = Int(truncatingIfNeeded: key >> shift)
                    entries[Int(offsets[bucket])] = key << 32 | UInt64(person)
                    offsets[bucket] += 1
                }
            }
            // Filling moved every offset to the next bucket's beginning.
            for index in stride(from: offsets.count - 1, to: 0, by: -1) {
                offsets[index] = offsets[index - 1]
            }
            offsets[0] = 0
        }
        self.shift = shift
        self.offsets = offsets
        self.entries = entries
    }

    func withView<Result>(_ body: (BlockingView) -> Result) -> Result {
        offsets.withUnsafeBufferPointer { offsets in
            entries.withUnsafeBufferPointer { entries in
                body(BlockingView(offsets: offsets, entries: entries, shift: shift))
            }
        }
    }
}

/// An index as plain memory, valid only inside `withView`.
struct BlockingView {
    fileprivate let offsets: UnsafeBufferPointer<UInt32>
    fileprivate let entries: UnsafeBufferPointer<UInt64>
    fileprivate let shift: UInt64

    /// The people of a key, unless there are more than `cap`: a key half the list shares tells nothing.
    func forEach(_ key: UInt64, cap: Int, _ body: (UInt32) -> Void) {
        let bucket = Int(truncatingIfNeeded: key >> shift)
        let start = Int(offsets[bucket])
        let end = Int(offsets[bucket + 1])
        let tag = key & 0xFFFF_FFFF
        if end - start > cap {
            var found = 0
            for index in start..<end where entries[index] >> 32 == tag {
                found += 1
                // A whole roster may share one key: counting on would be quadratic.
                if found > cap { return }
            }
        }
        for index in start..<end where entries[index] >> 32 == tag {
            body(UInt32(truncatingIfNeeded: entries[index]))
        }
    }

    /// How many people have the key, counted as far as `cap`.
    func count(_ key: UInt64, cap: Int) -> Int {
        let bucket = Int(truncatingIfNeeded: key >> shift)
        var found = 0
        for index in Int(offsets[bucket])..<Int(offsets[bucket + 1])
        where entries[index] >> 32 == key & 0xFFFF_FFFF {
            found += 1
            if found >= cap { break }
        }
        return found
    }
}
