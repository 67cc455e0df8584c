import Access
package import AccessBooks
package import LawBook
package import Membership
package import MoneyAndDates
package import RegisterBooks
import SQLDatabase
import SQLStore

/// Somebody of the register who may be somebody of a roster, for the matcher.
package struct PairCandidate: Sendable {
    package let person: PersonID
    package let name: String
    package let nik: String
    package let born: Day?
    package let sex: Sex?
    package let mother: String
}

/// A row that may be somebody of the register.
package struct FoundPair: Sendable {
    package let line: Int
    package let person: PersonID
    /// In millionths.
    package let probability: Int
    /// Why, as keys of `words/` with what fills them.
    package let reasons: [Note]

    package init(line: Int, person: PersonID, probability: Int, reasons: [Note]) {
        self.line = line
        self.person = person
        self.probability = probability
        self.reasons = reasons
    }
}

/// What somebody decided about a pair.
package enum PairDecision: String, Sendable, CaseIterable {
    case same, other
    /// Neither yet: the version waits.
    case later
}

/// A pair side by side. NIKs are hidden but for their last four digits.
package struct PairView: Sendable, Equatable {
    /// One of the two.
    package struct Side: Sendable, Equatable {
        package let name: String
        package let maskedNIK: String
        package let born: Day?
        package let sex: Sex?
        package let mother: String
    }

    package let line: Int
    package let person: PersonID
    package let row: Side
    package let register: Side
    package let probability: Int
    package let reasons: [Note]
    package let decision: PairDecision?
    package let decidedBy: String?
}

/// Pairs of a version: found when it is handed in, decided before it is approved, and not asked again.
package struct PairDesk: Sendable {
    let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// People of the register born on one of the days of rows whose NIK nobody there has; and those rows.
    package func candidates(
        for submission: Int64
    ) async throws -> (rows: [SubmittedRow], people: [PairCandidate]) {
        let reach = try desk.reach(.submitRoster)
        let office = desk.office
        return try await office.database.read { connection in
            let unit = try unit(of: submission, office.government, connection)
            try ReachSQL.hold(unit: unit, within: reach, government: office.government, on: connection)
            let rows = try SubmissionBook.rows(of: submission, office, on: connection).filter {
                $0.standing == .good && $0.born != nil && $0.person == nil
            }
            let known = try knownIndexes(rows, office, connection)
            let unknown = rows.filter { row in
                row.nik.map { !known.contains(office.sealing.index($0.description, kind: "nik")) } ?? false
            }
            let days = Array(Set(unknown.compactMap { $0.born.map { Int64($0.yyyymmdd) } })).sorted()
            return (unknown, try people(bornOn: days, office, connection))
        }
    }

    /// Keeps what was found, but for pairs that somebody called two people before; those that somebody called
    /// one are one again.
    package func keep(_ pairs: [FoundPair], of rows: [SubmittedRow], in submission: Int64) async throws {
        let office = desk.office
        let byLine = Dictionary(rows.map { ($0.line, $0) }, uniquingKeysWith: { $1 })
        try await office.database.write(ifCommitIsUnknown: .runAgain) { connection in
            guard try begin(submission, office, connection) else { return }
            for pair in pairs {
                guard let row = byLine[pair.line] else { continue }
                let index = rowIndex(row, office)
                let before = try connection.first(
                    """
                    SELECT decision, decided_by FROM pair_decision
                    WHERE gov_id = $1 AND row_index = $2 AND person_id = $3
                    ORDER BY decided_ms DESC LIMIT 1
                    """, [.integer(office.government), .text(index), .integer(pair.person.number)]
                ) { (decision: try $0.text(0), by: try $0.text(1)) }
                if before?.decision == PairDecision.other.rawValue { continue }
                try insert(pair, index, before, submission, office, connection)
                if before?.decision == PairDecision.same.rawValue {
                    try recognise(pair.person.number, pair.line, submission, office, connection)
                }
            }
        }
    }

    /// Pairs of a version, those that wait first; for whoever decides them alone, as the one beside may be of
    /// another unit.
    package func pairs(of submission: Int64, atMost count: Int = 20) async throws -> [PairView] {
        let reach = try desk.reach(.decideRoster)
        let office = desk.office
        return try await office.database.read { connection in
            let unit = try unit(of: submission, office.government, connection)
            try ReachSQL.hold(unit: unit, within: reach, government: office.government, on: connection)
            let found = try connection.rows(
                """
                SELECT p.line, p.person_id, p.probability, p.reasons_sealed, p.decision, p.decided_by, n.name,
                    n.nik_sealed, n.born, n.sex, n.mother_sealed
                FROM roster_pair p JOIN person n ON n.gov_id = p.gov_id AND n.person_id = p.person_id
                WHERE p.gov_id = $1 AND p.submission_id = $2
                ORDER BY CASE WHEN p.decision IS NULL THEN 0 WHEN p.decision = 'later' THEN 1 ELSE 2 END,
                    p.line LIMIT \(count)
                """, [.integer(office.government), .integer(submission)]
            ) { try readPair($0, submission, office) }
            let lines = Set(found.map(\.line))
            let rows = try SubmissionBook.rows(of: submission, office, on: connection).filter {
                lines.contains($0.line)
            }
            let byLine = Dictionary(rows.map { ($0.line, $0) }, uniquingKeysWith: { $1 })
            return found.map { pair in pair.beside(byLine[pair.line]) }
        }
    }

    /// One pair beside the register, without asking who wants it: the caller has.
    static func pair(
        _ line: Int, of submission: Int64, _ office: Office, _ connection: any SQLConnection
    ) throws -> PairView? {
        let found = try connection.first(
            """
            SELECT p.line, p.person_id, p.probability, p.reasons_sealed, p.decision, p.decided_by, n.name,
                n.nik_sealed, n.born, n.sex, n.mother_sealed
            FROM roster_pair p JOIN person n ON n.gov_id = p.gov_id AND n.person_id = p.person_id
            WHERE p.gov_id = $1 AND p.submission_id = $2 AND p.line = $3
            """, [.integer(office.government), .integer(submission), .integer(Int64(line))]
        ) { try readPair($0, submission, office) }
        guard let found else { return nil }
        let rows = try SubmissionBook.rows(of: submission, office, on: connection)
        return found.beside(rows.first { $0.line == line })
    }

    /// Decides a pair of a version that waits; the decision is remembered for the next roster.
    package func decide(_ line: Int, of submission: Int64, _ decision: PairDecision) async throws {
        let reach = try desk.reach(.decideRoster)
        let office = desk.office
        try await office.act { connection, instant in
            let unit = try unit(of: submission, office.government, connection)
            try ReachSQL.hold(unit: unit, within: reach, government: office.government, on: connection)
            let pair = try connection.first(
                """
                SELECT p.person_id, p.row_index, s.decided_by FROM roster_pair p JOIN roster_submission s
                    ON s.gov_id = p.gov_id AND s.submission_id = p.submission_id
                WHERE p.gov_id = $1 AND p.submission_id = $2 AND p.line = $3\(connection.engine.lockClause)
                """, [.integer(office.government), .integer(submission), .integer(Int64(line))]
            ) { (person: try $0.integer(0), index: try $0.text(1), decided: $0.optionalText(2)) }
            guard let pair else { throw AccessRefusal.outOfReach }
            if let by = pair.decided { throw AccessRefusal.alreadyDecided(by: by) }
            try connection.execute(
                """
                UPDATE roster_pair SET decision = $1, decided_by = $2, decided_ms = $3
                WHERE gov_id = $4 AND submission_id = $5 AND line = $6
                """,
                [
                    .text(decision.rawValue), .text(office.actor), .integer(instant),
                    .integer(office.government), .integer(submission), .integer(Int64(line)),
                ])
            let same = decision == .same ? pair.person : nil
            try recognise(same, line, submission, office, connection)
            if decision != .later {
                try remember(pair.index, pair.person, decision, instant, office, connection)
            }
            let after = "line=\(line) person=\(pair.person) \(decision.rawValue)"
            return Act(
                (), [office.change("roster.pair", of: "submission/\(submission)", after: after)])
        }
    }
}

