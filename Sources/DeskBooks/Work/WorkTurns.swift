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
        let some = try await database.read { connection in
            try connection.integer(
                "SELECT job_id FROM job WHERE queue = $1 AND state IN (0, 1) AND lease_until_ms < $2 LIMIT 1",
                open)
        }
        guard some != nil else { return nil }
        return try await database.write { connection in
            let skip = connection.engine.lockOrSkipClause
            let turn = try connection.first(
                """
                UPDATE job SET state = 1, owner = $1, lease_until_ms = $2, attempts = attempts + 1
                WHERE queue = $3 AND job_id = (SELECT o.job_id FROM job o WHERE o.queue = $3
                    AND o.state IN (0, 1) AND o.lease_until_ms < $4 ORDER BY o.job_id LIMIT 1\(skip))
                    AND state IN (0, 1)
                RETURNING job_id, kind, argument, attempts
                """,
                [.text(owner), .integer(now + lease), .integer(WorkQueue.queue), .integer(now)]
            ) { try readTurn($0, owner) }
            guard let turn else { return nil }
            try connection.execute(
                "UPDATE work SET state = 1, begun_ms = $1 WHERE gov_id = $2 AND work_id = $3",
                [.integer(now), .integer(turn.government), .integer(turn.number)])
            return turn
        }
    }

    /// Keeps a turn up and tells how far it is.
    ///
    /// - Throws: `WorkLost` where somebody else has it by now.
    func tell(_ turn: WorkTurn, _ progress: WorkProgress.Told, lease: Int64, now: Int64) async throws {
        try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            try hold(turn, "lease_until_ms = $1", [.integer(now + lease)], connection)
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
            try hold(turn, "state = $1", [.integer(WorkState.done.rawValue)], connection)
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
            try hold(turn, "state = $1", [.integer(WorkState.failed.rawValue)], connection)
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
            try hold(
                turn, "state = 0, lease_until_ms = 0, attempts = $1", [.integer(turn.attempt - 1)], connection
            )
            try connection.execute(
                """
                UPDATE work SET state = 0, step = '', done = 0, total = 0
                WHERE gov_id = $1 AND work_id = $2
                """,
                [.integer(turn.government), .integer(turn.number)])
        }
    }
}

/// - Parameter change: of the row, with `$1` as its one value.
private func hold(
    _ turn: WorkTurn, _ change: String, _ value: [SQLValue], _ connection: any SQLConnection
) throws {
    let held = try connection.execute(
        """
        UPDATE job SET \(change)
        WHERE queue = $2 AND job_id = $3 AND owner = $4 AND attempts = $5 AND state = 1
        """,
        value + [
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
