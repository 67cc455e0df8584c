import Contributions
import LawBook
import MoneyAndDates
import UseCases
import Words

/// Refusals in words and as codes that a program can switch on.
struct RefusalText {
    let words: Words

    static func code(of refusal: ContributionQuestion.Refusal) -> String {
        switch refusal {
        case .unknownArgument: "unknown-argument"
        case .notAValue: "not-a-value"
        case .refused(.missing): "missing"
        case .refused(.notPositive): "not-positive"
        case .refused(.absurd): "absurd"
        case .refused(.lawGap): "law-gap"
        }
    }

    func message(_ refusal: ContributionQuestion.Refusal) -> String {
        switch refusal {
        case .unknownArgument(let name):
            words(
                "refusal.unknown-argument",
                [
                    "name": .text(name),
                    "known": .text(ContributionQuestion.names.joined(separator: ", ")),
                ])
        case .notAValue(let fact, let value, let wanted):
            words(
                "refusal.not-a-value", ["fact": .text(fact), "value": .text(value), "wanted": .word(wanted)])
        case .refused(let refusal): message(refusal)
        }
    }

    func message(_ refusal: ContributionRefusal) -> String {
        switch refusal {
        case .missing(let fact): words("refusal.missing.\(fact)")
        case .notPositive(let fact): words("refusal.not-positive", ["fact": .text(fact)])
        case .absurd(let fact, let amount):
            words("refusal.absurd", ["fact": .text(fact), "amount": .rupiah(amount)])
        case .lawGap(let gap): message(gap)
        }
    }

    func message(_ gap: LawGap) -> String { words(gap.note) }
}
