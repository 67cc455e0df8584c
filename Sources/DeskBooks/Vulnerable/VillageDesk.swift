import Access
package import AccessBooks
import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore
package import VulnerableBooks
package import VulnerableWorkers

/// Villages at somebody's desk: his own, or every one of the government's.
package struct VillageDesk: Sendable {
    private let desk: Desk
    private let rules: VulnerableRules
    private let usual: TrancheCalendar

    package init(_ desk: Desk, rules: VulnerableRules, usual: TrancheCalendar) {
        self.desk = desk
        self.rules = rules
        self.usual = usual
    }

    private var book: VillageBook { VillageBook(desk.office, rules: rules, usual: usual) }
    private var sheets: VillageSheets { VillageSheets(desk.office, rules: rules) }

    /// Villages within reach whose name or code holds a text, by name.
    package func list(_ part: String, after cursor: String? = nil) async throws -> Listed<UnitChoice> {
        let (reach, government) = (try desk.reach(.seeVulnerable), desk.office.government)
        let size = 50
        let plain = part.lowercased().map { "!%_".contains($0) ? "!\($0)" : "\($0)" }.joined()
        let rows = try await desk.office.database.read { connection in
            var sql = NumberedSQL()
            sql.add(
                """
                SELECT u.unit_id, u.code, u.name FROM unit u
                WHERE u.gov_id = ? AND u.kind IN ('desa', 'kelurahan')
                """, .integer(government))
            if !plain.isEmpty {
                sql.add(
                    " AND (lower(u.name) LIKE ? ESCAPE '!' OR lower(u.code) LIKE ? ESCAPE '!')",
                    .text("%\(plain)%"), .text("\(plain)%"))
            }
            if let cursor = cursor.flatMap({ Int64($0) }) { sql.add(" AND u.unit_id > ?", .integer(cursor)) }
            let scope = try ReachSQL.predicate(
                reach, unitColumn: "u.unit_id", governmentColumn: "u.gov_id", parameter: sql.values.count + 1)
            sql.append(scope.sql, scope.values)
            sql.add(" ORDER BY u.unit_id LIMIT \(size + 1)")
            return try connection.rows(sql.text, sql.values) { row in
                UnitChoice(
                    id: UnitID(try row.integer(0)), code: row.optionalText(1) ?? "", name: try row.text(2))
            }
        }
        return Listed(rows, size: size) { $0.id.description }
    }

    /// One village.
    package func open(_ unit: Int64, year: Int) async throws -> (unit: UnitChoice, view: VillageView) {
        let choice = try await UnitChoices(desk).unit(unit, .seeVulnerable)
        return (choice, try await book.view(choice.id, year: year))
    }

    /// The calendar of a year.
    package func calendar(_ year: Int) async throws -> TrancheCalendar {
        _ = try desk.reach(.seeVulnerable)
        return try await book.calendar(year)
    }

    /// Sets the calendar of a year.
    package func set(_ calendar: TrancheCalendar, year: Int) async throws {
        try desk.wholeGovernment(.decreeVulnerable)
        try await book.set(calendar, year: year)
    }

    /// Takes a sheet along; that people of the register went with it is recorded.
    package func takeAlong(_ unit: Int64) async throws -> (sheet: Int64, rows: [SheetRow]) {
        let id = try await UnitChoices(desk).unit(unit, .proposeVulnerable).id
        let reach = try desk.reach(.changeJobs)
        _ = try await UnitChoices(desk).unit(unit, .changeJobs)
        let taken = try await sheets.takeAlong(id)
        _ = try await LookBook.exported(
            "village.sheet/\(taken.sheet)", reach: reach, rows: taken.rows.count, desk: desk)
        return taken
    }

    /// Brings a sheet back.
    package func bring(_ sheet: Int64, of unit: Int64, _ rows: [SheetRow]) async throws -> SheetOutcome {
        _ = try await UnitChoices(desk).unit(unit, .changeJobs)
        return try await sheets.bring(
            sheet, of: try await UnitChoices(desk).unit(unit, .proposeVulnerable).id, rows)
    }

    /// Fields that both changed.
    package func conflicts(_ unit: Int64) async throws -> [SheetConflict] {
        try await sheets.conflicts(try await UnitChoices(desk).unit(unit, .seeVulnerable).id)
    }

    /// Decides on one.
    package func decide(
        _ sheet: Int64, row: Int64, field: String, takesTheirs: Bool, of unit: Int64
    ) async throws {
        _ = try await UnitChoices(desk).unit(unit, .changeJobs)
        let unit = try await UnitChoices(desk).unit(unit, .proposeVulnerable).id
        try await sheets.decide(sheet, row: row, field: field, takesTheirs: takesTheirs, of: unit)
    }

    /// Lets a village become part of another one.
    package func merge(_ old: Int64, into new: String, from day: Day) async throws -> VillageMerger.Merged {
        try desk.wholeGovernment(.decreeVulnerable)
        let unit = try await UnitChoices(desk).unit(old, .decreeVulnerable)
        return try await VillageMerger(desk.office, rules: rules).merge(unit.code, into: new, from: day)
    }
}
