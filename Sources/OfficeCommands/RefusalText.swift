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

    func message(_ gap: LawGap) -> String {
        if gap.parameter == "coverage" { return monthOutside(gap) }
        var arguments: [String: Term] = ["parameter": .text(gap.parameter), "asked": .day(gap.day)]
        switch gap.why {
        case .before(let day):
            arguments["day"] = .day(day)
            return words("law-gap.before", arguments)
        case .after(let day):
            arguments["day"] = .day(day)
            return words("law-gap.after", arguments)
        case .noValue(let key):
            arguments["key"] = .text(key)
            return words("law-gap.no-value", arguments)
        }
    }

    /// A month that the book as a whole does not answer for.
    private func monthOutside(_ gap: LawGap) -> String {
        let asked = Term.month(Month(of: gap.day))
        return switch gap.why {
        case .before(let day):
            words("law-gap.month-before", ["asked": asked, "month": .month(Month(of: day))])
        case .after(let day):
            words("law-gap.month-after", ["asked": asked, "month": .month(Month(of: day))])
        case .noValue: words("law-gap.no-value", ["parameter": .text(gap.parameter), "asked": asked])
        }
    }
}
