package import LawBook
package import Membership
package import MoneyAndDates

/// Why an act upon a job is not done.
package enum JobRefusal: TellableRefusal, Equatable {
    /// The pure rules refuse; `payer` is the name of who pays already, where that is the reason.
    case spell(SpellRefusal, payer: String?)
    /// The birth day is not known, so nobody can say whether the person may be a member.
    case birthDayUnknown
    case diedBefore(Day)
    /// A death lies before the birth or after the day on which it is reported.
    case deathOutOfLife(Day)
    /// A decree is known by its number and the day on which it was signed.
    case decreeWithoutDay

    package var note: Note {
        switch self {
        case .spell(let refusal, let payer):
            Note(
                refusal.note.key,
                refusal.note.arguments.merging(payer.map { ["payer": .text($0)] } ?? [:]) { $1 })
        case .birthDayUnknown: Note("job.birth-day-unknown")
        case .diedBefore(let day): Note("job.died-before", ["day": .day(day)])
        case .deathOutOfLife(let day): Note("job.death-out-of-life", ["day": .day(day)])
        case .decreeWithoutDay: Note("job.decree-without-day")
        }
    }
}
