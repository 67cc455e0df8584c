package import LawBook
package import MoneyAndDates

/// Why a step of a period is not taken, beside what the period itself refuses.
package enum PeriodStepRefusal: TellableRefusal, Sendable, Hashable {
    /// None of that number or name, or more than one.
    case noSuchRegistration(String)
    /// The registration did not exist in that month.
    case outsideRegistration(name: String, Month)
    case notOpened(name: String, Month)
    /// No period of the month can be calculated: none is open.
    case nothingOpen(Month)
    /// Rows for which the law gives no amount: how many, the first person and why.
    case rowsRefused(count: Int, person: String, why: String)
    /// Who finalises does not post.
    case sameHand(String)
    /// Somebody else pays already: how many people, the first of them, and who was first.
    case sponsored(people: Int, person: String, programme: String, Month, payer: String)

    package var note: Note {
        switch self {
        case .noSuchRegistration(let text):
            Note("period.no-such-registration", ["asked": .text(text)])
        case .outsideRegistration(let name, let month):
            Note("period.outside-registration", ["name": .text(name), "month": .month(month)])
        case .notOpened(let name, let month):
            Note("period.not-opened", ["name": .text(name), "month": .month(month)])
        case .nothingOpen(let month): Note("period.nothing-open", ["month": .month(month)])
        case .rowsRefused(let count, let person, let why):
            Note(
                "period.rows-refused",
                ["count": .count(count), "person": .text(person), "why": .word(why)])
        case .sameHand(let who): Note("period.same-hand", ["who": .text(who)])
        case .sponsored(let people, let person, let programme, let month, let payer):
            Note(
                "period.sponsored",
                [
                    "count": .count(people), "person": .text(person), "programme": .text(programme),
                    "month": .month(month), "payer": .text(payer),
                ])
        }
    }
}

/// Why the law gives no amount for a row; the raw value is kept with the row.
package enum RowRefusal: Int64, Sendable, Hashable, CaseIterable {
    /// Something that the segment needs is not known.
    case missing = 1
    case notPositive
    case absurd
    case lawGap
    /// The job is of another segment than the registration that reports it.
    case otherSegment
    /// The person died before the month; the job is to be closed.
    case died

    /// The key of its sentence in `words/`.
    package var labelKey: String {
        switch self {
        case .missing: "period.row.missing"
        case .notPositive: "period.row.not-positive"
        case .absurd: "period.row.absurd"
        case .lawGap: "period.row.law-gap"
        case .otherSegment: "period.row.other-segment"
        case .died: "period.row.died"
        }
    }
}
