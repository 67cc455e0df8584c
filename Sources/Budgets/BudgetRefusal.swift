package import LawBook
package import Membership
package import MoneyAndDates

/// Why a budget, a line, a source or a scenario is not taken.
package enum BudgetRefusal: TellableRefusal, Hashable {
    /// An amount or a count below nought.
    case negative(Int64)
    case closedYear(Int)
    case noPeople
    /// More people or money than any government has: a slip of the keyboard.
    case absurd(Int64)
    case unknownCategory(String)
    case unknownUnit(String)
    case monthsOutsideYear(Month, Month, year: Int)
    case noProgramme
    case unknownAccount(String, nearest: [AccountCode])
    case accountNotInYear(AccountCode, year: Int)
    /// The stage wants the account of every programme, and several or none would do.
    case accountNeeded(Programme, WorkerCategory, choices: [AccountCode])
    /// People of one unit, category and group in one month out of two purses.
    case fundedTwice(WorkerCategory, Month, FundingSource, FundingSource)
    case notEligible(FundingSource, WorkerCategory)
    /// The law gives no amount for the facts.
    case unpriced(fact: String, LawGap?)
    case noMinimumWage(place: String)
    case noLines
    case unknownGroup(String)

    package var note: Note {
        switch self {
        case .negative(let number): Note("budget.refused.negative", ["number": .rupiah(Rupiah(number))])
        case .closedYear(let year): Note("budget.refused.closed-year", ["year": .text(String(year))])
        case .noPeople: Note("budget.refused.no-people")
        case .absurd(let number): Note("budget.refused.absurd", ["number": .rupiah(Rupiah(number))])
        case .noProgramme: Note("budget.refused.no-programme")
        case .noLines: Note("budget.refused.no-lines")
        case .unknownGroup(let text): Note("budget.refused.unknown-group", ["text": .text(text)])
        case .unknownCategory(let text): Note("budget.refused.unknown-category", ["text": .text(text)])
        case .unknownUnit(let text): Note("budget.refused.unknown-unit", ["text": .text(text)])
        case .monthsOutsideYear(let from, let through, let year):
            Note(
                "budget.refused.months-outside-year",
                ["from": .month(from), "through": .month(through), "year": .text(String(year))])
        case .unknownAccount(let text, let nearest):
            Note("budget.refused.unknown-account", ["text": .text(text), "nearest": listed(nearest)])
        case .accountNotInYear(let code, let year):
            Note(
                "budget.refused.account-not-in-year",
                ["code": .text(code.description), "year": .text(String(year))])
        case .accountNeeded(let programme, let category, let choices):
            Note(
                choices.isEmpty ? "budget.refused.no-account" : "budget.refused.account-needed",
                [
                    "programme": .text(programme.rawValue), "category": .word(category.labelKey),
                    "choices": listed(choices),
                ])
        case .fundedTwice(let category, let month, let first, let second):
            Note(
                "budget.refused.funded-twice",
                [
                    "category": .word(category.labelKey), "month": .month(month),
                    "first": .word(first.labelKey), "second": .word(second.labelKey),
                ])
        case .notEligible(let source, let category):
            Note(
                "budget.refused.not-eligible",
                ["source": .word(source.labelKey), "category": .word(category.labelKey)])
        case .unpriced(let fact, let gap):
            gap?.note ?? Note("budget.refused.unpriced", ["fact": .text(fact)])
        case .noMinimumWage(let place):
            Note("budget.refused.no-minimum-wage", ["place": .text(place)])
        }
    }

    private func listed(_ codes: [AccountCode]) -> Term {
        .text(codes.map(\.description).joined(separator: ", "))
    }
}
