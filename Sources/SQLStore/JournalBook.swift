package import MoneyAndDates
package import SQLDatabase

/// The journal of every government: appended to, never edited.
package struct JournalBook: Sendable {
    /// What became of a posting.
    package enum Outcome: Sendable, Equatable {
        /// It is in the journal, under this number; `isNew` is false where the same was posted before.
        case posted(entry: Int64, isNew: Bool)
        case refused(StoreRefusal)

        /// Its number, or the refusal thrown.
        package func entry() throws(StoreRefusal) -> Int64 {
            switch self {
            case .posted(let entry, _): return entry
            case .refused(let refusal): throw refusal
            }
        }
    }

    private let database: SQLDatabase
    private let identifiers: IdentifierMaker

    package init(_ database: SQLDatabase, _ identifiers: IdentifierMaker) {
        self.database = database
        self.identifiers = identifiers
    }

    /// Posts a group in one transaction: what is answered as posted is on the disk. One that is refused does
    /// not hold up the others.
    ///
    /// - Parameter now: milliseconds since 1970.
    package func post(_ group: [JournalPosting], now: Int64) async throws -> [Outcome] {
        do {
            return try await database.write(ifCommitIsUnknown: .runAgain) { connection in
                try JournalBook.post(group, identifiers, now: now, on: connection)
            }
        } catch let fault as SQLFault where fault.kind == .duplicate && group.count > 1 {
            // Two of the group, or one of it and a stranger, reverse the same entry: one by one then.
            var outcomes: [Outcome] = []
            for posting in group { outcomes += try await post([posting], now: now) }
            return outcomes
        } catch let fault as SQLFault where fault.kind == .duplicate {
            return group.map { .refused(.alreadyReversed(entry: $0.reverses ?? 0)) }
        }
    }

    /// Posts inside a transaction of the caller's, beside what else it writes.
    package static func post(
        _ group: [JournalPosting], _ identifiers: IdentifierMaker, now: Int64,
        on connection: any SQLConnection
    ) throws -> [Outcome] {
        var batch = JournalBatch(group, identifiers.next(max(group.count, 1)))
        try batch.findReversed(on: connection)
        let entries = batch.entryRows(now: now)
        if let entries, try connection.write(entries) < entries.count {
            try batch.findThoseThere(on: connection)
        }
        if let lines = batch.lineRows() {
            _ = try connection.write(lines)
            if let papers = batch.documentRows() { _ = try connection.write(papers) }
            try checkBalance(of: batch, on: connection)
        }
        return batch.outcomes
    }

    /// Undoes an entry by one of its own with every amount turned round.
    package func reverse(
        entry: Int64, government: Int64, day: Day, key: String, narration: String, now: Int64
    ) async throws -> Outcome {
        let lines = try await database.read { connection in
            try connection.rows(
                "SELECT account, amount FROM journal_line WHERE gov_id = $1 AND entry_id = $2 ORDER BY line",
                [.integer(government), .integer(entry)]
            ) { JournalPosting.Line(try $0.text(0), Rupiah(-(try $0.integer(1)))) }
        }
        if lines.isEmpty { return .refused(.noSuchEntry(entry: entry)) }
        let posting = try JournalPosting(
            government: government, day: day, kind: "reversal", narration: narration, key: key, lines: lines,
            reverses: entry)
        return try await post([posting], now: now)[0]
    }

    /// The balance of every account of a government on a day, by account; they sum to nought.
    package func balances(government: Int64, through day: Day) async throws -> [String: Rupiah] {
        let rows = try await database.read { connection in
            try connection.rows(
                """
                SELECT l.account, CAST(SUM(l.amount) AS BIGINT)
                FROM journal_line l JOIN journal_entry e ON e.gov_id = l.gov_id AND e.entry_id = l.entry_id
                WHERE e.gov_id = $1 AND e.entry_day <= $2
                GROUP BY l.account ORDER BY l.account
                """, [.integer(government), .integer(Int64(day.yyyymmdd))]
            ) { (try $0.text(0), Rupiah(try $0.integer(1))) }
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// What is written is summed again by the database, before it is committed.
    private static func checkBalance(of batch: JournalBatch, on connection: any SQLConnection) throws {
        for (government, range) in batch.spans {
            let sum = try connection.integer(
                """
                SELECT CAST(SUM(amount) AS BIGINT) FROM journal_line
                WHERE gov_id = $1 AND entry_id BETWEEN $2 AND $3
                """, [.integer(government), .integer(range.lowerBound), .integer(range.upperBound)])
            guard sum == 0 else { throw StoreRefusal.unbalanced(difference: sum ?? 0) }
        }
    }
}
