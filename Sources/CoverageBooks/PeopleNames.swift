package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// How a person is named in a list: the NIK is never shown but for its last four digits.
package struct NamedPerson: Sendable, Hashable {
    package let name: String
    package let maskedNIK: String
}

/// Finds people and names them.
package enum PeopleNames {
    /// The names of some people, by their numbers: one statement for all of them.
    ///
    /// - Precondition: at most ten thousand at a time.
    package static func named(
        _ people: [PersonID], by office: Office, on connection: any SQLConnection
    ) throws -> [PersonID: NamedPerson] {
        precondition(people.count <= 10_000, "names are read some thousands at a time")
        guard !people.isEmpty else { return [:] }
        let places = people.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        var names: [PersonID: NamedPerson] = [:]
        try connection.query(
            """
            SELECT person_id, name, nik_sealed FROM person WHERE gov_id = $1 AND person_id IN (\(places))
            ORDER BY person_id
            """, [.integer(office.government)] + people.map { .integer($0.number) }
        ) { row in
            let person = try row.integer(0)
            let nik = try office.sealing.open(
                try row.text(2),
                FieldSealing.Place("person.nik", government: office.government, row: person))
            names[PersonID(person)] = NamedPerson(name: try row.text(1), maskedNIK: NIK.masked(nik))
        }
        return names
    }

    /// The names of every unit of a government.
    package static func units(
        of government: Int64, on connection: any SQLConnection
    ) throws -> [UnitID: String] {
        var names: [UnitID: String] = [:]
        try connection.query(
            "SELECT unit_id, name FROM unit WHERE gov_id = $1 ORDER BY unit_id", [.integer(government)]
        ) { row in names[UnitID(try row.integer(0))] = try row.text(1) }
        return names
    }

    /// The person behind a NIK or a KPJ; nil where nobody has it.
    ///
    /// - Parameter kind: `nik` or `kpj`.
    package static func person(
        _ number: String, kind: String, by office: Office, on connection: any SQLConnection
    ) throws -> PersonID? {
        let index = office.sealing.index(number, kind: kind)
        if kind == "nik" { return try SpellBook.person(nikIndex: index, on: connection).map { PersonID($0) } }
        return try connection.integer(
            "SELECT person_id FROM person_kpj WHERE kpj_index = $1", [.text(index)]
        ).map { PersonID($0) }
    }

    /// The month of the first job of a person that was believed at an instant; nil where there was none.
    package static func firstMonth(
        of person: PersonID, government: Int64, known: Instant, on connection: any SQLConnection
    ) throws -> Month? {
        let known = min(known.epochMilliseconds, .max - 1)
        let day = try connection.integer(
            """
            SELECT MIN(valid_from) FROM job_spell
            WHERE gov_id = $1 AND person_id = $2 AND recorded_ms <= $3 AND superseded_ms > $3
            """, [.integer(government), .integer(person.number), .integer(known)])
        return try day.map { Month(of: try Day(number: $0, "job_spell.valid_from")) }
    }
}
