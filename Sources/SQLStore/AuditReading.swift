package import SQLDatabase

/// One entry of a chain, as it stands there.
package struct AuditEntry: Sendable, Equatable {
    package let sequence: Int64
    /// Milliseconds since 1970.
    package let recorded: Int64
    package let change: AuditChange
    package let hash: String

    package init(sequence: Int64, recorded: Int64, change: AuditChange, hash: String) {
        self.sequence = sequence
        self.recorded = recorded
        self.change = change
        self.hash = hash
    }
}

/// Which entries of a government are shown: those to which everything given applies.
package struct AuditFilter: Sendable, Equatable {
    /// Such as `spell/77`.
    package var subject: String?
    package var actor: String?
    /// Recorded from this instant on and before that one, in milliseconds since 1970.
    package var from: Int64 = 0
    package var before: Int64 = .max
    /// Entries after this number: the last one of the page before.
    package var after: Int64 = 0
    /// Entries a page.
    package var limit: Int64 = 50

    package init() {}
}

extension AuditBook {
    /// A page of entries, in the order of the chain. What is shown is not verified: see `verify`.
    package static func entries(
        _ filter: AuditFilter, government: Int64, on connection: any SQLConnection
    ) throws -> [AuditEntry] {
        try connection.rows(
            """
            SELECT sequence, recorded_ms, actor, act, subject, reason, before_text, after_text, hash
            FROM audit_entry
            WHERE gov_id = $1 AND sequence > $2 AND recorded_ms >= $3 AND recorded_ms < $4
                AND ($5 = 0 OR subject = $6) AND ($7 = 0 OR actor = $8)
            ORDER BY sequence LIMIT $9
            """,
            [
                .integer(government), .integer(filter.after), .integer(filter.from), .integer(filter.before),
                filter.subject == nil ? 0 : 1, .text(filter.subject ?? ""), filter.actor == nil ? 0 : 1,
                .text(filter.actor ?? ""), .integer(filter.limit),
            ]
        ) { row in
            AuditEntry(
                sequence: try row.integer(0), recorded: try row.integer(1),
                change: AuditChange(
                    actor: try row.text(2), act: try row.text(3), subject: try row.text(4),
                    reason: try row.text(5), before: try row.text(6), after: try row.text(7)),
                hash: try row.text(8))
        }
    }

    /// Where a chain stood before an instant, after the whole of it was verified. A chain without an entry
    /// by then has the number nought and no hash.
    package static func root(
        of government: Int64, before instant: Int64, on connection: any SQLConnection
    ) throws -> AuditRoot {
        _ = try verify(government: government, on: connection)
        let root = try connection.first(
            """
            SELECT sequence, hash FROM audit_entry WHERE gov_id = $1 AND recorded_ms < $2
            ORDER BY sequence DESC LIMIT 1
            """, [.integer(government), .integer(instant)]
        ) { AuditRoot(government: government, entries: try $0.integer(0), hash: try $0.text(1)) }
        return root ?? AuditRoot(government: government, entries: 0, hash: "")
    }
}
