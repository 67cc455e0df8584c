/// What is known of each distinct word of a vocabulary: worked out once, read millions of times.
struct WordTraits: Sendable {
    let bytes: ContiguousArray<UInt8>
    let starts: ContiguousArray<UInt32>
    /// The number of the word's sound; words of one sound are spellings of each other.
    private(set) var sound: ContiguousArray<UInt32> = []
    /// The letters of the sounds.
    let soundBytes: ContiguousArray<UInt8>
    let soundStarts: ContiguousArray<UInt32>
    /// The number of the family of variants, or -1.
    private(set) var family: ContiguousArray<Int32> = []
    private(set) var initial: ContiguousArray<UInt8> = []
    /// Which letters occur in the word, and which in its sound: a bit for each.
    private(set) var letterSet: ContiguousArray<UInt32> = []
    private(set) var soundSet: ContiguousArray<UInt32> = []
    /// Hash of the consonants, or of the family's, for blocking; nought for a word too short.
    private(set) var skeleton: ContiguousArray<UInt64> = []
    let soundCount: Int
    let count: Int

    init(_ vocabulary: Vocabulary, lexicon: NameLexicon) {
        bytes = vocabulary.bytes
        starts = vocabulary.starts
        count = vocabulary.count
        let heads = lexicon.headOfFamily.map { Self.skeleton(of: Array($0.utf8)[...]) }
        var sounds = Vocabulary()
        for number in 0..<UInt32(vocabulary.count) {
            let word = vocabulary.word(number)
            let heard = SpellingSound.of(word)
            sound.append(sounds.number(of: heard[...]))
            let family = lexicon.familyOfSpelling[String(decoding: word, as: UTF8.self)] ?? -1
            self.family.append(family)
            initial.append(word.first ?? 0)
            letterSet.append(Self.set(of: word))
            soundSet.append(Self.set(of: heard[...]))
            if word.count < 2 {
                skeleton.append(0)
            } else {
                skeleton.append(family >= 0 ? heads[Int(family)] : Self.skeleton(ofSound: heard))
            }
        }
        soundCount = sounds.count
        soundBytes = sounds.bytes
        soundStarts = sounds.starts
    }

    func length(_ word: UInt32) -> Int { Int(starts[Int(word) + 1] - starts[Int(word)]) }

    func isSameFamily(_ left: UInt32, _ right: UInt32) -> Bool {
        family[Int(left)] >= 0 && family[Int(left)] == family[Int(right)]
    }

    private static func set(of word: ArraySlice<UInt8>) -> UInt32 {
        word.reduce(0) { $0 | 1 << UInt32($1 & 31) }
    }

    /// Whether the letters of two words leave room for two mistakes, for one being part of the other,
    /// or for a family of variants. Most pairs of words fail, and are not spelt through.
    func mayBeRelated(_ left: UInt32, _ right: UInt32) -> Bool {
        let (first, second) = (Int(left), Int(right))
        let (heard, other) = (soundSet[first], soundSet[second])
        if (heard ^ other).nonzeroBitCount <= 4 || heard & ~other == 0 || other & ~heard == 0 { return true }
        let (letters, others) = (letterSet[first], letterSet[second])
        if (letters ^ others).nonzeroBitCount <= 4 || letters & ~others == 0 || others & ~letters == 0 {
            return true
        }
        return isSameFamily(left, right)
    }

    private static func skeleton(of word: ArraySlice<UInt8>) -> UInt64 {
        skeleton(ofSound: SpellingSound.of(word))
    }

    private static func skeleton(ofSound sound: [UInt8]) -> UInt64 {
        let bones = SpellingSound.skeleton(sound)
        // Two words of few consonants have little in common but the bones: keep their vowels too.
        let key = bones.count < 2 ? sound : bones
        return key.withUnsafeBufferPointer { Hash.of($0) } | 1
    }
}
