import AccessBooks
package import LawBook
import Membership
import MoneyAndDates
package import RegisterBooks
import SQLDatabase
import SQLStore

/// What a check found.
package struct UploadOutcome: Sendable {
    /// More cells than this are counted and not kept: they are corrected in the file.
    package static let mostCells = 20_000

    package var counts = UploadCounts()
    package var cells: [UploadCell] = []
    package var layout: UploadLayout?
    /// Why it cannot be read.
    package var refusal: Note?

    package init() {}
}

/// What the work in the background reads and keeps of a file.
extension UploadDesk {
    /// The file piece by piece, as it came.
    package func pieces(
        of upload: RosterUpload, _ body: @Sendable ([UInt8]) throws -> Void
    ) async throws {
        let office = desk.office
        var part: Int64 = 0
        while true {
            let number = part
            let sealed = try await office.database.read { connection in
                try connection.first(
                    """
                    SELECT bytes_sealed FROM roster_upload_part
                    WHERE gov_id = $1 AND upload_id = $2 AND part = $3
                    """, [.integer(office.government), .integer(upload.id), .integer(number)]
                ) { try $0.text(0) }
            }
            guard let sealed else { return }
            try body(try office.sealing.openBytes(sealed, partPlace(office.government, upload.id, number)))
            part += 1
        }
    }

