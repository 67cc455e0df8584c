import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import VulnerableWorkers

/// Holds many proposals against what the books know, a statement for five hundred of them.
struct ProposalChecks {
    let office: Office
    let connection: any SQLConnection
    let quota: QuotaRows.Held

    /// What is known of each row that has a NIK.
    func knowledge(of rows: [(row: Int64, index: String)]) throws -> [Int64: ProposalKnowledge] {
        var known: [Int64: ProposalKnowledge] = [:]
        let persons = try persons(of: Array(Set(rows.map(\.index))))
        let numbers = Array(Set(persons.values)).sorted()
        let (deaths, payers) = (try deaths(of: numbers), try payers(of: numbers))
        let above = try above(rows.map(\.row))
        for (row, index) in rows {
            var knowledge = above[row] ?? ProposalKnowledge()
            if let person = persons[index] {
                knowledge.died = deaths[person]
                knowledge.payer = payers[person]
            }
            known[row] = knowledge
        }
        return known
    }

    private func persons(of indexes: [String]) throws -> [String: Int64] {
        var persons: [String: Int64] = [:]
        for portion in portions(indexes) {
            let places = (1...portion.count).map { "$\($0)" }.joined(separator: ", ")
            try connection.query(
                """
                SELECT nik_index, person_id FROM person_nik WHERE nik_index IN (\(places))
                ORDER BY nik_index
                """, portion.map(SQLValue.text)
            ) { persons[try $0.text(0)] = try $0.integer(1) }
        }
        return persons
    }

    private func deaths(of persons: [Int64]) throws -> [Int64: Day] {
        var deaths: [Int64: Day] = [:]
        for portion in portions(persons) {
            let places = (2..<portion.count + 2).map { "$\($0)" }.joined(separator: ", ")
            try connection.query(
                """
                SELECT person_id, died FROM person
                WHERE gov_id = $1 AND person_id IN (\(places)) AND died IS NOT NULL ORDER BY person_id
                """, [.integer(office.government)] + portion.map(SQLValue.integer)
            ) { deaths[try $0.integer(0)] = try $0.day(1, "person.died") }
        }
        return deaths
    }

    /// Who pays for accident or death in the months of the quota already; the one that pays longest.
    private func payers(of persons: [Int64]) throws -> [Int64: OtherPayer] {
        var payers: [Int64: OtherPayer] = [:]
        for portion in portions(persons) {
            var statement = Statement()
            statement.add(
                """
                SELECT s.person_id, COALESCE(r.name, s.funding), s.valid_to, s.programmes FROM job_spell s
                LEFT JOIN registration r ON r.gov_id = s.gov_id AND r.registration_id = s.registration_id
                WHERE s.gov_id = ? AND s.person_id IN (\(portion.map { _ in "?" }.joined(separator: ", ")))
                    AND s.superseded_ms = ? AND s.valid_from <= ? AND s.valid_to >= ?
                ORDER BY s.person_id, s.valid_to, s.spell_id, s.version
                """,
                [.integer(office.government)] + portion.map(SQLValue.integer) + [
                    .integer(.max), .integer(quota.terms.through.lastDay.number),
                    .integer(quota.terms.from.firstDay.number),
                ])
            try connection.query(statement.sql, statement.values) { row in
                let programmes = ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: try row.integer(3)))
                if programmes.isDisjoint(with: QuotaTerms.programmes) { return }
                payers[try row.integer(0)] = OtherPayer(
                    try row.text(1), through: try row.endDay(2, "job_spell.valid_to"))
            }
        }
        return payers
    }

    /// Rows of which the same NIK was proposed before, in the same list or in another one of these months.
    private func above(_ rows: [Int64]) throws -> [Int64: ProposalKnowledge] {
        let over = ProposalStage.over.map(\.rawValue).sorted()
        var above: [Int64: ProposalKnowledge] = [:]
        for portion in portions(rows) {
            var statement = Statement()
            statement.add(
                """
                SELECT r.row_id, r.list_id, o.list_id, o.line, u.name FROM vulnerable_row r
                JOIN vulnerable_row o ON o.gov_id = r.gov_id AND o.nik_index = r.nik_index
                    AND o.row_id < r.row_id
                JOIN vulnerable_quota q ON q.gov_id = o.gov_id AND q.quota_id = o.quota_id
                JOIN unit u ON u.gov_id = o.gov_id AND u.unit_id = o.unit_id
                WHERE r.gov_id = ? AND r.row_id IN (\(portion.map { _ in "?" }.joined(separator: ", ")))
                    AND o.stage NOT IN (\(over.map { _ in "?" }.joined(separator: ", ")))
                    AND q.from_month <= ? AND q.to_month >= ?
                ORDER BY r.row_id, o.row_id
                """,
                [.integer(office.government)] + portion.map(SQLValue.integer) + over.map(SQLValue.text) + [
                    .integer(quota.terms.through.number), .integer(quota.terms.from.number),
                ])
            try connection.query(statement.sql, statement.values) { row in
                let id = try row.integer(0)
                if try row.integer(1) == (try row.integer(2)) {
                    above[id, default: .init()].lineAbove = Int(try row.integer(3))
                } else {
                    above[id, default: .init()].otherPlace = try row.text(4)
                }
            }
        }
        return above
    }
}

