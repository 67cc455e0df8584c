package import LawBook
package import MoneyAndDates

/// Why a job cannot be opened, closed, changed or corrected. Cases stand in the order in which they are
/// checked; each has its sentence in `words/` under `key`.
package enum SpellRefusal: Error, Sendable, Hashable {
    /// The clock stands before what is already recorded; knowledge only grows.
    case recordedBefore(Instant)
    case unknownSpell(SpellID)
    case alreadyKnown(SpellID)
    case otherPerson(PersonID)
    case noProgramme
    /// The segment has no such programme: no pension for the self-employed.
    case programmeNotOpen(Programme, Segment)
    /// A wage or income must be above nought.
    case noWage
    case alreadyClosed(on: Day)
    /// A change or an end lies before the job has begun.
    case beforeStart(Day)
    case afterDeath(Day)
    /// Completed years on the first day, and the fewest allowed.
    case tooYoung(age: Int, youngest: Int)
    /// Completed years at first registration, which must be below the limit.
    case tooOldToEnter(age: Int, limit: Int)
    case nothingChanges
    /// The same payer already pays this programme from that day on, for another job.
    case overlaps(SpellID, Programme, from: Day)
    /// Another payer was first: name him, so that the two can talk.
    case paidByAnother(payer: UnitID, spell: SpellID, Programme, from: Day)
    case lawGap(LawGap)

    /// The key of its sentence in `words/`; nil for a gap of the law, which has its own.
    package var key: String? {
        switch self {
        case .recordedBefore: "spell.recorded-before"
        case .unknownSpell: "spell.unknown"
        case .alreadyKnown: "spell.already-known"
        case .otherPerson: "spell.other-person"
        case .noProgramme: "spell.no-programme"
        case .programmeNotOpen: "spell.programme-not-open"
        case .noWage: "spell.no-wage"
        case .alreadyClosed: "spell.already-closed"
        case .beforeStart: "spell.before-start"
        case .afterDeath: "spell.after-death"
        case .tooYoung: "spell.too-young"
        case .tooOldToEnter: "spell.too-old-to-enter"
        case .nothingChanges: "spell.nothing-changes"
        case .overlaps: "spell.overlaps"
        case .paidByAnother: "spell.paid-by-another"
        case .lawGap: nil
        }
    }

    /// What fills the sentence, but for names: whoever shows it looks up the payer.
    package var arguments: [String: Term] {
        switch self {
        case .recordedBefore, .unknownSpell, .alreadyKnown, .otherPerson, .noProgramme, .noWage,
            .nothingChanges, .lawGap:
            [:]
        case .programmeNotOpen(let programme, let segment):
            ["programme": .text(programme.rawValue), "segment": .text(segment.rawValue)]
        case .alreadyClosed(let day), .beforeStart(let day), .afterDeath(let day): ["day": .day(day)]
        case .tooYoung(let age, let limit), .tooOldToEnter(let age, let limit):
            ["age": .number(age), "limit": .number(limit)]
        case .overlaps(_, let programme, let day), .paidByAnother(_, _, let programme, let day):
            ["programme": .text(programme.rawValue), "day": .day(day)]
        }
    }
}

extension SpellRefusal: TellableRefusal {
    package var note: Note {
        if case .lawGap(let gap) = self { return gap.note }
        return Note(key ?? "", arguments)
    }
}
