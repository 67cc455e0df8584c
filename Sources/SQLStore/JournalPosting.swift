package import MoneyAndDates

/// A balanced entry on its way into the journal. There is no way to make one that does not sum to nought.
package struct JournalPosting: Sendable, Equatable {
    /// What one account receives: debits positive, credits negative, never nought.
    package struct Line: Sendable, Equatable {
        package let account: String
        package let amount: Rupiah

        package init(_ account: String, _ amount: Rupiah) {
            self.account = account
            self.amount = amount
        }
    }

    package let government: Int64
    package let day: Day
    package let kind: String
    package let narration: String
    /// The caller's key: the same key posts once, however often it is asked.
    package let key: String
    package let lines: [Line]
    package let reverses: Int64?

    /// Refuses lines that do not sum to nought. Lines of nought are left out.
    package init(
        government: Int64, day: Day, kind: String, narration: String, key: String, lines: [Line],
        reverses: Int64? = nil
    ) throws(StoreRefusal) {
        var sum: Int64 = 0
        for line in lines { sum += line.amount.amount }
        guard sum == 0 else { throw .unbalanced(difference: sum) }
        self.government = government
        self.day = day
        self.kind = kind
        self.narration = narration
        self.key = key
        self.lines = lines.filter { $0.amount != .zero }
        self.reverses = reverses
    }

    /// What the entry says, without the key: the same key for something else is refused.
    var digest: String {
        var text = "\(day)|\(kind)|\(narration.utf8.count)|\(narration)|\(reverses ?? 0)"
        for line in lines { text += "|\(line.account.utf8.count)|\(line.account)|\(line.amount.amount)" }
        return sha256(text.utf8)
    }
}
