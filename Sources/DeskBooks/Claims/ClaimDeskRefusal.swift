package import LawBook

/// Why the desk of claims does not take something, beside what the books of claims refuse.
package enum ClaimDeskRefusal: TellableRefusal, Hashable {
    /// On the day of the event she worked in a unit of somebody else, who opens the claim.
    case unitElsewhere
    /// No day, or none of the calendar.
    case dayNeeded
    case typeNeeded
    case amountWrong
    case fileMissing
    case relationNeeded
    /// More files than are taken at once.
    case tooManyRows(limit: Int)
    /// A file of notices without the columns that it needs.
    case columnsMissing

    package var note: Note {
        switch self {
        case .unitElsewhere: Note("claims.refused.unit-elsewhere")
        case .dayNeeded: Note("claims.refused.day-needed")
        case .typeNeeded: Note("claims.refused.type-needed")
        case .amountWrong: Note("claims.refused.amount-wrong")
        case .fileMissing: Note("claims.refused.file-missing")
        case .relationNeeded: Note("claims.refused.relation-needed")
        case .tooManyRows(let limit): Note("claims.refused.too-many-rows", ["limit": .number(limit)])
        case .columnsMissing: Note("claims.refused.columns-missing")
        }
    }
}
