package import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore
package import VulnerableWorkers

/// A person who is proposed, as a list at a desk shows her: the NIK but for its last four digits hidden.
package struct ProposalRow: Sendable, Hashable {
    package let id: Int64
    package let quota: QuotaID
    package let line: Int
    package let unit: Int64
    package let unitName: String
    package let stage: ProposalStage
    package let name: String
    package let maskedNIK: String
    package let born: Day?
    package let sex: Sex?
    package let work: String
    package let decile: String
    package let proof: String
    package let isIll: Bool?
    package let findings: [ProposalFinding]
    package let person: PersonID?
    package let spell: SpellID?
    package let proposedBy: String
    package let answer: String
    package let choice: HandBackChoice?
    package let end: PlaceEnd?
    package let endedOn: Day?
    package let cardedOn: Day?
    package let decreeLine: Int?
    let events: Int64
    let hasNIK: Bool
    let sealedNIK: String

    static let columns = """
        r.row_id, r.quota_id, r.line, r.unit_id, u.name, r.stage, r.name, r.nik_index, r.nik_sealed, r.born,
            r.sex, r.work, r.decile, r.proof, r.ill, r.findings, r.person_id, r.spell_id, r.proposed_by,
            r.answer, r.choice, r.end_reason, r.ended_on, r.carded_on, r.decree_line, r.events
        """
    static let tables = "vulnerable_row r JOIN unit u ON u.gov_id = r.gov_id AND u.unit_id = r.unit_id"

    init(_ row: SQLRow, _ office: Office) throws {
        id = try row.integer(0)
        quota = QuotaID(try row.integer(1))
        line = Int(try row.integer(2))
        unit = try row.integer(3)
        unitName = try row.text(4)
        stage = try row.code(5, "vulnerable_row.stage")
        name = try row.text(6)
        hasNIK = row.optionalText(7) != nil
        sealedNIK = try row.text(8)
        let nik = try ProposalRow.open(sealedNIK, id, office)
        maskedNIK = hasNIK ? NIK.masked(nik) : nik
        born = try row.optionalDay(9, "vulnerable_row.born")
        sex = row.optionalText(10).flatMap { Sex(rawValue: $0) }
        work = try row.text(11)
        decile = try row.text(12)
        proof = try row.text(13)
        let ill = try row.text(14)
        isIll = ill.isEmpty ? nil : ill == "y"
        findings = try row.text(15).split(separator: "\n").compactMap { ProposalFinding(stored: $0) }
        person = try row.optionalInteger(16).map { PersonID($0) }
        spell = try row.optionalInteger(17).map { SpellID($0) }
        proposedBy = try row.text(18)
        answer = row.optionalText(19) ?? ""
        choice = row.optionalText(20).flatMap { HandBackChoice(rawValue: $0) }
        end = row.optionalText(21).flatMap { PlaceEnd(rawValue: $0) }
        endedOn = try row.optionalDay(22, "vulnerable_row.ended_on")
        cardedOn = try row.optionalDay(23, "vulnerable_row.carded_on")
        decreeLine = try row.optionalInteger(24).map { Int($0) }
        events = try row.integer(25)
    }

    static func open(_ sealed: String, _ row: Int64, _ office: Office) throws -> String {
        try office.sealing.open(
            sealed, FieldSealing.Place("vulnerable_row.nik", government: office.government, row: row))
    }

    /// What the checks ask, with the answers of a visit in the place of those of the list.
    func facts(proof: String? = nil, isIll: Bool? = nil, writtenNIK: String = "") -> ProposalFacts {
        ProposalFacts(
            hasNIK: hasNIK, writtenNIK: writtenNIK.isEmpty && !hasNIK ? maskedNIK : writtenNIK, name: name,
            born: born, decile: decile, proof: proof ?? self.proof, isIll: isIll ?? self.isIll)
    }
}

/// Reads rows of proposals.
struct ProposalRows {
    let office: Office
    let connection: any SQLConnection

    init(_ office: Office, _ connection: any SQLConnection) {
        self.office = office
        self.connection = connection
    }

    /// One row.
    func row(_ id: Int64) throws -> ProposalRow {
        let found = try connection.first(
            "SELECT \(ProposalRow.columns) FROM \(ProposalRow.tables) WHERE r.gov_id = $1 AND r.row_id = $2",
            [.integer(office.government), .integer(id)]
        ) { try ProposalRow($0, office) }
        guard let found else { throw VulnerableBookRefusal.noSuchRow }
        return found
    }

    /// Rows of a condition, by number; `r` is the table of rows.
    func rows(_ condition: RowCondition, atMost count: Int? = nil) throws -> [ProposalRow] {
        var statement = Statement()
        statement.add(
            "SELECT \(ProposalRow.columns) FROM \(ProposalRow.tables) WHERE r.gov_id = ? AND "
                + condition.sql + " ORDER BY r.row_id" + (count.map { " LIMIT \($0)" } ?? ""),
            [.integer(office.government)] + condition.values)
        return try connection.rows(statement.sql, statement.values) { try ProposalRow($0, office) }
    }

    /// Some rows by their numbers; who is not there is left out.
    func rows(_ ids: [Int64]) throws -> [ProposalRow] {
        try portions(ids).flatMap { portion in
            try rows(
                RowCondition(
                    "r.row_id IN (\(portion.map { _ in "?" }.joined(separator: ", ")))",
                    portion.map(SQLValue.integer)))
        }
    }
}
