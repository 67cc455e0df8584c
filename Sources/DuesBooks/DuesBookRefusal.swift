package import LawBook
package import Ledger
import Membership
package import MoneyAndDates

/// Why the books of dues do not take something, beside what `Ledger` refuses.
package enum DuesBookRefusal: TellableRefusal, Hashable {
    /// No such registration in this government.
    case noSuchRegistration(Int64)
    /// The same key was used for something else.
    case keyReused(key: String)
    /// The month of the registration has a bill under another number.
    case monthHasBill(month: Month, bill: BillID)
    /// An event in the store is no longer what was written there.
    case unreadableEvent(registration: Int64, sequence: Int64)
    /// A text in the journal names no account.
    case unreadableAccount(String)
    /// A row does not read as what this program writes there.
    case unreadableRow(table: String)
    /// What was kept beside the events is not what follows from them.
    case differsFromEvents(table: String, place: String)

    package var note: Note {
        switch self {
        case .noSuchRegistration(let registration):
            Note("dues.no-such-registration", ["registration": .text(String(registration))])
        case .keyReused(let key): Note("store.key-reused", ["key": .text(key)])
        case .monthHasBill(let month, let bill):
            Note("dues.month-has-bill", ["month": .month(month), "bill": .text(bill.description)])
        case .unreadableEvent(let registration, let sequence):
            Note(
                "dues.unreadable-event",
                ["registration": .text(String(registration)), "sequence": .text(String(sequence))])
        case .unreadableRow(let table): Note("dues.unreadable-row", ["table": .text(table)])
        case .differsFromEvents(let table, let place):
            Note("dues.differs-from-events", ["table": .text(table), "place": .text(place)])
        case .unreadableAccount(let text): Note("dues.unreadable-account", ["account": .text(text)])
        }
    }
}
