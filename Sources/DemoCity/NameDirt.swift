import Membership

/// What happens to names between the registry and a roster. Words are in capitals of the Latin alphabet.
struct NameDirt {
    let pools: DemoPools

    /// Another spelling of the same sound, in one word: old orthography, Arabic with and without its
    /// letters, doubled letters. Nil where the name has none.
    func variant(_ words: [String], _ random: inout SeededRandom) -> [String]? {
        let start = random.below(words.count)
        let firstRule = random.below(NameDirt.spellings.count)
        for step in 0..<words.count {
            let place = (start + step) % words.count
            for ruleStep in 0..<NameDirt.spellings.count {
                let rule = NameDirt.spellings[(firstRule + ruleStep) % NameDirt.spellings.count]
                let spelled = respelled(words[place], rule.from, rule.to)
                guard let spelled, spelled != words[place], !spelled.isEmpty else { continue }
                var changed = words
                changed[place] = spelled
                return changed
            }
        }
        return nil
    }

    private func respelled(_ word: String, _ from: String, _ to: String) -> String? {
        if from.hasPrefix("="), word == from.dropFirst() { return to }
        guard word.utf8.count > 3 else { return nil }
        if from.hasSuffix("$") {
            return word.hasSuffix(from.dropLast()) ? word.dropLast(from.count - 1) + to : nil
        }
        guard let range = word.firstRange(of: from) else { return nil }
        return word.replacingCharacters(range, with: to)
    }

    /// A slip of the finger in a word of three letters or more.
    func typo(_ text: String, _ random: inout SeededRandom) -> String {
        var bytes = Array(text.utf8)
        let letters = bytes.indices.filter { bytes[$0] >= 65 && bytes[$0] <= 90 }
        guard letters.count >= 3 else { return text + text.suffix(1) }
        let place = letters[random.below(letters.count)]
        switch random.below(4) {
        case 0: bytes[place] = neighbour(bytes[place], &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(bytes[place], at: place)
        default:
            let next = place + 1 < bytes.count ? place + 1 : place - 1
            if bytes[next] == bytes[place] { bytes.remove(at: place) } else { bytes.swapAt(place, next) }
        }
        return String(decoding: bytes, as: UTF8.self).trimmingSpaces
    }

    private func neighbour(_ letter: UInt8, _ random: inout SeededRandom) -> UInt8 {
        for row in NameDirt.keyboard {
            guard let place = row.firstIndex(of: letter) else { continue }
            let step = place == 0 || (place + 1 < row.count && random.percent(50)) ? 1 : -1
            return row[place + step]
        }
        return 65
    }

    /// Letters that a scan reads as digits; nil where there are none.
    func scanned(_ text: String, _ random: inout SeededRandom) -> String? {
        var bytes = Array(text.utf8)
        let places = bytes.indices.filter { bytes[$0] == 79 || bytes[$0] == 73 }
        guard !places.isEmpty else { return nil }
        let place = random.pick(places)
        bytes[place] = bytes[place] == 79 ? 48 : 49
        return String(decoding: bytes, as: UTF8.self)
    }

    func initials(_ words: [String], _ random: inout SeededRandom) -> [String]? {
        guard words.count > 1 else { return nil }
        let place = random.percent(70) ? 0 : words.count - 1
        guard words[place].utf8.count > 2 else { return nil }
        var changed = words
        changed[place] = words[place].prefix(1) + "."
        return changed
    }

    func joined(_ words: [String], _ random: inout SeededRandom) -> [String]? {
        guard words.count > 1 else { return nil }
        let place = random.below(words.count - 1)
        var changed = words
        changed[place] += changed.remove(at: place + 1)
        return changed
    }

    /// A married woman under her husband's name, wholly or behind her own.
    func married(_ words: [String], husband: String, _ random: inout SeededRandom) -> [String]? {
        let his = husband.split(separator: " ").map(String.init)
        guard let last = his.last else { return nil }
        switch random.below(3) {
        case 0: return ["NY."] + words
        case 1: return words + [last]
        default: return random.percent(40) ? ["NY."] + his : words + [last]
        }
    }

    func father(_ words: [String], _ sex: Sex, _ father: String, _ random: inout SeededRandom) -> [String] {
        let his = father.split(separator: " ").map(String.init)
        return words + [sex == .female ? "BINTI" : "BIN"] + his.prefix(random.within(1...2))
    }

    private struct Spelling {
        let from: String
        let to: String
    }

    /// `=` before a rule means the whole word, `$` after it the end of the word.
    private static let spellings: [Spelling] = [
        ("U", "OE"), ("SY", "SJ"), ("TRI", "TRIE"), ("RI$", "RIE"), ("TI$", "TIE"), ("CI", "TJI"),
        ("CE", "TJE"),
        ("J", "DJ"), ("YO", "JO"), ("YA", "IA"), ("F", "P"), ("PH", "F"), ("KH", "H"), ("SH", "S"),
        ("Z", "S"),
        ("AH$", "A"), ("UDDIN$", "UDIN"), ("UDIN$", "UDDIN"), ("DH", "D"), ("Q", "K"), ("SYAH$", "SAH"),
        ("DJ", "J"), ("IE", "I"), ("NN", "N"), ("RR", "R"), ("LL", "L"), ("SS", "S"), ("MM", "M"),
        ("=MUHAMMAD", "MOHAMMAD"), ("=MUHAMMAD", "MUH."), ("=MUHAMMAD", "MOCH."), ("=MUHAMMAD", "M."),
        ("=ABDUL", "ABD"), ("=AHMAD", "ACHMAD"), ("=NUR", "NOOR"), ("=SITI", "ST."), ("=SRI", "SERI"),
        ("=EKO", "EKA"), ("=DWI", "DEWI"), ("=AGUS", "AGOES"), ("=YUNI", "JUNI"), ("=SITTI", "SITI"),
    ].map { Spelling(from: $0.0, to: $0.1) }

    private static let keyboard: [[UInt8]] = ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"].map { Array($0.utf8) }
}

extension String {
    fileprivate func replacingCharacters(_ range: Range<String.Index>, with text: String) -> String {
        String(self[startIndex..<range.lowerBound]) + text + String(self[range.upperBound...])
    }

    /// Without spaces at either end.
    var trimmingSpaces: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
