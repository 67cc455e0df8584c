import Access
import AccessBooks
package import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Which cases of the registry are looked at.
package enum CivilRegistryPart: String, Sendable, Hashable, CaseIterable {
    /// Everything that somebody must put right.
    case open = "semua"
    case mismatched = "beda"
    case notFound = "tidak-ditemukan"
    case deceased = "meninggal"
    /// Corrected after the check: they go with the next batch.
    case stale = "diubah"

    /// What it is for the statement, of the aliases `a` and `p`.
    fileprivate var condition: String {
        switch self {
        case .open: "p.named_ms < a.sent_ms AND a.status <> 'matched'"
        case .mismatched: "p.named_ms < a.sent_ms AND a.status = 'mismatched'"
        case .notFound: "p.named_ms < a.sent_ms AND a.status = 'not-found'"
        case .deceased: "p.named_ms < a.sent_ms AND a.status = 'deceased'"
        case .stale: "p.named_ms >= a.sent_ms"
        }
    }

    /// The key of its name in `words/`.
    package var labelKey: String {
        switch self {
        case .open: "civil-registry.part.open"
        case .mismatched: CivilRegistryStatus.mismatched.labelKey
        case .notFound: CivilRegistryStatus.notFound.labelKey
        case .deceased: CivilRegistryStatus.deceased.labelKey
        case .stale: "civil-registry.part.stale"
        }
    }
}

extension CivilRegistryBook {
    /// People in work within reach whose answer asks for something, by number; those whose death is recorded
    /// are done with.
    ///
    /// - Parameter cursor: `next` of the part before.
    package func cases(
        _ part: CivilRegistryPart, after cursor: String? = nil, atMost size: Int = 50
    ) async throws -> Listed<CivilRegistryCase> {
        let (book, start) = (self, cursor.flatMap { Int64($0) } ?? 0)
        return try await office.database.read { connection in
            let found = try book.answers(part, after: start, atMost: size + 1, on: connection)
            let lines = try PersonLines(office: book.office, connection: connection)
                .lines(found.map(\.person))
            let byNumber = Dictionary(lines.map { ($0.id.number, $0) }, uniquingKeysWith: { $1 })
            let cases = found.compactMap { found in
                byNumber[found.person].map { CivilRegistryCase(person: $0, answer: found.answer) }
            }
            return Listed(cases, size: size) { String($0.person.id.number) }
        }
    }

    private func answers(
        _ part: CivilRegistryPart, after person: Int64, atMost count: Int, on connection: any SQLConnection
    ) throws -> [(person: Int64, answer: CivilRegistryAnswer)] {
        var sql = NumberedSQL(
            """
            SELECT a.person_id, a.status, a.differs, a.checked_on, a.sent_ms, p.named_ms
            FROM civil_registry_answer a
            JOIN person p ON p.gov_id = a.gov_id AND p.person_id = a.person_id
            WHERE a.gov_id = $1 AND a.superseded_ms = \(Int64.max) AND a.person_id > $2 AND p.died IS NULL
            """, [.integer(office.government), .integer(person)])
        sql.add(" AND \(part.condition)")
        let day = SQLValue.integer(Int64(office.today.yyyymmdd))
        sql.add(
            """
             AND EXISTS (SELECT 1 FROM job_spell s WHERE s.gov_id = a.gov_id AND s.person_id = a.person_id
                AND s.superseded_ms = \(Int64.max) AND s.valid_from <= ? AND s.valid_to >= ?)
            """, day, day)
        try sql.keep(toPeople: reach, person: "a.person_id", government: "a.gov_id")
        sql.add(" ORDER BY a.person_id LIMIT \(count)")
        return try connection.rows(sql.text, sql.values) { row in
            (person: try row.integer(0), answer: try Self.answer(row, from: 1))
        }
    }

    /// `status, differs, checked_on, sent_ms, named_ms` from a column on.
    private static func answer(_ row: SQLRow, from place: Int) throws -> CivilRegistryAnswer {
        CivilRegistryAnswer(
            status: try row.code(place, "civil_registry_answer.status"),
            differs: CivilRegistryFields(codes: try row.text(place + 1)),
            checkedOn: try row.day(place + 2, "civil_registry_answer.checked_on"),
            isStale: try row.integer(place + 4) >= row.integer(place + 3))
    }

    /// The answer that counts for a person within reach; nil while nobody asked, and for a stranger.
    package func answer(about person: PersonID) async throws -> CivilRegistryAnswer? {
        let book = self
        return try await office.database.read { connection in
            var sql = NumberedSQL(
                """
                SELECT a.status, a.differs, a.checked_on, a.sent_ms, p.named_ms FROM civil_registry_answer a
                JOIN person p ON p.gov_id = a.gov_id AND p.person_id = a.person_id
                WHERE a.gov_id = $1 AND a.person_id = $2 AND a.superseded_ms = \(Int64.max)
                """, [.integer(book.office.government), .integer(person.number)])
            try sql.keep(toPeople: book.reach, person: "a.person_id", government: "a.gov_id")
            return try connection.first(sql.text, sql.values) { try Self.answer($0, from: 0) }
        }
    }

    /// How many people in work within reach are in which state: a pass over the jobs of the reach, kept until
    /// something changes in the books.
    package func counts() async throws -> CivilRegistryCounts {
        let book = self
        return try await office.database.read { connection in
            try Kept.counts.value(of: book.office, "account/\(book.account)", on: connection) {
                try book.counts(on: connection)
            }
        }
    }

    private enum Kept {
        static let counts = ChainKeep<CivilRegistryCounts>()
    }

    private func counts(on connection: any SQLConnection) throws -> CivilRegistryCounts {
        var sql = NumberedSQL(
            """
            SELECT COUNT(*), CAST(SUM(CASE WHEN p.named_ms >= a.sent_ms THEN 1 ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN p.named_ms < a.sent_ms AND a.status = 'matched' THEN 1 ELSE 0 END)
                    AS BIGINT),
                CAST(SUM(CASE WHEN p.named_ms < a.sent_ms AND a.status = 'mismatched' THEN 1 ELSE 0 END)
                    AS BIGINT),
                CAST(SUM(CASE WHEN p.named_ms < a.sent_ms AND a.status = 'not-found' THEN 1 ELSE 0 END)
                    AS BIGINT),
                CAST(SUM(CASE WHEN p.named_ms < a.sent_ms AND a.status = 'deceased' THEN 1 ELSE 0 END)
                    AS BIGINT)
            FROM person p
            LEFT JOIN civil_registry_answer a ON a.gov_id = p.gov_id AND a.person_id = p.person_id
                AND a.superseded_ms = \(Int64.max)
            WHERE p.gov_id = $1 AND p.died IS NULL
            """, [.integer(office.government)])
        let day = SQLValue.integer(Int64(office.today.yyyymmdd))
        sql.add(
            """
             AND EXISTS (SELECT 1 FROM job_spell s WHERE s.gov_id = p.gov_id AND s.person_id = p.person_id
                AND s.superseded_ms = \(Int64.max) AND s.valid_from <= ? AND s.valid_to >= ?)
            """, day, day)
        try sql.keep(toPeople: reach, person: "p.person_id", government: "p.gov_id")
        let counts = try connection.first(sql.text, sql.values) { row in
            try (0..<6).map { Int(try row.optionalInteger($0) ?? 0) }
        }
        let all = counts ?? [0, 0, 0, 0, 0, 0]
        return CivilRegistryCounts(
            people: all[0], matched: all[2], mismatched: all[3], notFound: all[4], deceased: all[5],
            stale: all[1])
    }
}
