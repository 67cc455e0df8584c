import Access
import AccessBooks
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// What is seen of the files on their way in.
extension UploadDesk {
    /// The government's place by its Kemendagri code: `16.71`, or `16` for a province.
    package var region: String? {
        let number = desk.office.government
        guard number > 99 else { return "\(number)" }
        let place = number % 100
        return "\(number / 100).\(place < 10 ? "0" : "")\(place)"
    }

    /// One; `.outOfReach` for those of others' units.
    package func upload(_ number: Int64) async throws -> RosterUpload {
        let reach = try desk.reach(.submitRoster)
        let government = desk.office.government
        let scope = try ReachSQL.predicate(
            reach, unitColumn: "u.unit_id", governmentColumn: "u.gov_id", parameter: 3)
        let found = try await desk.office.database.read { connection in
            try connection.first(
                """
                SELECT \(uploadColumns) FROM roster_upload u JOIN unit n ON n.gov_id = u.gov_id
                    AND n.unit_id = u.unit_id
                WHERE u.gov_id = $1 AND u.upload_id = $2\(scope.sql)
                """, [.integer(government), .integer(number)] + scope.values, readUpload)
        }
        guard let found else { throw AccessRefusal.outOfReach }
        return found
    }

    /// Those that were not handed in yet, the latest first: by the primary key backwards.
    package func open(size: Int = 10) async throws -> [RosterUpload] {
        let reach = try desk.reach(.submitRoster)
        let government = desk.office.government
        let scope = try ReachSQL.predicate(
            reach, unitColumn: "u.unit_id", governmentColumn: "u.gov_id", parameter: 2)
        return try await desk.office.database.read { connection in
            try connection.rows(
                """
                SELECT \(uploadColumns) FROM roster_upload u JOIN unit n ON n.gov_id = u.gov_id
                    AND n.unit_id = u.unit_id
                WHERE u.gov_id = $1\(scope.sql) AND u.state < 3 ORDER BY u.upload_id DESC LIMIT \(size)
                """, [.integer(government)] + scope.values, readUpload)
        }
    }

    /// What the preview shows; nil before the first check.
    package func layout(of number: Int64) async throws -> UploadLayout? {
        let upload = try await upload(number)
        let office = desk.office
        let sealed = try await office.database.read { connection in
            try connection.first(
                "SELECT layout_sealed FROM roster_upload WHERE gov_id = $1 AND upload_id = $2",
                [.integer(office.government), .integer(upload.id)]
            ) { $0.optionalText(0) } ?? nil
        }
        return try sealed.map {
            UploadLayout(text: try office.sealing.open($0, layoutPlace(office.government, upload.id)))
        }
    }

    /// Cells that wait for somebody, line by line.
    ///
    /// - Parameter cursor: `line.place` of the last one that was shown.
    package func cells(
        of number: Int64, after cursor: String? = nil, size: Int = 50
    ) async throws -> Listed<UploadCell> {
        let upload = try await upload(number)
        let office = desk.office
        let parts = (cursor ?? "").split(separator: ".").compactMap { Int64($0) }
        let after = parts.count == 2 ? parts : [-1, -1]
        let rows = try await office.database.read { connection in
            try connection.rows(
                """
                SELECT line, place, column_index, field, cell_sealed FROM roster_upload_cell
                WHERE gov_id = $1 AND upload_id = $2 AND (line > $3 OR (line = $3 AND place > $4))
                ORDER BY line, place LIMIT \(size + 1)
                """,
                [
                    .integer(office.government), .integer(upload.id), .integer(after[0]),
                    .integer(after[1]),
                ]
            ) { row in
                let (line, place) = (Int(try row.integer(0)), Int(try row.integer(1)))
                let sealed = try office.sealing.open(
                    try row.text(4), cellPlace(office.government, upload.id, line, place))
                return UploadCell(
                    line: line, place: place, column: try row.optionalInteger(2).map(Int.init),
                    field: try row.text(3), text: sealed)
            }
        }
        return Listed(rows, size: size, total: upload.counts.cells) { "\($0.line).\($0.place)" }
    }
}

func layoutPlace(_ government: Int64, _ upload: Int64) -> FieldSealing.Place {
    FieldSealing.Place("roster_upload.layout", government: government, row: upload)
}

func cellPlace(_ government: Int64, _ upload: Int64, _ line: Int, _ place: Int) -> FieldSealing.Place {
    FieldSealing.Place("roster_upload_cell.cell:\(line):\(place)", government: government, row: upload)
}

private let uploadColumns = """
    u.upload_id, u.unit_id, n.name, u.campaign_id, u.period, u.file_name, u.file_digest, u.file_size, \
    u.uploaded_by, u.recorded_ms, u.category, u.wage_basis, u.column_mapping, u.revision, u.checked, \
    u.state, \
    u.work_id, u.people, u.good, u.bad, u.repeated, u.gone, u.skipped, u.cells, u.refusal, u.sptjm, \
    u.submission_id
    """

private func readUpload(_ row: SQLRow) throws -> RosterUpload {
    var counts = UploadCounts()
    counts.people = Int(try row.integer(17))
    counts.good = Int(try row.integer(18))
    counts.bad = Int(try row.integer(19))
    counts.repeated = Int(try row.integer(20))
    counts.gone = Int(try row.integer(21))
    counts.skipped = Int(try row.integer(22))
    counts.cells = Int(try row.integer(23))
    return RosterUpload(
        id: try row.integer(0), unit: UnitID(try row.integer(1)), unitName: try row.text(2),
        campaign: try row.optionalInteger(3),
        period: try row.month(4, "roster_upload.period"), fileName: try row.text(5),
        digest: try row.text(6), size: Int(try row.integer(7)), uploadedBy: try row.text(8),
        recorded: try row.integer(9), category: row.optionalText(10).flatMap(WorkerCategory.init),
        wageBasis: try row.text(11), mapping: try row.text(12), revision: Int(try row.integer(13)),
        checked: try row.optionalInteger(14).map(Int.init),
        state: RosterUpload.State(rawValue: try row.integer(15)) ?? .unreadable,
        work: try row.optionalInteger(16), counts: counts,
        refusal: row.optionalText(24).map(KeptNote.note), sptjm: row.optionalText(25),
        submission: try row.optionalInteger(26))
}
