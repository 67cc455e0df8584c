import Access
import AccessBooks
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// Whom a request wants to have checked: read once, in columns.
struct CivilRegistryWanted {
    private let office: Office
    private let sql: NumberedSQL

    /// The people that were found, and what each is found again by.
    struct Found {
        var persons: [Int64] = []
        var indexes = TextColumn()

        /// In the order of their key, so that the tree is appended to.
        func rows(of batch: Int64, government: Int64) -> BulkRows {
            let texts = persons.indices.map { indexes[$0] ?? "" }
            let order = texts.indices.sorted { texts[$0] < texts[$1] }
            var sorted = TextColumn()
            sorted.reserve(texts: order.count, bytes: order.count * 22)
            for place in order { sorted.append(texts[place]) }
            return BulkRows(
                "civil_registry_line",
                [
                    ("gov_id", .constant(.integer(government))), ("batch_id", .constant(.integer(batch))),
                    ("nik_index", .texts(sorted)), ("person_id", .integers(order.map { persons[$0] })),
                ])
        }
    }

    /// - Throws: `.outOfReach` for a unit beyond the reach.
    init(
        _ book: CivilRegistryBook, _ request: CivilRegistryRequest, at now: Int64,
        on connection: any SQLConnection
    ) throws {
        office = book.office
        let government = office.government
        let day = SQLValue.integer(Int64(office.today.yyyymmdd))
        // Of the first day of the month so long ago; the day itself is of little weight.
        let oldest = Month(of: office.today).adding(-request.olderThan).firstDay
        let differing = request.includingDiffering ? " OR a.status <> 'matched'" : ""
        var sql = NumberedSQL(
            """
            SELECT p.person_id, p.nik_sealed FROM person p
            LEFT JOIN civil_registry_answer a ON a.gov_id = p.gov_id AND a.person_id = p.person_id
                AND a.superseded_ms = \(Int64.max)
            WHERE p.gov_id = $1 AND p.died IS NULL
                AND (a.person_id IS NULL OR p.named_ms >= a.sent_ms OR a.checked_on < $2\(differing))
            """, [.integer(government), .integer(Int64(oldest.yyyymmdd))])
        sql.add(
            """
             AND EXISTS (SELECT 1 FROM job_spell s WHERE s.gov_id = p.gov_id AND s.person_id = p.person_id
                AND s.superseded_ms = \(Int64.max) AND s.valid_from <= ? AND s.valid_to >= ?
            """, day, day)
        if let unit = request.unit {
            try ReachSQL.hold(unit: unit, within: book.reach, government: government, on: connection)
            let units = branch(of: unit, try UnitBook.all(government: government, on: connection))
            sql.add(" AND s.unit_id IN (\(sql.places(units)))")
        }
        // Those whose job of today is there, not of some day before.
        try sql.keep(toUnits: book.reach, unit: "s.unit_id", government: "s.gov_id")
        sql.add(")")
        if !request.includingSent {
            let since = now - Int64(CivilRegistryBook.waitingDays) * 86_400_000
            sql.add(
                """
                 AND NOT EXISTS (SELECT 1 FROM civil_registry_line l
                    JOIN civil_registry_batch b ON b.gov_id = l.gov_id AND b.batch_id = l.batch_id
                    WHERE l.gov_id = p.gov_id AND l.person_id = p.person_id AND b.recorded_ms > ?
                    AND b.recorded_ms > p.named_ms AND NOT EXISTS (SELECT 1 FROM civil_registry_answer e
                        WHERE e.gov_id = l.gov_id AND e.person_id = l.person_id
                        AND e.batch_id = l.batch_id))
                """, .integer(since))
        }
        sql.add(" ORDER BY p.person_id")
        self.sql = sql
    }

    func read(_ connection: any SQLConnection) throws -> Found {
        var found = Found()
        try connection.stream(sql.text, sql.values) { row in
            let person = try row.integer(0)
            let place = FieldSealing.Place("person.nik", government: office.government, row: person)
            let nik = try office.sealing.open(try row.text(1), place)
            found.persons.append(person)
            found.indexes.append(office.sealing.index(nik, kind: "nik"))
        }
        return found
    }
}
