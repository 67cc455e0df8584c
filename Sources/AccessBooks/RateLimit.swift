import Access
import Glibc
package import SQLDatabase

/// Counts attempts in windows of time, for all nodes together.
package struct RateLimit: Sendable {
    private let database: SQLDatabase

    package init(_ database: SQLDatabase) { self.database = database }

    /// What counts as one place: an address, but of IPv6 the half that one line of a house or an office has,
    /// for the other half is its own to change.
    package static func place(_ address: String) -> String {
        guard address.contains(":") else { return address }
        if address.lowercased().hasPrefix("::ffff:"), address.contains(".") {
            return String(address.dropFirst(7))
        }
        var bytes = in6_addr()
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        return withUnsafeBytes(of: bytes) { all in
            all.prefix(8).map { String($0, radix: 16) }.joined(separator: ".")
        }
    }

    /// Takes one of the attempts that a key has in a window.
    ///
    /// - Parameters:
    ///   - key: such as `login:203.0.113.7`; what names a person is hashed by the caller.
    ///   - window: milliseconds.
    ///   - now: milliseconds since 1970.
    /// - Throws: `.tooMany` with the seconds until the window ends.
    package func take(_ key: String, limit: Int, per window: Int64, now: Int64) async throws {
        let start = now - now % window
        let used = try await database.write { connection in
            try RateLimit.count(key, start, on: connection)
        }
        guard used <= Int64(limit) else {
            throw AccessRefusal.tooMany(seconds: Int((start + window - now + 999) / 1_000))
        }
    }

    /// One more; the number in its window by now.
    private static func count(
        _ key: String, _ start: Int64, on connection: any SQLConnection
    ) throws -> Int64 {
        try connection.integer(
            """
            INSERT INTO attempt (attempt_key, window_ms, attempts) VALUES ($1, $2, 1)
            ON CONFLICT (attempt_key) DO UPDATE SET
                attempts = CASE WHEN attempt.window_ms = excluded.window_ms THEN attempt.attempts + 1
                    ELSE 1 END,
                window_ms = excluded.window_ms
            RETURNING attempts
            """, [.text(key), .integer(start)]) ?? 1
    }

    /// Forgets windows that began long ago; they mean nothing any more.
    ///
    /// - Returns: how many were forgotten.
    @discardableResult
    package func forget(before instant: Int64) async throws -> Int {
        try await database.write { connection in
            try connection.execute("DELETE FROM attempt WHERE window_ms < $1", [.integer(instant)])
                + connection.execute(
                    "DELETE FROM login_failure WHERE last_ms < $1 AND locked_until_ms < $1",
                    [.integer(instant)])
        }
    }
}
