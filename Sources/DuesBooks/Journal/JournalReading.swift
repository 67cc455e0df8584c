package import Ledger
package import MoneyAndDates
package import SQLDatabase

/// Reads balances and statements out of the journal.
package enum JournalReading {
    /// Every account and what it held at the end of a day; both sides come to the same.
    ///
    /// - Throws: `DuesBookRefusal.unreadableAccount`.
    package static func trialBalance(
        through day: Day, government: Int64, on connection: any SQLConnection
    ) throws -> TrialBalance {
        var balances: [Account: Rupiah] = [:]
        try connection.query(
            """
            SELECT l.account, CAST(SUM(l.amount) AS BIGINT)
            FROM journal_line l
            JOIN journal_entry e ON e.gov_id = l.gov_id AND e.entry_id = l.entry_id
            WHERE l.gov_id = $1 AND e.entry_day <= $2
            GROUP BY l.account ORDER BY l.account
            """, [.integer(government), .integer(Int64(day.yyyymmdd))]
        ) { row in balances[try account(try row.text(0))] = Rupiah(try row.integer(1)) }
        return TrialBalance(balances)
    }

    /// What an account held at the end of a day: debit above nought.
    package static func balance(
        of account: Account, through day: Day, government: Int64, on connection: any SQLConnection
    ) throws -> Rupiah {
        let sum = try connection.integer(
            """
            SELECT CAST(SUM(l.amount) AS BIGINT)
            FROM journal_line l
            JOIN journal_entry e ON e.gov_id = l.gov_id AND e.entry_id = l.entry_id
            WHERE l.gov_id = $1 AND l.account = $2 AND e.entry_day <= $3
            """, [.integer(government), .text(account.description), .integer(Int64(day.yyyymmdd))])
        return Rupiah(sum ?? 0)
    }

    /// One movement of an account.
    package struct StatementLine: Sendable, Hashable {
        package let day: Day
        package let cause: EntryCause
        package let key: String
        /// Debit above nought, credit below.
        package let change: Rupiah
        /// After it.
        package let balance: Rupiah
    }

    /// What moved on an account in some days, by day, with the balance before them.
    package static func statement(
        of account: Account, from first: Day, through last: Day, government: Int64,
        on connection: any SQLConnection
    ) throws -> (opening: Rupiah, lines: [StatementLine]) {
        let opening = try balance(
            of: account, through: first.adding(days: -1), government: government, on: connection)
        var balance = opening
        let lines = try connection.rows(
            """
            SELECT e.entry_day, e.kind, e.idem_key, CAST(SUM(l.amount) AS BIGINT)
            FROM journal_line l
            JOIN journal_entry e ON e.gov_id = l.gov_id AND e.entry_id = l.entry_id
            WHERE l.gov_id = $1 AND l.account = $2 AND e.entry_day BETWEEN $3 AND $4
            GROUP BY e.entry_day, e.kind, e.idem_key, e.entry_id ORDER BY e.entry_day, e.entry_id
            """,
            [
                .integer(government), .text(account.description), .integer(Int64(first.yyyymmdd)),
                .integer(Int64(last.yyyymmdd)),
            ]
        ) { row -> StatementLine in
            guard let day = Day(yyyymmdd: Int(try row.integer(0))),
                let cause = EntryCause(rawValue: try row.text(1))
            else { throw DuesBookRefusal.unreadableRow(table: "journal_entry") }
            let change = Rupiah(try row.integer(3))
            balance += change
            return StatementLine(
                day: day, cause: cause, key: try row.text(2), change: change, balance: balance)
        }
        return (opening, lines.filter { $0.change != .zero })
    }

    static func account(_ text: String) throws(DuesBookRefusal) -> Account {
        guard let account = Account(text: text) else { throw .unreadableAccount(text) }
        return account
    }
}
