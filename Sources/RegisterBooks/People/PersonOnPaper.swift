package import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// A person as a form for BPJS asks for him: with all digits. Whoever prints it leaves an entry in the audit
/// chain.
package struct PersonOnPaper: Sendable, Hashable {
    package let name: String
    package let nik: String
    /// The participant's number (KPJ); nil where none is known.
    package let number: String?
    package let born: Day?
}

extension PersonSearch {
    /// A person for a form; nil where this government has nobody of that number.
    package func onPaper(_ person: PersonID) async throws -> PersonOnPaper? {
        let office = office
        return try await office.database.read { connection in
            let key: [SQLValue] = [.integer(office.government), .integer(person.number)]
            func opened(_ sealed: String, _ field: String) throws -> String {
                try office.sealing.open(
                    sealed, FieldSealing.Place(field, government: office.government, row: person.number))
            }
            let number = try connection.first(
                """
                SELECT kpj_sealed FROM participant_number WHERE gov_id = $1 AND person_id = $2
                ORDER BY valid_to DESC, recorded_ms DESC, kpj_index LIMIT 1
                """, key
            ) { try opened(try $0.text(0), "participant_number.kpj") }
            return try connection.first(
                "SELECT name, nik_sealed, born FROM person WHERE gov_id = $1 AND person_id = $2", key
            ) { row in
                PersonOnPaper(
                    name: try row.text(0), nik: try opened(try row.text(1), "person.nik"), number: number,
                    born: try row.optionalInteger(2).flatMap { Day(yyyymmdd: Int($0)) })
            }
        }
    }
}
