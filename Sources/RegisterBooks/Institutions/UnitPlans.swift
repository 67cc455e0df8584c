package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// How many people of a category a unit means to keep insured, from month to month.
package struct UnitPlan: Sendable, Hashable {
    package let category: WorkerCategory
    package let from: Month
    package let through: Month
    /// Nought says that none is planned, whatever the unit above has.
    package let persons: Int

    package init(category: WorkerCategory, from: Month, through: Month, persons: Int) {
        self.category = category
        self.from = from
        self.through = through
        self.persons = persons
    }
}

/// A plan as it is believed now, beside how many people there are.
package struct KeptUnitPlan: Sendable, Hashable {
    package let unit: String
    package let plan: UnitPlan
    /// Who has a job of that unit and category in the month that was asked for.
    package let present: Int
}

/// Plans of units, month by month.
package enum UnitPlans {
    /// Records a plan; in its months it takes the place of what was planned for the unit and category before,
    /// and leaves the months around them. The same again changes nothing.
    ///
    /// - Returns: whether anything changed.
    /// - Throws: `RegisterRefusal`.
    @discardableResult
    package static func record(_ plan: UnitPlan, of unit: UnitID, by office: Office) async throws -> Bool {
        guard plan.persons >= 0 else { throw RegisterRefusal.negativeCount(plan.persons) }
        guard plan.from <= plan.through else {
            throw RegisterRefusal.lastBeforeFirst(plan.from.firstDay, plan.through.lastDay)
        }
        return try await office.act { connection, instant in
            try lock(unit, office.government, connection)
            let change = try write(plan, of: unit, by: office, at: instant, on: connection)
            return Act(change != nil, change.map { [$0] } ?? [])
        }
    }

    /// Writes a plan inside a transaction of the caller's, which holds the unit.
    ///
    /// - Returns: what is to be appended to the audit chain; nil where it was planned so before.
    package static func write(
        _ plan: UnitPlan, of unit: UnitID, by office: Office, at instant: Int64,
        on connection: any SQLConnection
    ) throws -> AuditChange? {
        let there = try plans(of: unit, plan.category, office.government, connection)
        if there.contains(where: { $0.plan == plan }) { return nil }
        let touched = there.filter { $0.plan.from <= plan.through && plan.from <= $0.plan.through }
        let moment = max(instant, (touched.map(\.recorded).max() ?? 0) + 1)
        for old in touched {
            try connection.execute(
                "UPDATE unit_plan SET superseded_ms = $1 WHERE gov_id = $2 AND plan_id = $3",
                [.integer(moment), .integer(office.government), .integer(old.number)])
        }
        for kept in touched.flatMap({ $0.plan.around(plan) }) + [plan] {
            try insert(kept, of: unit, by: office, at: moment, on: connection)
        }
        return office.change(
            "plan.record", of: "unit/\(unit)/\(plan.category.rawValue)",
            after: "\(plan.from)..\(plan.through) \(plan.persons)")
    }

    /// All plans that are believed now, with who is there in a month; by unit, category and month.
    package static func all(
        in month: Month, government: Int64, on connection: any SQLConnection
    ) throws -> [KeptUnitPlan] {
        try connection.rows(
            """
            SELECT u.name, p.category, p.from_month, p.to_month, p.persons, COUNT(DISTINCT s.person_id),
                p.plan_id
            FROM unit_plan p
            JOIN unit u ON u.gov_id = p.gov_id AND u.unit_id = p.unit_id
            LEFT JOIN job_spell s ON s.gov_id = p.gov_id AND s.unit_id = p.unit_id
                AND s.category = p.category AND s.valid_from <= $1 AND s.valid_to >= $2
                AND s.superseded_ms = 9223372036854775807
            WHERE p.gov_id = $3 AND p.superseded_ms = 9223372036854775807
            GROUP BY u.name, p.category, p.from_month, p.to_month, p.persons, p.plan_id
            ORDER BY u.name, p.category, p.from_month, p.plan_id
            """,
            [.integer(month.lastDay.number), .integer(month.firstDay.number), .integer(government)]
        ) { row in
            KeptUnitPlan(
                unit: try row.text(0), plan: try plan(row, from: 1), present: Int(try row.integer(5)))
        }
    }

    private static func lock(
        _ unit: UnitID, _ government: Int64, _ connection: any SQLConnection
    ) throws {
        let there = try connection.integer(
            "SELECT unit_id FROM unit WHERE gov_id = $1 AND unit_id = $2" + connection.engine.lockClause,
            [.integer(government), .integer(unit.number)])
        if there == nil { throw RegisterRefusal.unknownUnit(unit.description) }
    }

    private static func plans(
        of unit: UnitID, _ category: WorkerCategory, _ government: Int64, _ connection: any SQLConnection
    ) throws -> [(number: Int64, recorded: Int64, plan: UnitPlan)] {
        try connection.rows(
            """
            SELECT plan_id, recorded_ms, category, from_month, to_month, persons FROM unit_plan
            WHERE gov_id = $1 AND unit_id = $2 AND category = $3 AND superseded_ms = 9223372036854775807
            ORDER BY from_month, plan_id
            """, [.integer(government), .integer(unit.number), .text(category.rawValue)]
        ) { (try $0.integer(0), try $0.integer(1), try plan($0, from: 2)) }
    }

    private static func plan(_ row: SQLRow, from column: Int) throws -> UnitPlan {
        return UnitPlan(
            category: try coded(row.text(column), "unit_plan.category"),
            from: try row.month(column + 1, "unit_plan.from_month"),
            through: try row.month(column + 2, "unit_plan.to_month"),
            persons: Int(try row.integer(column + 3)))
    }

    private static func insert(
        _ plan: UnitPlan, of unit: UnitID, by office: Office, at instant: Int64,
        on connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO unit_plan (gov_id, plan_id, unit_id, category, from_month, to_month, persons,
                recorded_ms, superseded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 9223372036854775807)
            """,
            [
                .integer(office.government), .integer(office.identifiers.next()), .integer(unit.number),
                .text(plan.category.rawValue), .integer(Int64(plan.from.yyyymm)),
                .integer(Int64(plan.through.yyyymm)), .integer(Int64(plan.persons)), .integer(instant),
            ])
    }
}

extension UnitPlan {
    /// What is left of it before and after the months of another.
    fileprivate func around(_ other: UnitPlan) -> [UnitPlan] {
        var left: [UnitPlan] = []
        if from < other.from {
            left.append(
                UnitPlan(category: category, from: from, through: other.from.adding(-1), persons: persons))
        }
        if through > other.through {
            left.append(
                UnitPlan(
                    category: category, from: other.through.adding(1), through: through, persons: persons))
        }
        return left
    }
}
