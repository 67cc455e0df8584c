import Access
import AccessBooks
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// Replies of the civil registry: their lines are kept as they were understood, and whom they name within
/// reach gets an answer, in a handful of statements however long the file is.
extension CivilRegistryBook {
    /// Bytes of a file that are taken at most.
    package static let largestFile = 32 * 1_024 * 1_024
    private static let piece = 256 * 1_024

    /// Takes a reply to a batch; the same file again changes nothing and says what it said before.
    ///
    /// - Throws: `CivilRegistryRefusal`; nothing is kept then.
    package func take(
        _ reply: CivilRegistryReply, to batch: Int64
    ) async throws -> CivilRegistryOutcome {
        guard reply.bytes.count <= Self.largestFile else {
            throw CivilRegistryRefusal.fileTooLarge(megabytes: Self.largestFile / 1_048_576)
        }
        let (book, office, id) = (self, office, office.identifiers.next())
        let indexes = reply.niks.map {
            $0 == 0 ? "" : office.sealing.index(String($0), kind: "nik")
        }
        let pieces = sealed(reply.bytes, id)
        return try await office.act { connection, now in
            // Replies of a government wait for each other: each says which answer is the newest.
            try connection.query(
                """
                SELECT batch_id FROM civil_registry_batch WHERE gov_id = $1
                ORDER BY batch_id\(connection.engine.lockClause)
                """, [.integer(office.government)]
            ) { _ in }
            let sent = try book.batch(batch, on: connection)
            let before = try book.replies(
                "r.batch_id = $2 AND r.digest = $3", [.integer(batch), .text(reply.digest)], on: connection)
            if let before = before.first { return Act(before.asKnown, []) }
            guard reply.checkedOn >= sent.sentOn, reply.checkedOn <= office.today else {
                throw CivilRegistryRefusal.dayWrong(reply.checkedOn, sent: sent.sentOn)
            }
            let writing = CivilRegistryReplyWriting(
                book: book, reply: reply, id: id, batch: batch, now: now, connection: connection)
            let outcome = try writing.run(indexes, pieces)
            let change = office.change(
                "civil-registry.answer", of: "civil-registry/\(batch)",
                after: "reply=\(id) digest=\(reply.digest) "
                    + CivilRegistryStatus.allCases.map { "\($0.rawValue)=\(outcome.counts[$0] ?? 0)" }
                    .joined(separator: " ") + " faults=\(outcome.faults)")
            return Act(outcome, [change])
        }
    }

    private func sealed(_ bytes: [UInt8], _ reply: Int64) -> [String] {
        let place = FieldSealing.Place(
            "civil_registry_reply_part.bytes", government: office.government, row: reply)
        return stride(from: 0, to: bytes.count, by: Self.piece).map { start in
            office.sealing.seal(bytes: Array(bytes[start..<min(start + Self.piece, bytes.count)]), place)
        }
    }

    /// What came back for a batch within reach, the newest first.
    package func replies(to batch: Int64) async throws -> [CivilRegistryOutcome] {
        let book = self
        return try await office.database.read { connection in
            _ = try book.batch(batch, on: connection)
            return try book.replies("r.batch_id = $2", [.integer(batch)], on: connection)
        }
    }

    /// - Parameter condition: of the alias `r`, its values from `$2` on.
    fileprivate func replies(
        _ condition: String, _ values: [SQLValue], on connection: any SQLConnection
    ) throws -> [CivilRegistryOutcome] {
        try connection.rows(
            """
            SELECT r.reply_id, r.file_name, r.checked_on, r.line_count, r.matched, r.mismatched, r.not_found,
                r.deceased, r.faults, r.recorded_by
            FROM civil_registry_reply r WHERE r.gov_id = $1 AND \(condition) ORDER BY r.reply_id DESC
            """, [.integer(office.government)] + values
        ) { row in
            CivilRegistryOutcome(
                id: try row.integer(0), fileName: try row.text(1),
                checkedOn: try row.day(2, "civil_registry_reply.checked_on"),
                lines: Int(try row.integer(3)),
                counts: [
                    .matched: Int(try row.integer(4)), .mismatched: Int(try row.integer(5)),
                    .notFound: Int(try row.integer(6)), .deceased: Int(try row.integer(7)),
                ], faults: Int(try row.integer(8)), recordedBy: try row.text(9), isNew: true)
        }
    }

