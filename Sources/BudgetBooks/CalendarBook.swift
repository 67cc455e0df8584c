import Budgets
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// The days that a government sets for its budget years.
package enum CalendarBook {
    /// Sets a day; the one before it stays in the books.
    ///
    /// - Throws: `.unknownMilestone`; `.dayUnlikely` for a day in neither the year nor the one before.
    package static func set(
        _ milestone: String, of year: Int, on day: Day, rules: BudgetRules, by office: Office
    ) async throws {
        guard rules.tables.calendar.milestones.contains(milestone) else {
            throw BudgetBookRefusal.unknownMilestone(String(milestone.prefix(40)))
        }
        try BudgetChecks.refuseClosed(year: year, today: office.today)
        guard day.year == year || day.year == year - 1 else { throw BudgetBookRefusal.dayUnlikely }
        try await office.act { connection, instant in
            let old = try connection.first(
                """
                SELECT day, recorded_ms FROM budget_calendar
                WHERE gov_id = $1 AND year = $2 AND milestone = $3 AND superseded_ms = $4
                """,
                [
                    .integer(office.government), .integer(Int64(year)), .text(milestone), .integer(.max),
                ]
            ) { (day: try $0.day(0, "budget_calendar.day"), recorded: try $0.integer(1)) }
            if old?.day == day { return Act((), []) }
            let moment = max(instant, (old?.recorded ?? 0) + 1)
            try connection.execute(
                """
                UPDATE budget_calendar SET superseded_ms = $1
                WHERE gov_id = $2 AND year = $3 AND milestone = $4 AND superseded_ms = $5
                """,
                [
                    .integer(moment), .integer(office.government), .integer(Int64(year)),
                    .text(milestone), .integer(.max),
                ])
            try connection.execute(
                """
                INSERT INTO budget_calendar (gov_id, year, milestone, day, recorded_by, recorded_ms,
                    superseded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .integer(office.government), .integer(Int64(year)), .text(milestone),
                    .integer(Int64(day.yyyymmdd)), .text(office.actor), .integer(moment), .integer(.max),
                ])
            let change = office.change(
                "budget.calendar", of: "calendar/\(year)/\(milestone)",
                before: old?.day.description ?? "", after: day.description)
            return Act((), [change])
        }
    }

    /// The days that were set for a year, by milestone.
    package static func days(
        of year: Int, government: Int64, on connection: any SQLConnection
    ) throws -> [String: Day] {
        var days: [String: Day] = [:]
        try connection.query(
            """
            SELECT milestone, day FROM budget_calendar
            WHERE gov_id = $1 AND year = $2 AND superseded_ms = $3 ORDER BY milestone
            """, [.integer(government), .integer(Int64(year)), .integer(.max)]
        ) { days[try $0.text(0)] = try $0.day(1, "budget_calendar.day") }
        return days
    }
}
