import Access
package import AccessBooks
package import Membership
package import MoneyAndDates
package import RegisterBooks
import SQLDatabase
import SQLStore

/// A version of a roster as it is seen at a desk.
package struct SubmissionView: Sendable, Equatable {
    package let submission: Submission
    package let unitCode: String
    package let unitName: String
    /// Milliseconds since 1970.
    package let submitted: Int64
    package let decided: Int64?
    /// The reference of the signed statement that came with it; nil where none did.
    package let statement: String?
    /// Rows by what became of them.
    package var outcomes: [RowStanding: Int] = [:]
    /// Pairs that wait for somebody, and all of them.
    package var pairsOpen = 0
    package var pairs = 0
}

/// A row of a version, for whoever decides: the NIK hidden but for its last four digits.
package struct SubmissionRow: Sendable, Equatable {
    package let line: Int
    package let standing: RowStanding
    package let name: String
    package let maskedNIK: String
    package let born: Day?
    package let wage: Rupiah?
    package let category: WorkerCategory
    /// Keys of `words/`.
    package let reasons: [String]
}

/// How a version differs from the last approved one; the first names of each kind, and how many there are.
package struct ComparisonView: Sendable {
    /// Somebody by name.
    package struct Named: Sendable, Equatable {
        package let line: Int64
        package let name: String
        /// Of the wage; nil where it is not about that.
        package let difference: Rupiah?
    }

    package let old: Submission?
    package let comparison: RosterComparison
    package let joiners: [Named]
    package let leavers: [Named]
    package let vanished: [Named]
    package let wageChanges: [Named]
}

/// Versions of rosters: read by whoever may see them, decided by another hand than the one that sent them.
package struct SubmissionDesk: Sendable {
    let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// The latest versions of the units of the reach.
    ///
    /// - Parameters:
    ///   - unit: of this one alone; nil for all.
    ///   - before: the number of the last one that was shown, for the next part.
    package func recent(
        unit: UnitID? = nil, before: Int64 = .max, size: Int = 10
    ) async throws -> Listed<SubmissionView> {
        let reach = try desk.reach(.seeRosters)
        let government = desk.office.government
        let scope = try ReachSQL.predicate(
            reach, unitColumn: "s.unit_id", governmentColumn: "s.gov_id", parameter: 4)
        let rows = try await desk.office.database.read { connection in
            try connection.rows(
                """
                SELECT \(columns) WHERE s.gov_id = $1 AND s.submission_id < $2
                    AND (CAST($3 AS BIGINT) = 0 OR s.unit_id = CAST($3 AS BIGINT))\(scope.sql)
                ORDER BY s.submission_id DESC LIMIT \(size + 1)
                """,
                [.integer(government), .integer(before), .integer(unit?.number ?? 0)] + scope.values, read)
        }
        return Listed(rows, size: size) { String($0.submission.id) }
    }

    /// One version with its counts; `.outOfReach` for those of others' units.
    package func submission(_ number: Int64) async throws -> SubmissionView {
        let reach = try desk.reach(.seeRosters)
        return try await view(number, reach)
    }

    /// The rows of a version in the order of the file.
    ///
    /// - Parameters:
    ///   - standing: only those; nil for all.
    ///   - line: of the last row that was shown.
    package func rows(
        of number: Int64, standing: RowStanding? = nil, after line: Int64 = 0, size: Int = 50
    ) async throws -> Listed<SubmissionRow> {
        let reach = try desk.reach(.seeRosters)
        let office = desk.office
        let rows = try await office.database.read { connection in
            let unit = try unit(of: number, office.government, connection)
            try ReachSQL.hold(unit: unit, within: reach, government: office.government, on: connection)
            return try SubmissionBook.rows(
                of: number, after: line, standing: standing, atMost: size + 1, office, on: connection
            ).map { row in
                SubmissionRow(
                    line: row.line, standing: row.standing, name: row.name,
                    maskedNIK: row.nik?.masked ?? "", born: row.born, wage: row.wage,
                    category: row.terms.category, reasons: row.reasons)
            }
        }
        return Listed(rows, size: size) { String($0.line) }
    }

    /// How a version differs from the one that was approved last before it.
    package func comparison(of number: Int64, atMost most: Int = 50) async throws -> ComparisonView {
        let reach = try desk.reach(.seeRosters)
        let office = desk.office
        return try await office.database.read { connection in
            let unit = try unit(of: number, office.government, connection)
            try ReachSQL.hold(unit: unit, within: reach, government: office.government, on: connection)
            let compared = try VersionComparison(of: number, government: office.government, on: connection)
            let changes = Array(compared.wageChanges.prefix(most))
            let joiners = Array(compared.joiners.prefix(most))
            let gone = Array(compared.leavers.prefix(most))
            let vanished = Array(compared.vanished.prefix(most))
            let new = try VersionComparison.names(
                on: joiners + changes.map(\.line), of: number, office, connection)
            let old =
                try compared.old.map {
                    try VersionComparison.names(on: gone + vanished, of: $0.id, office, connection)
                } ?? [:]
            func named(_ lines: [Int64], _ names: [Int64: String]) -> [ComparisonView.Named] {
                lines.map { .init(line: $0, name: names[$0] ?? "", difference: nil) }
            }
            return ComparisonView(
                old: compared.old, comparison: compared.comparison, joiners: named(joiners, new),
                leavers: named(gone, old), vanished: named(vanished, old),
                wageChanges: changes.map {
                    .init(line: $0.line, name: new[$0.line] ?? "", difference: Rupiah($0.difference))
                })
        }
    }

    /// Approves a version of somebody else and takes it into the register.
    ///
    /// - Parameter statement: the reference of the signed statement (SPTJM).
    /// - Throws: what `Approval` refuses, such as `.pairsOpen` while pairs wait for somebody.
    package func approve(
        _ number: Int64, statement: String, law: MembershipLaw
    ) async throws -> AppliedRoster {
        let reach = try desk.reach(.decideRoster)
        _ = try await view(number, reach)
        return try await Approval(desk.office, law: law).approve(number, sptjm: statement)
    }

    /// Sends a version of somebody else back, with the reason.
    package func giveBack(_ number: Int64, reason: String, law: MembershipLaw) async throws {
        let reach = try desk.reach(.decideRoster)
        _ = try await view(number, reach)
        try await Approval(desk.office, law: law).giveBack(number, reason: String(reason.prefix(1_000)))
    }

    func view(_ number: Int64, _ reach: Reach) async throws -> SubmissionView {
        let government = desk.office.government
        let scope = try ReachSQL.predicate(
            reach, unitColumn: "s.unit_id", governmentColumn: "s.gov_id", parameter: 3)
        let found = try await desk.office.database.read { connection -> SubmissionView? in
            guard
                var view = try connection.first(
                    "SELECT \(columns) WHERE s.gov_id = $1 AND s.submission_id = $2\(scope.sql)",
                    [.integer(government), .integer(number)] + scope.values, read)
            else { return nil }
            try connection.query(
                """
                SELECT outcome, COUNT(*) FROM roster_row WHERE gov_id = $1 AND submission_id = $2
                GROUP BY outcome ORDER BY outcome
                """, [.integer(government), .integer(number)]
            ) { row in
                guard let standing = RowStanding(rawValue: try row.text(0)) else { return }
                view.outcomes[standing] = Int(try row.integer(1))
            }
            try connection.query(
                """
                SELECT COUNT(*), COUNT(CASE WHEN decision IN ('same', 'other') THEN 1 END) FROM roster_pair
                WHERE gov_id = $1 AND submission_id = $2
                """, [.integer(government), .integer(number)]
            ) { row in
                view.pairs = Int(try row.integer(0))
                view.pairsOpen = view.pairs - Int(try row.integer(1))
            }
            return view
        }
        guard let found else { throw AccessRefusal.outOfReach }
        return found
    }
}

