/// Compares words of names, and remembers: the same few thousand words meet again and again.
struct WordComparison {
    let traits: WordTraits
    private var memory: ContiguousArray<UInt64> = .init(repeating: 0, count: 1 << 16)

    init(traits: WordTraits) { self.traits = traits }

    /// The level at which two words agree, or nil where they are two names.
    mutating func level(_ row: UInt32, _ person: UInt32) -> WordLevel? {
        if row == person { return .equal }
        if traits.sound[Int(row)] == traits.sound[Int(person)] { return .sound }
        let key = UInt64(row) << 28 | UInt64(person)
        let slot = Int(truncatingIfNeeded: Hash.mix(key) & 0xFFFF)
        if memory[slot] >> 8 == key { return Self.remembered[Int(memory[slot] & 0xFF)] }
        let found = compare(row, person)
        let code = found.map { LevelShares<WordLevel>.index($0) } ?? WordLevel.allCases.count
        memory[slot] = key << 8 | UInt64(code)
        return found
    }

    private static let remembered: [WordLevel?] = WordLevel.allCases + [nil]

    private func compare(_ row: UInt32, _ person: UInt32) -> WordLevel? {
        if traits.isSameFamily(row, person) { return .family }
        let rowLength = traits.length(row)
        let personLength = traits.length(person)
        if rowLength == 1 || personLength == 1 {
            return traits.initial[Int(row)] == traits.initial[Int(person)] ? .initial : nil
        }
        if traits.bytes.withUnsafeBufferPointer({ isMistyped(word(row, $0), word(person, $0)) }) {
            return .typingError
        }
        return traits.soundBytes.withUnsafeBufferPointer { bytes in
            let left = sound(row, bytes)
            let right = sound(person, bytes)
            if isMistyped(left, right) { return .typingError }
            return isShortened(left, right) ? .shortened : nil
        }
    }

    private func isMistyped(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        let limit = min(left.count, right.count) >= 6 ? 2 : max(left.count, right.count) >= 3 ? 1 : 0
        return limit > 0 && EditDistance.between(left, right, limit: limit) <= limit
    }

    /// One word is the beginning or the end of the other, and two letters or more are missing.
    private func isShortened(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool
    {
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        guard short.count >= 3, long.count >= short.count + 2 else { return false }
        return long.starts(with: short) || long.suffix(short.count).elementsEqual(short)
    }

    private func sound(_ number: UInt32, _ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let sound = Int(traits.sound[Int(number)])
        return UnsafeBufferPointer(
            rebasing: bytes[Int(traits.soundStarts[sound])..<Int(traits.soundStarts[sound + 1])])
    }

    private func word(_ number: UInt32, _ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            rebasing: bytes[Int(traits.starts[Int(number)])..<Int(traits.starts[Int(number) + 1])])
    }

    /// Whether all of one side's letters, written together, are all of the other's: words joined or cut
    /// elsewhere. Answers the mistakes between them, or nil where there are too many.
    func mistakesWhenJoined(_ row: [UInt32], _ person: [UInt32], personReversed: Bool) -> Int? {
        traits.bytes.withUnsafeBufferPointer { bytes in
            let left = row.flatMap { Array(word($0, bytes)) }
            let right = (personReversed ? person.reversed() : person).flatMap { Array(word($0, bytes)) }
            guard min(left.count, right.count) >= 5 else { return nil }
            let limit = min(left.count, right.count) >= 8 ? 2 : 1
            let distance = left.withUnsafeBufferPointer { left in
                right.withUnsafeBufferPointer { EditDistance.between(left, $0, limit: limit) }
            }
            return distance <= limit ? distance : nil
        }
    }
}
