import LawBook
import SQLDatabase

/// Somebody's turn at a piece of work: nobody else has it while the lease is kept up.
struct WorkTurn: Sendable, Equatable {
    let number: Int64
    let government: Int64
    let kind: String
    let argument: String
    let owner: String
    /// From 1.
    let attempt: Int64
}

/// It went to somebody else meanwhile: what was not committed is not ours to commit.
struct WorkLost: Error {}

/// How work changes hands: each step one statement on `job`, and what is seen of it in `work`.
extension WorkQueue {
    /// Takes the oldest that waits, or that a program left which is gone. Nil where there is none.
    ///
    /// - Parameter lease: milliseconds that it is ours, unless it is kept up.
    func take(owner: String, lease: Int64, now: Int64) async throws -> WorkTurn? {
        let open: [SQLValue] = [.integer(WorkQueue.queue), .integer(now)]
        // Most of the time there is nothing, and readers hold nobody up.
        let oldest = """
            SELECT job_id FROM job WHERE queue = $1 AND state IN (0, 1) AND lease_until_ms < $2
            ORDER BY job_id LIMIT 1
            """
        let some = try await database.read { try $0.integer(oldest, open) }
        guard some != nil else { return nil }
        return try await database.write { connection in
            let free = try connection.integer(oldest + connection.engine.lockOrSkipClause, open)
            guard let free else { return nil }
            let turn = try connection.first(
                """
                UPDATE job SET state = 1, owner = $1, lease_until_ms = $2, attempts = attempts + 1
                WHERE queue = $3 AND job_id = $4 AND state IN (0, 1)
                RETURNING job_id, kind, argument, attempts
                """,
                [.text(owner), .integer(now + lease), .integer(WorkQueue.queue), .integer(free)]
            ) { try readTurn($0, owner) }
            guard let turn else { return nil }
            try connection.execute(
                "UPDATE work SET state = 1, begun_ms = $1 WHERE gov_id = $2 AND work_id = $3",
                [.integer(now), .integer(turn.government), .integer(turn.number)])
            return turn
        }
    }

    /// Keeps a turn up and tells how far it is. The lease begins when its turn to write comes, which may be
    /// late behind a long act.
    ///
    /// - Throws: `WorkLost` where somebody else has it by now.
    func tell(
        _ turn: WorkTurn, _ progress: WorkProgress.Told, lease: Int64, now: @escaping @Sendable () -> Int64
    ) async throws {
        try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            try hold(turn, as: .runs, leaseUntil: now() + lease, connection)
            try connection.execute(
                "UPDATE work SET step = $1, done = $2, total = $3 WHERE gov_id = $4 AND work_id = $5",
                [
                    .text(progress.step), .integer(Int64(progress.done)), .integer(Int64(progress.total)),
                    .integer(turn.government), .integer(turn.number),
                ])
        }
    }

    func finish(_ turn: WorkTurn, resultPath: String?, now: Int64) async throws {
        try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            try hold(turn, as: .done, leaseUntil: now, connection)
            try connection.execute(
                """
                UPDATE work SET state = 2, ended_ms = $1, result_path = COALESCE($2, result_path)
                WHERE gov_id = $3 AND work_id = $4
                """,
                [
                    .integer(now), SQLValue(resultPath), .integer(turn.government), .integer(turn.number),
                ])
        }
    }

    func fail(_ turn: WorkTurn, _ note: Note, now: Int64) async throws {
        try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            try hold(turn, as: .failed, leaseUntil: now, connection)
            try connection.execute(
                "UPDATE work SET state = 3, ended_ms = $1, fault = $2 WHERE gov_id = $3 AND work_id = $4",
                [
                    .integer(now), .text(KeptNote.text(note)), .integer(turn.government),
                    .integer(turn.number),
                ])
        }
    }

    /// Lets it wait again: the program stops, the work does not count as tried.
    func putBack(_ turn: WorkTurn) async throws {
        try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            try hold(turn, as: .waits, leaseUntil: 0, attempts: turn.attempt - 1, connection)
            try connection.execute(
                """
                UPDATE work SET state = 0, step = '', done = 0, total = 0
                WHERE gov_id = $1 AND work_id = $2
                """,
                [.integer(turn.government), .integer(turn.number)])
        }
    }
}

/// Writes where a turn stands, as long as it is still ours.
///
/// - Parameter attempts: that count; nil for those that were.
/// - Throws: `WorkLost`.
private func hold(
    _ turn: WorkTurn, as state: WorkState, leaseUntil lease: Int64, attempts: Int64? = nil,
    _ connection: any SQLConnection
) throws {
    let held = try connection.execute(
        """
        UPDATE job SET state = $1, lease_until_ms = $2, attempts = $3
        WHERE queue = $4 AND job_id = $5 AND owner = $6 AND attempts = $7 AND state = 1
        """,
        [
            .integer(state.rawValue), .integer(lease), .integer(attempts ?? turn.attempt),
            .integer(WorkQueue.queue), .integer(turn.number), .text(turn.owner), .integer(turn.attempt),
        ])
    if held == 0 { throw WorkLost() }
}

private func readTurn(_ row: SQLRow, _ owner: String) throws -> WorkTurn {
    let argument = try row.text(2).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return WorkTurn(
        number: try row.integer(0), government: Int64(argument.first ?? "") ?? 0, kind: try row.text(1),
        argument: argument.count > 1 ? String(argument[1]) : "", owner: owner, attempt: try row.integer(3))
}