// MARK: Statements

/// Says that the pairs of a version are found, and holds it; false where somebody decided it meanwhile.
private func begin(
    _ submission: Int64, _ office: Office, _ connection: any SQLConnection
) throws -> Bool {
    try connection.execute(
        """
        UPDATE roster_submission SET pairs_pending = 0
        WHERE gov_id = $1 AND submission_id = $2 AND decided_by IS NULL
        """, [.integer(office.government), .integer(submission)]) > 0
}

private func knownIndexes(
    _ rows: [SubmittedRow], _ office: Office, _ connection: any SQLConnection
) throws -> Set<String> {
    let indexes = rows.compactMap { $0.nik.map { office.sealing.index($0.description, kind: "nik") } }
    var known: Set<String> = []
    for start in stride(from: 0, to: indexes.count, by: 500) {
        let portion = indexes[start..<min(start + 500, indexes.count)]
        let places = (1...portion.count).map { "$\($0)" }.joined(separator: ", ")
        try connection.query(
            "SELECT nik_index FROM person_nik WHERE nik_index IN (\(places)) ORDER BY nik_index",
            portion.map(SQLValue.text)
        ) { known.insert(try $0.text(0)) }
    }
    return known
}

private func people(
    bornOn days: [Int64], _ office: Office, _ connection: any SQLConnection
) throws -> [PairCandidate] {
    var found: [PairCandidate] = []
    for start in stride(from: 0, to: days.count, by: 500) {
        let portion = days[start..<min(start + 500, days.count)]
        let places = (0..<portion.count).map { "$\($0 + 2)" }.joined(separator: ", ")
        try connection.query(
            """
            SELECT person_id, name, nik_sealed, born, sex, mother_sealed FROM person
            WHERE gov_id = $1 AND born IN (\(places)) ORDER BY person_id
            """, [.integer(office.government)] + portion.map(SQLValue.integer)
        ) { row in
            let side = try opened(row, from: 0, office)
            found.append(
                PairCandidate(
                    person: PersonID(try row.integer(0)), name: side.name, nik: side.nik, born: side.born,
                    sex: side.sex, mother: side.mother))
        }
    }
    return found
}

