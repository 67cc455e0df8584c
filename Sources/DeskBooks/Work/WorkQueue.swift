import Access
package import AccessBooks
package import SQLDatabase
import SQLStore

/// The queue of background work: ordered in the transaction of the act that needs it, done once, seen by
/// whoever ordered it.
package struct WorkQueue: Sendable {
    /// All of the portal's work is in one queue of the table `job`.
    static let queue: Int64 = 1
    /// How often it is begun before it is given up: a program that died takes its work along.
    static let mostAttempts: Int64 = 3

    let database: SQLDatabase

    /// Pieces of one account that may wait at a time, so that nobody's fill the queue of all.
    static let mostWaiting: Int64 = 20

    package init(_ database: SQLDatabase) { self.database = database }

    /// Orders work inside the transaction of an act; the act is audited, the work is not yet done.
    ///
    /// - Parameters:
    ///   - number: made by the caller, so that it can be told before the transaction ends.
    ///   - instant: milliseconds since 1970.
    /// - Throws: `WorkRefusal.tooMuchWaits`.
    package static func order(
        _ order: WorkOrder, number: Int64, desk: Desk, instant: Int64, on connection: any SQLConnection
    ) throws {
        let government = desk.office.government
        let waiting = try connection.integer(
            """
            SELECT COUNT(*) FROM work WHERE gov_id = $1 AND account_id = $2 AND state IN (0, 1)
            """, [.integer(government), .integer(desk.permit.account)])
        if let waiting, waiting >= mostWaiting { throw WorkRefusal.tooMuchWaits(Int(waiting)) }
        try connection.execute(
            """
            INSERT INTO job (queue, job_id, kind, argument, state, lease_until_ms, attempts, recorded_ms)
            VALUES ($1, $2, $3, $4, 0, 0, 0, $5)
            """,
            [
                .integer(queue), .integer(number), .text(order.kind),
                .text("\(government)/\(order.argument)"), .integer(instant),
            ])
        try connection.execute(
            """
            INSERT INTO work (gov_id, work_id, account_id, actor, role, kind, subject, state, step, done,
                total,
                result_path, recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, '', 0, 0, $8, $9)
            """,
            [
                .integer(government), .integer(number), .integer(desk.permit.account),
                .text(desk.permit.name), .text(desk.permit.role.rawValue), .text(order.kind),
                .text(order.subject), SQLValue(order.resultPath), .integer(instant),
            ])
    }

    /// One piece of work, for whoever ordered it and for administrators; for everybody else it is not there.
    package func item(_ number: Int64, desk: Desk) async throws -> WorkItem? {
        let seesAll = desk.permit.may(.manageAccounts)
        let government = desk.office.government
        let found = try await item(number, government: government)
        guard let found, seesAll || found.account == desk.permit.account else { return nil }
        return found
    }

    /// Whoever's own work, the latest first.
    ///
    /// - Parameter before: the number of the last one that was shown, for the next part.
    package func mine(_ desk: Desk, before: Int64 = .max, size: Int = 25) async throws -> Listed<WorkItem> {
        let (government, account) = (desk.office.government, desk.permit.account)
        let rows = try await database.read { connection in
            try connection.rows(
                """
                SELECT \(columns) FROM work WHERE gov_id = $1 AND account_id = $2 AND work_id < $3
                ORDER BY work_id DESC LIMIT \(size + 1)
                """, [.integer(government), .integer(account), .integer(before)], read)
        }
        return Listed(rows, size: size) { String($0.id) }
    }

    /// Waits for work that is likely to be short, so that whoever ordered it sees its result at once.
    ///
    /// - Returns: it as it is by then; nil where there is none.
    package func wait(
        for number: Int64, desk: Desk, atMost duration: Duration
    ) async throws -> WorkItem? {
        let clock = ContinuousClock()
        let end = clock.now + duration
        while true {
            let item = try await item(number, desk: desk)
            if item?.isOver != false || clock.now >= end { return item }
            try await Task.sleep(for: .milliseconds(60))
        }
    }

    func item(_ number: Int64, government: Int64) async throws -> WorkItem? {
        try await database.read { connection in
            try connection.first(
                "SELECT \(columns) FROM work WHERE gov_id = $1 AND work_id = $2",
                [.integer(government), .integer(number)], read)
        }
    }
}

private let columns = """
    work_id, gov_id, account_id, actor, role, kind, subject, state, step, done, total, result_path, fault, \
    recorded_ms, ended_ms
    """

private func read(_ row: SQLRow) throws -> WorkItem {
    WorkItem(
        id: try row.integer(0), government: try row.integer(1), account: try row.integer(2),
        actor: try row.text(3), role: try row.text(4), kind: try row.text(5), subject: try row.text(6),
        state: WorkState(rawValue: try row.integer(7)) ?? .failed, step: try row.text(8),
        done: Int(try row.integer(9)), total: Int(try row.integer(10)), resultPath: row.optionalText(11),
        fault: row.optionalText(12).map(KeptNote.note), recorded: try row.integer(13),
        ended: try row.optionalInteger(14))
}
