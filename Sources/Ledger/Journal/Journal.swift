package import Membership
package import MoneyAndDates

/// The books of one government: entries that were taken, in the order in which they came.
///
/// Nothing is ever changed or taken out. Balances depend on which entries are there and not on their order.
package struct Journal: Sendable {
    package let government: GovernmentID
    package private(set) var entries: [JournalEntry] = []
    package private(set) var assertions: [BalanceAssertion] = []
    /// Debit above nought, credit below; an account that never moved is not there.
    package private(set) var balances: [Account: Rupiah] = [:]
    private var placeOfKey: [EntryKey: Int] = [:]

    package init(of government: GovernmentID) { self.government = government }

    /// Books read back from wherever they are kept, in whatever order: a reversal may come before what it
    /// reverses.
    ///
    /// - Throws: `JournalRefusal`, as `post` would.
    package init(
        of government: GovernmentID, entries: some Collection<JournalEntry>,
        assertions: some Collection<BalanceAssertion> = []
    ) throws(JournalRefusal) {
        self.init(of: government)
        let reversals = entries.filter { $0.reverses != nil }
        for entry in entries where entry.reverses == nil { try post(entry) }
        for entry in reversals { try post(entry) }
        for assertion in assertions { try assert(assertion) }
    }

    package subscript(key: EntryKey) -> JournalEntry? { placeOfKey[key].map { entries[$0] } }

    /// The balance now; nought for an account that never moved.
    package func balance(of account: Account) -> Rupiah { balances[account] ?? .zero }

    /// Takes an entry, or finds that it has it already.
    ///
    /// - Returns: whether it is new. An entry that came before, equal in every part, changes nothing.
    /// - Throws: `JournalRefusal`, in the order of its cases.
    @discardableResult
    package mutating func post(_ entry: JournalEntry) throws(JournalRefusal) -> Bool {
        if try !isNew(entry) { return false }
        placeOfKey[entry.key] = entries.count
        entries.append(entry)
        for (account, change) in entry.changes { balances[account, default: .zero] += change }
        return true
    }

    /// Takes all of a group or none: the two halves of a recalculated bill, an event and its settlement.
    @discardableResult
    package mutating func post(group: [JournalEntry]) throws(JournalRefusal) -> Int {
        let before = entries.count
        do {
            for entry in group { try post(entry) }
        } catch {
            while entries.count > before { untakeLast() }
            throw error
        }
        return entries.count - before
    }

    /// Only for a group of which a later part is refused: nobody has seen these entries yet.
    private mutating func untakeLast() {
        let entry = entries.removeLast()
        placeOfKey[entry.key] = nil
        for (account, change) in entry.changes {
            balances[account, default: .zero] += Rupiah(-change.amount)
        }
    }

    /// Writes down a balance that was found outside.
    ///
    /// - Returns: whether it is new.
    /// - Throws: `JournalRefusal.balanceDiffers` where the books say otherwise.
    @discardableResult
    package mutating func assert(_ assertion: BalanceAssertion) throws(JournalRefusal) -> Bool {
        if assertion.government != government { throw .otherGovernment(assertion.key, assertion.government) }
        if let known = assertions.first(where: { $0.key == assertion.key }) {
            if known != assertion { throw .keyHasAnotherContent(assertion.key) }
            return false
        }
        if placeOfKey[assertion.key] != nil { throw .keyHasAnotherContent(assertion.key) }
        let found = balance(of: assertion.account, through: assertion.day)
        if found != assertion.balance { throw .balanceDiffers(assertion, found: found) }
        assertions.append(assertion)
        return true
    }

    private func isNew(_ entry: JournalEntry) throws(JournalRefusal) -> Bool {
        if entry.government != government { throw .otherGovernment(entry.key, entry.government) }
        if let known = self[entry.key] {
            if known == entry { return false }
            if let reversed = entry.reverses { throw .alreadyReversed(reversed, on: known.day) }
            throw .keyHasAnotherContent(entry.key)
        }
        if assertions.contains(where: { $0.key == entry.key }) { throw .keyHasAnotherContent(entry.key) }
        if let reversed = entry.reverses { try refuseFalseMirror(entry, of: reversed) }
        try refuseBreaking(by: entry)
        return true
    }

    /// An entry read from outside may call itself a reversal; it is one only when it is the very mirror.
    private func refuseFalseMirror(_ entry: JournalEntry, of key: EntryKey) throws(JournalRefusal) {
        guard let original = self[key] else { throw .reversesNothing(key) }
        if original.reverses != nil || entry.key != key.ofReversal
            || entry.movements != original.movements.map(\.mirrored) || entry.day < original.day
        {
            throw .notTheMirror(entry.key, of: key)
        }
    }

    private func refuseBreaking(by entry: JournalEntry) throws(JournalRefusal) {
        if assertions.isEmpty { return }
        let changes = entry.changes
        for assertion in assertions where assertion.day >= entry.day && changes[assertion.account] != nil {
            throw .wouldChangeAssertedBalance(entry.key, assertion)
        }
    }
}

/// Why the books do not take something, in order of precedence.
package enum JournalRefusal: Error, Sendable, Hashable {
    case otherGovernment(EntryKey, GovernmentID)
    /// A second reversal of the same entry.
    case alreadyReversed(EntryKey, on: Day)
    /// The key came before with something else in it: never overwritten.
    case keyHasAnotherContent(EntryKey)
    case reversesNothing(EntryKey)
    case notTheMirror(EntryKey, of: EntryKey)
    case wouldChangeAssertedBalance(EntryKey, BalanceAssertion)
    case balanceDiffers(BalanceAssertion, found: Rupiah)
}
