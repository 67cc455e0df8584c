import Access
package import AccessBooks
package import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// Files of rosters on their way in: kept sealed as they came, checked in the background, corrected cell by
/// cell, and handed in as a version. For whoever hands in rosters of his units.
package struct UploadDesk: Sendable {
    let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// What is said with a file.
    package struct Draft: Sendable {
        package var unit: UnitID
        package var period: Month
        package var fileName: String
        /// Of everybody whose row says none; nil for what each one has already.
        package var category: WorkerCategory?
        /// As `WageBasis` reads it.
        package var wageBasis: String

        package init(
            unit: UnitID, period: Month, fileName: String, category: WorkerCategory?, wageBasis: String
        ) {
            self.unit = unit
            self.period = period
            self.fileName = fileName
            self.category = category
            self.wageBasis = wageBasis
        }
    }

    /// What was ordered: the file and the work that checks or hands it in.
    package struct Ordered: Sendable, Equatable {
        package let upload: Int64
        package let work: Int64
    }

    /// Keeps a file and orders its check.
    ///
    /// - Parameter bytes: as they came; at most what the form lets through.
    /// - Throws: `.fileMissing`, `.monthUnusable`; `.outOfReach` for a unit of others.
    package func keep(_ draft: Draft, bytes: [UInt8]) async throws -> Ordered {
        let reach = try desk.reach(.submitRoster)
        guard !bytes.isEmpty else { throw RosterDeskRefusal.fileMissing }
        let near = Month(of: desk.office.today)
        guard (-24...6).contains(near.months(until: draft.period)) else {
            throw RosterDeskRefusal.monthUnusable
        }
        let (desk, office) = (desk, desk.office)
        let numbers = office.identifiers.next(2)
        let ordered = Ordered(upload: numbers[0], work: numbers[1])
        let sealed = pieces(of: bytes, upload: ordered.upload)
        let digest = sha256(bytes)
        return try await office.act { connection, instant in
            try ReachSQL.hold(
                unit: draft.unit.number, within: reach, government: office.government, on: connection)
            let campaign = try campaign(asking: draft.unit, draft.period, office, connection)
            try connection.execute(
                """
                INSERT INTO roster_upload (gov_id, upload_id, unit_id, campaign_id, period, file_name,
                    file_digest, file_size, account_id, uploaded_by, recorded_ms, category, wage_basis,
                    column_mapping, revision, state, people, good, bad, repeated, gone, skipped, cells)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', 0, 0, 0, 0, 0, 0, 0, 0, 0)
                """,
                [
                    .integer(office.government), .integer(ordered.upload), .integer(draft.unit.number),
                    SQLValue(campaign), .integer(Int64(draft.period.yyyymm)), .text(draft.fileName),
                    .text(digest), .integer(Int64(bytes.count)), .integer(desk.permit.account),
                    .text(office.actor), .integer(instant), SQLValue(draft.category?.rawValue),
                    .text(draft.wageBasis),
                ])
            for (part, text) in sealed.enumerated() {
                try connection.execute(
                    """
                    INSERT INTO roster_upload_part (gov_id, upload_id, part, bytes_sealed)
                    VALUES ($1, $2, $3, $4)
                    """,
                    [
                        .integer(office.government), .integer(ordered.upload), .integer(Int64(part)),
                        .text(text),
                    ])
            }
            try order(.check, ordered, draft.fileName, desk, instant, connection)
            let after = "\(draft.period) unit=\(draft.unit) sha256=\(digest.prefix(16))"
            return Act(
                ordered, [office.change("roster.upload", of: "upload/\(ordered.upload)", after: after)])
        }
    }

    /// Says what columns are, and orders the check anew.
    ///
    /// - Parameter mapping: as `ColumnMapping` writes it.
    package func map(_ upload: Int64, to mapping: String) async throws -> Ordered {
        try await change(upload, "roster.upload.columns") { held, _, connection in
            try connection.execute(
                "UPDATE roster_upload SET column_mapping = $1 WHERE gov_id = $2 AND upload_id = $3",
                [.text(mapping), .integer(held.government), .integer(upload)])
            return mapping
        }
    }

    /// Puts texts in the place of cells, and orders the check anew.
    ///
    /// - Parameter cells: by line and column; lines that do not wait for anybody are not taken.
    package func correct(
        _ upload: Int64, _ cells: [(line: Int, column: Int, text: String)]
    ) async throws -> Ordered {
        let desk = desk
        return try await change(upload, "roster.upload.correct") { held, instant, connection in
            let open = try openLines(upload, among: Set(cells.map(\.line)), held.government, connection)
            var count = 0
            for cell in cells where open.contains(cell.line) && (0..<2_000).contains(cell.column) {
                let place = fixPlace(held.government, upload, cell.line, cell.column)
                try connection.execute(
                    """
                    INSERT INTO roster_upload_fix (gov_id, upload_id, line, column_index, revision,
                        value_sealed, recorded_by, recorded_ms)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                    ON CONFLICT (gov_id, upload_id, line, column_index, revision) DO NOTHING
                    """,
                    [
                        .integer(held.government), .integer(upload), .integer(Int64(cell.line)),
                        .integer(Int64(cell.column)), .integer(held.revision + 1),
                        .text(desk.office.sealing.seal(String(cell.text.prefix(500)), place)),
                        .text(desk.office.actor), .integer(instant),
                    ])
                count += 1
            }
            return "cells=\(count)"
        }
    }

    /// Orders that it is handed in as a version.
    ///
    /// - Parameters:
    ///   - statement: the reference of the signed statement (SPTJM).
    ///   - isAnswering: whether he said that he answers for the list.
    package func handIn(
        _ upload: Int64, statement: String, isAnswering: Bool
    ) async throws -> Ordered {
        let reach = try desk.reach(.submitRoster)
        guard isAnswering, !statement.isEmpty else { throw RosterDeskRefusal.statementMissing }
        let (desk, office) = (desk, desk.office)
        let ordered = Ordered(upload: upload, work: office.identifiers.next())
        return try await office.act { connection, instant in
            let held = try hold(upload, reach, office.government, connection)
            guard held.state == RosterUpload.State.checked.rawValue else {
                throw RosterDeskRefusal.notChecked
            }
            guard held.good > 0 else { throw RosterDeskRefusal.nothingGood }
            try connection.execute(
                """
                UPDATE roster_upload SET sptjm = $1, work_id = $2 WHERE gov_id = $3 AND upload_id = $4
                """,
                [
                    .text(String(statement.prefix(200))), .integer(ordered.work),
                    .integer(office.government), .integer(upload),
                ])
            try order(.handIn, ordered, held.fileName, desk, instant, connection)
            return Act(
                ordered, [office.change("roster.upload.hand-in", of: "upload/\(upload)", after: statement)])
        }
    }

    private func change(
        _ upload: Int64, _ act: String,
        _ body: @escaping @Sendable (HeldUpload, Int64, any SQLConnection) throws -> String
    ) async throws -> Ordered {
        let reach = try desk.reach(.submitRoster)
        let (desk, office) = (desk, desk.office)
        let ordered = Ordered(upload: upload, work: office.identifiers.next())
        return try await office.act { connection, instant in
            let held = try hold(upload, reach, office.government, connection)
            let after = try body(held, instant, connection)
            try connection.execute(
                """
                UPDATE roster_upload SET revision = revision + 1, state = 0
                WHERE gov_id = $1 AND upload_id = $2
                """, [.integer(office.government), .integer(upload)])
            try order(.check, ordered, held.fileName, desk, instant, connection)
            return Act(ordered, [office.change(act, of: "upload/\(upload)", after: after)])
        }
    }
}

