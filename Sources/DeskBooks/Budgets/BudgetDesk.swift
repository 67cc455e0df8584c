import Access
package import AccessBooks
package import BudgetBooks
package import Budgets
package import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// Budgets at somebody's desk: of the units within his reach, by his rights. What is out of reach is not
/// there.
package struct BudgetDesk: Sendable {
    let desk: Desk
    package let rules: BudgetRules

    package init(_ desk: Desk, rules: BudgetRules) {
        self.desk = desk
        self.rules = rules
    }

    /// The books, for acts that were held against the reach.
    var book: BudgetBook { BudgetBook(desk.office, rules: rules) }
    package var today: Day { desk.office.today }

    /// A unit on the board, in the order of the tree.
    package struct Line: Sendable {
        package let unit: UnitID
        package let name: String
        package let depth: Int
        package let row: BudgetBoardRow
    }

    /// The board of a year: units within reach that have people or a budget.
    package func board(_ year: Int) async throws -> (lines: [Line], board: BudgetBoard) {
        let (reach, office) = (try desk.reach(.seeBudgets), desk.office)
        let board = try await book.board(year)
        let lines = try await office.database.read { connection in
            try UnitTreeReading(reach, government: office.government, on: connection).ordered.compactMap {
                entry in
                board.rows[entry.unit.id].map { row in
                    Line(unit: entry.unit.id, name: entry.unit.name, depth: entry.depth, row: row)
                }
            }
        }
        return (lines, board)
    }

    /// A unit's year: every version, and the one that is worked on or was decided last, with its lines.
    package struct Sheet: Sendable {
        package let unit: UnitChoice
        package let year: Int
        package let versions: [BudgetHeader]
        package let shown: BudgetView?
        package let board: BudgetBoardRow?
        package let least: Int
    }

    /// - Parameter wanted: the version to show; nil for the latest draft, else what was decided last.
    package func open(_ unit: Int64, year: Int, version wanted: BudgetID? = nil) async throws -> Sheet {
        let unit = try await UnitChoices(desk).unit(unit, .seeBudgets)
        let versions = try await book.versions(unit.id, year: year)
        let shown =
            versions.first { $0.id == wanted }
            ?? versions.filter { $0.state == .draft }.max { $0.recorded < $1.recorded }
            ?? versions.filter { $0.state == .decided }.max { ($0.decided ?? 0) < ($1.decided ?? 0) }
        let board = try await book.board(year)
        return Sheet(
            unit: unit, year: year, versions: versions,
            shown: shown == nil ? nil : try await book.open(shown?.id ?? BudgetID(0)),
            board: board.rows[unit.id], least: board.least)
    }

    /// One version within reach.
    package func version(_ id: BudgetID) async throws -> BudgetView {
        let view = try await book.open(id)
        try await hold(view.header.unit, .seeBudgets)
        return view
    }

    /// Two versions of one unit, and why they differ.
    ///
    /// - Throws: `.notThere` for versions of two units.
    package func compare(
        _ earlier: BudgetID, _ later: BudgetID
    ) async throws -> (before: BudgetHeader, after: BudgetHeader, why: BudgetComparison) {
        let (before, after) = (try await version(earlier).header, try await version(later).header)
        guard before.unit == after.unit else { throw BudgetBookRefusal.notThere }
        return (before, after, try await book.compare(earlier, later))
    }

    /// Writes the people of the register down as the next version of a unit's budget.
    @discardableResult
    package func propose(
        _ unit: Int64, year: Int, stage: BudgetStage, _ outlook: WageOutlook
    ) async throws -> BudgetID {
        try await hold(UnitID(unit), .planBudgets)
        let lines = try await book.proposed(UnitID(unit), year: year, outlook)
        return try await book.save(
            BudgetDraft(unit: UnitID(unit), year: year, stage: stage, lines: lines))
    }

    /// Saves lines as the next version; every unit of them is within reach.
    @discardableResult
    package func save(_ draft: BudgetDraft) async throws -> BudgetID {
        for unit in Set(draft.lines.map(\.unit)).union([draft.unit]) { try await hold(unit, .planBudgets) }
        return try await book.save(draft)
    }

    /// Decides what somebody else wrote.
    package func decide(_ id: BudgetID, number: String) async throws {
        try await hold(try await book.open(id).header.unit, .decideBudgets)
        try await book.decide(id, number: number)
    }

    /// Budget, bill, payment and protection of the units within reach.
    package func realisation(_ year: Int) async throws -> [RealisedUnit] {
        let (reach, office) = (try desk.reach(.seeBudgets), desk.office)
        let all = try await book.realisation(year)
        let seen = try await office.database.read { connection in
            try UnitTreeReading(reach, government: office.government, on: connection).ordered.map(\.unit.id)
        }
        let mine = Set(seen)
        return all.filter { mine.contains($0.unit) }
    }

    /// Reads a dump of another program's budget: of the whole government.
    package func take(_ rows: [DumpedRow], year: Int) async throws -> [TakenRow] {
        try desk.wholeGovernment(.planBudgets)
        return try await book.take(rows, year: year)
    }

    /// That a version was taken along as a file.
    package func exported(_ view: BudgetView) async throws -> Int64 {
        let reach = try desk.reach(.seeBudgets)
        return try await LookBook.exported(
            "rka.xlsx", reach: reach, rows: view.lines.count, desk: desk)
    }

    private func hold(_ unit: UnitID, _ right: Right) async throws {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        try await desk.office.database.read { connection in
            try ReachSQL.hold(unit: unit.number, within: reach, government: government, on: connection)
        }
    }
}

extension BudgetDesk {
    /// The purses of a year with what is taken of them: of the whole government.
    package func purses(_ year: Int) async throws -> [FundingUse] {
        try desk.wholeGovernment(.seeBudgets)
        return try await FundingBook(desk.office, rules: rules).uses(in: year)
    }

    /// Enters a purse or corrects its ceiling.
    package func record(_ allotment: FundingAllotment) async throws {
        try desk.wholeGovernment(.planBudgets)
        try await FundingBook(desk.office, rules: rules).record(allotment)
    }

    /// The days of a budget year.
    package func calendar(_ year: Int) async throws -> [BudgetDate] {
        _ = try desk.reach(.seeBudgets)
        let office = desk.office
        let own = try await office.database.read { connection in
            try CalendarBook.days(of: year, government: office.government, on: connection)
        }
        return rules.tables.calendar.days(of: year, own: own)
    }

    /// Sets a day of the calendar, for the whole government.
    package func set(_ milestone: String, of year: Int, on day: Day) async throws {
        try desk.wholeGovernment(.planBudgets)
        try await CalendarBook.set(milestone, of: year, on: day, rules: rules, by: desk.office)
    }

    /// The books of plans, for whoever sees the budgets of the whole government.
    package func scenarios() throws -> ScenarioBook {
        try desk.wholeGovernment(.seeBudgets)
        return ScenarioBook(desk.office, rules: rules)
    }

    /// Keeps a plan under a name.
    package func keep(_ name: String, year: Int, steps: String) async throws {
        try desk.wholeGovernment(.planBudgets)
        try await ScenarioBook(desk.office, rules: rules).keep(name, year: year, steps: steps)
    }
}
