package import Indicators
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// Of which units a report tells, and how a query is limited to them.
package struct ReportScope: Sendable, Hashable {
    /// `-` of the whole government; else the same for the same units.
    package let code: String
    /// The government, or the first of the units.
    package let name: String
    /// None for the whole government; else in their order.
    package let units: [Int64]
    /// An account whose units they are; nil for the whole government.
    package let account: Int64?

    /// The whole government.
    package init(government name: String) {
        (code, self.name, units, account) = ("-", name, [], nil)
    }

    /// - Precondition: there are units, each once.
    package init(units: [Int64], name: String, account: Int64) {
        precondition(!units.isEmpty, "a scope of units has one")
        self.units = units.sorted()
        self.name = name
        self.account = account
        code = String(sha256(self.units.map(String.init).joined(separator: ",").utf8).prefix(32))
    }
}

/// A report without what it tells.
package struct ReportEntry: Sendable, Hashable {
    package let id: Int64
    package let schedule: Int64
    package let due: Day
    package let scope: String
    package let scopeName: String
    package let kind: ReportKind
    package let role: String
    package let format: ReportFormat
    /// Nil where it is as of a day.
    package let month: Month?
    package let isMade: Bool
    package let attempts: Int
    /// Why it failed, as it is kept.
    package let fault: String?
    package let rows: Int
    package let digest: String
    /// Milliseconds since 1970.
    package let changed: Int64

    /// The columns of `report r` in the order in which they are read.
    package static let columns = """
        r.report_id, r.schedule_id, r.due_day, r.scope, r.scope_name, r.kind, r.role, r.format, r.month, \
        r.state, r.attempts, r.fault, r.row_count, r.digest, r.changed_ms
        """

    /// Reads them.
    package init(_ row: SQLRow) throws {
        guard let kind = ReportKind(rawValue: try row.text(5)),
            let format = ReportFormat(rawValue: try row.text(7))
        else { throw unknownCode("report") }
        id = try row.integer(0)
        schedule = try row.integer(1)
        due = try row.day(2, "report.due_day")
        scope = try row.text(3)
        scopeName = try row.text(4)
        self.kind = kind
        role = try row.text(6)
        self.format = format
        month = Month(yyyymm: Int(try row.integer(8)))
        isMade = try row.integer(9) == 0
        attempts = Int(try row.integer(10))
        fault = row.optionalText(11)
        rows = Int(try row.integer(12))
        digest = try row.text(13)
        changed = try row.integer(14)
    }
}

/// Which report of a schedule is meant.
package struct ReportPlace: Sendable, Hashable {
    package let schedule: ReportSchedule
    package let due: Day
    package let scope: ReportScope

    package init(_ schedule: ReportSchedule, due: Day, scope: ReportScope) {
        self.schedule = schedule
        self.due = due
        self.scope = scope
    }

    /// The month of which it tells, the last whole one before the due day; nil where it is as of a day.
    package var month: Month? { schedule.draft.kind.isOfMonth ? Month(of: due).adding(-1) : nil }
}