/// What is done with a file in the background.
package enum UploadWork: String, Sendable, CaseIterable {
    case check = "roster-check"
    case handIn = "roster-submit"
}

/// An upload while its row is held.
struct HeldUpload: Sendable {
    let government: Int64
    let revision: Int64
    let state: Int64
    let good: Int64
    let fileName: String
}

func hold(
    _ upload: Int64, _ reach: Reach, _ government: Int64, _ connection: any SQLConnection
) throws -> HeldUpload {
    let found = try connection.first(
        """
        SELECT unit_id, revision, state, good, file_name FROM roster_upload
        WHERE gov_id = $1 AND upload_id = $2\(connection.engine.lockClause)
        """, [.integer(government), .integer(upload)]
    ) { row in
        (
            unit: try row.integer(0),
            held: HeldUpload(
                government: government, revision: try row.integer(1), state: try row.integer(2),
                good: try row.integer(3), fileName: try row.text(4))
        )
    }
    guard let found else { throw AccessRefusal.outOfReach }
    try ReachSQL.hold(unit: found.unit, within: reach, government: government, on: connection)
    guard found.held.state != RosterUpload.State.submitted.rawValue else {
        throw RosterDeskRefusal.submittedAlready
    }
    return found.held
}

private func order(
    _ work: UploadWork, _ ordered: UploadDesk.Ordered, _ fileName: String, _ desk: Desk, _ instant: Int64,
    _ connection: any SQLConnection
) throws {
    try WorkQueue.order(
        WorkOrder(
            kind: work.rawValue, subject: fileName, argument: String(ordered.upload),
            resultPath: "/daftar/berkas/\(ordered.upload)"),
        number: ordered.work, desk: desk, instant: instant, on: connection)
    try connection.execute(
        "UPDATE roster_upload SET work_id = $1 WHERE gov_id = $2 AND upload_id = $3",
        [.integer(ordered.work), .integer(desk.office.government), .integer(ordered.upload)])
}

/// The latest campaign that asks this unit for this month.
private func campaign(
    asking unit: UnitID, _ period: Month, _ office: Office, _ connection: any SQLConnection
) throws -> Int64? {
    try connection.integer(
        """
        SELECT c.campaign_id FROM campaign c JOIN campaign_unit u ON u.gov_id = c.gov_id
            AND u.campaign_id = c.campaign_id
        WHERE c.gov_id = $1 AND c.period = $2 AND u.unit_id = $3 ORDER BY c.campaign_id DESC LIMIT 1
        """, [.integer(office.government), .integer(Int64(period.yyyymm)), .integer(unit.number)])
}

/// The lines that wait for somebody, among some.
private func openLines(
    _ upload: Int64, among lines: Set<Int>, _ government: Int64, _ connection: any SQLConnection
) throws -> Set<Int> {
    guard let first = lines.min(), let last = lines.max() else { return [] }
    let open = try connection.rows(
        """
        SELECT DISTINCT line FROM roster_upload_cell
        WHERE gov_id = $1 AND upload_id = $2 AND line >= $3 AND line <= $4 ORDER BY line
        """,
        [.integer(government), .integer(upload), .integer(Int64(first)), .integer(Int64(last))]
    ) { Int(try $0.integer(0)) }
    return lines.intersection(open)
}

func fixPlace(_ government: Int64, _ upload: Int64, _ line: Int, _ column: Int) -> FieldSealing.Place {
    FieldSealing.Place("roster_upload_fix.value:\(line):\(column)", government: government, row: upload)
}
