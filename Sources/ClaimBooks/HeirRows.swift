import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Reads and writes versions of heirs.
struct HeirRows {
    let office: Office
    let connection: any SQLConnection

    struct Held {
        let person: PersonID
        let version: Int64
        let draft: HeirDraft
    }

    func heirs(of person: PersonID) throws -> [Heir] {
        try connection.rows(
            """
            SELECT heir_id, relation, name_sealed, nik_sealed, born, school, confirmed_on FROM heir
            WHERE gov_id = $1 AND person_id = $2 AND superseded_ms = $3 AND ended_on IS NULL
            ORDER BY heir_id
            """, [.integer(office.government), .integer(person.number), .integer(.max)]
        ) { row in
            let id = try row.integer(0)
            let draft = try draft(row, id, from: 1)
            return Heir(
                id: HeirID(id), person: person, relation: draft.relation, name: draft.name,
                born: draft.born, school: draft.school.flatMap { SchoolPlace(code: $0) },
                maskedNIK: draft.nik.map { masked($0) }, confirmedOn: draft.confirmedOn)
        }
    }

    /// The NIK of the heirs of a person in full, for the papers that ask for it.
    func numbers(of person: PersonID) throws -> [HeirID: String] {
        var numbers: [HeirID: String] = [:]
        try connection.query(
            """
            SELECT heir_id, nik_sealed FROM heir
            WHERE gov_id = $1 AND person_id = $2 AND superseded_ms = $3 AND ended_on IS NULL
            ORDER BY heir_id
            """, [.integer(office.government), .integer(person.number), .integer(.max)]
        ) { row in
            let id = try row.integer(0)
            guard let sealed = row.optionalText(1) else { return }
            numbers[HeirID(id)] = try office.sealing.open(sealed, place("heir.nik", id))
        }
        return numbers
    }

    /// An heir whose row this transaction holds.
    func held(_ id: HeirID) throws -> Held? {
        try connection.first(
            """
            SELECT person_id, version, relation, name_sealed, nik_sealed, born, school, confirmed_on FROM heir
            WHERE gov_id = $1 AND heir_id = $2 AND superseded_ms = $3\(connection.engine.lockClause)
            """, [.integer(office.government), .integer(id.number), .integer(.max)]
        ) { row in
            Held(
                person: PersonID(try row.integer(0)), version: try row.integer(1),
                draft: try draft(row, id.number, from: 2))
        }
    }

    func refuseUnknown(_ person: PersonID) throws {
        let found = try connection.integer(
            "SELECT person_id FROM person WHERE gov_id = $1 AND person_id = $2",
            [.integer(office.government), .integer(person.number)])
        if found == nil { throw ClaimOpeningRefusal.unknownPerson }
    }

    func supersede(_ id: HeirID, at now: Int64) throws {
        try connection.execute(
            "UPDATE heir SET superseded_ms = $1 WHERE gov_id = $2 AND heir_id = $3 AND superseded_ms = $4",
            [.integer(now), .integer(office.government), .integer(id.number), .integer(.max)])
    }

    func insert(
        _ draft: HeirDraft, _ id: HeirID, of person: PersonID, version: Int64, at now: Int64, endedOn: Day?
    ) throws {
        try connection.execute(
            """
            INSERT INTO heir (gov_id, heir_id, version, person_id, relation, name_sealed, nik_sealed, born,
                school, confirmed_on, ended_on, recorded_by, recorded_ms, superseded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            [
                .integer(office.government), .integer(id.number), .integer(version),
                .integer(person.number), .text(draft.relation.rawValue),
                .text(office.sealing.seal(draft.name, place("heir.name", id.number))),
                SQLValue(draft.nik.map { office.sealing.seal($0, place("heir.nik", id.number)) }),
                SQLValue(draft.born?.number),
                SQLValue(draft.school.flatMap { SchoolPlace(code: $0) }?.code),
                SQLValue(draft.confirmedOn?.number), SQLValue(endedOn?.number), .text(office.actor),
                .integer(now), .integer(.max),
            ])
    }

    private func draft(_ row: SQLRow, _ id: Int64, from first: Int) throws -> HeirDraft {
        HeirDraft(
            relation: try coded(try row.text(first), "heir"),
            name: try office.sealing.open(try row.text(first + 1), place("heir.name", id)),
            nik: try row.optionalText(first + 2).map {
                try office.sealing.open($0, place("heir.nik", id))
            },
            born: try row.optionalInteger(first + 3).map { try Day(number: $0, "heir") },
            school: row.optionalText(first + 4),
            confirmedOn: try row.optionalInteger(first + 5).map { try Day(number: $0, "heir") })
    }

    private func place(_ field: String, _ id: Int64) -> FieldSealing.Place {
        FieldSealing.Place(field, government: office.government, row: id)
    }

    private func masked(_ nik: String) -> String {
        String(repeating: "*", count: max(0, nik.count - 4)) + nik.suffix(4)
    }
}
