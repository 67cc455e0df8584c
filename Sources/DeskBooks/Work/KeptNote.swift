import LawBook
import MoneyAndDates

/// A sentence as it is kept in a column: its key and what fills it, so that it can be told in either language
/// later.
enum KeptNote {
    private static let mark: Character = "\u{1F}"

    static func text(_ note: Note) -> String {
        var parts = [note.key]
        for (name, term) in note.arguments.sorted(by: { $0.key < $1.key }) {
            let (kind, value) = written(term)
            parts += [name, kind, value]
        }
        return parts.map { $0.replacing("\u{1F}", with: " ").replacing("\u{0}", with: " ") }
            .joined(separator: String(mark))
    }

    static func note(_ text: String) -> Note {
        let parts = text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
        var arguments: [String: Term] = [:]
        for place in stride(from: 1, to: parts.count - 2, by: 3) {
            arguments[parts[place]] = term(parts[place + 1], parts[place + 2])
        }
        return Note(parts.first ?? "", arguments)
    }

    private static func written(_ term: Term) -> (kind: String, value: String) {
        switch term {
        case .rupiah(let amount): ("r", String(amount.amount))
        case .rate(let rate): ("p", String(rate.millionths))
        case .number(let number): ("n", String(number))
        case .count(let count): ("c", String(count))
        case .month(let month): ("m", String(month.yyyymm))
        case .day(let day): ("d", String(day.yyyymmdd))
        case .text(let text): ("t", text)
        case .word(let key): ("w", key)
        }
    }

    private static func term(_ kind: String, _ value: String) -> Term {
        let number = Int64(value) ?? 0
        switch kind {
        case "r": return .rupiah(Rupiah(number))
        case "p": return .rate(Rate(millionths: number))
        case "n": return .number(Int(number))
        case "c": return .count(Int(number))
        case "m": return Month(Int(number) / 100, Int(number) % 100).map(Term.month) ?? .text(value)
        case "d": return Day(yyyymmdd: Int(number)).map(Term.day) ?? .text(value)
        case "w": return .word(value)
        default: return .text(value)
        }
    }
}
