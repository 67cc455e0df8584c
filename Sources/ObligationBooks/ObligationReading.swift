import LawBook
import Membership
package import MoneyAndDates
package import Obligations
import RegisterBooks
package import SQLDatabase
import SQLStore

extension RegulationBook {
    /// Who is obliged on a day, and who does it: units and categories against the lines of a month.
    ///
    /// - Parameter month: whose lines say who is insured; nil for the newest that has any.
    package func map(on day: Day, month: Month? = nil) async throws -> ObligationMap {
        let book = self
        return try await office.database.read { try book.map(on: day, month: month, $0) }
    }

    /// The same inside a read of the caller's. People are counted in the tables by unit, category and
    /// programmes; what comes out is units times categories.
    package func map(
        on day: Day, month: Month? = nil, _ connection: any SQLConnection
    ) throws -> ObligationMap {
        let reading = ObligationReading(government: office.government, day: day, connection: connection)
        let month = try month ?? reading.newestMonth() ?? Month(of: day)
        return ObligationMap(
            on: day, register: try register(on: connection), units: try reading.units(),
            registered: try reading.registered(), counts: try reading.counts(in: month),
            planned: try reading.plans())
    }
}

/// What stands in the tables about units and their people.
private struct ObligationReading {
    let government: Int64
    let day: Day
    let connection: any SQLConnection

    func units() throws -> [ObligedUnit] {
        try UnitBook.all(government: government, on: connection).map {
            ObligedUnit(id: $0.id, parent: $0.parent, kind: $0.kind, name: $0.name)
        }
    }

    func registered() throws -> Set<UnitID> {
        Set(
            try connection.rows(
                """
                SELECT DISTINCT unit_id FROM unit_registration
                WHERE gov_id = $1 AND valid_from <= $2 AND valid_to >= $2 ORDER BY unit_id
                """, [.integer(government), .integer(day.number)]
            ) { UnitID(try $0.integer(0)) })
    }

    /// The newest month whose lines were agreed upon.
    func newestMonth() throws -> Month? {
        let found = try connection.integer(
            "SELECT MAX(period) FROM period WHERE gov_id = $1 AND state >= 2", [.integer(government)])
        return try found.map { try Month(number: $0, "period.period") }
    }

    /// People with a job on the day, by unit, category and programmes, and how many of them are in the month.
    func counts(in month: Month) throws -> [UnitCategoryCount] {
        try connection.rows(
            """
            SELECT s.unit_id, s.category, s.programmes, COUNT(*), COUNT(i.spell_id)
            FROM job_spell s
            LEFT JOIN assessment i ON i.gov_id = s.gov_id AND i.period = $1
                AND i.registration_id = s.registration_id AND i.spell_id = s.spell_id
                AND i.for_month = $1 AND i.refusal = 0
            WHERE s.gov_id = $2 AND s.superseded_ms = $3 AND s.valid_from <= $4 AND s.valid_to >= $4
            GROUP BY s.unit_id, s.category, s.programmes
            ORDER BY s.unit_id, s.category, s.programmes
            """,
            [
                .integer(Int64(month.yyyymm)), .integer(government), .integer(.max), .integer(day.number),
            ]
        ) { row in
            UnitCategoryCount(
                unit: UnitID(try row.integer(0)), category: try row.code(1, "job_spell.category"),
                programmes: ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: try row.integer(2))),
                people: Int(try row.integer(3)), insured: Int(try row.integer(4)))
        }
    }

    /// People for whom a unit plans in the month of the day.
    func plans() throws -> [UnitID: [WorkerCategory: Int]] {
        var plans: [UnitID: [WorkerCategory: Int]] = [:]
        try connection.query(
            """
            SELECT unit_id, category, CAST(SUM(persons) AS BIGINT) FROM unit_plan
            WHERE gov_id = $1 AND superseded_ms = $2 AND from_month <= $3 AND to_month >= $3
            GROUP BY unit_id, category ORDER BY unit_id, category
            """,
            [.integer(government), .integer(.max), .integer(Int64(Month(of: day).yyyymm))]
        ) { row in
            let category: WorkerCategory = try row.code(1, "unit_plan.category")
            plans[UnitID(try row.integer(0)), default: [:]][category] = Int(try row.integer(2))
        }
        return plans
    }
}
