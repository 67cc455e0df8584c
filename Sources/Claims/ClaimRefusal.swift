package import LawBook
package import MoneyAndDates

/// Why something cannot be done with a claim; nothing is recorded then.
package enum ClaimRefusal: TellableRefusal, Hashable {
    /// The first event opens a claim, and only the first.
    case notOpened
    case unknownQuestion(String)
    case unknownEvidence(String)
    /// An answer that does not read as what the question asks for.
    case notAnAnswer(question: String, kind: ClaimQuestion.Kind, text: String)
    /// A code that is not among the choices on the day of the event.
    case notAChoice(question: String, text: String, known: [String])
    /// A day that has not come, or lies before the event.
    case dayOutOfPlace(question: String, day: Day)
    /// The claim stands elsewhere.
    case notNow(stage: ClaimStage)
    /// That stage does not follow.
    case notNext(ClaimStage, next: ClaimStage?)
    /// Something must be answered or brought first; the keys of their names.
    case missing([String])
    /// Whoever proposed it cannot confirm it.
    case sameHand
    case nothingProposed
    /// Something waits already for a second person.
    case proposedAlready
    case notPositive(Rupiah)
    case unlikelyAmount(Rupiah)
    case unknownPayment(Int)
    case paymentNotConfirmed(Int)
    case reversedBefore(Int)
    /// Paid before the event, or on a day that has not come.
    case paymentDay(Day)
    case noReason
    case noSuchFile
    /// The account number is to be written hidden but for its last digits.
    case accountNotHidden

    package var note: Note {
        switch self {
        case .notOpened: Note("claim.refusal.not-opened")
        case .unknownQuestion(let name): Note("claim.refusal.unknown-question", ["name": .text(name)])
        case .unknownEvidence(let name): Note("claim.refusal.unknown-evidence", ["name": .text(name)])
        case .notAnAnswer(let question, let kind, let text):
            Note(
                "claim.refusal.not-an-answer",
                [
                    "question": .word("claim.question.\(question)"), "text": .text(text),
                    "wanted": .word("claim.kind.\(kind.rawValue)"),
                ])
        case .notAChoice(let question, let text, let known):
            Note(
                "claim.refusal.not-a-choice",
                [
                    "question": .word("claim.question.\(question)"), "text": .text(text),
                    "known": .text(known.joined(separator: ", ")),
                ])
        case .dayOutOfPlace(let question, let day):
            Note(
                "claim.refusal.day-out-of-place",
                ["question": .word("claim.question.\(question)"), "day": .day(day)])
        case .notNow(let stage): Note("claim.refusal.not-now", ["stage": .word(stage.labelKey)])
        case .notNext(let stage, let next):
            Note(
                "claim.refusal.not-next",
                ["stage": .word(stage.labelKey), "next": next.map { .word($0.labelKey) } ?? .text("-")])
        case .missing(let keys):
            Note(
                "claim.refusal.missing",
                ["count": .count(keys.count), "first": keys.first.map { .word($0) } ?? .text("-")])
        case .sameHand: Note("claim.refusal.same-hand")
        case .nothingProposed: Note("claim.refusal.nothing-proposed")
        case .proposedAlready: Note("claim.refusal.proposed-already")
        case .notPositive(let amount): Note("claim.refusal.not-positive", ["amount": .rupiah(amount)])
        case .unlikelyAmount(let amount): Note("claim.refusal.unlikely-amount", ["amount": .rupiah(amount)])
        case .unknownPayment(let number): Note("claim.refusal.unknown-payment", ["number": .number(number)])
        case .paymentNotConfirmed(let number):
            Note("claim.refusal.payment-not-confirmed", ["number": .number(number)])
        case .reversedBefore(let number): Note("claim.refusal.reversed-before", ["number": .number(number)])
        case .paymentDay(let day): Note("claim.refusal.payment-day", ["day": .day(day)])
        case .noReason: Note("claim.refusal.no-reason")
        case .noSuchFile: Note("claim.refusal.no-such-file")
        case .accountNotHidden: Note("claim.refusal.account-not-hidden")
        }
    }
}
