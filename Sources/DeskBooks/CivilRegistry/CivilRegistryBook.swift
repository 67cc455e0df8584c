package import Access
import AccessBooks
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
package import SQLStore

/// What the civil registry (Dukcapil) was asked about people within a reach, and what it answered. Nothing is
/// taken away: a newer answer counts, the older one stays.
package struct CivilRegistryBook: Sendable {
    let office: Office
    let reach: Reach

    /// So long somebody who was sent is not sent again by itself.
    static let waitingDays = 30

    /// - Parameter reach: of a right that whoever calls has asked for.
    package init(_ office: Office, within reach: Reach) {
        self.office = office
        self.reach = reach
    }

    /// Sends everybody in work who is unchecked, was corrected since, or whose answer is too old.
    ///
    /// - Throws: `CivilRegistryRefusal`; `AccessRefusal.outOfReach` for a unit beyond the reach.
    package func request(_ request: CivilRegistryRequest) async throws -> CivilRegistryBatch {
        let basis = request.basis.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard basis.count >= 5, basis.count <= 300 else { throw CivilRegistryRefusal.basisMissing }
        guard (1...120).contains(request.olderThan) else {
            throw CivilRegistryRefusal.monthsWrong(request.olderThan)
        }
        let (book, office, id) = (self, office, office.identifiers.next())
        let batch = try await office.act { connection, now in
            let wanted = try CivilRegistryWanted(book, request, at: now, on: connection)
            let found = try wanted.read(connection)
            if found.persons.isEmpty { throw CivilRegistryRefusal.nobodyToCheck }
            try connection.execute(
                """
                INSERT INTO civil_registry_batch (gov_id, batch_id, unit_id, account_id, basis, sent_on,
                    persons, answered, recorded_by, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)
                """,
                [
                    .integer(office.government), .integer(id), SQLValue(request.unit),
                    .integer(book.account), .text(basis), .integer(Int64(office.today.yyyymmdd)),
                    .integer(Int64(found.persons.count)), .text(office.actor), .integer(now),
                ])
            _ = try connection.write(found.rows(of: id, government: office.government))
            let change = office.change(
                "civil-registry.request", of: "civil-registry/\(id)", reason: basis,
                after: "people=\(found.persons.count) unit=\(request.unit.map(String.init) ?? "-")")
            return Act(id, [change])
        }
        return try await self.batch(batch)
    }

    /// Batches within reach, the newest first.
    package func batches(
        before: Int64 = .max, atMost count: Int = 50
    ) async throws -> [CivilRegistryBatch] {
        let book = self
        return try await office.database.read { connection in
            try book.batches("b.batch_id < ?", before, atMost: count, on: connection)
        }
    }

    /// One batch within reach.
    ///
    /// - Throws: `.noSuchBatch`.
    package func batch(_ id: Int64) async throws -> CivilRegistryBatch {
        let book = self
        return try await office.database.read { try book.batch(id, on: $0) }
    }

    func batch(_ id: Int64, on connection: any SQLConnection) throws -> CivilRegistryBatch {
        guard let found = try batches("b.batch_id = ?", id, atMost: 1, on: connection).first else {
            throw CivilRegistryRefusal.noSuchBatch
        }
        return found
    }

    private func batches(
        _ condition: String, _ value: Int64, atMost count: Int, on connection: any SQLConnection
    ) throws -> [CivilRegistryBatch] {
        var sql = NumberedSQL(
            """
            SELECT b.batch_id, u.name, b.basis, b.sent_on, b.persons, b.recorded_by, b.answered
            FROM civil_registry_batch b
            LEFT JOIN unit u ON u.gov_id = b.gov_id AND u.unit_id = b.unit_id
            WHERE b.gov_id = $1
            """, [.integer(office.government)])
        sql.add(" AND " + condition, .integer(value))
        switch reach {
        case .government: break
        case .units(let account):
            // Those that he made, and those of units that he has.
            sql.add(
                """
                 AND (b.account_id = ? OR EXISTS (SELECT 1 FROM account_unit mine
                    WHERE mine.gov_id = b.gov_id AND mine.account_id = ? AND mine.unit_id = b.unit_id))
                """, .integer(account), .integer(account))
        case .own, .nation: throw AccessRefusal.outOfReach
        }
        sql.add(" ORDER BY b.batch_id DESC LIMIT \(count)")
        return try connection.rows(sql.text, sql.values) { row in
            CivilRegistryBatch(
                id: try row.integer(0), unitName: row.optionalText(1), basis: try row.text(2),
                sentOn: try row.day(3, "civil_registry_batch.sent_on"), people: Int(try row.integer(4)),
                answered: Int(try row.integer(6)), recordedBy: try row.text(5))
        }
    }

    /// The account whose units the reach is; nought for a whole government.
    var account: Int64 { if case .units(let account) = reach { account } else { 0 } }

    /// The people of a batch who are within reach, with all digits, in parts of some thousand. Whoever asks
    /// has the right to see them, and leaves an entry.
    package func people(
        of batch: Int64, each body: ([CivilRegistryPerson]) async throws -> Void
    ) async throws {
        _ = try await self.batch(batch)
        let book = self
        var last = ""
        while true {
            let from = last
            let part = try await office.database.read { connection in
                try book.part(of: batch, after: from, on: connection)
            }
            guard let end = part.last?.index else { return }
            try await body(part.map(\.person))
            last = end
        }
    }

    /// The same for a command: an entry of the audit chain says that they were taken along.
    package func people(
        of batch: Int64, takenTo format: String, each body: ([CivilRegistryPerson]) async throws -> Void
    ) async throws {
        let (office, held) = (office, try await self.batch(batch))
        try await office.act { _, _ in
            let change = office.change(
                "data.export", of: "civil-registry/\(held.id)", after: "\(format) rows=\(held.people)")
            return Act((), [change])
        }
        try await people(of: batch, each: body)
    }

    private func part(
        of batch: Int64, after index: String, on connection: any SQLConnection
    ) throws -> [(index: String, person: CivilRegistryPerson)] {
        var sql = NumberedSQL(
            """
            SELECT l.nik_index, p.person_id, p.nik_sealed, p.name, p.born, p.sex FROM civil_registry_line l
            JOIN person p ON p.gov_id = l.gov_id AND p.person_id = l.person_id
            WHERE l.gov_id = $1 AND l.batch_id = $2 AND l.nik_index > $3
            """, [.integer(office.government), .integer(batch), .text(index)])
        try sql.keep(toPeople: reach, person: "p.person_id", government: "p.gov_id")
        sql.add(" ORDER BY l.nik_index LIMIT 5000")
        return try connection.rows(sql.text, sql.values) { row in
            let place = FieldSealing.Place(
                "person.nik", government: office.government, row: try row.integer(1))
            return (
                index: try row.text(0),
                person: CivilRegistryPerson(
                    nik: try office.sealing.open(try row.text(2), place), name: try row.text(3),
                    born: try row.optionalDay(4, "person.born"),
                    sex: try row.optionalText(5).map { try storedCode($0, "person.sex") })
            )
        }
    }
}
