/// Compares words of names, and remembers: the same few thousand words meet again and again.
struct WordComparison {
    let traits: WordTraits
    private var memory: ContiguousArray<UInt64> = .init(repeating: 0, count: 1 << 16)

    init(traits: WordTraits) { self.traits = traits }

    /// The level at which two words agree, or nil where they are two names.
    mutating func level(_ row: UInt32, _ person: UInt32) -> WordLevel? {
        if row == person { return .equal }
        if traits.sound[Int(row)] == traits.sound[Int(person)] { return .sound }
        guard traits.mayBeRelated(row, person) else { return nil }
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

    /// Letters of both sides written together, where they are about as many.
    func mayBeJoined(_ row: WordSelection, _ person: WordSelection) -> Bool {
        let left = letters(row)
        let right = letters(person)
        return min(left, right) >= 5 && abs(left - right) <= 2
    }

    private func letters(_ selection: WordSelection) -> Int {
        var letters = 0
        for index in 0..<selection.count { letters += traits.length(selection[index]) }
        return letters
    }

    /// Whether all of one side's letters, written together, are all of the other's: words joined or cut
    /// elsewhere. Answers the mistakes between them, or nil where there are too many.
    func mistakesWhenJoined(_ row: WordSelection, _ person: WordSelection) -> Int? {
        let left = letters(row)
        let right = letters(person)
        let limit = min(left, right) >= 8 ? 2 : 1
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: left + right) { buffer in
            let rowLetters = UnsafeMutableBufferPointer(rebasing: buffer[..<left])
            let personLetters = UnsafeMutableBufferPointer(rebasing: buffer[left...])
            write(row, to: rowLetters)
            write(person, to: personLetters)
            let distance = EditDistance.between(
                UnsafeBufferPointer(rowLetters), UnsafeBufferPointer(personLetters), limit: limit)
            return distance <= limit ? distance : nil
        }
    }

    private func write(_ selection: WordSelection, to buffer: UnsafeMutableBufferPointer<UInt8>) {
        var place = 0
        for index in 0..<selection.count {
            let word = Int(selection[index])
            for byte in traits.bytes[Int(traits.starts[word])..<Int(traits.starts[word + 1])] {
                buffer[place] = byte
                place += 1
            }
        }
    }
}

/// Some words of a name in order, or backwards.
struct WordSelection {
    let words: UnsafeBufferPointer<UInt32>
    private let places: UInt64
    let count: Int

    /// The words whose bit in `taken` is not set.
    init(_ words: UnsafeBufferPointer<UInt32>, without taken: UInt16, isReversed: Bool = false) {
        var places: UInt64 = 0
        var count = 0
        for index in words.indices where taken & (1 << index) == 0 {
            places |= UInt64(index) << UInt64(4 * count)
            count += 1
        }
        if isReversed {
            var turned: UInt64 = 0
            for index in 0..<count {
                turned |= (places >> UInt64(4 * index) & 15) << UInt64(4 * (count - 1 - index))
            }
            places = turned
        }
        self.words = words
        self.places = places
        self.count = count
    }

    subscript(_ index: Int) -> UInt32 { words[Int(places >> UInt64(4 * index) & 15)] }
}
