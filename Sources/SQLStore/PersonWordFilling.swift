package import SQLDatabase

/// Writes the words of people who were there before there were any: once a government, in portions, and goes
/// on where it was interrupted.
package enum PersonWordFilling {
    private static let key = "person-words"
    private static let portion = 20_000

    /// The governments that have people and whose filling has not come to its end.
    package static func owed(on connection: any SQLConnection) throws -> [Int64] {
        try connection.rows(
            """
            SELECT g.gov_id FROM government g
            WHERE EXISTS (SELECT 1 FROM person p WHERE p.gov_id = g.gov_id)
                AND NOT EXISTS (SELECT 1 FROM idempotency i
                    WHERE i.gov_id = g.gov_id AND i.idem_key = $1 AND i.answer = 'done')
            ORDER BY g.gov_id
            """, [.text(key)]
        ) { try $0.integer(0) }
    }

    /// Fills what is owed.
    ///
    /// - Parameters:
    ///   - now: milliseconds since 1970.
    ///   - progress: is told how many people are done.
    /// - Returns: how many people were read.
    @discardableResult
    package static func fill(
        _ database: SQLDatabase, _ sealing: FieldSealing, now: Int64,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> Int {
        var count = 0
        for government in try await database.read({ try owed(on: $0) }) {
            while true {
                let done = try await database.write(ifCommitIsUnknown: .runAgain) { connection in
                    try step(government, sealing, now, connection)
                }
                count += done
                progress(count)
                if done < portion { break }
            }
        }
        return count
    }

    /// The next portion; the mark of how far it came is held until the transaction ends.
    private static func step(
        _ government: Int64, _ sealing: FieldSealing, _ now: Int64, _ connection: any SQLConnection
    ) throws -> Int {
        try connection.execute(
            """
            INSERT INTO idempotency (gov_id, idem_key, request_digest, answer, recorded_ms)
            VALUES ($1, $2, $2, '0', $3) ON CONFLICT (gov_id, idem_key) DO NOTHING
            """, [.integer(government), .text(key), .integer(now)])
        let mark = try connection.first(
            """
            SELECT answer FROM idempotency
            WHERE gov_id = $1 AND idem_key = $2\(connection.engine.lockClause)
            """, [.integer(government), .text(key)]
        ) { try $0.text(0) }
        guard let mark, let last = Int64(mark) else { return 0 }
        var words = PersonWordRows(sealing)
        var (count, reached) = (0, last)
        try connection.query(
            """
            SELECT person_id, name, nik_sealed FROM person WHERE gov_id = $1 AND person_id > $2
            ORDER BY person_id LIMIT \(portion)
            """, [.integer(government), .integer(last)]
        ) { row in
            reached = try row.integer(0)
            let place = FieldSealing.Place("person.nik", government: government, row: reached)
            words.add(
                name: try row.text(1), nik: try sealing.open(try row.text(2), place), person: reached)
            count += 1
        }
        if words.count > 0 {
            let key = ["gov_id", "word", "person_id"]
            _ = try connection.write(words.rows(government: government, conflict: .keep(key: key)))
        }
        let answer = count < portion ? "done" : String(reached)
        try connection.execute(
            "UPDATE idempotency SET answer = $1 WHERE gov_id = $2 AND idem_key = $3",
            [.text(answer), .integer(government), .text(key)])
        return count
    }
}
