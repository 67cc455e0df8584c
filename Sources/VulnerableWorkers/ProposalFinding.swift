package import LawBook
package import MoneyAndDates

/// What a check found about a proposal.
package enum ProposalFinding: Sendable, Hashable {
    case nikUnreadable(String)
    case nameMissing
    case birthUnknown
    /// Completed years on the first day of protection.
    case tooYoung(age: Int, youngest: Int)
    case tooOld(age: Int, limit: Int)
    /// No line says by what it is known that the person works.
    case noProof
    /// Nobody has answered whether the person is ill already.
    case illnessUnanswered
    /// Illness was declared: a person decides, with a reason; nothing is refused by itself.
    case ill
    case decileUnreadable(String)
    case decileMissing(limit: Int)
    case decileBeyond(Int, limit: Int)
    case died(Day)
    /// The same NIK stands above in the same list.
    case twiceInList(line: Int)
    /// The same NIK was proposed before, there.
    case twiceElsewhere(place: String)
    /// Somebody pays for these months already.
    case covered(payer: String, through: Day?)

    /// Whether the desk may not pass over it.
    package var standsInTheWay: Bool {
        switch self {
        case .nikUnreadable, .nameMissing, .birthUnknown, .tooYoung, .tooOld, .noProof, .illnessUnanswered,
            .decileUnreadable, .decileMissing, .decileBeyond, .died, .twiceInList, .twiceElsewhere, .covered:
            true
        case .ill: false
        }
    }

    /// Whether asking the person, or looking at her work, can clear it.
    package var isAnsweredInTheField: Bool {
        switch self {
        case .noProof, .illnessUnanswered: true
        case .nikUnreadable, .nameMissing, .birthUnknown, .tooYoung, .tooOld, .ill, .decileUnreadable,
            .decileMissing, .decileBeyond, .died, .twiceInList, .twiceElsewhere, .covered:
            false
        }
    }

    /// Its sentence.
    package var note: Note { Note("vulnerable.finding.\(parts.code)", arguments) }

    private var arguments: [String: Term] {
        switch self {
        case .nameMissing, .birthUnknown, .noProof, .illnessUnanswered, .ill: [:]
        case .nikUnreadable(let text), .decileUnreadable(let text): ["value": .text(text)]
        case .tooYoung(let age, let limit), .tooOld(let age, let limit):
            ["age": .number(age), "limit": .number(limit)]
        case .decileMissing(let limit): ["limit": .number(limit)]
        case .decileBeyond(let decile, let limit): ["decile": .number(decile), "limit": .number(limit)]
        case .died(let day): ["day": .day(day)]
        case .twiceInList(let line): ["line": .number(line)]
        case .twiceElsewhere(let place): ["place": .text(place)]
        case .covered(let payer, let day):
            ["payer": .text(payer), "through": day.map(Term.day) ?? .word("vulnerable.no-end")]
        }
    }

    private var parts: (code: String, values: [String]) {
        switch self {
        case .nikUnreadable(let text): ("nik-unreadable", [text])
        case .nameMissing: ("name-missing", [])
        case .birthUnknown: ("birth-unknown", [])
        case .tooYoung(let age, let limit): ("too-young", [String(age), String(limit)])
        case .tooOld(let age, let limit): ("too-old", [String(age), String(limit)])
        case .noProof: ("no-proof", [])
        case .illnessUnanswered: ("illness-unanswered", [])
        case .ill: ("ill", [])
        case .decileUnreadable(let text): ("decile-unreadable", [text])
        case .decileMissing(let limit): ("decile-missing", [String(limit)])
        case .decileBeyond(let decile, let limit): ("decile-beyond", [String(decile), String(limit)])
        case .died(let day): ("died", [String(day.yyyymmdd)])
        case .twiceInList(let line): ("twice-in-list", [String(line)])
        case .twiceElsewhere(let place): ("twice-elsewhere", [place])
        case .covered(let payer, let day): ("covered", [payer, day.map { String($0.yyyymmdd) } ?? ""])
        }
    }

    /// As a column keeps it: `too-old|66|65`.
    package var stored: String {
        let clean = parts.values.map { String($0.filter { $0 != "|" && $0 != "\n" }.prefix(120)) }
        return ([parts.code] + clean).joined(separator: "|")
    }

    /// Out of a column; nil for what this program never wrote.
    package init?(stored: some StringProtocol) {
        let bar: Character = "|"
        let parts = String(stored).split(separator: bar, omittingEmptySubsequences: false).map { String($0) }
        func text(_ place: Int) -> String { place < parts.count ? parts[place] : "" }
        func number(_ place: Int) -> Int { Int(text(place)) ?? 0 }
        func day(_ place: Int) -> Day? { Int(text(place)).flatMap { Day(yyyymmdd: $0) } }
        switch text(0) {
        case "nik-unreadable": self = .nikUnreadable(text(1))
        case "name-missing": self = .nameMissing
        case "birth-unknown": self = .birthUnknown
        case "too-young": self = .tooYoung(age: number(1), youngest: number(2))
        case "too-old": self = .tooOld(age: number(1), limit: number(2))
        case "no-proof": self = .noProof
        case "illness-unanswered": self = .illnessUnanswered
        case "ill": self = .ill
        case "decile-unreadable": self = .decileUnreadable(text(1))
        case "decile-missing": self = .decileMissing(limit: number(1))
        case "decile-beyond": self = .decileBeyond(number(1), limit: number(2))
        case "died":
            guard let day = day(1) else { return nil }
            self = .died(day)
        case "twice-in-list": self = .twiceInList(line: number(1))
        case "twice-elsewhere": self = .twiceElsewhere(place: text(1))
        case "covered": self = .covered(payer: text(1), through: day(2))
        default: return nil
        }
    }
}
