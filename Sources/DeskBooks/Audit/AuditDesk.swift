import Access
package import AccessBooks
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// Which entries of the chain are asked for: those to which everything given applies.
package struct AuditQuestion: Sendable, Hashable {
    /// A login, whole.
    package var actor: String?
    /// Such as `job.change`.
    package var act: String?
    /// Such as `spell/77`.
    package var subject: String?
    /// A day in western Indonesia.
    package var day: Day?

    package init(actor: String? = nil, act: String? = nil, subject: String? = nil, day: Day? = nil) {
        self.actor = actor
        self.act = act
        self.subject = subject
        self.day = day
    }
}

/// The chain of a government's changes at the desk of whoever may read it.
///
/// An entry's number grows with its instant, so a day is found by halving, and a list reads at most a window
/// of entries: it costs the same whatever the length of the chain.
package struct AuditDesk: Sendable {
    private let desk: Desk
    /// Entries that are looked through for one part of a list.
    private let window: Int64

    package init(_ desk: Desk, window: Int64 = 50_000) {
        self.desk = desk
        self.window = window
    }

    /// A part of the chain, the latest first. A part may be short or empty and still have a next one: then
    /// nothing fitted among those that were looked through.
    ///
    /// - Parameter cursor: entries before this number.
    package func entries(
        _ question: AuditQuestion, before cursor: Int64? = nil, size: Int = 50
    ) async throws -> Listed<AuditEntry> {
        try desk.wholeGovernment(.seeAudit)
        let (government, window) = (desk.office.government, window)
        return try await desk.office.database.read { connection in
            let chain = AuditChain(government: government, connection: connection)
            let range = try chain.range(of: question.day)
            let upper = min(max(cursor ?? .max, range.lowerBound), range.upperBound)
            let lower = max(range.lowerBound, upper - window)
            let rows = try chain.entries(question, from: lower, before: upper, atMost: size + 1)
            if rows.count > size { return Listed(rows, size: size) { String($0.sequence) } }
            let next = lower > range.lowerBound ? String(lower) : nil
            return Listed(rows: rows, next: next, total: nil)
        }
    }

    /// Recomputes the whole chain.
    ///
    /// - Throws: `StoreRefusal.chainBroken` at the first entry that does not fit.
    package func verify() async throws -> AuditRoot {
        try desk.wholeGovernment(.seeAudit)
        let government = desk.office.government
        return try await desk.office.database.read { try AuditBook.verify(government: government, on: $0) }
    }

    /// Every entry that is asked for, part by part, for a file.
    ///
    /// - Parameter most: entries; what lies beyond is left out.
    /// - Returns: how many were handed over.
    package func all(
        _ question: AuditQuestion, atMost most: Int, _ body: ([AuditEntry]) throws -> Void
    ) async throws -> Int {
        _ = try desk.reach(.export)
        var (cursor, count) = (Int64?.none, 0)
        repeat {
            let part = try await entries(question, before: cursor, size: min(1_000, most - count))
            try body(part.rows)
            count += part.rows.count
            cursor = part.next.flatMap { Int64($0) }
        } while cursor != nil && count < most
        return count
    }
}

/// Reads one government's chain by the numbers of its entries.
private struct AuditChain {
    let government: Int64
    let connection: any SQLConnection

    func entries(
        _ question: AuditQuestion, from lower: Int64, before upper: Int64, atMost count: Int
    ) throws -> [AuditEntry] {
        func given(_ text: String?) -> [SQLValue] { [text == nil ? 0 : 1, .text(text ?? "")] }
        return try connection.rows(
            """
            SELECT e.sequence, e.recorded_ms, e.actor, e.act, e.subject, e.reason, e.before_text,
                e.after_text, e.hash
            FROM audit_entry e
            WHERE e.gov_id = $1 AND e.sequence >= $2 AND e.sequence < $3
                AND ($4 = 0 OR e.actor = $5) AND ($6 = 0 OR e.act = $7) AND ($8 = 0 OR e.subject = $9)
            ORDER BY e.sequence DESC LIMIT \(count)
            """,
            [.integer(government), .integer(lower), .integer(upper)] + given(question.actor)
                + given(question.act) + given(question.subject)
        ) { row in
            AuditEntry(
                sequence: try row.integer(0), recorded: try row.integer(1),
                change: AuditChange(
                    actor: try row.text(2), act: try row.text(3), subject: try row.text(4),
                    reason: try row.text(5), before: try row.text(6), after: try row.text(7)),
                hash: try row.text(8))
        }
    }

    /// The entries of a day, or all of them.
    func range(of day: Day?) throws -> Range<Int64> {
        let end = try connection.integer(
            "SELECT h.sequence FROM audit_head h WHERE h.gov_id = $1", [.integer(government)])
        let past = (end ?? 0) + 1
        guard let day else { return 1..<past }
        let start = WesternTime.start(of: day)
        let first = try place(of: start, before: past)
        return first..<(try place(of: start + 86_400_000, before: past))
    }

    /// The first entry that was recorded at an instant or after it.
    private func place(of instant: Int64, before past: Int64) throws -> Int64 {
        var (low, high) = (Int64(1), past)
        while low < high {
            let middle = low + (high - low) / 2
            let recorded = try connection.integer(
                "SELECT e.recorded_ms FROM audit_entry e WHERE e.gov_id = $1 AND e.sequence = $2",
                [.integer(government), .integer(middle)])
            if recorded ?? .max < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
