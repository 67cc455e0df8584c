package import SQLDatabase

/// Whether the keys at hand are those that a government's fields were sealed with.
///
/// With another key for look-up nobody would be found, and an import would make everybody a second time;
/// with another key for sealing, what is written could not be read beside what is there. So the first office
/// leaves a mark of both keys, and every later one is held against it. The mark tells nothing of the keys.
package enum KeyCheck {
    private static let mark = "naungan"
    private static let name = "keys"

    /// Leaves the mark where there is none yet.
    ///
    /// - Parameter now: milliseconds since 1970.
    /// - Throws: `StoreRefusal.keysDiffer` with the name of the key that is another one.
    package static func hold(
        _ sealing: FieldSealing, government: Int64, now: Int64, in database: SQLDatabase
    ) async throws {
        let index = sealing.index(mark, kind: name)
        if let kept = try await database.read({ try read(government, on: $0) }) {
            return try compare(kept, index, sealing, government)
        }
        let kept = try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            if let others = try indexOfAnother(on: connection), others != index {
                throw StoreRefusal.keysDiffer(name: "NAUNGAN_INDEX_KEY")
            }
            try connection.execute(
                """
                INSERT INTO idempotency (gov_id, idem_key, request_digest, answer, recorded_ms)
                VALUES ($1, $2, $3, $4, $5) ON CONFLICT (gov_id, idem_key) DO NOTHING
                """,
                [
                    .integer(government), .text(name), .text(index),
                    .text(sealing.seal(mark, place(government))), .integer(now),
                ])
            return try read(government, on: connection)
        }
        if let kept { try compare(kept, index, sealing, government) }
    }

    /// The whole database has one key for look-up: a NIK is once in the country.
    private static func indexOfAnother(on connection: any SQLConnection) throws -> String? {
        try connection.first(
            """
            SELECT i.request_digest FROM government g JOIN idempotency i ON i.gov_id = g.gov_id
            WHERE i.idem_key = $1 ORDER BY g.gov_id LIMIT 1
            """, [.text(name)]
        ) { try $0.text(0) }
    }

    private static func read(
        _ government: Int64, on connection: any SQLConnection
    ) throws -> (index: String, sealed: String)? {
        try connection.first(
            "SELECT request_digest, answer FROM idempotency WHERE gov_id = $1 AND idem_key = $2",
            [.integer(government), .text(name)]
        ) { (index: try $0.text(0), sealed: try $0.text(1)) }
    }

    private static func compare(
        _ kept: (index: String, sealed: String), _ index: String, _ sealing: FieldSealing,
        _ government: Int64
    ) throws(StoreRefusal) {
        guard kept.index == index else { throw .keysDiffer(name: "NAUNGAN_INDEX_KEY") }
        guard (try? sealing.open(kept.sealed, place(government))) == mark else {
            throw .keysDiffer(name: "NAUNGAN_FIELD_KEY")
        }
    }

    private static func place(_ government: Int64) -> FieldSealing.Place {
        FieldSealing.Place("idempotency.keys", government: government, row: 0)
    }
}
