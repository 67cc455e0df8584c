package import LawBook
package import MoneyAndDates

/// Why something about vulnerable workers cannot be; decided without looking into any book.
package enum VulnerableRefusal: TellableRefusal, Hashable {
    case nameMissing
    case monthsWrong(Month, Month)
    case ceilingWrong
    case decileWrong(String)
    case postingDaysWrong(Int)
    /// The law does not say what the month costs.
    case notPriced(Month)
    /// What is to be done does not follow on how far it is.
    case notFrom(ProposalStage, ProposalStep)
    /// What stands in the way of verifying: the first of the findings.
    case findingStands(ProposalFinding)
    /// The reasons of a person are asked for.
    case reasonMissing
    /// Whoever proposed does not verify; who posted does not decree.
    case sameHand
    case percentagesWrong(Int)
    case trancheMonthTwice(Int)

    package var note: Note {
        switch self {
        case .nameMissing: Note("vulnerable.refused.name-missing")
        case .monthsWrong(let from, let through):
            Note("vulnerable.refused.months-wrong", ["from": .month(from), "through": .month(through)])
        case .ceilingWrong: Note("vulnerable.refused.ceiling-wrong")
        case .decileWrong(let text): Note("vulnerable.refused.decile-wrong", ["value": .text(text)])
        case .postingDaysWrong(let days):
            Note("vulnerable.refused.posting-days-wrong", ["days": .number(days)])
        case .notPriced(let month): Note("vulnerable.refused.not-priced", ["month": .month(month)])
        case .notFrom(let stage, let step):
            Note(
                "vulnerable.refused.not-from",
                ["stage": .word(stage.labelKey), "step": .word(step.labelKey)])
        case .findingStands(let finding): finding.note
        case .reasonMissing: Note("vulnerable.refused.reason-missing")
        case .sameHand: Note("vulnerable.refused.same-hand")
        case .percentagesWrong(let sum):
            Note("vulnerable.refused.percentages-wrong", ["sum": .number(sum)])
        case .trancheMonthTwice(let month):
            Note("vulnerable.refused.tranche-month-twice", ["month": .number(month)])
        }
    }
}
