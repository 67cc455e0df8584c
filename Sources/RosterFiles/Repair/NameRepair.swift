package import Spreadsheets

/// Academic and religious titles, as `templates/rosters/*/kolom.yaml` lists them.
package struct NameTitles: Sendable {
    let before: Set<String>
    let after: Set<String>
    let afterDotted: Set<String>
    private let undottedBefore: TitleWords
    private let undottedAfter: TitleWords

    /// - Parameters:
    ///   - before: titles before a name; one letter (`H`) counts only with a point.
    ///   - after: titles behind a name, with or without points.
    ///   - afterDotted: titles behind a name that without points could be a name: `S.T.` but not `ST`.
    package init(before: [String], after: [String], afterDotted: [String]) {
        self.before = Set(before.map(NameTitles.key))
        self.after = Set(after.map(NameTitles.key))
        self.afterDotted = Set(afterDotted.map(NameTitles.key))
        undottedBefore = TitleWords(self.before)
        undottedAfter = TitleWords(self.after)
    }

    /// Whether a name of nothing but letters and blanks may hold a title at all; most do not, and are
    /// left alone.
    func mayStand(in name: CellBytes) -> Bool {
        guard let first = name.firstIndex(of: 32), let last = name.lastIndex(of: 32) else { return false }
        return first > 1 && undottedBefore.contains(CellBytes(rebasing: name[..<first]))
            || undottedAfter.contains(CellBytes(rebasing: name[(last + 1)...]))
    }

    /// Capitals without points and blanks: `A.Md.Keb` becomes `AMDKEB`.
    static func key(_ text: some StringProtocol) -> String {
        String(decoding: text.utf8.filter { $0.isLetter || $0.isDigit }.map(\.uppercased), as: UTF8.self)
    }
}

/// What a cell says about a name.
package struct NameReading: Sendable, Equatable {
    /// In capitals, as on the identity card, without titles.
    package var name: String?
    /// The titles that stood before and behind it, as written.
    package var title: String?
    /// What follows BIN or BINTI; it stays part of the name.
    package var lineage: String?
    package var repairs: [RepairKey] = []
    package var problem: FindingKey?
    package var isMissing = false
}

