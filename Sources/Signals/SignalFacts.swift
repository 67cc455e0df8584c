package import LawBook
import MoneyAndDates

/// A number that a signal rests on; the raw value is its place in the sentences of `words/`.
package enum SignalFigure: String, Sendable, Hashable, CaseIterable {
    case people, deaths, ill, months, days, below
    case first, last, died, floorFrom = "floor-from"
    /// The last month that stands in a bill.
    case billed
    case amount, lowWage = "low-wage", highWage = "high-wage"
    case floorBefore = "floor-before", floorNow = "floor-now"
    case likeness
    /// Where a near pair stands in the rosters.
    case submission, line

    /// What its number is.
    enum Shape { case count, day, month, rupiah, share, place }

    var shape: Shape {
        switch self {
        case .people, .deaths, .ill, .months, .days, .below: .count
        case .first, .last, .died, .floorFrom: .day
        case .billed: .month
        case .amount, .lowWage, .highWage, .floorBefore, .floorNow: .rupiah
        case .likeness: .share
        case .submission, .line: .place
        }
    }

    /// Whether it is told to people, beside the sentence.
    package var isTold: Bool { shape != .place }

    /// The key of its name in `words/`.
    package var labelKey: String { "signal.figure.\(rawValue)" }
}

/// The numbers of a signal.
package struct SignalFacts: Sendable, Hashable {
    package private(set) var numbers: [SignalFigure: Int64]

    package init(_ numbers: [SignalFigure: Int64] = [:]) { self.numbers = numbers }

    package subscript(figure: SignalFigure) -> Int64? { numbers[figure] }

    /// As the books keep it: `days=12;died=20260314`, in the order of the names.
    package var text: String {
        numbers.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: ";")
    }

    /// Reads what the books keep; nil where it is not understood.
    package init?(text: String) {
        var numbers: [SignalFigure: Int64] = [:]
        for part in text.split(separator: ";") {
            let halves = part.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, let figure = SignalFigure(rawValue: String(halves[0])),
                let number = Int64(halves[1]), numbers[figure] == nil
            else { return nil }
            numbers[figure] = number
        }
        self.numbers = numbers
    }

    /// Those that are told, in the order in which they are listed, as each language writes them.
    package var told: [(figure: SignalFigure, term: Term)] {
        SignalFigure.allCases.filter(\.isTold).compactMap { figure in
            numbers[figure].map { (figure, SignalFacts.term($0, figure.shape)) }
        }
    }

    /// All of them, by the names of their places in a sentence.
    package var arguments: [String: Term] {
        Dictionary(uniqueKeysWithValues: told.map { ($0.figure.rawValue, $0.term) })
    }

    private static func term(_ number: Int64, _ shape: SignalFigure.Shape) -> Term {
        let small = Int(number)
        switch shape {
        case .count: return .count(small)
        case .place: return .number(small)
        case .day: return Day(yyyymmdd: small).map(Term.day) ?? .text(String(number))
        case .month: return Month(yyyymm: small).map(Term.month) ?? .text(String(number))
        case .rupiah: return .rupiah(Rupiah(number))
        case .share: return .rate(Rate(millionths: number))
        }
    }
}

/// Something odd as the books show it now.
package struct SignalCandidate: Sendable, Hashable {
    package let kind: SignalKind
    /// Whom or what it is about: the same through time, `person/77`.
    package let subject: String
    /// The facts that make it new: with another mark it is raised again after a decision.
    package let mark: String
    package let facts: SignalFacts
    /// Where the unit is not known beforehand it is that of the first person.
    package let unit: Int64?
    /// Those it is about, at most as many as a page shows.
    package let people: [Int64]

    package init(
        _ kind: SignalKind, subject: String, mark: String, facts: SignalFacts, unit: Int64? = nil,
        people: [Int64] = []
    ) {
        self.kind = kind
        self.subject = subject
        self.mark = mark
        self.facts = facts
        self.unit = unit
        self.people = people
    }

    /// Of two that are as severe, the weightier is looked at first: money, then people.
    package var weight: Int64 { facts[.amount] ?? facts[.people] ?? facts[.months] ?? 1 }
}

extension SignalFacts {
    /// The mark of a number that grows: it changes when the number has doubled, so that a growing cluster is
    /// raised again, but not at each newcomer.
    ///
    /// - Parameter smallest: from which on it is a signal; at least 1.
    package static func doublings(of number: Int64, from smallest: Int64) -> String {
        var (steps, bound) = (0, max(1, smallest))
        while bound <= number / 2 {
            bound *= 2
            steps += 1
        }
        return "x\(steps)"
    }
}
