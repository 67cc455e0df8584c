import CompanyDuty
import DuesBooks
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The money of a case in the journal: a fine that is set is owed to the fund by the company, a payment takes
/// it down, and an appeal that annuls the case mirrors the entry of the fine. The accounts are those of late
/// fines, under the number of the company's unit; dues keep theirs under the numbers of registrations.
struct SanctionMoney {
    let office: Office
    let connection: any SQLConnection
    let id: SanctionCaseID
    let company: UnitID

    /// Books what an event of the case moves; most move nothing.
    ///
    /// - Parameter sanction: the case with the event.
    func book(_ event: SanctionEvent, _ sanction: SanctionCase, at now: Int64) throws {
        guard let entry = try entry(event, sanction) else { return }
        try AuditBook.hold(government: office.government, on: connection)
        try JournalPostings.post([entry], by: office, at: now, on: connection)
    }

    private func entry(_ event: SanctionEvent, _ sanction: SanctionCase) throws -> JournalEntry? {
        switch event {
        case .decided(_, let day, let number, let fine):
            return try fine.flatMap { try charge($0, number, on: day) }
        case .finePaid(let day, let amount, let evidence):
            return try made(
                "paid/\(sanction.events.count)", .paymentConfirmed, on: day,
                EntryDocument(.receipt, evidence), debit: .lateFinesPayable(company),
                credit: .bankClearing(company), amount)
        case .appealDecided(let day, let isGranted, _):
            guard isGranted, sanction.stage == .annulled, let fine = sanction.fine,
                let decided = sanction.decisions[.fine], try isBooked("fine")
            else { return nil }
            return try charge(fine, decided.number, on: decided.on)?.reversal(on: max(day, decided.on))
        case .opened, .served, .answered, .proposed, .returned, .cured, .appealed, .attached: return nil
        }
    }

    private func charge(_ fine: SanctionFine, _ number: String, on day: Day) throws -> JournalEntry? {
        try made(
            "fine", .sanctionFine, on: day, EntryDocument(.decision, number),
            debit: .lateFineExpense(company), credit: .lateFinesPayable(company), fine.amount)
    }

    private func made(
        _ what: String, _ cause: EntryCause, on day: Day, _ document: EntryDocument?, debit: Account,
        credit: Account, _ amount: Rupiah
    ) throws -> JournalEntry? {
        // A fine that is rounded down to nought moves nothing.
        guard let movement = Movement(debit: debit, credit: credit, amount: amount),
            let key = EntryKey(SanctionMoney.key(id, what))
        else { return nil }
        return try JournalEntry(
            government: GovernmentID(office.government), key: key, day: day, cause: cause,
            documents: [document].compactMap(\.self), movements: [movement])
    }

    /// Cases of before the journal had them are not reversed there.
    private func isBooked(_ what: String) throws -> Bool {
        try connection.integer(
            "SELECT entry_id FROM journal_entry WHERE gov_id = $1 AND idem_key = $2",
            [.integer(office.government), .text(SanctionMoney.key(id, what))]) != nil
    }

    private static func key(_ id: SanctionCaseID, _ what: String) -> String { "sanction/\(id)/\(what)" }
}