extension ProposalBook {
    /// Checks rows that nobody has decided on; those whose findings are as before stay untouched.
    ///
    /// - Returns: how many pass, and how many are kept back.
    func check(
        _ condition: RowCondition, _ quota: QuotaRows.Held, at now: Int64, _ connection: any SQLConnection
    ) throws -> (passed: Int, held: Int) {
        let stages = ProposalStep.check.from.map(\.rawValue).sorted()
        let rows = try ProposalRows(office, connection).rows(
            RowCondition(
                "r.quota_id = ? AND r.stage IN (\(stages.map { _ in "?" }.joined(separator: ", "))) AND "
                    + condition.sql,
                [.integer(quota.id.number)] + stages.map(SQLValue.text) + condition.values))
        let indexes = try indexes(of: rows.map(\.id), connection)
        let known = try ProposalChecks(office: office, connection: connection, quota: quota)
            .knowledge(of: rows.compactMap { row in indexes[row.id].map { (row.id, $0) } })
        let check = try ProposalCheck(quota.terms, under: rules.membership)
        var groups: [String: [Int64]] = [:]
        var (passed, held) = (0, 0)
        for row in rows {
            let findings = check.findings(row.facts(), known[row.id] ?? ProposalKnowledge())
            let isHeld = findings.contains(where: \.standsInTheWay)
            if isHeld { held += 1 } else { passed += 1 }
            let stage: ProposalStage = isHeld ? .proposed : .checked
            if findings == row.findings, stage == row.stage { continue }
            groups[findings.map(\.stored).joined(separator: "\n"), default: []].append(row.id)
        }
        let writer = StepWriter(office: office, connection: connection, now: now)
        for (stored, ids) in groups.sorted(by: { $0.key < $1.key }) {
            let isHeld = stored.split(separator: "\n").contains {
                ProposalFinding(stored: $0)?.standsInTheWay ?? true
            }
            try writer.step(
                isHeld ? .holdBack : .check, of: ids, note: codes(stored),
                setting: [("findings", .text(stored)), ("is_held", isHeld ? 1 : 0)])
        }
        return (passed, held)
    }

    /// The codes of findings without what fills their sentences.
    private func codes(_ stored: String) -> String {
        stored.split(separator: "\n").map { $0.split(separator: "|").first.map(String.init) ?? "" }
            .joined(separator: " ")
    }

    private func indexes(of rows: [Int64], _ connection: any SQLConnection) throws -> [Int64: String] {
        var indexes: [Int64: String] = [:]
        for portion in portions(rows) {
            let places = (2..<portion.count + 2).map { "$\($0)" }.joined(separator: ", ")
            try connection.query(
                """
                SELECT row_id, nik_index FROM vulnerable_row
                WHERE gov_id = $1 AND row_id IN (\(places)) AND nik_index IS NOT NULL ORDER BY row_id
                """, [.integer(office.government)] + portion.map(SQLValue.integer)
            ) { indexes[try $0.integer(0)] = try $0.text(1) }
        }
        return indexes
    }
}
