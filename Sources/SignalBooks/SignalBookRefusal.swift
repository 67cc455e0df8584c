package import LawBook
package import MoneyAndDates
import Signals

/// Why the books of signals do not take or find something.
package enum SignalBookRefusal: TellableRefusal, Hashable {
    case noSuchSignal
    case noSuchPerson
    case noReason
    case textTooLong(limit: Int)
    /// Somebody decided before.
    case decidedBefore(by: String)
    /// It is not in the books any more, or newer facts took its place.
    case notOpen(SignalStateWord)
    /// A statement of a day that has not come.
    case dayAhead(Day)
    /// A statement of a day before the person was born.
    case beforeBirth(Day)
    /// A statement that says nothing: nobody, nowhere, and not ill.
    case emptyStatement
    /// No telephone of Indonesia: 8 to 15 digits.
    case phoneWrong

    package var note: Note {
        switch self {
        case .noSuchSignal: Note("signal.refused.no-such-signal")
        case .noSuchPerson: Note("signal.refused.no-such-person")
        case .noReason: Note("signal.refused.no-reason")
        case .textTooLong(let limit): Note("signal.refused.text-too-long", ["limit": .number(limit)])
        case .decidedBefore(let by): Note("signal.refused.decided-before", ["by": .text(by)])
        case .notOpen(let state): Note("signal.refused.not-open", ["state": .word(state.key)])
        case .dayAhead(let day): Note("signal.refused.day-ahead", ["day": .day(day)])
        case .beforeBirth(let day): Note("signal.refused.before-birth", ["day": .day(day)])
        case .emptyStatement: Note("signal.refused.empty-statement")
        case .phoneWrong: Note("signal.refused.phone-wrong")
        }
    }
}

/// The name of a state in a sentence.
package struct SignalStateWord: Sendable, Hashable {
    package let key: String
}

/// Refuses a text without five letters, and one that is too long.
func refuseBadReason(_ text: String, limit: Int = 2_000) throws(SignalBookRefusal) {
    if text.filter({ !$0.isWhitespace }).count < 5 { throw .noReason }
    if text.utf8.count > limit { throw .textTooLong(limit: limit) }
}
