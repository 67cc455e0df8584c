/// How an Indonesian name sounds, so that spellings of one sound compare as equal.
///
/// Old spelling (oe, dj, tj, nj, sj, j) and new (u, j, c, ny, sy, y) fall together, and so do letters
/// that clerks interchange: f/p/v, z/s, ch/kh/h, q/k, ie/i, ae/ai/e, final d/t, and doubled letters. A
/// scanner's `rn` for `m` falls together too. It is a key for comparing, never a text to show.
enum SpellingSound {
    private static func letter(_ character: Unicode.Scalar) -> UInt8 { UInt8(character.value) }

    /// The sound of a word given in capital letters A to Z.
    static func of(_ word: some RandomAccessCollection<UInt8>) -> [UInt8] {
        var sound = consonants(Array(word))
        sound = withoutDoubles(vowels(withoutDoubles(sound)))
        if sound.last == letter("D") { sound[sound.count - 1] = letter("T") }
        return sound
    }

    /// The consonants of a sound, with a vowel kept only at the front. Words of one skeleton are worth
    /// comparing; they need not be one name.
    static func skeleton(_ sound: [UInt8]) -> [UInt8] {
        var bones: [UInt8] = []
        for (index, byte) in sound.enumerated() {
            if isVowel(byte) {
                if index == 0 { bones.append(letter("A")) }
            } else if bones.last != byte {
                bones.append(byte)
            }
        }
        return bones
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case letter("A"), letter("E"), letter("I"), letter("O"), letter("U"): true
        default: false
        }
    }

    private static func consonants(_ word: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(word.count)
        var index = 0
        while index < word.count {
            let next = index + 1 < word.count ? word[index + 1] : 0
            let (bytes, consumed) = consonant(word[index], next)
            out.append(contentsOf: bytes)
            index += consumed
        }
        return out
    }

    /// One letter or digraph, as the sound it stands for and the letters it used up.
    private static func consonant(_ byte: UInt8, _ next: UInt8) -> ([UInt8], Int) {
        switch (byte, next) {
        case (letter("O"), letter("E")): ([letter("U")], 2)
        case (letter("D"), letter("J")): ([letter("I")], 2)
        case (letter("T"), letter("J")): ([letter("C")], 2)
        case (letter("S"), letter("J")), (letter("S"), letter("Y")), (letter("S"), letter("H")):
            ([letter("S")], 2)
        case (letter("D"), letter("Z")): ([letter("S")], 2)
        case (letter("K"), letter("H")), (letter("C"), letter("H")): ([], 2)
        case (letter("R"), letter("N")): ([letter("M")], 2)
        case (letter("H"), _): ([], 1)
        case (letter("J"), _), (letter("Y"), _): ([letter("I")], 1)
        case (letter("F"), _), (letter("V"), _): ([letter("P")], 1)
        case (letter("Z"), _): ([letter("S")], 1)
        case (letter("Q"), _): ([letter("K")], 1)
        case (letter("X"), _): ([letter("K"), letter("S")], 1)
        default: ([byte], 1)
        }
    }

    private static func vowels(_ word: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for byte in word {
            guard let last = out.last else {
                out.append(byte)
                continue
            }
            switch (last, byte) {
            case (letter("I"), letter("E")): continue
            case (letter("A"), letter("E")), (letter("A"), letter("I")), (letter("E"), letter("I")):
                out[out.count - 1] = letter("E")
            case (letter("A"), letter("U")): out[out.count - 1] = letter("O")
            case (letter("U"), letter("W")): continue
            default: out.append(byte)
            }
        }
        return out
    }

    private static func withoutDoubles(_ word: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for byte in word where out.last != byte { out.append(byte) }
        return out
    }
}