/// Columns `person_id, name, nik_sealed, born, sex, mother_sealed` from some column on.
private func opened(
    _ row: SQLRow, from first: Int, person: Int64? = nil, _ office: Office
) throws -> (name: String, nik: String, born: Day?, sex: Sex?, mother: String) {
    let id = try person ?? row.integer(first)
    let nik = try office.sealing.open(
        try row.text(first + 2), FieldSealing.Place("person.nik", government: office.government, row: id))
    let mother = try row.optionalText(first + 5).map {
        try office.sealing.open(
            $0, FieldSealing.Place("person.mother", government: office.government, row: id))
    }
    return (
        try row.text(first + 1), nik,
        try row.optionalDay(first + 3, "person.born"),
        row.optionalText(first + 4).flatMap(Sex.init), mother ?? ""
    )
}

private func insert(
    _ pair: FoundPair, _ index: String, _ before: (decision: String, by: String)?, _ submission: Int64,
    _ office: Office, _ connection: any SQLConnection
) throws {
    let reasons = pair.reasons.map(KeptNote.text).joined(separator: "\u{1E}")
    let place = reasonsPlace(submission, pair.line, office)
    try connection.execute(
        """
        INSERT INTO roster_pair (gov_id, submission_id, line, person_id, row_index, probability,
            reasons_sealed, decision, decided_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (gov_id, submission_id, line) DO NOTHING
        """,
        [
            .integer(office.government), .integer(submission), .integer(Int64(pair.line)),
            .integer(pair.person.number), .text(index), .integer(Int64(pair.probability)),
            .text(office.sealing.seal(reasons, place)), SQLValue(before?.decision), SQLValue(before?.by),
        ])
}

private func recognise(
    _ person: Int64?, _ line: Int, _ submission: Int64, _ office: Office, _ connection: any SQLConnection
) throws {
    try connection.execute(
        "UPDATE roster_row SET person_id = $1 WHERE gov_id = $2 AND submission_id = $3 AND line = $4",
        [
            SQLValue(person), .integer(office.government), .integer(submission), .integer(Int64(line)),
        ])
}

private func remember(
    _ index: String, _ person: Int64, _ decision: PairDecision, _ instant: Int64, _ office: Office,
    _ connection: any SQLConnection
) throws {
    try connection.execute(
        """
        INSERT INTO pair_decision (gov_id, row_index, person_id, decided_ms, decision, decided_by)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (gov_id, row_index, person_id, decided_ms)
        DO UPDATE SET decision = excluded.decision, decided_by = excluded.decided_by
        """,
        [
            .integer(office.government), .text(index), .integer(person), .integer(instant),
            .text(decision.rawValue), .text(office.actor),
        ])
}

/// The row as rosters write it, so that the same writing is known again.
private func rowIndex(_ row: SubmittedRow, _ office: Office) -> String {
    let parts = [
        row.nik?.description ?? "", row.name, row.born.map { String($0.yyyymmdd) } ?? "", row.mother,
    ]
    return office.sealing.index(parts.joined(separator: "\u{1F}"), kind: "roster-row")
}

private func reasonsPlace(_ submission: Int64, _ line: Int, _ office: Office) -> FieldSealing.Place {
    FieldSealing.Place("roster_pair.reasons:\(line)", government: office.government, row: submission)
}

private func readPair(_ row: SQLRow, _ submission: Int64, _ office: Office) throws -> PairView {
    let (line, person) = (Int(try row.integer(0)), try row.integer(1))
    let reasons = try office.sealing.open(try row.text(3), reasonsPlace(submission, line, office))
    // From `n.name` on, as `opened` counts from `person_id`.
    let side = try opened(row, from: 5, person: person, office)
    return PairView(
        line: line, person: PersonID(person), row: .empty,
        register: .init(
            name: side.name, maskedNIK: NIK.masked(side.nik), born: side.born,
            sex: side.sex, mother: side.mother),
        probability: Int(try row.integer(2)),
        reasons: reasons.split(separator: "\u{1E}").map { KeptNote.note(String($0)) },
        decision: row.optionalText(4).flatMap(PairDecision.init), decidedBy: row.optionalText(5))
}

extension PairView.Side {
    fileprivate static let empty = Self(name: "", maskedNIK: "", born: nil, sex: nil, mother: "")
}

extension PairView {
    fileprivate func beside(_ submitted: SubmittedRow?) -> PairView {
        guard let submitted else { return self }
        return PairView(
            line: line, person: person,
            row: .init(
                name: submitted.name, maskedNIK: submitted.nik?.masked ?? "",
                born: submitted.born, sex: submitted.sex, mother: submitted.mother), register: register,
            probability: probability, reasons: reasons, decision: decision, decidedBy: decidedBy)
    }
}