    /// The lines of a reply that count for nothing, in their order.
    package func faults(
        of reply: Int64, after line: Int = 0, atMost count: Int = 200
    ) async throws -> [CivilRegistryFaultLine] {
        let government = office.government
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT line, fault, written FROM civil_registry_reply_line
                WHERE gov_id = $1 AND reply_id = $2 AND line > $3 AND fault <> ''
                ORDER BY line LIMIT \(count)
                """, [.integer(government), .integer(reply), .integer(Int64(line))]
            ) { row in
                CivilRegistryFaultLine(
                    line: Int(try row.integer(0)),
                    fault: try row.code(1, "civil_registry_reply_line.fault"), written: try row.text(2))
            }
        }
    }
}

extension CivilRegistryOutcome {
    /// The same, which was taken before.
    fileprivate var asKnown: CivilRegistryOutcome {
        CivilRegistryOutcome(
            id: id, fileName: fileName, checkedOn: checkedOn, lines: lines, counts: counts, faults: faults,
            recordedBy: recordedBy, isNew: false)
    }
}

/// A reply on its way into the tables.
private struct CivilRegistryReplyWriting {
    let book: CivilRegistryBook
    let reply: CivilRegistryReply
    let id: Int64
    let batch: Int64
    let now: Int64
    let connection: any SQLConnection

    private var key: [SQLValue] { [.integer(book.office.government), .integer(id)] }

    func run(_ indexes: [String], _ pieces: [String]) throws -> CivilRegistryOutcome {
        try writeLines(indexes)
        try markStrangers()
        try answer()
        try settle()
        let (counts, faults) = (try counts(), try faults())
        if counts.isEmpty, faults.strangers == reply.lines.count {
            throw CivilRegistryRefusal.nothingSent
        }
        try writeReply(counts, faults.all)
        try writePieces(pieces)
        try countAnswered()
        return CivilRegistryOutcome(
            id: id, fileName: reply.fileName, checkedOn: reply.checkedOn, lines: reply.lines.count,
            counts: counts, faults: faults.all, recordedBy: book.office.actor, isNew: true)
    }

    private func writeLines(_ indexes: [String]) throws {
        let lines = reply.lines
        _ = try connection.write(
            BulkRows(
                "civil_registry_reply_line",
                [
                    ("gov_id", .constant(key[0])), ("reply_id", .constant(key[1])),
                    ("line", .integers(reply.numbers.map { Int64($0) })),
                    ("nik_index", .texts(TextColumn(indexes))),
                    ("status", .texts(TextColumn(lines.lazy.map { $0.status?.rawValue ?? "" }))),
                    ("differs", .texts(TextColumn(lines.lazy.map(\.differs.codes)))),
                    ("fault", .texts(TextColumn(lines.lazy.map { $0.fault?.rawValue ?? "" }))),
                    ("written", .texts(TextColumn(lines.lazy.map(\.written)))),
                ]))
    }

    /// Who is not in the batch, or not within reach: the answer is the same.
    private func markStrangers() throws {
        var sql = NumberedSQL(
            """
            UPDATE civil_registry_reply_line SET fault = $1
            WHERE gov_id = $2 AND reply_id = $3 AND fault = '' AND NOT EXISTS (
                SELECT 1 FROM civil_registry_line l
                WHERE l.gov_id = civil_registry_reply_line.gov_id AND l.batch_id = $4
                AND l.nik_index = civil_registry_reply_line.nik_index
            """, [.text(CivilRegistryFault.notSent.rawValue)] + key + [.integer(batch)])
        try sql.keep(toPeople: book.reach, person: "l.person_id", government: "l.gov_id")
        sql.add(")")
        try connection.execute(sql.text, sql.values)
    }

    /// Written as no longer valid; which of them count is settled next.
    private func answer() throws {
        try connection.execute(
            """
            INSERT INTO civil_registry_answer (gov_id, person_id, reply_id, batch_id, status, differs,
                checked_on, sent_ms, recorded_ms, superseded_ms)
            SELECT r.gov_id, l.person_id, r.reply_id, l.batch_id, r.status, r.differs,
                CAST($1 AS INTEGER), b.recorded_ms, CAST($2 AS BIGINT), CAST($2 AS BIGINT)
            FROM civil_registry_reply_line r
            JOIN civil_registry_line l ON l.gov_id = r.gov_id AND l.nik_index = r.nik_index
            JOIN civil_registry_batch b ON b.gov_id = l.gov_id AND b.batch_id = l.batch_id
            WHERE r.gov_id = $3 AND r.reply_id = $4 AND r.fault = '' AND l.batch_id = $5
            """,
            [.integer(Int64(reply.checkedOn.yyyymmdd)), .integer(now)] + key + [.integer(batch)])
    }

    /// Of each person the newest answer by day counts; of the same day the one that came last.
    private func settle() throws {
        try connection.execute(
            """
            UPDATE civil_registry_answer SET superseded_ms = $1
            WHERE gov_id = $2 AND superseded_ms = \(Int64.max) AND checked_on <= $3 AND EXISTS (
                SELECT 1 FROM civil_registry_answer n
                WHERE n.gov_id = civil_registry_answer.gov_id
                AND n.person_id = civil_registry_answer.person_id AND n.reply_id = $4)
            """,
            [.integer(now), key[0], .integer(Int64(reply.checkedOn.yyyymmdd)), key[1]])
        try connection.execute(
            """
            UPDATE civil_registry_answer SET superseded_ms = \(Int64.max)
            WHERE gov_id = $1 AND reply_id = $2 AND NOT EXISTS (
                SELECT 1 FROM civil_registry_answer o
                WHERE o.gov_id = civil_registry_answer.gov_id
                AND o.person_id = civil_registry_answer.person_id AND o.superseded_ms = \(Int64.max))
            """, key)
    }

    private func counts() throws -> [CivilRegistryStatus: Int] {
        var counts: [CivilRegistryStatus: Int] = [:]
        try connection.query(
            """
            SELECT status, COUNT(*) FROM civil_registry_answer WHERE gov_id = $1 AND reply_id = $2
            GROUP BY status ORDER BY status
            """, key
        ) { row in
            let status: CivilRegistryStatus = try row.code(0, "civil_registry_answer.status")
            counts[status] = Int(try row.integer(1))
        }
        return counts
    }

    private func faults() throws -> (all: Int, strangers: Int) {
        let found = try connection.first(
            """
            SELECT COUNT(*), CAST(SUM(CASE WHEN fault = $1 THEN 1 ELSE 0 END) AS BIGINT)
            FROM civil_registry_reply_line WHERE gov_id = $2 AND reply_id = $3 AND fault <> ''
            """, [.text(CivilRegistryFault.notSent.rawValue)] + key
        ) { (all: Int(try $0.integer(0)), strangers: Int(try $0.optionalInteger(1) ?? 0)) }
        return found ?? (0, 0)
    }

    private func writeReply(_ counts: [CivilRegistryStatus: Int], _ faults: Int) throws {
        func count(_ status: CivilRegistryStatus) -> SQLValue { .integer(Int64(counts[status] ?? 0)) }
        try connection.execute(
            """
            INSERT INTO civil_registry_reply (gov_id, reply_id, batch_id, digest, file_name, checked_on,
                line_count, matched, mismatched, not_found, deceased, faults, recorded_by, recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            key + [
                .integer(batch), .text(reply.digest), .text(String(reply.fileName.prefix(200))),
                .integer(Int64(reply.checkedOn.yyyymmdd)), .integer(Int64(reply.lines.count)),
                count(.matched), count(.mismatched), count(.notFound), count(.deceased),
                .integer(Int64(faults)), .text(book.office.actor), .integer(now),
            ])
    }

    private func writePieces(_ pieces: [String]) throws {
        if pieces.isEmpty { return }
        _ = try connection.write(
            BulkRows(
                "civil_registry_reply_part",
                [
                    ("gov_id", .constant(key[0])), ("reply_id", .constant(key[1])),
                    ("part", .integers(pieces.indices.map { Int64($0) })),
                    ("bytes_sealed", .texts(TextColumn(pieces))),
                ]))
    }

    /// Several files may answer about one person.
    private func countAnswered() throws {
        let answered = try connection.integer(
            """
            SELECT COUNT(DISTINCT a.person_id) FROM civil_registry_reply r
            JOIN civil_registry_answer a ON a.gov_id = r.gov_id AND a.reply_id = r.reply_id
            WHERE r.gov_id = $1 AND r.batch_id = $2
            """, [key[0], .integer(batch)])
        try connection.execute(
            "UPDATE civil_registry_batch SET answered = $1 WHERE gov_id = $2 AND batch_id = $3",
            [.integer(answered ?? 0), key[0], .integer(batch)])
    }
}