/// Reports that were made. One of a place is made once, whoever makes it.
package struct ReportBook: Sendable {
    private static let piece = 256 * 1_024
    let office: Office

    package init(_ office: Office) { self.office = office }

    /// What there is of a schedule on some due days, made or failed, by due day and scope.
    package func entries(of schedule: Int64, from first: Day) async throws -> [ReportEntry] {
        let government = office.government
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT \(ReportEntry.columns) FROM report r
                WHERE r.gov_id = $1 AND r.schedule_id = $2 AND r.due_day >= $3 ORDER BY r.due_day, r.scope
                """, [.integer(government), .integer(schedule), .integer(Int64(first.yyyymmdd))],
                ReportEntry.init)
        }
    }

    /// The latest reports, made or failed.
    package func latest(atMost count: Int) async throws -> [ReportEntry] {
        let government = office.government
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT \(ReportEntry.columns) FROM report r WHERE r.gov_id = $1
                ORDER BY r.due_day DESC, r.report_id LIMIT \(count)
                """, [.integer(government)], ReportEntry.init)
        }
    }

    /// One report with what it tells, whoever it is for.
    ///
    /// - Throws: `ReportRefusal.noSuchReport`, also for one that failed.
    package func open(_ id: Int64) async throws -> (entry: ReportEntry, content: ReportContent) {
        let government = office.government
        let entry = try await office.database.read { connection in
            try connection.first(
                "SELECT \(ReportEntry.columns) FROM report r WHERE r.gov_id = $1 AND r.report_id = $2",
                [.integer(government), .integer(id)], ReportEntry.init)
        }
        guard let entry else { throw ReportRefusal.noSuchReport }
        return (entry, try await content(id))
    }

    /// Keeps what a report tells, sealed.
    ///
    /// - Returns: its number; nil where somebody else made it first, or where the account has other units by
    ///   now than those that the report tells of: then the next run makes it.
    @discardableResult
    package func keep(_ content: ReportContent, at place: ReportPlace) async throws -> Int64? {
        let bytes = try content.bytes()
        let (office, number) = (office, office.identifiers.next())
        return try await office.act { connection, now in
            let rows = ReportRows(office: office, place: place, now: now, connection: connection)
            guard try rows.scopeHolds() else { return Act(nil, []) }
            let state = ReportRows.Outcome(
                state: 0, fault: nil, rows: content.rowCount, digest: sha256(bytes))
            guard let id = try rows.settle(state, number) else { return Act(nil, []) }
            for unit in place.scope.units {
                try connection.execute(
                    """
                    INSERT INTO report_unit (gov_id, report_id, unit_id) VALUES ($1, $2, $3)
                    ON CONFLICT (gov_id, report_id, unit_id) DO NOTHING
                    """, [.integer(office.government), .integer(id), .integer(unit)])
            }
            for (part, start) in stride(from: 0, to: bytes.count, by: ReportBook.piece).enumerated() {
                let piece = Array(bytes[start..<min(start + ReportBook.piece, bytes.count)])
                try connection.execute(
                    """
                    INSERT INTO report_part (gov_id, report_id, part, bytes_sealed) VALUES ($1, $2, $3, $4)
                    """,
                    [
                        .integer(office.government), .integer(id), .integer(Int64(part)),
                        .text(office.sealing.seal(bytes: piece, seal(id, Int64(part)))),
                    ])
            }
            let change = office.change(
                "report.make", of: "report/\(id)",
                after: "\(place.schedule.draft.kind.rawValue) \(place.due) rows=\(content.rowCount)")
            return Act(id, [change])
        }
    }

    /// Says why a report could not be made; it is tried again.
    ///
    /// - Parameter fault: a sentence as it is kept.
    package func fail(_ fault: String, at place: ReportPlace) async throws {
        let (office, number) = (office, office.identifiers.next())
        try await office.act { connection, now in
            let rows = ReportRows(office: office, place: place, now: now, connection: connection)
            let state = ReportRows.Outcome(state: 1, fault: fault, rows: 0, digest: "")
            guard let id = try rows.settle(state, number) else { return Act((), []) }
            return Act((), [office.change("report.fail", of: "report/\(id)", after: "\(place.due)")])
        }
    }

    /// What a report tells. The caller has seen to it that it is within reach.
    ///
    /// - Throws: `ReportRefusal.noSuchReport`, also for one that failed.
    package func content(_ id: Int64) async throws -> ReportContent {
        let office = office
        return try await office.database.read { connection in
            var bytes: [UInt8] = []
            try connection.query(
                """
                SELECT part, bytes_sealed FROM report_part WHERE gov_id = $1 AND report_id = $2 ORDER BY part
                """, [.integer(office.government), .integer(id)]
            ) { row in
                bytes += try office.sealing.openBytes(try row.text(1), seal(id, try row.integer(0)))
            }
            guard !bytes.isEmpty else { throw ReportRefusal.noSuchReport }
            return try ReportContent(bytes: bytes)
        }
    }

    private func seal(_ id: Int64, _ part: Int64) -> FieldSealing.Place {
        FieldSealing.Place("report_part.bytes:\(part)", government: office.government, row: id)
    }
}
