package import SQLDatabase

/// One accepted change: who did what to what, why, and how it was before and after. Texts that name a person
/// by NIK are sealed by the caller; what stands here is read by auditors.
package struct AuditChange: Sendable, Equatable {
    package let actor: String
    package let act: String
    package let subject: String
    package let reason: String
    package let before: String
    package let after: String

    package init(actor: String, act: String, subject: String, reason: String, before: String, after: String) {
        self.actor = actor
        self.act = act
        self.subject = subject
        self.reason = reason
        self.before = before
        self.after = after
    }
}

/// The end of a government's chain: what is printed each day, so that nobody can write the past anew unseen.
package struct AuditRoot: Sendable, Equatable {
    package let government: Int64
    package let entries: Int64
    package let hash: String
}

/// The chain of a government's changes. Each entry's hash covers the one before it.
package enum AuditBook {
    /// Adds changes to the chain, inside the transaction that makes them. Those who append for the same
    /// government wait for each other until the transaction ends.
    ///
    /// - Parameter now: milliseconds since 1970. A clock that was moved back does not move the chain back:
    ///   the entry takes the instant of the one before it.
    @discardableResult
    package static func append(
        _ changes: [AuditChange], government: Int64, now: Int64, on connection: any SQLConnection
    ) throws -> AuditRoot {
        var head = try lockedHead(of: government, on: connection)
        let heads = changes.map { change in
            head.advance(by: change, government: government, now: now)
            return head
        }
        if !changes.isEmpty { _ = try connection.write(rows(changes, heads, government: government)) }
        try connection.execute(
            "UPDATE audit_head SET sequence = $1, recorded_ms = $2, hash = $3 WHERE gov_id = $4",
            [.integer(head.sequence), .integer(head.recorded), .text(head.hash), .integer(government)])
        return AuditRoot(government: government, entries: head.sequence, hash: head.hash)
    }

    private static func rows(
        _ changes: [AuditChange], _ heads: [AuditHead], government: Int64
    ) -> BulkRows {
        func texts(_ text: (AuditChange) -> String) -> BulkRows.Values {
            .texts(TextColumn(changes.map(text)))
        }
        return BulkRows(
            "audit_entry",
            [
                ("gov_id", .constant(.integer(government))), ("sequence", .integers(heads.map(\.sequence))),
                ("recorded_ms", .integers(heads.map(\.recorded))), ("actor", texts(\.actor)),
                ("act", texts(\.act)), ("subject", texts(\.subject)), ("reason", texts(\.reason)),
                ("before_text", texts(\.before)), ("after_text", texts(\.after)),
                ("hash", .texts(TextColumn(heads.map(\.hash)))),
            ])
    }

    /// Holds the end of a government's chain until the transaction ends, as `append` will: for what must be
    /// numbered without a gap in the same act.
    package static func hold(government: Int64, on connection: any SQLConnection) throws {
        _ = try lockedHead(of: government, on: connection)
    }

    /// Recomputes a chain from its beginning and returns its end. Refuses, with the entry, one that was
    /// changed, taken out or put in, and one whose end was cut off.
    package static func verify(government: Int64, on connection: any SQLConnection) throws -> AuditRoot {
        var head = AuditHead()
        try connection.stream(
            """
            SELECT sequence, recorded_ms, actor, act, subject, reason, before_text, after_text, hash
            FROM audit_entry WHERE gov_id = $1 ORDER BY sequence
            """, [.integer(government)]
        ) { row in
            let change = AuditChange(
                actor: try row.text(2), act: try row.text(3), subject: try row.text(4),
                reason: try row.text(5), before: try row.text(6), after: try row.text(7))
            head.advance(by: change, government: government, now: try row.integer(1))
            guard try row.integer(0) == head.sequence, try row.integer(1) == head.recorded,
                try row.text(8) == head.hash
            else { throw StoreRefusal.chainBroken(government: government, sequence: head.sequence) }
        }
        let kept = try readHead(of: government, locking: false, on: connection) ?? AuditHead()
        guard kept == head else {
            throw StoreRefusal.chainBroken(government: government, sequence: head.sequence + 1)
        }
        return AuditRoot(government: government, entries: head.sequence, hash: head.hash)
    }

    private static func lockedHead(
        of government: Int64, on connection: any SQLConnection
    ) throws -> AuditHead {
        if let head = try readHead(of: government, locking: true, on: connection) { return head }
        try connection.execute(
            """
            INSERT INTO audit_head (gov_id, sequence, recorded_ms, hash) VALUES ($1, 0, 0, '')
            ON CONFLICT (gov_id) DO NOTHING
            """, [.integer(government)])
        return try readHead(of: government, locking: true, on: connection) ?? AuditHead()
    }

    private static func readHead(
        of government: Int64, locking: Bool, on connection: any SQLConnection
    ) throws -> AuditHead? {
        let lock = locking ? connection.engine.lockClause : ""
        return try connection.first(
            "SELECT sequence, recorded_ms, hash FROM audit_head WHERE gov_id = $1\(lock)",
            [.integer(government)]
        ) { row in
            AuditHead(sequence: try row.integer(0), recorded: try row.integer(1), hash: try row.text(2))
        }
    }
}

/// Where a chain stands.
struct AuditHead: Equatable {
    var sequence: Int64 = 0
    var recorded: Int64 = 0
    var hash = ""

    mutating func advance(by change: AuditChange, government: Int64, now: Int64) {
        sequence += 1
        recorded = max(recorded, now)
        // Each part with its length before it, so that no two different entries read the same.
        let parts = [
            String(government), String(sequence), String(recorded), change.actor, change.act,
            change.subject, change.reason, change.before, change.after, hash,
        ]
        var bytes: [UInt8] = []
        for part in parts {
            bytes.append(contentsOf: "\(part.utf8.count):".utf8)
            bytes.append(contentsOf: part.utf8)
        }
        hash = sha256(bytes)
    }
}
