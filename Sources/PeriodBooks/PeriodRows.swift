import Ledger
package import MoneyAndDates
package import SQLDatabase
import SQLStore

/// Reads and writes the rows of periods.
package enum PeriodRows {
    /// The periods of a month, by registration.
    ///
    /// - Parameter locking: whether the rows are about to be changed: then who else wants to change them
    ///   waits for the end of this transaction.
    package static func ofMonth(
        _ month: Month, government: Int64, locking: Bool, on connection: any SQLConnection
    ) throws -> [StoredPeriod] {
        let lock = locking ? connection.engine.lockClause : ""
        return try connection.rows(
            """
            SELECT \(columns) FROM period WHERE gov_id = $1 AND period = $2
            ORDER BY registration_id\(lock)
            """, [.integer(government), .integer(Int64(month.yyyymm))], read)
    }

    /// The period of a registration and month; nil where none was opened.
    package static func one(
        _ registration: Int64, _ month: Month, government: Int64, locking: Bool,
        on connection: any SQLConnection
    ) throws -> StoredPeriod? {
        let lock = locking ? connection.engine.lockClause : ""
        return try connection.first(
            """
            SELECT \(columns) FROM period WHERE gov_id = $1 AND period = $2 AND registration_id = $3
            ORDER BY registration_id\(lock)
            """,
            [.integer(government), .integer(Int64(month.yyyymm)), .integer(registration)], read)
    }

    /// Every period of a government, the latest month first; of one registration where one is named.
    package static func all(
        government: Int64, registration: Int64? = nil, on connection: any SQLConnection
    ) throws -> [StoredPeriod] {
        let only = registration == nil ? "" : " AND registration_id = $2"
        return try connection.rows(
            """
            SELECT \(columns) FROM period WHERE gov_id = $1\(only)
            ORDER BY period DESC, registration_id
            """, [.integer(government)] + (registration.map { [.integer($0)] } ?? []), read)
    }

    /// A new draft; nothing where the period was opened before.
    ///
    /// - Returns: whether it is new.
    static func open(
        _ registration: Int64, _ month: Month, government: Int64, at instant: Int64,
        on connection: any SQLConnection
    ) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO period (gov_id, period, registration_id, state, changed_ms)
            VALUES ($1, $2, $3, 0, $4) ON CONFLICT (gov_id, period, registration_id) DO NOTHING
            """,
            [
                .integer(government), .integer(Int64(month.yyyymm)), .integer(registration),
                .integer(instant),
            ]) == 1
    }

    /// Keeps a finalisation that is being cancelled; the instant of its cancelling is not before its own.
    static func keep(
        _ finalised: StoredPeriod.Step, of period: StoredPeriod, cancelledBy actor: String,
        at instant: Int64, _ connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO cancelled_finalisation (gov_id, period, registration_id, finalised_ms, finalised_by,
                cancelled_ms, cancelled_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (gov_id, period, registration_id, finalised_ms) DO NOTHING
            """,
            [
                .integer(period.government), .integer(Int64(period.month.yyyymm)),
                .integer(period.registration), .integer(finalised.at), .text(finalised.by),
                .integer(max(instant, finalised.at)), .text(actor),
            ])
    }

    /// Writes a row that this transaction has locked.
    static func update(
        _ period: StoredPeriod, at instant: Int64, on connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            UPDATE period SET state = $1, revision = $2, calculated_revision = $3, calculated_by = $4,
                calculated_ms = $5, finalised_by = $6, finalised_ms = $7, posted_by = $8, posted_ms = $9,
                persons = $10, dues = $11, corrections = $12, bill_id = $13, law_digest = $14,
                changed_ms = $15, line_count = $16, line_sum = $17, difference_count = $18
            WHERE gov_id = $19 AND period = $20 AND registration_id = $21
            """,
            [
                .integer(period.stage.number), .integer(period.revision), SQLValue(period.calculatedRevision),
                SQLValue(period.calculated?.by), SQLValue(period.calculated?.at),
                SQLValue(period.finalised?.by), SQLValue(period.finalised?.at),
                SQLValue(period.posted?.by), SQLValue(period.posted?.at), SQLValue(period.persons),
                SQLValue(period.dues), SQLValue(period.corrections), SQLValue(period.bill),
                SQLValue(period.lawDigest), .integer(instant), SQLValue(period.seal?.count),
                SQLValue(period.seal?.sum), SQLValue(period.seal?.differences), .integer(period.government),
                .integer(Int64(period.month.yyyymm)), .integer(period.registration),
            ])
    }

    /// Later months of a registration that were calculated ask to be calculated again: which differences
    /// they carry depends on which earlier months are locked.
    static func askToRecalculate(
        after period: StoredPeriod, at instant: Int64, on connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            UPDATE period SET state = 0, revision = revision + 1, changed_ms = $1
            WHERE gov_id = $2 AND registration_id = $3 AND period > $4 AND state = 1
            """,
            [
                .integer(instant), .integer(period.government), .integer(period.registration),
                .integer(Int64(period.month.yyyymm)),
            ])
    }

    private static let columns = """
        gov_id, period, registration_id, state, revision, calculated_revision, calculated_by, calculated_ms, \
        finalised_by, finalised_ms, posted_by, posted_ms, persons, dues, corrections, bill_id, law_digest, \
        line_count, line_sum, difference_count
        """

    private static func read(_ row: SQLRow) throws -> StoredPeriod {
        StoredPeriod(
            government: try row.integer(0), registration: try row.integer(2),
            month: try row.month(1, "period.period"), stage: try row.stage(3),
            revision: try row.integer(4), calculatedRevision: try row.optionalInteger(5),
            calculated: try step(row, 6), finalised: try step(row, 8), posted: try step(row, 10),
            persons: try row.optionalInteger(12), dues: try row.optionalInteger(13),
            corrections: try row.optionalInteger(14), bill: try row.optionalInteger(15),
            lawDigest: row.optionalText(16), seal: try seal(row, 17))
    }

    private static func seal(_ row: SQLRow, _ column: Int) throws -> LineSeal? {
        guard let count = try row.optionalInteger(column), let sum = try row.optionalInteger(column + 1),
            let differences = try row.optionalInteger(column + 2)
        else { return nil }
        return LineSeal(count: count, sum: sum, differences: differences)
    }

    private static func step(_ row: SQLRow, _ column: Int) throws -> StoredPeriod.Step? {
        guard let by = row.optionalText(column), let at = try row.optionalInteger(column + 1) else {
            return nil
        }
        return StoredPeriod.Step(by: by, at: at)
    }
}
