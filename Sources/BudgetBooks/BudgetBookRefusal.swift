package import LawBook

/// Why the books do not take an act on a budget, beside what the budget itself refuses.
package enum BudgetBookRefusal: TellableRefusal, Hashable {
    case notThere
    /// Somebody saved a version in between.
    case changedMeanwhile(version: Int)
    /// It was decided, or a newer version took its place.
    case notADraft
    /// Who wrote it does not decide it.
    case sameHand
    /// What is decided has the number of its document.
    case numberNeeded
    /// Another unit's decided budget pays for the same people.
    case fundedElsewhere(unit: String)
    case nameNeeded
    case dayUnlikely
    case unknownMilestone(String)
    case columnsMissing
    case tooManyRows(limit: Int)

    package var note: Note {
        switch self {
        case .notThere: Note("budget.refused.not-there")
        case .changedMeanwhile(let version):
            Note("budget.refused.changed-meanwhile", ["version": .number(version)])
        case .notADraft: Note("budget.refused.not-a-draft")
        case .sameHand: Note("budget.refused.same-hand")
        case .numberNeeded: Note("budget.refused.number-needed")
        case .fundedElsewhere(let unit): Note("budget.refused.funded-elsewhere", ["unit": .text(unit)])
        case .nameNeeded: Note("budget.refused.name-needed")
        case .dayUnlikely: Note("budget.refused.day-unlikely")
        case .unknownMilestone(let text):
            Note("budget.refused.unknown-milestone", ["text": .text(text)])
        case .columnsMissing: Note("budget.refused.columns-missing")
        case .tooManyRows(let limit): Note("budget.refused.too-many-rows", ["limit": .number(limit)])
        }
    }
}
