package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// A version of a unit's roster for a month.
package struct Submission: Sendable, Hashable {
    package let id: Int64
    package let unit: UnitID
    package let period: Month
    /// Counts the versions of a unit and month from 1.
    package let version: Int
    package let rows: Int
    package let submittedBy: String
    package let decidedBy: String?
    /// `approved` or `returned`; nil while it waits.
    package let decision: String?
    package let reason: String?
    package let sptjm: String?

    package init(
        id: Int64, unit: UnitID, period: Month, version: Int, rows: Int, submittedBy: String,
        decidedBy: String?, decision: String?, reason: String?, sptjm: String?
    ) {
        self.id = id
        self.unit = unit
        self.period = period
        self.version = version
        self.rows = rows
        self.submittedBy = submittedBy
        self.decidedBy = decidedBy
        self.decision = decision
        self.reason = reason
        self.sptjm = sptjm
    }
}

/// What came of handing in a roster.
package struct Submitted: Sendable, Hashable {
    package let submission: Submission
    /// False where the same file was handed in before.
    package let isNew: Bool
}

/// The versions of rosters.
package enum SubmissionBook {
    /// Keeps a checked roster as the next version of its unit and month: every row, the bad ones with their
    /// reasons. The same file again is the same version.
    ///
    /// - Parameters:
    ///   - digest: of the file.
    ///   - campaign: that asked for it; nil where none did.
    package static func submit(
        _ rows: [SubmittedRow], digest: String, unit: UnitID, period: Month, campaign: Int64?,
        pairsToCome: Bool = false, by office: Office
    ) async throws -> Submitted {
        let number = office.identifiers.next()
        return try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            try hold(unit, office.government, connection)
            let before = try submissions(of: unit, period: period, office.government, connection)
            if let same = before.first(where: { $0.digest == digest }) {
                return Act(Submitted(submission: same.submission, isNew: false), [])
            }
            let version = (before.map(\.submission.version).max() ?? 0) + 1
            try connection.execute(
                """
                INSERT INTO roster_submission (gov_id, submission_id, unit_id, campaign_id, period, version,
                    file_digest, row_count, submitted_by, submitted_ms, pairs_pending)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                [
                    .integer(office.government), .integer(number), .integer(unit.number),
                    SQLValue(campaign), .integer(Int64(period.yyyymm)), .integer(Int64(version)),
                    .text(digest), .integer(Int64(rows.count)), .text(office.actor), .integer(instant),
                    .integer(pairsToCome ? 1 : 0),
                ])
            for start in stride(from: 0, to: rows.count, by: 50_000) {
                let portion = rows[start..<min(start + 50_000, rows.count)]
                _ = try connection.write(bulk(portion, of: number, office))
            }
            let submission = Submission(
                id: number, unit: unit, period: period, version: version, rows: rows.count,
                submittedBy: office.actor, decidedBy: nil, decision: nil, reason: nil, sptjm: nil)
            let good = rows.count { $0.standing == .good }
            let after = "\(period) version=\(version) rows=\(rows.count) good=\(good)"
            return Act(
                Submitted(submission: submission, isNew: true),
                [office.change("roster.submit", of: "submission/\(number)", after: after)])
        }
    }

    /// The versions of a unit and month, the oldest first.
    package static func versions(
        of unit: UnitID, period: Month, government: Int64, on connection: any SQLConnection
    ) throws -> [Submission] {
        try submissions(of: unit, period: period, government, connection).map(\.submission)
    }

    /// One by its number; refused where this government has none.
    package static func submission(
        _ number: Int64, government: Int64, on connection: any SQLConnection
    ) throws -> Submission {
        let found = try connection.first(
            """
            SELECT submission_id, unit_id, period, version, row_count, submitted_by, decided_by, decision,
                decision_reason, sptjm_reference, file_digest
            FROM roster_submission WHERE gov_id = $1 AND submission_id = $2
            """, [.integer(government), .integer(number)], read)
        guard let found else { throw SubmissionRefusal.unknownSubmission(number) }
        return found.submission
    }

    /// The version approved last of a unit, before another one: what that one is compared with.
    package static func lastApproved(
        before submission: Submission, government: Int64, on connection: any SQLConnection
    ) throws -> Submission? {
        try connection.rows(
            """
            SELECT submission_id, unit_id, period, version, row_count, submitted_by, decided_by, decision,
                decision_reason, sptjm_reference, file_digest
            FROM roster_submission WHERE gov_id = $1 AND unit_id = $2 AND period <= $3
                AND decision = 'approved' AND submission_id <> $4
            ORDER BY period DESC, version DESC, submission_id LIMIT 1
            """,
            [
                .integer(government), .integer(submission.unit.number),
                .integer(Int64(submission.period.yyyymm)), .integer(submission.id),
            ], read
        ).first?.submission
    }

    /// Every row of a version, opened, in the order of the file.
    package static func rows(
        of submission: Int64, _ office: Office, on connection: any SQLConnection
    ) throws -> [SubmittedRow] {
        var rows: [SubmittedRow] = []
        try connection.stream(
            """
            SELECT line, outcome, wage, row_sealed, person_id FROM roster_row
            WHERE gov_id = $1 AND submission_id = $2 ORDER BY line
            """, [.integer(office.government), .integer(submission)]
        ) { rows.append(try row($0, of: submission, office)) }
        return rows
    }

    /// Some rows of a version, opened: those behind a line, by the key.
    ///
    /// - Parameter standing: only those; nil for all.
    package static func rows(
        of submission: Int64, after line: Int64, standing: RowStanding?, atMost count: Int,
        _ office: Office, on connection: any SQLConnection
    ) throws -> [SubmittedRow] {
        try connection.rows(
            """
            SELECT line, outcome, wage, row_sealed, person_id FROM roster_row
            WHERE gov_id = $1 AND submission_id = $2 AND line > $3 AND ($4 = '' OR outcome = $4)
            ORDER BY line LIMIT \(count)
            """,
            [
                .integer(office.government), .integer(submission), .integer(line),
                .text(standing?.rawValue ?? ""),
            ]
        ) { try row($0, of: submission, office) }
    }

    private static func row(
        _ row: SQLRow, of submission: Int64, _ office: Office
    ) throws -> SubmittedRow {
        let line = Int(try row.integer(0))
        let place = SubmittedRow.place(line: line, submission: submission, government: office.government)
        let text = try office.sealing.open(try row.text(3), place)
        var opened = try SubmittedRow(
            line: line, outcome: try row.text(1), wage: try row.optionalInteger(2), text: text)
        opened.person = try row.optionalInteger(4).map { PersonID($0) }
        return opened
    }

    /// Waits for others who hand in a roster of the same unit.
    static func hold(_ unit: UnitID, _ government: Int64, _ connection: any SQLConnection) throws {
        let held = try connection.integer(
            "SELECT unit_id FROM unit WHERE gov_id = $1 AND unit_id = $2\(connection.engine.lockClause)",
            [.integer(government), .integer(unit.number)])
        if held == nil { throw RegisterRefusal.unknownUnit(unit.description) }
    }

    private static func submissions(
        of unit: UnitID, period: Month, _ government: Int64, _ connection: any SQLConnection
    ) throws -> [(submission: Submission, digest: String)] {
        try connection.rows(
            """
            SELECT submission_id, unit_id, period, version, row_count, submitted_by, decided_by, decision,
                decision_reason, sptjm_reference, file_digest
            FROM roster_submission WHERE gov_id = $1 AND unit_id = $2 AND period = $3 ORDER BY version
            """, [.integer(government), .integer(unit.number), .integer(Int64(period.yyyymm))], read)
    }

    private static func read(_ row: SQLRow) throws -> (submission: Submission, digest: String) {
        let submission = Submission(
            id: try row.integer(0), unit: UnitID(try row.integer(1)),
            period: try row.month(2, "roster_submission.period"),
            version: Int(try row.integer(3)), rows: Int(try row.integer(4)), submittedBy: try row.text(5),
            decidedBy: row.optionalText(6), decision: row.optionalText(7), reason: row.optionalText(8),
            sptjm: row.optionalText(9))
        return (submission, try row.text(10))
    }

    private static func bulk(
        _ rows: ArraySlice<SubmittedRow>, of submission: Int64, _ office: Office
    ) -> BulkRows {
        var (indexes, sealed, categories) = (TextColumn(), TextColumn(), TextColumn())
        for row in rows {
            indexes.append(row.nik.map { office.sealing.index($0.description, kind: "nik") })
            let place = SubmittedRow.place(
                line: row.line, submission: submission, government: office.government)
            sealed.append(office.sealing.seal(row.text, place))
            categories.append(row.terms.category.rawValue)
        }
        return BulkRows(
            "roster_row",
            [
                ("gov_id", .constant(.integer(office.government))),
                ("submission_id", .constant(.integer(submission))),
                ("line", .integers(rows.map { Int64($0.line) })), ("nik_index", .texts(indexes)),
                ("outcome", .texts(TextColumn(rows.map(\.standing.rawValue)))),
                ("wage", .optionalIntegers(rows.map { $0.wage?.amount })), ("category", .texts(categories)),
                ("row_sealed", .texts(sealed)),
            ])
    }
}