    /// What somebody put in the place of cells, the latest of each.
    package func corrections(
        of upload: RosterUpload
    ) async throws -> [(line: Int, column: Int, text: String)] {
        let office = desk.office
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT f.line, f.column_index, f.value_sealed FROM roster_upload_fix f
                WHERE f.gov_id = $1 AND f.upload_id = $2 AND NOT EXISTS (SELECT 1 FROM roster_upload_fix n
                    WHERE n.gov_id = f.gov_id AND n.upload_id = f.upload_id AND n.line = f.line
                    AND n.column_index = f.column_index AND n.revision > f.revision)
                ORDER BY f.line, f.column_index
                """, [.integer(office.government), .integer(upload.id)]
            ) { row in
                let (line, column) = (Int(try row.integer(0)), Int(try row.integer(1)))
                let text = try office.sealing.open(
                    try row.text(2), fixPlace(office.government, upload.id, line, column))
                return (line: line, column: column, text: text)
            }
        }
    }

    /// Keeps what a check found, unless columns or cells were changed meanwhile: then another check follows.
    package func keep(_ outcome: UploadOutcome, of upload: RosterUpload) async throws {
        let office = desk.office
        let layout = outcome.layout.map {
            office.sealing.seal($0.text, layoutPlace(office.government, upload.id))
        }
        let cells = bulk(outcome.cells, upload.id, office)
        let state: RosterUpload.State = outcome.refusal == nil ? .checked : .unreadable
        let counts = outcome.counts
        try await office.database.write(ifCommitIsUnknown: .runAgain) { connection in
            let kept = try connection.execute(
                """
                UPDATE roster_upload SET checked = $1, state = $2, people = $3, good = $4, bad = $5,
                    repeated = $6, gone = $7, skipped = $8, cells = $9, layout_sealed = $10, refusal = $11
                WHERE gov_id = $12 AND upload_id = $13 AND revision = $1 AND state < 3
                """,
                [
                    .integer(Int64(upload.revision)), .integer(state.rawValue),
                    .integer(Int64(counts.people)), .integer(Int64(counts.good)),
                    .integer(Int64(counts.bad)), .integer(Int64(counts.repeated)),
                    .integer(Int64(counts.gone)), .integer(Int64(counts.skipped)),
                    .integer(Int64(counts.cells)), SQLValue(layout),
                    SQLValue(outcome.refusal.map(KeptNote.text)), .integer(office.government),
                    .integer(upload.id),
                ])
            guard kept == 1 else { return }
            // They follow from file and corrections, which stay.
            try connection.execute(
                "DELETE FROM roster_upload_cell WHERE gov_id = $1 AND upload_id = $2",
                [.integer(office.government), .integer(upload.id)])
            if cells.count > 0 { _ = try connection.write(cells) }
        }
    }

    /// Marks a file as handed in.
    package func handedIn(_ upload: RosterUpload, as submission: Int64) async throws {
        let office = desk.office
        try await office.database.write(ifCommitIsUnknown: .runAgain) { connection in
            try connection.execute(
                """
                UPDATE roster_upload SET state = 3, submission_id = $1
                WHERE gov_id = $2 AND upload_id = $3
                """, [.integer(submission), .integer(office.government), .integer(upload.id)])
        }
    }

    /// Under what terms the people of a unit are insured now: those of most of them; for a unit without
    /// anybody those of its registration's segment, JKK and JKM out of the regional budget.
    ///
    /// - Throws: `SubmissionRefusal.noRegistration`, `.severalRegistrations`.
    package func terms(for upload: RosterUpload) async throws -> RosterTerms {
        let office = desk.office
        return try await office.database.read { connection in
            let registrations = try RegistrationBook.registrations(
                of: upload.unit, on: upload.period.firstDay, government: office.government, connection)
            let wageEarners = registrations.filter { $0.segment == .wageEarner }
            let choice = wageEarners.isEmpty ? registrations : wageEarners
            guard let payer = choice.first else {
                throw SubmissionRefusal.noRegistration(unit: upload.unitName)
            }
            guard choice.count == 1 else {
                throw SubmissionRefusal.severalRegistrations(unit: upload.unitName)
            }
            return try usual(upload, payer, office, connection)
        }
    }
}

private func usual(
    _ upload: RosterUpload, _ payer: RegistrationEntry, _ office: Office, _ connection: any SQLConnection
) throws -> RosterTerms {
    let most = try connection.first(
        """
        SELECT category, programmes, funding, wage_basis, COUNT(*) FROM job_spell
        WHERE gov_id = $1 AND unit_id = $2 AND segment = $3 AND superseded_ms = \(Int64.max)
        GROUP BY category, programmes, funding, wage_basis
        ORDER BY 5 DESC, category, programmes, funding, wage_basis LIMIT 1
        """,
        [.integer(office.government), .integer(upload.unit.number), .text(payer.segment.rawValue)]
    ) { (try $0.text(0), try $0.integer(1), try $0.text(2), try $0.text(3)) }
    return RosterTerms(
        registration: payer.id,
        category: upload.category ?? most.flatMap { WorkerCategory(rawValue: $0.0) } ?? .nonCivilServant,
        segment: payer.segment,
        programmes: most.map { ProgrammeSet(rawValue: UInt8(clamping: $0.1)) }
            ?? ProgrammeSet([.workAccident, .death]),
        funding: most.flatMap { FundingSource(rawValue: $0.2) } ?? .regionalBudget,
        wageBasis: most.flatMap { ReportedWageBasis(rawValue: $0.3) } ?? .honorarium)
}

/// A sixth of a megabyte each.
private let pieceSize = 192 * 1_024

extension UploadDesk {
    func pieces(of bytes: [UInt8], upload: Int64) -> [String] {
        let office = desk.office
        return stride(from: 0, to: bytes.count, by: pieceSize).enumerated().map { number, start in
            office.sealing.seal(
                bytes: Array(bytes[start..<min(start + pieceSize, bytes.count)]),
                partPlace(office.government, upload, Int64(number)))
        }
    }
}

private func partPlace(_ government: Int64, _ upload: Int64, _ part: Int64) -> FieldSealing.Place {
    FieldSealing.Place("roster_upload_part.bytes:\(part)", government: government, row: upload)
}

private func bulk(_ cells: [UploadCell], _ upload: Int64, _ office: Office) -> BulkRows {
    BulkRows(
        "roster_upload_cell",
        [
            ("gov_id", .constant(.integer(office.government))), ("upload_id", .constant(.integer(upload))),
            ("line", .integers(cells.map { Int64($0.line) })),
            ("place", .integers(cells.map { Int64($0.place) })),
            ("column_index", .optionalIntegers(cells.map { $0.column.map(Int64.init) })),
            ("field", .texts(TextColumn(cells.map(\.field)))),
            (
                "cell_sealed",
                .texts(
                    TextColumn(
                        cells.map {
                            office.sealing.seal(
                                $0.text, cellPlace(office.government, upload, $0.line, $0.place))
                        }))
            ),
        ])
}
