/// Distinct words, each with a number, so that a person keeps numbers and no text.
struct Vocabulary: Sendable {
    private(set) var bytes: ContiguousArray<UInt8> = []
    private(set) var starts: ContiguousArray<UInt32> = [0]
    private var slots: ContiguousArray<UInt32> = .init(repeating: .max, count: 1024)

    var count: Int { starts.count - 1 }

    /// The number of a word, given on its first appearance and kept for ever.
    mutating func number(of word: ArraySlice<UInt8>) -> UInt32 {
        word.withUnsafeBufferPointer { number(of: $0) }
    }

    mutating func number(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        if count * 2 >= slots.count { grow() }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: Hash.of(word)) & mask
        while slots[slot] != .max {
            if equals(slots[slot], word) { return slots[slot] }
            slot = (slot + 1) & mask
        }
        let number = UInt32(count)
        slots[slot] = number
        bytes.append(contentsOf: word)
        starts.append(UInt32(bytes.count))
        return number
    }

    /// The number of a word that has one.
    func find(_ word: UnsafeBufferPointer<UInt8>) -> UInt32? {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: Hash.of(word)) & mask
        while slots[slot] != .max {
            if equals(slots[slot], word) { return slots[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    func word(_ number: UInt32) -> ArraySlice<UInt8> {
        ArraySlice(bytes[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])])
    }

    private func equals(_ number: UInt32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(starts[Int(number)])
        guard Int(starts[Int(number) + 1]) - start == word.count else { return false }
        for index in 0..<word.count where bytes[start + index] != word[index] { return false }
        return true
    }

    private mutating func grow() {
        var larger = ContiguousArray<UInt32>(repeating: .max, count: slots.count * 2)
        let mask = larger.count - 1
        for number in 0..<UInt32(count) {
            let hash = word(number).withUnsafeBufferPointer { Hash.of($0) }
            var slot = Int(truncatingIfNeeded: hash) & mask
            while larger[slot] != .max { slot = (slot + 1) & mask }
            larger[slot] = number
        }
        slots = larger
    }
}

/// Hashes that are the same on every run: the order of candidates must not depend on a seed.
enum Hash {
    static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return mix(hash)
    }

    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    static func pair(_ left: UInt64, _ right: UInt64) -> UInt64 {
        mix(left &* 0x9e37_79b9_7f4a_7c15 &+ right)
    }
}
