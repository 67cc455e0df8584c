import SQLDatabase

/// Wrong passwords of one login, counted alike whether there is such an account or not.
struct LoginFailures {
    private let index: String
    private var failed: Int64 = 0
    private var last: Int64 = 0
    private var until: Int64 = 0

    private init(_ index: String) { self.index = index }

    static func read(_ index: String, on connection: any SQLConnection) throws -> LoginFailures {
        try found(index, "", connection)
    }

    /// The same, while the transaction holds the row.
    static func held(_ index: String, on connection: any SQLConnection) throws -> LoginFailures {
        try connection.execute(
            """
            INSERT INTO login_failure (login_index, failed, last_ms, locked_until_ms) VALUES ($1, 0, 0, 0)
            ON CONFLICT (login_index) DO NOTHING
            """, [.text(index)])
        return try found(index, connection.engine.lockClause, connection)
    }

    private static func found(
        _ index: String, _ clause: String, _ connection: any SQLConnection
    ) throws -> LoginFailures {
        var failures = LoginFailures(index)
        try connection.query(
            """
            SELECT failed, last_ms, locked_until_ms FROM login_failure WHERE login_index = $1\(clause)
            """, [.text(index)]
        ) { row in
            failures.failed = try row.integer(0)
            failures.last = try row.integer(1)
            failures.until = try row.integer(2)
        }
        return failures
    }

    /// The seconds for which the login stays locked; nil where it is not.
    func locked(at now: Int64) -> Int? { until > now ? Int((until - now + 999) / 1_000) : nil }

    /// One more. After a day without any the count begins anew.
    mutating func add(_ limits: SignInLimits, at now: Int64, on connection: any SQLConnection) throws {
        failed = now - last > 86_400_000 ? 1 : failed + 1
        last = now
        let over = failed - Int64(limits.failures)
        if over >= 0 { until = now + min(limits.longest, 60_000 << min(over, 20)) }
        try connection.execute(
            "UPDATE login_failure SET failed = $1, last_ms = $2, locked_until_ms = $3 WHERE login_index = $4",
            [.integer(failed), .integer(last), .integer(until), .text(index)])
    }

    /// He is in.
    func forget(on connection: any SQLConnection) throws {
        try connection.execute("DELETE FROM login_failure WHERE login_index = $1", [.text(index)])
    }
}