/// The unit of a version; `.outOfReach` where the government has none such.
func unit(of submission: Int64, _ government: Int64, _ connection: any SQLConnection) throws -> Int64 {
    let unit = try connection.integer(
        "SELECT unit_id FROM roster_submission WHERE gov_id = $1 AND submission_id = $2",
        [.integer(government), .integer(submission)])
    guard let unit else { throw AccessRefusal.outOfReach }
    return unit
}

private let columns = """
    s.submission_id, s.unit_id, s.period, s.version, s.row_count, s.submitted_by, s.decided_by, s.decision, \
    s.decision_reason, s.sptjm_reference, n.code, n.name, s.submitted_ms, s.decided_ms, \
    (SELECT MAX(u.sptjm) FROM roster_upload u WHERE u.gov_id = s.gov_id \
    AND u.submission_id = s.submission_id) \
    FROM roster_submission s JOIN unit n ON n.gov_id = s.gov_id AND n.unit_id = s.unit_id
    """

private func read(_ row: SQLRow) throws -> SubmissionView {
    let submission = Submission(
        id: try row.integer(0), unit: UnitID(try row.integer(1)),
        period: try row.month(2, "roster_submission.period"),
        version: Int(try row.integer(3)), rows: Int(try row.integer(4)), submittedBy: try row.text(5),
        decidedBy: row.optionalText(6), decision: row.optionalText(7), reason: row.optionalText(8),
        sptjm: row.optionalText(9))
    return SubmissionView(
        submission: submission, unitCode: row.optionalText(10) ?? "", unitName: try row.text(11),
        submitted: try row.integer(12), decided: try row.optionalInteger(13),
        statement: row.optionalText(9) ?? row.optionalText(14))
}

extension SubmissionDesk {
    /// The names of people who stand in the rosters of the reach, for whoever just decided about them.
    package func names(of people: [PersonID]) async throws -> [PersonID: String] {
        let reach = try desk.reach(.decideRoster)
        let government = desk.office.government
        guard !people.isEmpty else { return [:] }
        let asked = Array(people.prefix(200))
        let scope = try ReachSQL.people(
            reach, personColumn: "p.person_id", governmentColumn: "p.gov_id", parameter: asked.count + 2)
        let places = (0..<asked.count).map { "$\($0 + 2)" }.joined(separator: ", ")
        return try await desk.office.database.read { connection in
            var names: [PersonID: String] = [:]
            try connection.query(
                """
                SELECT p.person_id, p.name FROM person p WHERE p.gov_id = $1 AND p.person_id IN (\(places))
                    \(scope.sql) ORDER BY p.person_id
                """, [.integer(government)] + asked.map { .integer($0.number) } + scope.values
            ) { names[PersonID(try $0.integer(0))] = try $0.text(1) }
            return names
        }
    }
}
