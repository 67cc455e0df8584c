package import Membership
import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// How a version of a roster differs from the last one that was approved.
package struct VersionComparison: Sendable {
    package let old: Submission?
    package let new: Submission
    package let comparison: RosterComparison
    private let oldLines: [Int64]
    private let newLines: [Int64]

    /// Reads both versions by their keys alone; nothing is unsealed.
    package init(
        of number: Int64, government: Int64, on connection: any SQLConnection
    ) throws {
        new = try SubmissionBook.submission(number, government: government, on: connection)
        old = try SubmissionBook.lastApproved(before: new, government: government, on: connection)
        var keys: [String: Int64] = [:]
        let after = try Self.columns(number, &keys, government, connection)
        let before = try old.map { try Self.columns($0.id, &keys, government, connection) }
        comparison = RosterComparison(
            old: RosterColumns(keys: before?.keys ?? [], wages: before?.wages ?? []),
            new: RosterColumns(keys: after.keys, wages: after.wages), declaredLeavers: after.gone)
        oldLines = before?.lines ?? []
        newLines = after.lines
    }

    /// Lines of the new version who are new.
    package var joiners: [Int64] { comparison.joiners.map { newLines[$0] } }
    /// Lines of the old version.
    package var leavers: [Int64] { comparison.leavers.map { oldLines[$0] } }
    /// Lines of the old version of whom nobody said why they are gone.
    package var vanished: [Int64] { comparison.vanished.map { oldLines[$0] } }
    /// Lines of the new version.
    package var wageChanges: [(line: Int64, difference: Int64)] {
        comparison.wageChanges.map { (newLines[$0.newRow], $0.difference.amount) }
    }

    /// The names on some lines of a version, unsealed for whoever decides.
    package static func names(
        on lines: [Int64], of submission: Int64, _ office: Office, _ connection: any SQLConnection
    ) throws -> [Int64: String] {
        var names: [Int64: String] = [:]
        for portion in portions(lines) {
            let places = (0..<portion.count).map { "$\($0 + 3)" }.joined(separator: ", ")
            try connection.query(
                """
                SELECT line, outcome, wage, row_sealed FROM roster_row
                WHERE gov_id = $1 AND submission_id = $2 AND line IN (\(places)) ORDER BY line
                """,
                [.integer(office.government), .integer(submission)] + portion.map(SQLValue.integer)
            ) { row in
                let line = try row.integer(0)
                let place = SubmittedRow.place(
                    line: Int(line), submission: submission, government: office.government)
                let text = try office.sealing.open(try row.text(3), place)
                names[line] =
                    try SubmittedRow(
                        line: Int(line), outcome: try row.text(1), wage: try row.optionalInteger(2),
                        text: text
                    ).name
            }
        }
        return names
    }

    private static func columns(
        _ submission: Int64, _ known: inout [String: Int64], _ government: Int64,
        _ connection: any SQLConnection
    ) throws -> (keys: [Int64], wages: [Int64], lines: [Int64], gone: Set<Int64>) {
        var columns: (keys: [Int64], wages: [Int64], lines: [Int64], gone: Set<Int64>) = ([], [], [], [])
        try connection.stream(
            """
            SELECT line, nik_index, wage, outcome FROM roster_row
            WHERE gov_id = $1 AND submission_id = $2 AND nik_index IS NOT NULL ORDER BY line
            """, [.integer(government), .integer(submission)]
        ) { row in
            let index = try row.text(1)
            let key = known[index] ?? Int64(known.count)
            known[index] = key
            switch RowStanding(rawValue: try row.text(3)) {
            case .good:
                columns.keys.append(key)
                columns.wages.append(try row.optionalInteger(2) ?? 0)
                columns.lines.append(try row.integer(0))
            case .left, .died: columns.gone.insert(key)
            case .bad, .repeated, nil: return
            }
        }
        return columns
    }
}
