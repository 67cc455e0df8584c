package import Ledger
import Membership
import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// Entries of the ledger on their way into the journal of the store.
package enum JournalPostings {
    /// Posts entries in their order, beside what else the transaction writes.
    ///
    /// - Throws: `StoreRefusal` for a key that stood for something else.
    package static func post(
        _ entries: [JournalEntry], by office: Office, at instant: Int64, on connection: any SQLConnection
    ) throws {
        let postings = try entries.map { try $0.posting }
        let outcomes = try JournalBook.post(postings, office.identifiers, now: instant, on: connection)
        for outcome in outcomes { _ = try outcome.entry() }
    }
}

extension JournalEntry {
    /// Two lines a movement, the debit first, so that the movements can be read back.
    var posting: JournalPosting {
        get throws(StoreRefusal) {
            let lines = movements.flatMap { movement in
                [
                    JournalPosting.Line(movement.debit.description, movement.amount),
                    JournalPosting.Line(movement.credit.description, Rupiah(-movement.amount.amount)),
                ]
            }
            return try JournalPosting(
                government: government.number, day: day, kind: cause.rawValue, narration: "", key: key.text,
                lines: lines,
                particulars: JournalPosting.Particulars(
                    month: month, event: event?.number,
                    documents: documents.map { JournalPosting.Document($0.kind.rawValue, $0.number) },
                    reversesKey: reverses?.text))
        }
    }
}
