package import Access
package import AccessBooks
package import IndicatorBooks
package import Indicators
package import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Reports at somebody's desk: those that tell of what he may see, of units that are all within his reach.
package struct ReportDesk: Sendable {
    private let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// A part of the reports within reach that were made, the latest due day first.
    ///
    /// - Parameter kind: of one kind only.
    /// - Throws: `.forbidden` without the right to take files along.
    package func list(
        _ kind: ReportKind? = nil, after: String? = nil, atMost size: Int = 50
    ) async throws -> Listed<ReportEntry> {
        _ = try desk.reach(.export)
        var sql = NumberedSQL(
            "SELECT \(ReportEntry.columns) FROM report r WHERE r.gov_id = $1 AND r.state = 0",
            [.integer(desk.office.government)])
        guard keep(to: kind.map { [$0] } ?? ReportKind.allCases, &sql) else {
            return Listed(rows: [], next: nil, total: nil)
        }
        let parts = (after ?? "").split(separator: "-").compactMap { Int64($0) }
        if parts.count == 2 {
            sql.add(" AND (r.due_day < ?", .integer(parts[0]))
            sql.add(" OR (r.due_day = ?", .integer(parts[0]))
            sql.add(" AND r.report_id > ?))", .integer(parts[1]))
        }
        sql.add(" ORDER BY r.due_day DESC, r.report_id LIMIT \(size + 1)")
        let statement = sql
        let rows = try await desk.office.database.read { connection in
            try connection.rows(statement.text, statement.values, ReportEntry.init)
        }
        return Listed(rows, size: size) { "\($0.due.yyyymmdd)-\($0.id)" }
    }

    /// One report with what it tells.
    ///
    /// - Throws: `.forbidden`; `.outOfReach` for one that is not there, not made, or of others.
    package func open(_ id: Int64) async throws -> (entry: ReportEntry, content: ReportContent) {
        _ = try desk.reach(.export)
        var sql = NumberedSQL(
            """
            SELECT \(ReportEntry.columns) FROM report r
            WHERE r.gov_id = $1 AND r.report_id = $2 AND r.state = 0
            """, [.integer(desk.office.government), .integer(id)])
        guard keep(to: ReportKind.allCases, &sql) else { throw AccessRefusal.outOfReach }
        let statement = sql
        let found = try await desk.office.database.read { connection in
            try connection.first(statement.text, statement.values, ReportEntry.init)
        }
        guard let found else { throw AccessRefusal.outOfReach }
        return (found, try await ReportBook(desk.office).content(id))
    }

    /// Records that a report was taken along.
    ///
    /// - Returns: the number that its watermark carries.
    package func exported(_ entry: ReportEntry, as format: ReportFormat) async throws -> Int64 {
        try await LookBook.exported(
            "report.\(entry.kind.rawValue).\(format.rawValue)", reach: try desk.reach(.export),
            rows: entry.rows, desk: desk)
    }

    /// Limits a statement over `report r` to what may be seen: by kind, and a report of units only to who has
    /// all of them.
    ///
    /// - Returns: false where nothing may be seen.
    private func keep(to kinds: [ReportKind], _ sql: inout NumberedSQL) -> Bool {
        let whole = kinds.filter { (try? desk.reach($0.right)) == .government }
        let parts = kinds.filter {
            if case .units = try? desk.reach($0.right) { true } else { false }
        }
        guard !whole.isEmpty || !parts.isEmpty else { return false }
        sql.add(" AND (r.kind IN ('-'")
        for kind in whole { sql.add(", ?", .text(kind.rawValue)) }
        sql.add(") OR (r.scope <> '-' AND r.kind IN ('-'")
        for kind in parts { sql.add(", ?", .text(kind.rawValue)) }
        sql.add(
            """
            ) AND NOT EXISTS (SELECT 1 FROM report_unit t WHERE t.gov_id = r.gov_id
                AND t.report_id = r.report_id AND NOT EXISTS (SELECT 1 FROM account_unit mine
                WHERE mine.gov_id = t.gov_id AND mine.account_id = ? AND mine.unit_id = t.unit_id))))
            """, .integer(desk.permit.account))
        return true
    }
}

/// Schedules of reports, and those that failed, for who keeps the settings of a government.
package struct ReportScheduleDesk: Sendable {
    private let desk: Desk
    private let tools: ReportTools

    package init(_ desk: Desk, tools: ReportTools) {
        self.desk = desk
        self.tools = tools
    }

    private func book() throws -> ReportScheduleBook {
        try desk.wholeGovernment(.manageSettings)
        return ReportScheduleBook(desk.office)
    }

    /// Every schedule, those that are on first.
    package func list() async throws -> [ReportSchedule] { try await book().list() }

    /// The roles that a report may be for.
    package func roles(for kind: ReportKind) -> [Role] {
        tools.roles(for: kind)
    }

    /// Takes a schedule on, from today.
    ///
    /// - Throws: `ReportRefusal`.
    package func add(_ draft: ReportDraft) async throws {
        let book = try book()
        guard let role = Role(rawValue: draft.role) else { throw ReportRefusal.noSuchRole(draft.role) }
        guard roles(for: draft.kind).contains(role) else {
            throw ReportRefusal.notForRole(report: draft.kind, role: draft.role)
        }
        try await book.add(draft, from: desk.office.today)
    }

    /// Turns one off or on.
    package func turn(_ id: Int64, on isOn: Bool) async throws { try await book().turn(id, on: isOn) }

    /// A report that could not be made, and why.
    package struct Failure: Sendable {
        package let entry: ReportEntry
        package let fault: Note
        package var isGivenUp: Bool { entry.attempts >= ReportRun.mostAttempts }
    }

    /// Those that failed last, at most so many.
    package func failures(atMost count: Int = 50) async throws -> [Failure] {
        try desk.wholeGovernment(.manageSettings)
        let government = desk.office.government
        let rows = try await desk.office.database.read { connection in
            try connection.rows(
                """
                SELECT \(ReportEntry.columns) FROM report r WHERE r.gov_id = $1 AND r.state = 1
                ORDER BY r.changed_ms DESC, r.report_id LIMIT \(count)
                """, [.integer(government)], ReportEntry.init)
        }
        return rows.map { Failure(entry: $0, fault: KeptNote.note($0.fault ?? "")) }
    }

    /// What kind of work makes reports.
    package static let work = "reports"

    /// Orders that what is due is made now, what was given up too.
    ///
    /// - Returns: the number of the work.
    package func order(named subject: String) async throws -> Int64 {
        try desk.wholeGovernment(.manageSettings)
        let (desk, number) = (desk, desk.office.identifiers.next())
        try await desk.office.act { connection, instant in
            try WorkQueue.order(
                WorkOrder(
                    kind: ReportScheduleDesk.work, subject: subject, argument: "",
                    resultPath: "/pengaturan/laporan"),
                number: number, desk: desk, instant: instant, on: connection)
            return Act((), [desk.office.change("report.order", of: "work/\(number)")])
        }
        return number
    }

    /// Does what was ordered.
    package func perform(_ progress: WorkProgress) async throws {
        try desk.wholeGovernment(.manageSettings)
        try progress.tell("reports", 0)
        _ = try await ReportRun(desk.office, tools: tools).run(again: true)
    }
}