/// Reads a name: titles split off, blanks made single, 0 and 1 read as the letters they stand for
/// within a word, a stray number before or behind the name dropped.
package enum NameRepair {
    /// Reads a cell as a name in capitals, with its titles apart.
    package static func read(_ cell: CellBytes, _ kind: CellKind, titles: NameTitles) -> NameReading {
        let text = cell.trimmed
        if kind == .empty || kind == .error || text.isMissing || text.allSatisfy(\.isDigit) {
            return NameReading(isMissing: true)
        }
        var reading = NameReading()
        if isPlain(text), !titles.mayStand(in: text) {
            reading.name = capitals(text)
            finish(&reading)
            return reading
        }
        var words = split(text, &reading)
        dropNumbers(&words, &reading)
        takeTitles(&words, titles, &reading)
        let letters = words.map { lettersForDigits($0.text, &reading) }
        reading.name = letters.joined(separator: " ").uppercased()
        finish(&reading)
        return reading
    }

    // MARK: The common case

    /// Letters with single blanks between them.
    private static func isPlain(_ text: CellBytes) -> Bool {
        var before: UInt8 = 32
        for byte in text {
            guard byte.isLetter || (byte == 32 && before != 32) else { return false }
            before = byte
        }
        return before != 32
    }

    private static func capitals(_ text: CellBytes) -> String {
        String(unsafeUninitializedCapacity: text.count) { room in
            for (place, byte) in text.enumerated() { room[place] = byte.uppercased }
            return text.count
        }
    }

    private static func finish(_ reading: inout NameReading) {
        guard let name = reading.name, !name.isEmpty else {
            reading.name = nil
            reading.isMissing = true
            return
        }
        let letters = name.utf8.reduce(0) { $0 + ($1.isLetter || $1 >= 128 ? 1 : 0) }
        if letters == 0 {
            reading = NameReading(isMissing: true)
        } else if name.utf8.contains(where: \.isDigit) {
            reading.problem = .nameDigits
        } else if letters < 3 {
            reading.problem = .nameTooShort
        }
        guard mayHoldLineage(name) else { return }
        let words = name.split(separator: " ")
        if let place = words.firstIndex(where: { ["BIN", "BINTI", "BT", "BTE"].contains($0) }), place > 0,
            place + 1 < words.count
        {
            reading.lineage = words[(place + 1)...].joined(separator: " ")
        }
    }

    /// Whether a word behind the first begins with `BI` or `BT`.
    private static func mayHoldLineage(_ name: String) -> Bool {
        var before: (UInt8, UInt8) = (0, 0)
        for byte in name.utf8 {
            if before == (32, UInt8(ascii: "B")), byte == UInt8(ascii: "I") || byte == UInt8(ascii: "T") {
                return true
            }
            before = (before.1, byte)
        }
        return false
    }

    // MARK: Words

    struct Word {
        var text: String
        /// A comma stands somewhere before it, so that it is more likely a title than a name.
        var isBehindComma: Bool
    }

    /// Cuts at blanks and commas, and behind the points of `Drs.Ahmad`.
    private static func split(_ text: CellBytes, _ reading: inout NameReading) -> [Word] {
        var words: [Word] = []
        var bytes: [UInt8] = []
        var comma = false
        var blanks = 0
        var hasWideBlank = false
        func close() {
            if !bytes.isEmpty {
                words.append(Word(text: String(decoding: bytes, as: UTF8.self), isBehindComma: comma))
            }
            bytes = []
        }
        var place = 0
        while place < text.count {
            let byte = text[place]
            if let skip = text.blankLength(at: place, before: text.count) {
                if !bytes.isEmpty { close() }
                blanks += 1
                if blanks > 1 || skip > 1 || byte != 32 { hasWideBlank = true }
                place += skip
                continue
            }
            blanks = 0
            place += 1
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
                close()
                comma = true
            } else if byte != UInt8(ascii: "\"") {
                bytes.append(byte)
            }
        }
        close()
        if hasWideBlank { reading.repairs.append(.nameSpaces) }
        return words
    }

    /// `1. AHMAD`, `AHMAD 2`, `AHMAD2`: numbers of lists and of namesakes.
    private static func dropNumbers(_ words: inout [Word], _ reading: inout NameReading) {
        let before = words.count
        if words.count > 1, isNumber(words[0].text) { words.removeFirst() }
        while words.count > 1, let last = words.last, isNumber(last.text) { words.removeLast() }
        var changed = words.count != before
        if let last = words.last, let cut = withoutTrailingNumber(last.text) {
            words[words.count - 1].text = cut
            changed = true
        }
        if changed { reading.repairs.append(.nameNumberRemoved) }
    }

    private static func isNumber(_ text: String) -> Bool {
        text.utf8.contains(where: \.isDigit)
            && text.utf8.allSatisfy { $0.isDigit || [46, 40, 41].contains($0) }
    }

    /// A single 0 or 1 at the end is more likely an O or I; other digits are no letter.
    private static func withoutTrailingNumber(_ text: String) -> String? {
        let digits = text.utf8.reversed().prefix(while: \.isDigit)
        guard !digits.isEmpty, digits.count < text.utf8.count, digits.count > 1 || digits.first ?? 48 > 49
        else {
            return nil
        }
        let stem = text.utf8.dropLast(digits.count)
        guard stem.contains(where: \.isLetter) else { return nil }
        return String(decoding: Array(stem), as: UTF8.self)
    }

    private static func lettersForDigits(_ word: String, _ reading: inout NameReading) -> String {
        guard word.utf8.contains(where: \.isDigit), word.utf8.contains(where: \.isLetter) else { return word }
        let letters = word.utf8.map { byte -> UInt8 in
            byte == UInt8(ascii: "0")
                ? UInt8(ascii: "O") : byte == UInt8(ascii: "1") ? UInt8(ascii: "I") : byte
        }
        let repaired = String(decoding: letters, as: UTF8.self)
        if repaired != word, !reading.repairs.contains(.nameDigitsToLetters) {
            reading.repairs.append(.nameDigitsToLetters)
        }
        return repaired
    }
}
