package import MoneyAndDates

/// Every account with what it holds, and the two sums that must be equal.
package struct TrialBalance: Sendable, Hashable {
    /// One account and what it holds, on one of the two sides.
    package struct Line: Sendable, Hashable {
        package let account: Account
        package let debit: Rupiah
        package let credit: Rupiah
    }

    /// In the order of the chart; accounts that hold nothing are left out.
    package let lines: [Line]

    package var debit: Rupiah { lines.map(\.debit).sum() }
    package var credit: Rupiah { lines.map(\.credit).sum() }

    package init(_ balances: [Account: Rupiah]) {
        lines = balances.filter { $0.value != .zero }.sorted { $0.key < $1.key }.map { account, balance in
            Line(
                account: account, debit: max(balance, .zero),
                credit: max(Rupiah(-balance.amount), .zero))
        }
        precondition(debit == credit, "every movement debits what it credits, so the sums are equal")
    }
}

extension Journal {
    /// The balances of today, or those at the end of a day.
    package func trialBalance(through day: Day? = nil) -> TrialBalance {
        guard let day else { return TrialBalance(balances) }
        var then: [Account: Rupiah] = [:]
        for entry in entries where entry.day <= day {
            for (account, change) in entry.changes { then[account, default: .zero] += change }
        }
        return TrialBalance(then)
    }

    /// What an account held at the end of a day.
    package func balance(of account: Account, through day: Day) -> Rupiah {
        entries.lazy.filter { $0.day <= day }.map { $0.changes[account] ?? .zero }.sum()
    }

    /// What moved on an account, day by day, with the balance after each entry.
    package func statement(of account: Account, from first: Day, through last: Day) -> AccountStatement {
        let opening = entries.lazy.filter { $0.day < first }.map { $0.changes[account] ?? .zero }.sum()
        var balance = opening
        var lines: [AccountStatement.Line] = []
        let inTime = entries.filter { first <= $0.day && $0.day <= last }
        for entry in inTime.sorted(by: { ($0.day, $0.key) < ($1.day, $1.key) }) {
            guard let change = entry.changes[account] else { continue }
            balance += change
            lines.append(AccountStatement.Line(entry: entry, change: change, balance: balance))
        }
        return AccountStatement(account: account, opening: opening, lines: lines, closing: balance)
    }
}

/// One account through time.
package struct AccountStatement: Sendable, Hashable {
    /// One entry that moved it.
    package struct Line: Sendable, Hashable {
        package let entry: JournalEntry
        /// Debit above nought, credit below.
        package let change: Rupiah
        package let balance: Rupiah
    }

    package let account: Account
    package let opening: Rupiah
    /// By day, then by key.
    package let lines: [Line]
    package let closing: Rupiah
}
