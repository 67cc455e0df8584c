package import LawBook
package import MoneyAndDates

/// Why a text does not enter the register; nothing is written then.
package enum RegulationRefusal: TellableRefusal, Hashable {
    case emptyNumber
    case emptyTitle
    case absurdYear(Int)
    /// A text of the nation comes with the program.
    case notOurs(RegulationKind)
    case beginsBeforeItsYear(Day, year: Int)
    case endsBeforeItBegins(Day, Day)
    case noProgrammes
    case noUnits
    /// A number that is known to be a slip.
    case slip(RegulationKind, typed: String, meant: String)
    case supersedesItself
    /// The one it would take the place of takes, in the end, the place of this one.
    case circle(String)
    case unknownSuperseded(String)
    /// It is earlier than the one it would take the place of.
    case supersedesALater(String)
    /// Another has taken its place already.
    case supersededAlready(String, by: String)
    /// The same kind, number and year stand in the register.
    case thereAlready(String)

    package var note: Note {
        switch self {
        case .emptyNumber: Note("regulation.refused.empty-number")
        case .emptyTitle: Note("regulation.refused.empty-title")
        case .absurdYear(let year): Note("regulation.refused.absurd-year", ["year": .text(String(year))])
        case .notOurs(let kind): Note("regulation.refused.not-ours", ["kind": .word(kind.labelKey)])
        case .beginsBeforeItsYear(let day, let year):
            Note(
                "regulation.refused.begins-before-its-year",
                ["day": .day(day), "year": .text(String(year))])
        case .endsBeforeItBegins(let from, let through):
            Note("regulation.refused.ends-before-it-begins", ["from": .day(from), "through": .day(through)])
        case .noProgrammes: Note("regulation.refused.no-programmes")
        case .noUnits: Note("regulation.refused.no-units")
        case .slip(let kind, let typed, let meant):
            Note(
                "regulation.refused.slip",
                ["kind": .word(kind.labelKey), "typed": .text(typed), "meant": .text(meant)])
        case .supersedesItself: Note("regulation.refused.supersedes-itself")
        case .circle(let citation): Note("regulation.refused.circle", ["citation": .text(citation)])
        case .unknownSuperseded(let key): Note("regulation.refused.unknown-superseded", ["key": .text(key)])
        case .supersedesALater(let citation):
            Note("regulation.refused.supersedes-a-later", ["citation": .text(citation)])
        case .supersededAlready(let citation, let other):
            Note(
                "regulation.refused.superseded-already",
                ["citation": .text(citation), "other": .text(other)])
        case .thereAlready(let citation):
            Note("regulation.refused.there-already", ["citation": .text(citation)])
        }
    }
}
