import MoneyAndDates
import SQLDatabase
import SQLStore
import VulnerableWorkers

/// A statement with its values, numbered in the order in which they appear.
struct Statement {
    private(set) var sql = ""
    private(set) var values: [SQLValue] = []

    /// Adds a text with a `?` for each value.
    mutating func add(_ text: String, _ given: [SQLValue] = []) {
        let parts = text.split(separator: "?", omittingEmptySubsequences: false)
        precondition(parts.count == given.count + 1, "a statement has a value for every question mark")
        sql += parts[0]
        for (value, part) in zip(given, parts.dropFirst()) {
            values.append(value)
            sql += "$\(values.count)" + part
        }
    }
}

/// Which rows: a condition with `?` for its values.
struct RowCondition {
    let sql: String
    let values: [SQLValue]

    init(_ sql: String, _ values: [SQLValue]) {
        self.sql = sql
        self.values = values
    }

    static func rows(_ rows: some Collection<Int64>) -> RowCondition {
        RowCondition(
            "row_id IN (\(rows.map { _ in "?" }.joined(separator: ", ")))", rows.map(SQLValue.integer))
    }
}

/// Writes steps of proposals, and the stage that follows: for one row or a hundred thousand the same two
/// statements. The caller holds the quota.
struct StepWriter {
    let office: Office
    let connection: any SQLConnection
    let now: Int64

    /// Does a step with every row of a condition that is at a stage from which it may be done.
    ///
    /// - Parameters:
    ///   - note: codes and numbers only, nothing that somebody wrote of a person.
    ///   - setting: columns with their new values.
    /// - Returns: how many rows.
    @discardableResult
    func step(
        _ step: ProposalStep, _ rows: RowCondition, note: String = "", setting: [(String, SQLValue)] = []
    ) throws -> Int {
        let stages = step.from.map(\.rawValue).sorted()
        let places = stages.map { _ in "?" }.joined(separator: ", ")
        let condition = "gov_id = ? AND stage IN (\(places)) AND \(rows.sql)"
        let values = [.integer(office.government)] + stages.map(SQLValue.text) + rows.values
        var log = Statement()
        log.add(
            """
            INSERT INTO vulnerable_step (gov_id, row_id, sequence, step, note, actor, recorded_ms)
            SELECT gov_id, row_id, events + 1, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),
                CAST(? AS BIGINT)
            FROM vulnerable_row WHERE \(condition)
            """,
            [.text(step.rawValue), .text(note), .text(office.actor), .integer(now)] + values)
        try connection.execute(log.sql, log.values)
        let stage = step.to.map { [("stage", SQLValue.text($0.rawValue))] } ?? []
        let sets = (stage + setting).map { ", \($0.0) = ?" }.joined()
        var update = Statement()
        update.add(
            """
            UPDATE vulnerable_row SET events = events + 1, changed_ms = ?\(sets)
            WHERE gov_id = ? AND stage IN (\(places)) AND \(rows.sql)
            """, [.integer(now)] + (stage + setting).map(\.1) + values)
        return try connection.execute(update.sql, update.values)
    }

    /// The same for rows by their numbers, in portions.
    @discardableResult
    func step(
        _ step: ProposalStep, of rows: [Int64], note: String = "", setting: [(String, SQLValue)] = []
    ) throws -> Int {
        try portions(rows).reduce(0) {
            $0 + (try self.step(step, .rows($1), note: note, setting: setting))
        }
    }

    /// Gives each row values of its own in some columns of numbers.
    func assign(_ columns: [String], _ rows: [(row: Int64, values: [Int64])]) throws {
        let names = columns.joined(separator: ", ")
        let sets = columns.map { "\($0) = given.\($0)" }.joined(separator: ", ")
        let place = "(" + (0...columns.count).map { _ in "CAST(? AS BIGINT)" }.joined(separator: ", ") + ")"
        for portion in portions(rows, by: 200) {
            var update = Statement()
            update.add(
                """
                WITH given (row_id, \(names)) AS (
                    VALUES \(portion.map { _ in place }.joined(separator: ", ")))
                UPDATE vulnerable_row SET \(sets) FROM given
                WHERE vulnerable_row.gov_id = ? AND vulnerable_row.row_id = given.row_id
                """,
                portion.flatMap { [.integer($0.row)] + $0.values.map(SQLValue.integer) }
                    + [.integer(office.government)])
            try connection.execute(update.sql, update.values)
        }
    }

    /// Writes down steps of which each has a remark of its own; the stage is the caller's.
    func remark(
        _ step: ProposalStep, _ rows: [(row: Int64, sequence: Int64, remark: String)], note: String = ""
    ) throws {
        if rows.isEmpty { return }
        _ = try connection.write(
            BulkRows(
                "vulnerable_step",
                [
                    ("gov_id", .constant(.integer(office.government))),
                    ("row_id", .integers(rows.map(\.row))), ("sequence", .integers(rows.map(\.sequence))),
                    ("step", .constant(.text(step.rawValue))), ("note", .constant(.text(note))),
                    ("remark_sealed", .texts(TextColumn(rows.map { sealed($0.remark, $0.row) }))),
                    ("actor", .constant(.text(office.actor))), ("recorded_ms", .constant(.integer(now))),
                ]))
    }

    private func sealed(_ text: String, _ row: Int64) -> String {
        office.sealing.seal(
            text, FieldSealing.Place("vulnerable_step.remark", government: office.government, row: row))
    }

    /// Numbers rows from 1 in a column, in the order of their own numbers.
    func number(_ column: String, of key: (column: String, number: Int64)) throws {
        var update = Statement()
        update.add(
            """
            UPDATE vulnerable_row SET \(column) = counted.place
            FROM (SELECT row_id, ROW_NUMBER() OVER (ORDER BY row_id) AS place FROM vulnerable_row
                WHERE gov_id = ? AND \(key.column) = ?) counted
            WHERE vulnerable_row.gov_id = ? AND vulnerable_row.row_id = counted.row_id
            """,
            [.integer(office.government), .integer(key.number), .integer(office.government)])
        try connection.execute(update.sql, update.values)
    }
}

/// Parts of at most so many, for statements that name each value.
func portions<Element>(_ all: [Element], by size: Int = 500) -> [ArraySlice<Element>] {
    stride(from: 0, to: all.count, by: size).map { all[$0..<min($0 + size, all.count)] }
}
