package import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// A person as people may see him: the NIK but for its last four digits hidden.
package struct PersonCard: Sendable, Hashable {
    package let id: PersonID
    package let name: String
    /// `************0001`.
    package let maskedNIK: String
    package let born: Day?
    package let sex: Sex?
    package let died: Day?
}

/// Finds people of a government.
package struct PersonSearch: Sendable {
    let office: Office

    package init(_ office: Office) { self.office = office }

    /// The person with a NIK: one look-up by key. Nil where this government has nobody by it.
    package func person(nik: NIK) async throws -> PersonCard? {
        let (office, index) = (office, office.sealing.index(nik.description, kind: "nik"))
        return try await office.database.read { connection in
            guard let person = try SpellBook.person(nikIndex: index, on: connection) else { return nil }
            return try cards("person_id = $2", .integer(person), 1, office, connection).first
        }
    }

    /// The person with a participant's number.
    package func person(number: ParticipantCardNumber) async throws -> PersonCard? {
        let (office, index) = (office, office.sealing.index(number.digits, kind: "kpj"))
        return try await office.database.read { connection in
            let person = try connection.integer(
                "SELECT person_id FROM person_kpj WHERE kpj_index = $1", [.text(index)])
            guard let person else { return nil }
            return try cards("person_id = $2", .integer(person), 1, office, connection).first
        }
    }

    /// One person by the number in the books.
    package func person(_ id: PersonID) async throws -> PersonCard? {
        let office = office
        return try await office.database.read { connection in
            try cards("person_id = $2", .integer(id.number), 1, office, connection).first
        }
    }

    /// People whose names hold a text, whatever its case, by number; reads every name of the government.
    package func people(named part: String, atMost count: Int = 50) async throws -> [PersonCard] {
        let office = office
        let plain = part.lowercased().map { "!%_".contains($0) ? "!\($0)" : "\($0)" }.joined()
        return try await office.database.read { connection in
            try cards("lower(name) LIKE $2 ESCAPE '!'", .text("%\(plain)%"), count, office, connection)
        }
    }

    /// The participant's number of a person that holds last, but for its last four digits hidden; nil where
    /// there is none.
    package func maskedNumber(of person: PersonID) async throws -> String? {
        let office = office
        return try await office.database.read { connection in
            try connection.first(
                """
                SELECT kpj_sealed FROM participant_number WHERE gov_id = $1 AND person_id = $2
                ORDER BY valid_to DESC, recorded_ms DESC, kpj_index LIMIT 1
                """, [.integer(office.government), .integer(person.number)]
            ) { row in
                let place = FieldSealing.Place(
                    "participant_number.kpj", government: office.government, row: person.number)
                let number = try office.sealing.open(try row.text(0), place)
                return String(repeating: "*", count: max(0, number.utf8.count - 4)) + number.suffix(4)
            }
        }
    }

    /// All versions of a person's jobs.
    package func jobs(of person: PersonID) async throws -> JobHistory {
        let government = office.government
        return try await office.database.read { connection in
            try JobTable.jobs(of: person, government: government, on: connection).history
        }
    }
}

private func cards(
    _ condition: String, _ value: SQLValue, _ count: Int, _ office: Office, _ connection: any SQLConnection
) throws -> [PersonCard] {
    try connection.rows(
        """
        SELECT person_id, name, nik_sealed, born, sex, died FROM person
        WHERE gov_id = $1 AND \(condition) ORDER BY person_id LIMIT \(count)
        """, [.integer(office.government), value]
    ) { row in
        let id = try row.integer(0)
        let place = FieldSealing.Place("person.nik", government: office.government, row: id)
        let nik = try office.sealing.open(try row.text(2), place)
        return PersonCard(
            id: PersonID(id), name: try row.text(1),
            maskedNIK: NIK.masked(nik),
            born: try row.optionalDay(3, "person.born"),
            sex: try row.optionalText(4).map { try coded($0, "person.sex") },
            died: try row.optionalDay(5, "person.died"))
    }
}
