package import SQLDatabase

/// The right to do something that one at a time does, for a while. Held in a row, so that it means the same
/// on every node; advisory locks of PostgreSQL mean something on one node only.
package struct Lease: Sendable, Equatable {
    package let name: String
    package let owner: String
    /// Rises each time the lease changes hands, so that a late holder is recognised.
    package let turn: Int64
}

/// Takes, keeps and gives back leases.
package struct LeaseBook: Sendable {
    private let database: SQLDatabase

    package init(_ database: SQLDatabase) { self.database = database }

    /// Nil where somebody else holds it and their time is not over. The same owner may take it again.
    ///
    /// - Parameters:
    ///   - milliseconds: for how long, unless it is kept up.
    ///   - now: milliseconds since 1970.
    package func take(
        _ name: String, owner: String, for milliseconds: Int64, now: Int64
    ) async throws -> Lease? {
        let until = SQLValue.integer(now + milliseconds)
        return try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            let begun = try connection.first(
                """
                INSERT INTO lease (lease_name, owner, until_ms, turn) VALUES ($1, $2, $3, 1)
                ON CONFLICT (lease_name) DO NOTHING RETURNING turn
                """, [.text(name), .text(owner), until]
            ) { try $0.integer(0) }
            let turn =
                try begun
                ?? connection.first(
                    """
                    UPDATE lease SET owner = $1, until_ms = $2, turn = turn + 1
                    WHERE lease_name = $3 AND (until_ms <= $4 OR owner = $1) RETURNING turn
                    """, [.text(owner), until, .text(name), .integer(now)]
                ) { try $0.integer(0) }
            return turn.map { Lease(name: name, owner: owner, turn: $0) }
        }
    }

    /// Until when it is held; nil where nobody took it yet.
    package func until(_ name: String) async throws -> Int64? {
        try await database.read {
            try $0.integer("SELECT until_ms FROM lease WHERE lease_name = $1", [.text(name)])
        }
    }

    /// Ends a lease. One that has gone to somebody else stays theirs.
    package func giveBack(_ lease: Lease) async throws {
        try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            try connection.execute(
                "UPDATE lease SET until_ms = 0 WHERE lease_name = $1 AND owner = $2 AND turn = $3",
                [.text(lease.name), .text(lease.owner), .integer(lease.turn)])
        }
    }

    /// Makes sure, inside the transaction that does the work, that the lease is still ours; who would
    /// take it waits until that transaction ends. Throws `busy` where it went to somebody else.
    package static func hold(_ lease: Lease, on connection: any SQLConnection, now: Int64) throws {
        let changed = try connection.execute(
            "UPDATE lease SET turn = turn WHERE lease_name = $1 AND owner = $2 AND turn = $3",
            [.text(lease.name), .text(lease.owner), .integer(lease.turn)])
        guard changed == 1 else { throw StoreRefusal.busy(lease: lease.name, untilMilliseconds: now) }
    }
}
