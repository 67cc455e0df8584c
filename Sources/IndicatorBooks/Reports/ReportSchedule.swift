package import Indicators
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// Which report is made for which role, on which days.
package struct ReportDraft: Sendable, Hashable {
    package let kind: ReportKind
    /// The code of a role; who makes the schedule has held it against the matrix of rights.
    package let role: String
    package let rhythm: ReportRhythm
    package let format: ReportFormat

    package init(kind: ReportKind, role: String, rhythm: ReportRhythm, format: ReportFormat) {
        self.kind = kind
        self.role = role
        self.rhythm = rhythm
        self.format = format
    }

    /// As the audit chain has it.
    var text: String { "\(kind.rawValue) \(role) \(rhythm.code)/\(rhythm.day) \(format.rawValue)" }
}

/// A schedule as it stands.
package struct ReportSchedule: Sendable, Hashable {
    package let id: Int64
    package let draft: ReportDraft
    /// What was due before is not made up for.
    package let from: Day
    package let isOn: Bool

    /// When it is due next, from a day on.
    package func next(from day: Day) -> Day { draft.rhythm.due(onOrAfter: max(day, from)) }

    /// The days on which a report should be there by a day.
    package func due(by day: Day) -> [Day] { draft.rhythm.due(draft.kind, from: from, through: day) }
}

/// The schedules of a government.
package struct ReportScheduleBook: Sendable {
    private let office: Office

    package init(_ office: Office) { self.office = office }

    /// Takes a schedule on.
    ///
    /// - Parameter from: the first day on which it may be due.
    /// - Throws: `ReportRefusal.alreadyThere`.
    @discardableResult
    package func add(_ draft: ReportDraft, from: Day) async throws -> Int64 {
        let (office, number) = (office, office.identifiers.next())
        try await office.act { connection, now in
            try refuseTwin(of: draft, office, on: connection)
            try connection.execute(
                """
                INSERT INTO report_schedule (gov_id, schedule_id, kind, role, rhythm, due_on, format,
                    from_day, state, recorded_by, recorded_ms, changed_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $10)
                """,
                [
                    .integer(office.government), .integer(number), .text(draft.kind.rawValue),
                    .text(draft.role), .text(draft.rhythm.code), .integer(Int64(draft.rhythm.day)),
                    .text(draft.format.rawValue), .integer(Int64(from.yyyymmdd)), .text(office.actor),
                    .integer(now),
                ])
            let change = office.change("report.schedule", of: "schedule/\(number)", after: draft.text)
            return Act((), [change])
        }
        return number
    }

    /// Turns a schedule off or on again; what was due while it was off is not made up for.
    ///
    /// - Throws: `ReportRefusal.noSuchSchedule`, `.alreadySo`, `.alreadyThere`.
    package func turn(_ id: Int64, on isOn: Bool) async throws {
        let office = office
        try await office.act { connection, now in
            let lock = connection.engine.lockClause
            let found = try connection.first(
                """
                SELECT schedule_id, kind, role, rhythm, due_on, format, from_day, state
                FROM report_schedule
                WHERE gov_id = $1 AND schedule_id = $2\(lock)
                """, [.integer(office.government), .integer(id)], ReportScheduleBook.read)
            guard let found else { throw ReportRefusal.noSuchSchedule }
            guard found.isOn != isOn else { throw ReportRefusal.alreadySo }
            if isOn { try refuseTwin(of: found.draft, office, on: connection) }
            let from = isOn ? office.today : found.from
            try connection.execute(
                """
                UPDATE report_schedule SET state = $1, from_day = $2, changed_ms = $3
                WHERE gov_id = $4 AND schedule_id = $5
                """,
                [
                    .integer(isOn ? 0 : 1), .integer(Int64(from.yyyymmdd)), .integer(now),
                    .integer(office.government), .integer(id),
                ])
            let change = office.change(
                "report.schedule", of: "schedule/\(id)", before: isOn ? "off" : "on",
                after: isOn ? "on" : "off")
            return Act((), [change])
        }
    }

    /// Every schedule, those that are on first.
    package func list() async throws -> [ReportSchedule] {
        let government = office.government
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT schedule_id, kind, role, rhythm, due_on, format, from_day, state
                FROM report_schedule WHERE gov_id = $1
                ORDER BY state, kind, role, schedule_id
                """, [.integer(government)], ReportScheduleBook.read)
        }
    }

    private static func read(_ row: SQLRow) throws -> ReportSchedule {
        guard let kind = ReportKind(rawValue: try row.text(1)),
            let format = ReportFormat(rawValue: try row.text(5))
        else { throw unknownCode("report_schedule") }
        return ReportSchedule(
            id: try row.integer(0),
            draft: ReportDraft(
                kind: kind, role: try row.text(2),
                rhythm: try ReportRhythm(try row.text(3), day: Int(try row.integer(4))), format: format),
            from: try row.day(6, "report_schedule.from_day"), isOn: try row.integer(7) == 0)
    }
}

/// Whether the same report comes already; the index would refuse it too, without a sentence.
private func refuseTwin(of draft: ReportDraft, _ office: Office, on connection: any SQLConnection) throws {
    let found = try connection.integer(
        """
        SELECT COUNT(*) FROM report_schedule
        WHERE gov_id = $1 AND kind = $2 AND role = $3 AND rhythm = $4 AND due_on = $5 AND state = 0
        """,
        [
            .integer(office.government), .text(draft.kind.rawValue), .text(draft.role),
            .text(draft.rhythm.code), .integer(Int64(draft.rhythm.day)),
        ])
    if let found, found > 0 { throw ReportRefusal.alreadyThere }
}

/// A column holds a code that this program does not have.
func unknownCode(_ table: String) -> SQLFault {
    SQLFault(kind: .statement, code: "code", detail: "\(table) holds no code of this program")
}
