package import MoneyAndDates
package import SQLDatabase

/// Keeps the assessments of periods.
package enum AssessmentBook {
    /// How many lines were added or came out otherwise, and how many were taken away.
    package struct Change: Sendable, Equatable {
        package let written: Int
        package let removed: Int

        package init(written: Int, removed: Int) {
            self.written = written
            self.removed = removed
        }
    }

    /// Makes the lines of some registrations in a period exactly these. Storing the same again changes
    /// nothing and writes nothing. The caller has made sure, in the same transaction, that none of the
    /// periods is posted.
    ///
    /// What is there is read once, in the order of its key, beside what is to be there.
    ///
    /// - Parameter registrations: those whose lines these are, also where they have none.
    /// - Precondition: every line is of one of the registrations, and no line stands twice.
    package static func store(
        _ columns: AssessmentColumns, of registrations: [Int64], government: Int64, period: Month,
        on connection: any SQLConnection
    ) throws -> Change {
        let place = Place(government: government, period: Int64(period.yyyymm))
        let asked = Set(registrations)
        precondition(columns.registrations.allSatisfy(asked.contains), "lines are of those asked for")
        let lines = columns.inKeyOrder()
        guard try holdsAny(of: asked, place, connection) else {
            if lines.count == 0 { return Change(written: 0, removed: 0) }
            return Change(written: try connection.write(rows(lines, place, .refuse)), removed: 0)
        }
        var comparison = LineComparison(lines)
        try streamLines(of: asked, place, connection) { try comparison.take($0) }
        comparison.end()
        for line in comparison.gone { try remove(line, place, connection) }
        let changed = comparison.changed
        if changed.count > 0 { _ = try connection.write(rows(changed, place, conflict)) }
        return Change(written: changed.count, removed: comparison.gone.count)
    }

    struct Place {
        let government: Int64
        let period: Int64

        var values: [SQLValue] { [.integer(government), .integer(period)] }
    }

    private static let key = ["gov_id", "period", "registration_id", "spell_id", "for_month"]
    private static let conflict = BulkRows.Conflict.replace(
        key: key, columns: AssessmentColumns.values.map(\.name) + ["reason"])

    private static func rows(
        _ columns: AssessmentColumns, _ place: Place, _ conflict: BulkRows.Conflict
    ) -> BulkRows {
        let own: [(String, BulkRows.Values)] = [
            ("gov_id", .constant(.integer(place.government))), ("period", .constant(.integer(place.period))),
            ("registration_id", .integers(columns.registrations)), ("spell_id", .integers(columns.spells)),
            ("for_month", .integers(columns.forMonths)), ("reason", .texts(columns.reasons)),
        ]
        let values = AssessmentColumns.values.map { name, path in
            (name, BulkRows.Values.integers(columns[keyPath: path]))
        }
        return BulkRows("assessment", own + values, conflict: conflict)
    }

    private static func holdsAny(
        of registrations: Set<Int64>, _ place: Place, _ connection: any SQLConnection
    ) throws -> Bool {
        let there = try connection.rows(
            """
            SELECT DISTINCT registration_id FROM assessment WHERE gov_id = $1 AND period = $2
            ORDER BY registration_id
            """, place.values
        ) { try $0.integer(0) }
        return there.contains(where: registrations.contains)
    }

    /// Hands over each stored line of the registrations, in the order of the key.
    private static func streamLines(
        of registrations: Set<Int64>, _ place: Place, _ connection: any SQLConnection,
        each body: (SQLRow) throws -> Void
    ) throws {
        let names =
            (["registration_id", "spell_id", "for_month", "reason"]
            + AssessmentColumns.values.map(\.name)).joined(separator: ", ")
        if registrations.count == 1, let only = registrations.first {
            try connection.stream(
                """
                SELECT \(names) FROM assessment
                WHERE gov_id = $1 AND period = $2 AND registration_id = $3
                ORDER BY spell_id, for_month
                """, place.values + [.integer(only)], each: body)
            return
        }
        try connection.stream(
            """
            SELECT \(names) FROM assessment WHERE gov_id = $1 AND period = $2
            ORDER BY registration_id, spell_id, for_month
            """, place.values
        ) { row in if registrations.contains(try row.integer(0)) { try body(row) } }
    }

    private static func remove(_ line: LineKey, _ place: Place, _ connection: any SQLConnection) throws {
        try connection.execute(
            """
            DELETE FROM assessment WHERE gov_id = $1 AND period = $2
                AND registration_id = $3 AND spell_id = $4 AND for_month = $5
            """,
            place.values + [.integer(line.registration), .integer(line.spell), .integer(line.forMonth)])
    }
}

/// What is stored beside what is to be stored, both in the order of the key.
struct LineComparison {
    private let wanted: AssessmentColumns
    /// Its columns beside the key, in the order of the table.
    private let values: [[Int64]]
    private var next = 0
    /// Lines that are not there, or are there with other values.
    private(set) var changed = AssessmentColumns()
    /// Lines of people who have left the period since it was calculated.
    private(set) var gone: [LineKey] = []

    init(_ wanted: AssessmentColumns) {
        self.wanted = wanted
        values = AssessmentColumns.values.map { wanted[keyPath: $0.path] }
    }

    mutating func take(_ row: SQLRow) throws {
        let key = LineKey(
            registration: try row.integer(0), spell: try row.integer(1), forMonth: try row.integer(2))
        while next < wanted.count, wanted.key(next) < key {
            changed.append(next, of: wanted)
            next += 1
        }
        guard next < wanted.count, wanted.key(next) == key else {
            gone.append(key)
            return
        }
        if try differs(row) { changed.append(next, of: wanted) }
        next += 1
    }

    mutating func end() {
        while next < wanted.count {
            changed.append(next, of: wanted)
            next += 1
        }
    }

    private func differs(_ row: SQLRow) throws -> Bool {
        for place in values.indices where try row.integer(4 + place) != values[place][next] { return true }
        let range = wanted.reasons.range(next) ?? 0..<0
        return row.withText(3) { bytes in
            guard let bytes else { return true }
            return !bytes.elementsEqual(wanted.reasons.bytes[range])
        }
    }
}
