package import LawBook
package import MoneyAndDates

/// What somebody asks of a check: the terms under which the people of the roster are to be insured.
package struct CheckRequest: Sendable {
    package var month: Month
    package var segment: Segment
    package var riskClass: RiskClass
    package var programmes: [Programme]
    package var wageBasis: WageBasis
    /// Whose money pays; it decides a relief of the self-employed.
    package var funder: Funder
    package var region: RegionCode?
    /// The unit as the participants’ list calls it; its own participants need no registration.
    package var unit: String?
    /// Money for the rest of the year, from the month of the check.
    package var budget: Rupiah?
    /// Codes that hold for everybody in the unit and that a roster seldom has.
    package var workLocation: String?
    package var employmentStatus: String?
    package var employerNumber: String?
    /// The day of the check; ages and future dates are judged by it.
    package var today: Day

    package init(month: Month, today: Day) {
        self.month = month
        self.today = today
        segment = .wageEarner
        riskClass = .veryLow
        programmes = [.workAccident, .death]
        wageBasis = .column
        funder = .regionalBudget
    }
}

/// What the remarks of a roster or the state of a participant say about a person.
package enum Fate: UInt8, Sendable, Hashable {
    case unknown
    case active
    case moved
    case left
    case dead

    /// Somebody who is not to be insured by this roster any more.
    package var isGone: Bool { self == .left || self == .dead }
}

/// The words by which offices say that somebody died, left or moved; data of `templates/rosters/`.
package struct FateWords: Sendable {
    private var words: [(word: [UInt8], fate: Fate, code: String)] = []

    /// Lines of `fate: word, word`; `left=A1: …` also gives SIPP’s code of the reason. `#` begins a
    /// comment.
    package init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let head = parts.first else { continue }
            let names = head.split(separator: "=")
            let code = names.count == 2 ? String(names[1]) : ""
            guard let fate = Self.fates[String(names[0])] else { continue }
            for word in parts[1].split(separator: ",") {
                let bytes = Self.capitals(word.utf8)
                if !bytes.isEmpty { words.append((bytes, fate, code)) }
            }
        }
        words.sort { $0.word.count > $1.word.count }
    }

    private static let fates: [String: Fate] = [
        "active": .active, "moved": .moved, "left": .left, "dead": .dead,
    ]

    /// The first fate named, the longest word first; `unknown` where no word is found.
    package func read(_ text: some Sequence<UInt8>) -> (fate: Fate, code: String) {
        let capitals = [UInt8(ascii: " ")] + Self.capitals(text) + [UInt8(ascii: " ")]
        guard capitals.count > 2 else { return (.unknown, "") }
        for (word, fate, code) in words where Self.holds(capitals, word) { return (fate, code) }
        return (.unknown, "")
    }

    /// Letters in capitals, everything else a single blank.
    private static func capitals(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text {
            let capital = (97...122).contains(byte) ? byte & 0xDF : byte
            if (65...90).contains(capital) {
                result.append(capital)
            } else if let last = result.last, last != UInt8(ascii: " ") {
                result.append(UInt8(ascii: " "))
            }
        }
        if result.last == UInt8(ascii: " ") { result.removeLast() }
        return result
    }

    private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        let whole = [UInt8(ascii: " ")] + word + [UInt8(ascii: " ")]
        guard text.count >= whole.count else { return false }
        return (0...(text.count - whole.count)).contains { start in
            text[start..<start + whole.count].elementsEqual(whole)
        }
    }
}
