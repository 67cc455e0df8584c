package import LawBook

/// Why a roster's file is not taken, changed or handed in.
package enum RosterDeskRefusal: TellableRefusal, Equatable {
    case fileMissing
    case monthUnusable
    case unitMissing
    case categoryUnknown(String)
    case wageBasisUnknown
    /// It is a version by now; another file makes another version.
    case submittedAlready
    /// A check is under way; its result is awaited first.
    case notChecked
    /// None of its rows can be taken over.
    case nothingGood
    /// Nobody said that he answers for the list.
    case statementMissing
    case dueMissing
    case nameMissing
    /// A code that is none of the units.
    case unknownUnit(String)
    case unknownDecision
    /// Pairs of the version wait for somebody.

    package var note: Note {
        switch self {
        case .fileMissing: Note("rosters.refused.file-missing")
        case .monthUnusable: Note("rosters.refused.month")
        case .unitMissing: Note("rosters.refused.unit")
        case .categoryUnknown(let code): Note("rosters.refused.category", ["code": .text(code)])
        case .wageBasisUnknown: Note("rosters.refused.wage-basis")
        case .submittedAlready: Note("rosters.refused.submitted")
        case .notChecked: Note("rosters.refused.not-checked")
        case .nothingGood: Note("rosters.refused.nothing-good")
        case .statementMissing: Note("rosters.refused.statement")
        case .dueMissing: Note("rosters.refused.due")
        case .nameMissing: Note("rosters.refused.name")
        case .unknownUnit(let code): Note("rosters.refused.unknown-unit", ["code": .text(code)])
        case .unknownDecision: Note("rosters.refused.decision")
        }
    }
}
