package import LawBook
package import MoneyAndDates

/// Why nothing is done with a payment that is put forward, beside what the books themselves refuse.
package enum MoneyDeskRefusal: TellableRefusal, Hashable {
    /// Who puts a payment forward does not book it.
    case sameHand(String)
    case alreadyDecided(by: String)
    case reasonNeeded
    /// A payment without the bank's reference cannot be found again.
    case referenceNeeded
    case notPositive(Rupiah)
    case notYet(Day)
    /// The same form under another content.
    case keyReused
    /// What stands in the database is not of this program's codes.
    case unreadable

    package var note: Note {
        switch self {
        case .sameHand(let who): Note("money.same-hand", ["who": .text(who)])
        case .alreadyDecided(let who): Note("money.already-decided", ["who": .text(who)])
        case .reasonNeeded: Note("money.reason-needed")
        case .referenceNeeded: Note("money.reference-needed")
        case .notPositive(let amount): Note("payment.nothing", ["amount": .rupiah(amount)])
        case .notYet(let day): Note("payment.not-yet", ["day": .day(day)])
        case .keyReused: Note("money.key-reused")
        case .unreadable: Note("money.unreadable")
        }
    }
}
